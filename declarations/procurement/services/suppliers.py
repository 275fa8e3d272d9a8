"""Suppliers take part, are identified, withdraw, and are checked again."""

from datetime import date
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from declarations.procurement import permissions
from declarations.procurement.models import Procurement, StageReached, Supplier, SupplierCheck
from declarations.procurement.services.looking import look
from declarations.procurement.vocabulary import STAGE_LABELS, Fate, Stage


def name_supplier(
    procurement: Procurement,
    *,
    on: date,
    by: Actor,
    organisation: Organisation | None = None,
    unidentified: str = "",
    once: UUID | None = None,
) -> Supplier:
    """Say that a supplier takes part; it is checked at once. One that nobody can identify yet is kept by its name."""
    permissions.may_keep(by, procurement).enforce()
    supplier = Supplier(procurement=procurement, organisation=organisation, unidentified=unidentified.strip())
    if organisation is None and not supplier.unidentified:
        raise CannotBeDone("Say which organisation it is.", field="organisation")
    with audit.deed("procurement.supplier_named", by=by, once=once) as done:
        _is_open(procurement)
        _takes_part_once(procurement, organisation)
        supplier.save()
        look([supplier], stage_of(procurement), on=on, at=done.at)
    return supplier


def identify(
    supplier: Supplier, *, organisation: Organisation, on: date, by: Actor, because: str = "", once: UUID | None = None
) -> Supplier:
    """Say which organisation a supplier is that was known by a name only, and check it. Raises CannotBeDone."""
    permissions.may_keep(by, supplier.procurement).enforce()
    with audit.deed("procurement.supplier_identified", by=by, because=because.strip(), once=once) as done:
        current = audit.held(supplier)
        if current.organisation_id is not None:
            raise CannotBeDone(f"This supplier is identified already: {current}.")
        _takes_part_once(current.procurement, organisation)
        current.organisation, current.unidentified = organisation, ""
        current.save()
        look([current], stage_of(current.procurement), on=on, at=done.at)
    return current


def withdraw(supplier: Supplier, *, by: Actor, because: str, once: UUID | None = None) -> Supplier:
    """Say that a supplier no longer takes part, and why; what its checks found stays."""
    permissions.may_keep(by, supplier.procurement).enforce()
    with audit.deed("procurement.supplier_withdrew", by=by, because=because.strip(), once=once):
        current = audit.held(supplier)
        if current.fate != Fate.TAKING_PART:
            raise CannotBeDone(f"{current} does not take part any more. There is nothing to withdraw.")
        current.fate = Fate.WITHDREW
        current.save()
    return current


def check_again(procurement: Procurement, *, on: date, by: Actor, once: UUID | None = None) -> list[SupplierCheck]:
    """Hold every supplier that takes part, or was chosen, against the registers as they stand."""
    permissions.may_keep(by, procurement).enforce()
    with audit.deed("procurement.suppliers_checked", by=by, once=once) as done:
        standing = procurement.suppliers.filter(fate__in=(Fate.TAKING_PART, Fate.AWARDED)).select_related("organisation")
        suppliers = list(standing)
        if not suppliers:
            raise CannotBeDone("No supplier takes part, so there is nothing to check. Name one first.")
        return look(suppliers, stage_of(procurement), on=on, at=done.at)


def stage_of(procurement: Procurement) -> StageReached:
    """The stage at which a procurement stands."""
    reached = {Stage(row.stage): row for row in procurement.stages.select_related("procurement")}
    return reached[max(reached, key=list(Stage).index)]


def _is_open(procurement: Procurement) -> None:
    stage = Stage(stage_of(procurement).stage)
    if stage in (Stage.AWARDED, Stage.ENDED):
        raise CannotBeDone(f"{procurement} stands at “{STAGE_LABELS[stage]}”. No supplier can join it any more.")


def _takes_part_once(procurement: Procurement, organisation: Organisation | None) -> None:
    if organisation and procurement.suppliers.filter(organisation=organisation).exists():
        raise CannotBeDone(f"{organisation} takes part already.", field="organisation")
