"""A name or a detail is asked to be withheld, in writing; the Guardian grants or refuses it, and releases it again (R2.15)."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.people.models import Person
from declarations.registers import permissions
from declarations.registers.models import Withholding
from declarations.registers.vocabulary import Decision, Part, Register

ASKED_BEFORE = "This is withheld already, or was asked for and waits for the Guardian."


def ask_to_withhold(
    person: Person,
    *,
    part: Part,
    because: str,
    on: date,
    by: Actor,
    register: Register = Register.INTERESTS,
    entry: UUID | None = None,
    letter: str = "",
    once: UUID | None = None,
) -> Withholding:
    """Ask in writing; from this moment, until the Guardian decides, nobody in public reads it. An officer names the letter.

    `entry` is the key of the entry whose details are meant. Raises NotAllowed, CannotBeDone.
    """
    permissions.may_ask_to_withhold(by, person).enforce()
    if not because.strip():
        raise CannotBeDone("Say what harm publication could do, or which law bars it.", field="because")
    if permissions.asks_for_another(by, person) and not letter.strip():
        raise CannotBeDone(f"Name the letter in which {person} asks for it, with its day.", field="letter")
    try:
        with audit.deed("withholding.asked", by=by, because=because.strip(), once=once):
            asked = Withholding(
                ccg_id=person.ccg_id, person=person, register=register, part=part, because=because.strip(), letter=letter.strip(),
                entry=entry if part is Part.DETAIL else None, asked_by_id=by.user_id, asked_on=on,
            )  # fmt: skip
            asked.save()
            return asked
    except IntegrityError as double:
        raise CannotBeDone(ASKED_BEFORE) from double


def grant(
    withholding: Withholding,
    *,
    version: int,
    reason: str,
    review_on: date | None,
    on: date,
    by: Actor,
    once: UUID | None = None,
) -> Withholding:
    """Withhold it, until a day on which it is looked at again. Raises NotAllowed, CannotBeDone."""
    if review_on is None or review_on <= on:
        raise CannotBeDone(f"Give a day after {day(on)} on which this is looked at again.", field="review_on")
    return _decide(
        withholding, Decision.GRANTED, version=version, reason=reason, review_on=review_on, on=on, by=by, once=once
    )


def refuse(
    withholding: Withholding, *, version: int, reason: str, on: date, by: Actor, once: UUID | None = None
) -> Withholding:
    """Publish it: the reasons for withholding do not weigh enough. Raises NotAllowed, CannotBeDone."""
    return _decide(withholding, Decision.REFUSED, version=version, reason=reason, review_on=None, on=on, by=by, once=once)


def release(
    withholding: Withholding, *, version: int, reason: str, on: date, by: Actor, once: UUID | None = None
) -> Withholding:
    """Publish again what was withheld: the editions made meanwhile stay without it. Raises NotAllowed, CannotBeDone."""
    permissions.may_decide(by, withholding).enforce()
    with audit.deed("withholding.released", by=by, because=_said(reason), once=once):
        current = _held(withholding, version)
        if current.decision != Decision.GRANTED:
            raise CannotBeDone("This is not withheld, so it cannot be released.")
        current.decision, current.released_on, current.release_reason = Decision.RELEASED, on, reason.strip()
        current.save()
    return current


def review(
    withholding: Withholding,
    *,
    version: int,
    reason: str,
    review_on: date | None,
    on: date,
    by: Actor,
    once: UUID | None = None,
) -> Withholding:
    """Look at it again and keep it withheld, until another day. Raises NotAllowed, CannotBeDone."""
    permissions.may_decide(by, withholding).enforce()
    if review_on is None or review_on <= on:
        raise CannotBeDone(f"Give a day after {day(on)} on which this is looked at again.", field="review_on")
    with audit.deed("withholding.reviewed", by=by, because=_said(reason), once=once):
        current = _held(withholding, version)
        if current.decision != Decision.GRANTED:
            raise CannotBeDone("Only what is withheld is looked at again.")
        current.review_on = review_on
        current.save()
    return current


def _decide(
    withholding: Withholding,
    decision: Decision,
    *,
    version: int,
    reason: str,
    review_on: date | None,
    on: date,
    by: Actor,
    once: UUID | None,
) -> Withholding:
    permissions.may_decide(by, withholding).enforce()
    with audit.deed(f"withholding.{decision}", by=by, because=_said(reason), once=once):
        current = _held(withholding, version)
        if current.decision != Decision.ASKED:
            raise CannotBeDone("Somebody decided this already.")
        current.decision, current.reason, current.review_on = decision, reason.strip(), review_on
        current.decided_by_id, current.decided_on = by.user_id, on
        current.save()
    return current


def _held(withholding: Withholding, version: int) -> Withholding:
    current = audit.held(withholding)
    audit.must_be_as_read(current, version)
    return current


def _said(reason: str) -> str:
    if not reason.strip():
        raise CannotBeDone("Give the reason of your decision. It is kept, and never published.", field="reason")
    return reason.strip()
