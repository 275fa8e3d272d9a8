"""The meeting as it would be, so that the ordinary assessment can answer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from committees.meetings.facts import Concern
from committees.organisations.facts import Key, Organisation
from committees.seats.facts import Seat
from committees.seats.vocabulary import InvitedAs
from declarations.guidance.facts import Interest, Meeting, Ruled, Sitting
from declarations.guidance.vocabulary import InterestCategory, InterestRole
from declarations.whatif.suppositions import (
    NOTHING,
    Away,
    Comes,
    Deputised,
    Handled,
    Invited,
    Known,
    Party,
    Supposition,
    person_of,
    standing_in,
)

Supposed = tuple[Meeting, tuple[Ruled, ...]]


def supposed(
    meeting: Meeting, rulings: Sequence[Ruled], suppositions: Sequence[Supposition], known: Known = NOTHING
) -> Supposed:
    """The facts and rulings as they would be; what speaks of somebody or something that is not there changes nothing."""
    meeting = replace(
        meeting,
        organisations=_told_of(meeting.organisations, known.organisations),
        links=tuple(dict.fromkeys((*meeting.links, *known.links))),
        dismissals=tuple(dict.fromkeys((*meeting.dismissals, *known.dismissals))),
    )
    altered: Supposed = meeting, tuple(rulings)
    for number, supposition in enumerate(suppositions):
        altered = _with(altered, supposition, known, number)
    return altered


def _told_of(at_hand: Mapping[Key, Organisation], more: Mapping[Key, Organisation]) -> dict[Key, Organisation]:
    """All the organisations; of one known twice, what says whose member practice it is."""
    told = {**more, **at_hand}
    return {key: more[key] if key in more and one.member_of_ccg is None else one for key, one in told.items()}


def _with(facts: Supposed, supposition: Supposition, known: Known, number: int) -> Supposed:
    meeting, rulings = facts
    match supposition:
        case Handled():
            return meeting, _ruled(meeting, rulings, supposition)
        case Away(person):
            return _seated(meeting, tuple(_absent(each, person) for each in meeting.sittings)), rulings
        case Comes(person):
            return _seated(meeting, tuple(_present(each, person) for each in meeting.sittings)), rulings
        case Deputised(person, deputy):
            return _deputised(meeting, person, deputy), rulings
        case Invited():
            return _joined(meeting, _guest(supposition, known, number)), rulings
        case Party():
            return _concerning(meeting, supposition), rulings


def _ruled(meeting: Meeting, rulings: tuple[Ruled, ...], tried: Handled) -> tuple[Ruled, ...]:
    """The rulings with this one in place of what was ruled on the person and item; what is said of papers stays."""
    known = next((one for one in rulings if (one.item, one.person) == (tried.item, tried.person)), None)
    no_papers = known is not None and known.no_papers and tried.step is not None
    others = tuple(one for one in rulings if one is not known)
    return (*others, Ruled(tried.item, tried.person, tried.step, no_papers))


def _seated(meeting: Meeting, sittings: tuple[Sitting, ...]) -> Meeting:
    return replace(meeting, sittings=sittings)


def _absent(sitting: Sitting, person: Key) -> Sitting:
    return replace(sitting, present=False) if person_of(sitting) == person else sitting


def _present(sitting: Sitting, person: Key) -> Sitting:
    return replace(sitting, present=not sitting.vacant, absent_for=frozenset()) if person_of(sitting) == person else sitting


def _deputised(meeting: Meeting, person: Key, deputy: Key) -> Meeting:
    """The deputy sits in the principal's seat; with nobody nominated, nothing changes."""
    coming = standing_in(meeting, person, deputy)
    if not coming:
        return meeting
    away = (_absent(each, person) for each in meeting.sittings)
    return _seated(meeting, tuple(replace(each, present=True) if each.key in coming else each for each in away))


def _joined(meeting: Meeting, sitting: Sitting) -> Meeting:
    return _seated(meeting, (*meeting.sittings, sitting))


def _guest(invited: Invited, known: Known, number: int) -> Sitting:
    seat = Seat(
        office="Invited",
        category=invited.category,
        voting=invited.votes,
        committees=frozenset() if invited.committee is None else frozenset({invited.committee}),
        invited_as=InvitedAs.OTHER_GOVERNING_BODY if invited.votes else InvitedAs.INDEPENDENT_CLINICIAN,
    )
    on_record = known.people.get(invited.person) if invited.person is not None else None
    if on_record is not None:
        return replace(on_record, seat=seat)
    key = ("invited", number)
    return Sitting(key=key, name=invited.name, seat=seat, interests=tuple(_partnership(invited, key)))


def _partnership(invited: Invited, key: Key) -> Sequence[Interest]:
    """All that is supposed of a stranger: a partner where they work. With no declaration the rest cannot be told."""
    if invited.organisation is None:
        return ()
    return (
        Interest(
            key=key,
            category=InterestCategory.FINANCIAL,
            direct=True,
            role=InterestRole.PARTNER,
            organisation=invited.organisation,
        ),
    )


def _concerning(meeting: Meeting, party: Party) -> Meeting:
    concern = Concern(
        organisation=party.organisation,
        unidentified=party.name if party.organisation is None else None,
        part_played=party.part_played,
    )
    items = tuple(
        replace(item, concerns=(*item.concerns, concern)) if item.key == party.item else item for item in meeting.items
    )
    return replace(meeting, items=items)
