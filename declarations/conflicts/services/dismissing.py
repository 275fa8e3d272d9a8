"""A match that is none: dismissed with a reason, by two people where it is a direct financial one, and taken back."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.people.models import Person
from declarations.conflicts import permissions
from declarations.conflicts.models import Dismissal
from declarations.conflicts.selectors.cases import Case, case_of
from declarations.conflicts.selectors.dismissals import same_as, where_of
from declarations.guidance.dismissals import changed
from declarations.guidance.matches import Match

CHANGED = "The facts are not what they were when this match was dismissed. Take it back, and look at the match again."


@dataclass(frozen=True, slots=True)
class NoMatch:
    """What somebody found: which match is none, how far that goes, until when, and why."""

    interest: UUID
    party: str  # the key of the match's party
    because: str
    scope: Dismissal.Scope = Dismissal.Scope.PAIR
    until: date | None = None


def dismiss(item: UUID, *, person: UUID, found: NoMatch, on: date, by: Actor, once: UUID | None = None) -> Dismissal:
    """Find that a match is none. A direct financial one stands until a second person confirms it.

    Raises NotAllowed, and CannotBeDone when there is no such match, the meeting is over or a reason is missing.
    """
    case = case_of(item, person, by)
    if case is None:
        raise CannotBeDone("This person takes no part in this item, so there is no match to dismiss.")
    permissions.may_dismiss(by, person=person, where=case.found.where_of(case.item)).enforce()
    if by.user_id is None:
        raise CannotBeDone("A match is dismissed by a person: sign in.")
    _can_be_found(found, on=on, meeting=case.found.meeting.date)
    match = case.match(found.interest, found.party)
    if match is None or match.dismissed:
        raise CannotBeDone("There is no such match any more. Look at the conflicts of this person as they stand now.")
    covered = _covered(case, match, found.scope)
    second = any(one.is_direct_financial for one in covered)
    with audit.deed("match.dismissed", by=by, because=found.because.strip(), once=once):
        Person.objects.select_for_update().get(pk=person)  # two who dismiss one match see each other
        dismissal = Dismissal(
            ccg_id=case.found.gathered.row.ccg_id,
            item_id=item,
            person_id=person,
            interest_id=match.interest.key,  # type: ignore[misc]  # from the database, so a UUID
            scope=found.scope,
            **_party(match),
            rests_on={ground.about: ground.value for one in covered for ground in one.grounds},
            because=found.because.strip(),
            since=None if second else on,
            until=found.until,
            dismissed_by_id=by.user_id,
            dismissed_on=on,
        )
        _is_not_said_yet(dismissal, on)
        return _saved(dismissal)


def confirm(dismissal: Dismissal, *, on: date, by: Actor, once: UUID | None = None) -> Dismissal:
    """As the second person, agree that the match is none. Raises NotAllowed, and CannotBeDone when the facts have changed."""
    permissions.may_confirm(
        by, person=dismissal.person_id, dismissed_by=dismissal.dismissed_by_id, where=where_of(dismissal)
    ).enforce()
    with audit.deed("dismissal.confirmed", by=by, once=once):
        current = _current(dismissal)
        if not current.is_pending:
            raise CannotBeDone("This dismissal does not wait for anybody any more.")
        if current.until and current.until <= on:
            raise CannotBeDone(f"It was to hold until {day(current.until)}, which is over. Take it back.")
        _rests_on_the_same(current, by)
        current.since, current.confirmed_by_id = on, by.user_id
        return _saved(current)


def withdraw(dismissal: Dismissal, *, because: str, on: date, by: Actor, once: UUID | None = None) -> Dismissal:
    """Take a dismissal back, or refuse one that waits: from this day the match is flagged again."""
    permissions.may_dismiss(by, person=dismissal.person_id, where=where_of(dismissal)).enforce()
    if not because.strip():
        raise CannotBeDone("Say why the match is looked at again. It stays in the history.", field="because")
    with audit.deed("dismissal.withdrawn", by=by, because=because.strip(), once=once):
        current = _current(dismissal)
        if current.withdrawn_on is not None:
            raise CannotBeDone(f"This dismissal was taken back already, on {day(current.withdrawn_on)}.")
        current.withdrawn_on, current.withdrawn_because = on, because.strip()
        current.withdrawn_by_id = by.user_id
        return _saved(current)


def _can_be_found(found: NoMatch, *, on: date, meeting: date) -> None:
    if meeting < on:
        raise CannotBeDone("This meeting is over: what was found there stays. Dismiss the match where it comes up next.")
    if not found.because.strip():
        raise CannotBeDone("Say why this is no match. Whoever chairs the next meeting reads it.", field="because")
    if found.until and found.until <= on:
        raise CannotBeDone("It must hold for a day at least: give a day to come, or none.", field="until")


def _covered(case: Case, match: Match, scope: Dismissal.Scope) -> list[Match]:
    """The matches that the dismissal is about: the one, or all with the same party."""
    if scope is Dismissal.Scope.PAIR:
        return [match]
    return [one for one in case.matches if one.party == match.party]


def _party(match: Match) -> dict[str, Any]:
    [network] = match.party.practices_in or (None,)
    return {
        "organisation_id": match.party.organisation,
        "practices_in_id": network,
        "affected_class": match.party.affected_class,
        "topic": match.party.topic,
    }


def _is_not_said_yet(dismissal: Dismissal, on: date) -> None:
    said = same_as(dismissal, on=on)
    if said is not None:
        waits = " It waits for a second person." if said.is_pending else ""
        raise CannotBeDone(f"{said.dismissed_by} dismissed this match already, on {day(said.dismissed_on)}.{waits}")


def _rests_on_the_same(dismissal: Dismissal, by: Actor) -> None:
    case = case_of(dismissal.item_id, dismissal.person_id, by)
    matches = [one for one in case.matches if one.interest.key == dismissal.interest_id] if case else []
    if not any(not changed(dismissal.rests_on, one.grounds) for one in matches):
        raise CannotBeDone(CHANGED)


def _current(dismissal: Dismissal) -> Dismissal:
    """The row as it is now, held until the deed ends. Raises ChangedMeanwhile."""
    return audit.held(dismissal)


def _saved(dismissal: Dismissal) -> Dismissal:
    dismissal.save()
    return dismissal
