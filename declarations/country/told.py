"""A meeting of the year told as facts, for the evaluator that gives its reasons."""

from collections.abc import Iterable
from datetime import date

from committees.meetings.facts import Concern, Item
from committees.meetings.vocabulary import ItemKind, PartPlayed, Route, Stage
from committees.organisations.facts import Key, Organisation
from committees.seats.facts import Committee, Seat
from committees.seats.vocabulary import CommitteeKind
from declarations.country import rows
from declarations.country.area import CLASS, SEAT, Area, words
from declarations.guidance.facts import Meeting, Sitting

KIND, ROUTE, STAGE, PART = map(words, (ItemKind, Route, Stage, PartPlayed))


def told(meeting: rows.Meeting, area: Area) -> Meeting:
    """The same facts that the engine is given, on the date of the meeting."""
    committee = area.committees[meeting.committee]
    return Meeting(
        date=meeting.on,
        ccgs=(committee.ccg,),
        committees=(Committee(committee.id, "", committee.ccg, CommitteeKind(committee.kind)),),
        sittings=_distinct(_sitting(seat, meeting.on, area) for seat in area.seated_at(meeting)),
        items=tuple(_item(item, area) for item in area.items[meeting.id]),
        organisations=_organisations(area, meeting.on.toordinal()),
        links=tuple(area.around.links),
    )


def _item(row: rows.Item, area: Area) -> Item:
    concerns = tuple(_concern(concern) for concern in area.concerns.get(row.id, ()))
    return Item(row.id, "", KIND[row.kind], row.decision, route=ROUTE[row.route], stage=STAGE[row.stage], concerns=concerns)


def _concern(row: rows.Concern) -> Concern:
    return Concern(
        organisation=row.organisation,
        affected_class=CLASS[row.affected_class],
        practices_in=() if row.practices_in is None else (row.practices_in,),
        topic=row.topic,
        person=row.person,
        unidentified=row.unidentified,
        part_played=PART[row.part_played],
    )


def _distinct(sittings: Iterable[Sitting]) -> tuple[Sitting, ...]:
    """Nobody twice; who deputises for a second seat is found by the first."""
    return tuple({sitting.key: sitting for sitting in reversed(list(sittings))}.values())


def _sitting(seat: rows.Seat, on: date, area: Area) -> Sitting:
    person, chair = seat.person, seat.chair and not seat.deputy
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
