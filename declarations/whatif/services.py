"""What was tried on the screen, saved as rulings: all of them, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from declarations.conflicts.models import Ruling
from declarations.conflicts.services import Decision, rule


@dataclass(frozen=True, slots=True)
class Chosen:
    """One ruling to save, following the one that stood when it was tried; `called` is how its refusal names it."""

    item: UUID
    person: UUID
    decision: Decision
    follows: UUID | None
    called: str
    field: str  # of the form, where its reason is asked


def rule_as_tried(rulings: Sequence[Chosen], *, by: Actor, once: UUID | None = None) -> list[Ruling]:
    """Rule as was tried, in this order: one deed, in which each ruling is one of its own.

    Raises what the ruling of one would: NotAllowed, or CannotBeDone with the name of the one; then none is saved.
    """
    if not rulings:
        raise CannotBeDone("Nothing here differs from what stands, so there is nothing to save. Try another step first.")
    with audit.deed("what_if.saved", by=by, once=once):
        return [_ruled(one, by=by) for one in rulings]


def _ruled(one: Chosen, *, by: Actor) -> Ruling:
    try:
        return rule(one.item, person=one.person, decision=one.decision, by=by, follows=one.follows)
    except CannotBeDone as refusal:
        field = one.field if refusal.field else None
        raise CannotBeDone(f"{one.called}: {refusal.says}", field=field) from refusal
