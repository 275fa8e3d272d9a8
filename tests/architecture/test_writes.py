"""Rows are written only by deeds, and deeds stand only in services."""

import ast

import pytest

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
GROUND = {
    "coi_register/audit/models.py",  # where a row refuses to be written outside a deed
    "coi_register/audit/sealed.py",  # where a table refuses a bulk write
    "coi_register/accounts/models.py",  # the manager that Django asks for accounts
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


@pytest.mark.parametrize("module", modules(), ids=str)
def test_only_services_write(module: Module) -> None:
    if module.path.stem == "services" or "services" in module.path.parts or str(module) in GROUND:
        return
    lines = [f"{module}:{call.lineno} {called(call)}" for call in module.calls() if writes_rows(call)]
    assert not lines, f"Writes outside services.py: {lines}. Make it a deed of the room's services."


@pytest.mark.parametrize("module", modules(), ids=str)
def test_no_statement_goes_past_the_models(module: Module) -> None:
    reads = {"selectors", "gather"} & {module.path.stem, *module.path.parts}
    past = {"cursor", "extra", "RawSQL"} if reads else {"cursor", "extra", "RawSQL", "raw"}
    lines = [f"{module}:{call.lineno} {called(call)}" for call in module.calls() if called(call) in past]
    assert not lines, f"SQL by hand: {lines}. A question may be `raw` in selectors or gather; a deed never."
