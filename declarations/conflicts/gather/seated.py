"""Who sits where at a meeting: seats, their holders and deputies, who is away, and when each last declared."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, FilteredRelation, OuterRef, Subquery, Value

from coi_register.dates import q_in_force
from committees.meetings.models import Attendance
from committees.organisations.facts import Key
from committees.seats.facts import Committee, Seat
from committees.seats.gather import committee_as_facts
from committees.seats.models import Committee as CommitteeRow
from committees.seats.models import Seat as SeatRow
from committees.seats.models import TermsOfReference
from committees.seats.vocabulary import Office, SeatCategory
from declarations.guidance.facts import Sitting
from declarations.interests.models import Confirmation

Row = Mapping[str, Any]

APOLOGIES = Attendance.State.APOLOGIES


def terms_of(committees: Mapping[UUID, CommitteeRow], on: date) -> tuple[Committee, ...]:
    """The committees under the terms of reference in force on the day; one query."""
    terms = {row.committee_id: row for row in TermsOfReference.objects.in_force(on).filter(committee__in=committees)}
    return tuple(committee_as_facts(committee, terms.get(key)) for key, committee in committees.items())


def seated_at(
    meeting: UUID, on: date, committees: Iterable[UUID], absences: Mapping[UUID, frozenset[Key]]
) -> tuple[Sitting, ...]:
    """Everyone in a seat of the committees on the day, vacant seats included; one query."""
    attendance = Attendance.objects.filter(meeting=meeting, seat=OuterRef("pk"), person=OuterRef("held__person"))
    there = {name: Subquery(attendance.values(name)[:1]) for name in ("state", "as_deputy")}
    return _together([row for row in _rows(on, committees, there) if _takes_part(row)], absences)


def seated_on(on: date, committees: Iterable[UUID]) -> tuple[Sitting, ...]:
    """The same where no meeting is held: nobody is away, and no deputy comes in another's place."""
    nobody_came = {"state": Value(None, output_field=CharField()), "as_deputy": Value(False)}
    return _together([row for row in _rows(on, committees, nobody_came) if _takes_part(row)], {})


def _rows(on: date, committees: Iterable[UUID], there: Mapping[str, Subquery | Value]) -> Iterable[Row]:
    confirmed = Confirmation.objects.filter(person=OuterRef("held__person"), on__lte=on).order_by("-on")
    return (
        SeatRow.objects.in_force(on)
        .filter(committee__in=committees)
        .annotate(held=FilteredRelation("holdings", condition=q_in_force(on, "holdings__")))
        .annotate(**there, confirmed=Subquery(confirmed.values("on")[:1]))
        .order_by("order", "office", "held__deputy", "held__place")
        .values(
            *("id", "committee_id", "office", "category", "voting", "chair", "vice_chair", "shared", "holds"),
            *("state", "as_deputy", "confirmed", "held__person_id", "held__person__name", "held__deputy"),
        )
    )


def _takes_part(row: Row) -> bool:
    return not row["held__deputy"] or bool(
        row["as_deputy"]
    )  # a nominated deputy sits only when they come in the other's place


def _together(rows: list[Row], absences: Mapping[UUID, frozenset[Key]]) -> tuple[Sitting, ...]:
    """One sitting for a person who holds like seats on several committees; a vacant seat is a sitting of its own."""
    holders: dict[UUID, list[Key]] = defaultdict(list)
    sittings: dict[Any, Sitting] = {}
    for row in rows:
        sitting = _sitting(row, holders[row["id"]], absences)
        alike = (row["held__person_id"] or row["id"], replace(sitting.seat, committees=frozenset()))
        known = sittings.get(alike)
        sittings[alike] = _also_on(known, row["committee_id"]) if known else sitting
        holders[row["id"]].append(sitting.key)
    return tuple(_distinct(sittings.values()))


def _sitting(row: Row, others: list[Key], absences: Mapping[UUID, frozenset[Key]]) -> Sitting:
    person = row["held__person_id"]
    return Sitting(
        key=person or row["id"],
        name=row["held__person__name"] or "Vacant",
        seat=_seat(row),
        present=person is not None and row["state"] != APOLOGIES,
        vacant=person is None,
        absent_for=absences.get(person, frozenset()),
        shares_vote_with=others[0] if others and row["shared"] and not row["held__deputy"] else None,
        deputy_for=others[0] if others and row["held__deputy"] else None,
        confirmed=row["confirmed"],
    )


def _seat(row: Row) -> Seat:
    return Seat(
        office=row["office"],
        category=SeatCategory(row["category"]),
        voting=row["voting"],
        chair=row["chair"] and not row["held__deputy"],  # a deputy never takes the chair for their principal (R7.5)
        vice_chair=row["vice_chair"] and not row["held__deputy"],
        holds=frozenset(Office(office) for office in row["holds"]),
        committees=frozenset([row["committee_id"]]),
    )


def _also_on(sitting: Sitting, committee: UUID) -> Sitting:
    return replace(sitting, seat=replace(sitting.seat, committees=sitting.seat.committees | {committee}))


def _distinct(sittings: Iterable[Sitting]) -> Iterable[Sitting]:
    """A person with unlike seats sits once for each; the second and later sittings get keys of their own."""
    seen: set[Key] = set()
    for sitting in sittings:
        yield (
            replace(sitting, key=(sitting.key, sitting.seat.office), person=sitting.key) if sitting.key in seen else sitting
        )
        seen.add(sitting.key)
