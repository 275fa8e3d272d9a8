"""A procurement is put on the register, and changed."""

from datetime import date
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from committees.seats.models import Committee
from declarations.procurement import permissions, soundness
from declarations.procurement.models import Procurement, StageReached
from declarations.procurement.vocabulary import Stage

AMENDABLE = frozenset(
    {"reference", "title", "description", "existing", "buying", "partners", "route", "selection", "clinical_lead"}
    | {"contract_manager", "value", "value_to_ccg", "first_day", "last_day", "conflicts_noted", "justification", "comments"}
)


def plan(
    ccg: Organisation,
    *,
    on: date,
    by: Actor,
    committee: Committee | None = None,
    decided_by: str = "",
    once: UUID | None = None,
    **told: Any,
) -> Procurement:
    """Put a procurement on the register at its first stage: who decided on which day that the CCG buys."""
    permissions.may_plan(by, ccg).enforce()
    _known(told)
    soundness.check_days(on=on, today=by.on)
    if committee is None and not decided_by.strip():
        raise CannotBeDone("Say who decided that this is bought: a committee, or in your own words.", field="decided_by")
    procurement = Procurement(ccg=ccg, **told)
    soundness.check_contract(procurement)
    with audit.deed("procurement.planned", by=by, once=once):
        _one_reference(procurement)
        procurement.save()
        first = StageReached(
            procurement=procurement, stage=Stage.PLANNED, on=on, committee=committee, decided_by=decided_by.strip()
        )
        first.save()
    return procurement


def amend(procurement: Procurement, *, by: Actor, because: str, once: UUID | None = None, **changes: Any) -> Procurement:
    """Change what the register says of a procurement, and why. Raises CannotBeDone and ChangedMeanwhile."""
    permissions.may_keep(by, procurement).enforce()
    _known(changes)
    with audit.deed("procurement.amended", by=by, because=because.strip(), once=once):
        current = audit.held(procurement)
        for field, value in changes.items():
            setattr(current, field, value)
        soundness.check_contract(current)
        _one_reference(current)
        current.save()
    return current


def _known(told: dict[str, Any]) -> None:
    if unknown := told.keys() - AMENDABLE:
        raise TypeError(f"A procurement has no {', '.join(sorted(unknown))}.")


def _one_reference(procurement: Procurement) -> None:
    same = Procurement.objects.filter(ccg=procurement.ccg_id, reference=procurement.reference).exclude(pk=procurement.pk)
    if taken := same.first():
        raise CannotBeDone(
            f"{procurement.reference} is the reference of “{taken.title}” already. Give this one another.", field="reference"
        )
