"""A meeting of the year told as facts, for the evaluator that gives its reasons."""

from datetime import date

from committees.organisations.facts import Key, Organisation
from committees.seats.facts import Committee, Seat
from committees.seats.vocabulary import CommitteeKind
from declarations.country import rows
from declarations.country.area import SEAT, Area
from declarations.guidance.facts import Meeting, Sitting


def told(meeting: rows.Meeting, area: Area) -> Meeting:
    """The same facts that the engine is given, on the date of the meeting."""
    committee = area.committees[meeting.committee]
    return Meeting(
        date=meeting.on,
        ccgs=(committee.ccg,),
        committees=(Committee(committee.id, "", committee.ccg, CommitteeKind(committee.kind)),),
        sittings=tuple(_sitting(person, seat, chair, meeting.on, area) for person, seat, chair in area.seated_at(meeting)),
        items=tuple(area.items[meeting.id]),
        organisations=_organisations(area, meeting.on.toordinal()),
        links=tuple(area.around.links),
    )


def _sitting(person: Key, seat: rows.Seat, chair: bool, on: date, area: Area) -> Sitting:
    return Sitting(
        key=person,
        name="",
        seat=Seat("", SEAT[seat.category], True, chair=chair, committees=frozenset({seat.committee})),
        confirmed=max((day for day in area.said.get(person, ()) if day <= on), default=None),
        interests=tuple(area.interests.get(person, ())),
    )


def _organisations(area: Area, day: int) -> dict[Key, Organisation]:
    """Without their names; two of one name are for a person to tell apart."""
    known = area.around.organisations
    return {key: Organisation(key, str(key), each.kind, each.in_ccg(day)) for key, each in known.items()}
