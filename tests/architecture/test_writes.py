"""Rows are written only by deeds, and deeds stand only in services."""

import ast

from tests.architecture.code import Module, called, modules

WRITES = {
    "save",
    "delete",
    "create",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "record_all",
    "bulk_create_with_history",
}
PAST_THE_MODELS = {"cursor", "extra", "raw", "RawSQL"}
GROUND = {
    "declarations/exports/bench/register.py",  # an invented register, in a database that is thrown away
    "declarations/exports/bench/leaving.py",  # saves a workbook of openpyxl, and no row
    "declarations/minutes/presenters/word.py",  # saves a Word file of python-docx, and no row
    "declarations/exports/views.py",  # takes a mark out of the cache, and no row
    "declarations/packs/binding.py",  # saves a PDF, and no row
    "committees/papers/publishing/pdf.py",  # saves a PDF, and no row
    "coi_register/audit/models.py",  # where a row refuses to be written outside a deed
    "coi_register/audit/sealed.py",  # where a table refuses a bulk write
    "coi_register/accounts/models.py",  # the manager that Django asks for accounts
    "coi_register/accounts/sessions.py",  # ends a session under its old name; sessions are no part of the register
    "coi_register/keeping/copies/files.py",  # puts files back on their shelves, and writes no row
    "coi_register/log/bench.py",  # writes in a database to be thrown away, to see what that costs
}
BY_HAND = {
    "declarations/exports/bench/leaving.py",  # COPY stands beside what we write; in a database that is thrown away
    "declarations/registers/selectors/copying.py",  # has PostgreSQL write a published register as CSV
    "declarations/country/bench/ready.py",  # the one query of a page that stands beside ours
    "declarations/country/copying.py",  # the one door for COPY and for measured statements
    "coi_register/audit/copying.py",  # many new rows with their history, for `record_all`
    "coi_register/audit/naming.py",  # tells PostgreSQL which deed is being done
    "coi_register/keeping/catalogue.py",  # gives the logins their rights, and asks PostgreSQL about itself
    "coi_register/log/adopting.py",  # takes rows into the log as the triggers would tell them
    "coi_register/log/laying.py",  # lays the triggers
    "coi_register/log/bench.py",  # puts them to sleep in a database to be thrown away
    "coi_register/log/coverage.py",  # looks whether they are there
    "coi_register/log/replay.py",  # reads the rows as the triggers tell them
    "coi_register/proof/moment.py",  # sees log and rows as they are at one moment
    "coi_register/log/services.py",  # writes the events that are no row's
}


def writes_rows(call: ast.Call) -> bool:
    """Whether the call looks like a write: `row.save()`, `Row.objects.create()`; not `super().save()`, nor bare words."""
    match call.func:
        case ast.Attribute(value=ast.Call(func=ast.Name(id="super"))):
            return False
        case ast.Attribute(attr=name):
            return name in WRITES
        case _:
            return called(call) in {"record_all", "bulk_create_with_history"}


def is_where_deeds_stand(module: Module) -> bool:
    """Whether the module is a room's services, or the ground on which deeds rest."""
    return "services" in (module.path.stem, *module.path.parts) or str(module) in GROUND


def test_only_services_write() -> None:
    found = [
        f"{module}:{call.lineno} {called(call)}"
        for module in modules()
        if not is_where_deeds_stand(module)
        for call in module.calls()
        if writes_rows(call)
    ]
    assert not found, f"Make it a deed of the room's services: {found}"


def test_no_statement_goes_past_the_models() -> None:
    found = [
        f"{module}:{call.lineno} {called(call)}"
        for module in modules()
        for call in module.calls()
        if called(call) in PAST_THE_MODELS
        and str(module) not in BY_HAND
        and not (called(call) == "raw" and asks_questions(module))
    ]
    assert not found, f"SQL by hand; a question may be `raw` in selectors or gather, a deed never: {found}"


def asks_questions(module: Module) -> bool:
    """Whether the module is a room's selectors, or gathers facts."""
    return bool({"selectors", "gather"} & {module.path.stem, *module.path.parts})
