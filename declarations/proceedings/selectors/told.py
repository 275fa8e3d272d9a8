"""The proceedings of a meeting from the database, in the same few queries whatever its size."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from committees.meetings.models import Attendance, Item, Meeting
from committees.meetings.selectors import Sitting as Seated
from committees.meetings.selectors import items_of, sittings_of
from committees.meetings.vocabulary import Part
from declarations.proceedings.facts import Attended, Away, Heard, Proceedings, Standing, Taken, Voted, missed
from declarations.proceedings.models import Declared, Discussion, Movement, Sitting, Vote
from declarations.proceedings.vocabulary import HowItEnded, Manner, VoteCast, WhyOut

PRESENT, APOLOGIES, ABSENT = Attendance.State.PRESENT, Attendance.State.APOLOGIES, Attendance.State.ABSENT


def sitting_of(meeting: Meeting) -> Sitting | None:
    """The meeting as it sits or sat; None where it has not been opened."""
    return Sitting.objects.filter(meeting=meeting).select_related("item").first()


def proceedings_of(meeting: Meeting) -> Proceedings:
    """Everything noted of a meeting, whoever asks: what of it a reader may have, the page says."""
    sitting = sitting_of(meeting)
    away = tuple(
        _away(row) for row in Movement.objects.filter(sitting__meeting=meeting, mistaken=False).select_related("person")
    )
    heard = Declared.objects.filter(item__meeting=meeting, mistaken=False).select_related("person")
    votes = Vote.objects.filter(item__meeting=meeting, mistaken=False).select_related("person")
    taken = {row.item_id: row for row in Discussion.objects.filter(item__meeting=meeting).select_related("presided")}
    return Proceedings(
        meeting=meeting.pk,
        on=meeting.on,
        opened_at=sitting.opened_at if sitting else None,
        closed_at=sitting.closed_at if sitting else None,
        attendance=tuple(attended(sittings_of(meeting))),
        items=tuple(_taken(item, taken.get(item.pk), [*votes], [*heard], away) for item in items_of(meeting)),
        away=away,
    )


def attended(seats: Iterable[Seated]) -> Iterator[Attended]:
    """Everybody in a seat who came, sent apologies or was expected, and the deputies who came for them."""
    for seat in seats:
        if seat.person is not None:
            yield _attended(seat, seat.person.pk, seat.person.name, seat.attendance)
        if seat.deputy_attendance is not None and seat.deputy_attendance.as_deputy:
            deputy = seat.deputy_attendance
            yield replace(_attended(seat, deputy.person_id, deputy.person.name, deputy), as_deputy=True)


def _attended(seat: Seated, person: UUID, name: str, row: Attendance | None) -> Attended:
    state = row.state if row else None
    return Attended(
        person=person,
        name=name,
        office=seat.seat.office,
        category=seat.seat.category,
        voting=seat.seat.voting,
        committee=seat.seat.committee_id,
        present=state == PRESENT,
        apologies=state == APOLOGIES,
        absent=state == ABSENT,
    )


def _away(row: Movement) -> Away:
    return Away(
        key=row.pk,
        person=row.person_id,
        name=row.person.name,
        item=row.item_id,
        went_at=row.went_at,
        came_back_at=row.came_back_at,
        why=WhyOut(row.why),
        ruling=row.ruling_id,
    )


def _taken(
    item: Item, row: Discussion | None, votes: Iterable[Vote], heard: Iterable[Declared], away: Iterable[Away]
) -> Taken:
    plain = Taken(item.pk, item.number, item.title, item.part == Part.PRIVATE, item.decision)
    plain = replace(
        plain,
        votes=tuple(
            Voted(one.person_id, one.person.name, VoteCast(one.cast), one.at) for one in votes if one.item_id == item.pk
        ),
        declared=tuple(_heard(one) for one in heard if one.item_id == item.pk),
    )
    if row is None:
        return plain
    return replace(
        plain,
        begun_at=row.begun_at,
        ended_at=row.ended_at,
        outcome=HowItEnded(row.outcome) if row.outcome else None,
        words=row.words,
        manner=Manner(row.manner) if row.manner else None,
        casting=row.casting,
        reason=row.reason,
        referred_to=row.referred_to,
        presided=row.presided_id,
        presided_name=row.presided.name if row.presided else "",
        standing=tuple(read(told) for told in row.standing),
        away=missed(away, row.begun_at, row.ended_at),
    )


def _heard(row: Declared) -> Heard:
    return Heard(row.pk, row.person_id, row.person.name, row.item_id, row.at, row.words, row.interest_id, row.new)


def read(told: dict[str, Any]) -> Standing:
    """What was left of a committee, as it was stored."""
    return Standing(
        **told
        | {"committee": UUID(told["committee"]), "short_of": tuple(told["short_of"]), "tally": tuple(told["tally"])}
        | {people: tuple(map(UUID, told[people])) for people in ("present", "voters")}
    )


def written(standing: Standing) -> dict[str, Any]:
    """The same as it is stored."""
    return {
        "committee": str(standing.committee),
        "name": standing.name,
        "quorate": standing.quorate,
        "votes": standing.votes,
        "lay_executive": standing.lay_executive,
        "majority": standing.majority,
        "short_of": [*standing.short_of],
        "presided": standing.presided,
        "present": [str(one) for one in standing.present],
        "voters": [str(one) for one in standing.voters],
        "tally": [*standing.tally],
    }
