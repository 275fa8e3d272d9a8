"""The deeds of a breach: hand it over, say more of it, take it up, and close it with what was found and learned."""

from datetime import date
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.breaches import permissions
from declarations.breaches.models import Breach
from declarations.breaches.vocabulary import Affected, Control, Finding
from declarations.gifts.models import Offer
from declarations.interests.models import Interest


def hand_over(
    ccg: Organisation,
    *,
    control: Control,
    what_happened: str,
    discovered_on: date,
    on: date,
    by: Actor,
    person: Person | None = None,
    interest: Interest | None = None,
    offer: Offer | None = None,
    rule: str = "",
    arose_on: date | None = None,
    once: UUID | None = None,
) -> Breach:
    """Draft a breach and hand it to the Guardian, who assesses whether it is one. Raises NotAllowed and CannotBeDone."""
    permissions.may_draft(by, ccg, person).enforce()
    breach = Breach(
        ccg=ccg, person=person, interest=interest, offer=offer, control=control, what_happened=what_happened.strip(),
        rule=rule.strip(), arose_on=arose_on, discovered_on=discovered_on, drafted_by_id=by.user_id, by_name=by.name,
        drafted_on=on,
    )  # fmt: skip
    _is_sound(breach, on)
    with audit.deed("breach.handed_over", by=by, once=once):
        _is_not_open_already(breach)
        breach.save()
    return breach


def say_more(breach: Breach, *, by: Actor, because: str, once: UUID | None = None, **changes: Any) -> Breach:
    """Correct or complete what happened, while it is open; with a reason."""
    permissions.may_draft(by, breach.ccg, breach.person).enforce()
    if unknown := changes.keys() - {"control", "what_happened", "rule", "arose_on", "discovered_on"}:
        raise TypeError(f"say_more cannot change {', '.join(sorted(unknown))}")
    if not because.strip():
        raise CannotBeDone("Say why it changes. It stays in the history of this breach.", field="because")
    with audit.deed("breach.amended", by=by, because=because.strip(), once=once):
        current = _open(breach)
        for field, value in changes.items():
            setattr(current, field, value)
        _is_sound(current, by.on)
        current.save()
        return current


def begin(breach: Breach, *, on: date, by: Actor, once: UUID | None = None) -> Breach:
    """As the Guardian, begin to assess it."""
    permissions.may_assess(by, breach).enforce()
    if by.user_id is None:
        raise CannotBeDone("A breach is assessed by a person: sign in.")
    with audit.deed("breach.taken_up", by=by, once=once):
        current = _open(breach)
        if current.assessed_by_id is not None:
            raise CannotBeDone(f"{current.assessed_by} has been looking at this since {day(current.taken_up_on)}.")
        current.assessed_by_id, current.taken_up_on = by.user_id, on
        current.save()
        return current


def close(
    breach: Breach,
    *,
    finding: Finding,
    outcome: str,
    affected: Affected,
    lessons: str,
    actions: str = "",
    on: date,
    by: Actor,
    once: UUID | None = None,
) -> Breach:
    """Close it with what was found; of a breach also what was learned (R9.1: published for learning, without names)."""
    permissions.may_assess(by, breach).enforce()
    if by.user_id is None:
        raise CannotBeDone("A breach is assessed by a person: sign in.")
    if not outcome.strip():
        raise CannotBeDone("Say what was found, and how you know.", field="outcome")
    if finding is Finding.BREACH and not lessons.strip():
        raise CannotBeDone("Say what others can learn from it. Do not name anybody.", field="lessons")
    with audit.deed("breach.closed", by=by, because=outcome.strip(), once=once):
        current = _open(breach)
        if current.assessed_by_id is None:
            current.assessed_by_id, current.taken_up_on = by.user_id, on
        current.finding, current.outcome, current.affected = finding, outcome.strip(), affected
        current.lessons, current.actions, current.closed_on = lessons.strip(), actions.strip(), on
        current.save()
        return current


def _open(breach: Breach) -> Breach:
    """The row as it is now, held until the deed ends. Raises ChangedMeanwhile."""
    current = audit.held(breach)
    if not current.is_open:
        raise CannotBeDone(
            f"This was closed on {day(current.closed_on)}. Hand over another where something new came to light."
        )
    return current


def _is_sound(breach: Breach, today: date | None) -> None:
    if not breach.what_happened.strip():
        raise CannotBeDone("Say what happened.", field="what_happened")
    if today and breach.discovered_on > today:
        raise CannotBeDone(
            f"{day(breach.discovered_on)} has not come yet. Give the day on which it was noticed.", field="discovered_on"
        )
    if breach.arose_on and breach.arose_on > breach.discovered_on:
        raise CannotBeDone(
            f"It cannot have been noticed on {day(breach.discovered_on)} and have happened only on {day(breach.arose_on)}.",
            field="arose_on",
        )


def _is_not_open_already(breach: Breach) -> None:
    """One row has one open breach; the database says so too."""
    about = {"interest": breach.interest} if breach.interest else {"offer": breach.offer} if breach.offer else None
    if about and Breach.objects.filter(finding=None, **about).exists():
        raise CannotBeDone("This is handed over already, and waits for the Conflicts of Interest Guardian.")
