"""Who sits where at a meeting: seats, their holders and deputies, who is away, and when each last declared."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, FilteredRelation, OuterRef, QuerySet, Subquery, Value

from coi_register.dates import q_in_force
from coi_register.prepared import prepared
from committees.meetings.models import Attendance
from committees.organisations.facts import Key
from committees.seats.facts import Committee, Seat
from committees.seats.gather import committee_as_facts
from committees.seats.models import Committee as CommitteeRow
from committees.seats.models import Seat as SeatRow
from committees.seats.models import TermsOfReference
from committees.seats.vocabulary import InvitedAs, Office, SeatCategory
from declarations.guidance.facts import Sitting
from declarations.interests.models import Confirmation

Row = Mapping[str, Any]

AWAY = frozenset({Attendance.State.APOLOGIES, Attendance.State.ABSENT})


def terms_of(committees: Mapping[UUID, CommitteeRow], on: date) -> dict[UUID, Committee]:
    """The committees under the terms of reference in force on the day; one query."""
    terms = {row.committee_id: row for row in _terms_in_force([*committees], on)}
    return {key: committee_as_facts(committee, terms.get(key)) for key, committee in committees.items()}


@prepared
def _terms_in_force(committees: Collection[UUID], on: date) -> QuerySet[TermsOfReference, TermsOfReference]:
    return TermsOfReference.objects.in_force(on).filter(committee__in=committees)


def seated_at(
    meeting: UUID, on: date, committees: Collection[UUID], above: Collection[UUID], absences: Mapping[UUID, frozenset[Key]]
) -> tuple[tuple[Sitting, ...], dict[UUID, tuple[Sitting, ...]]]:
    """Everyone in a seat of the committees on the day, and by committee of those above them; one query.

    Vacant seats are among them, and those who stand by: deputies, and whoever may be invited.
    """
    rows = _rows_at(meeting, on, [*committees, *above])
    return _together((row for row in rows if row["committee_id"] in committees), absences), {
        key: _together((row for row in rows if row["committee_id"] == key), {}) for key in above
    }


def seated_on(on: date, committees: Collection[UUID]) -> tuple[Sitting, ...]:
    """The same where no meeting is held: nobody is away, and no deputy comes in another's place."""
    return _together(_rows_on(on, committees), {})


@prepared
def _rows_at(meeting: UUID, on: date, committees: Collection[UUID]) -> QuerySet[SeatRow, Row]:
    attendance = Attendance.objects.filter(meeting=meeting, seat=OuterRef("pk"), person=OuterRef("held__person"))
    return _rows(on, committees, {name: Subquery(attendance.values(name)[:1]) for name in ("state", "as_deputy")})


@prepared
def _rows_on(on: date, committees: Collection[UUID]) -> QuerySet[SeatRow, Row]:
    nobody_came = {"state": Value(None, output_field=CharField()), "as_deputy": Value(False)}
    return _rows(on, committees, nobody_came)


def _rows(on: date, committees: Collection[UUID], there: Mapping[str, Subquery | Value]) -> QuerySet[SeatRow, Row]:
    confirmed = Confirmation.objects.filter(person=OuterRef("held__person"), on__lte=on).order_by("-on")
    return (
        SeatRow.objects.in_force(on)
        .filter(committee__in=committees)
        .annotate(held=FilteredRelation("holdings", condition=q_in_force(on, "holdings__")))
        .annotate(**there, confirmed=Subquery(confirmed.values("on")[:1]))
        .order_by("order", "office", "held__deputy", "held__place")
        .values(
            *("id", "committee_id", "office", "category", "voting", "chair", "vice_chair", "shared", "holds", "invited_as"),
            *("state", "as_deputy", "confirmed", "held__person_id", "held__person__name", "held__deputy"),
        )
    )


def _together(rows: Iterable[Row], absences: Mapping[UUID, frozenset[Key]]) -> tuple[Sitting, ...]:
    """One sitting for a person who holds like seats on several committees; a vacant seat is a sitting of its own."""
    holders: dict[UUID, list[Key]] = defaultdict(list)
    sittings: dict[Any, Sitting] = {}

    def sits(sitting: Sitting, row: Row) -> None:
        alike = (sitting.key, replace(sitting.seat, committees=frozenset()), sitting.deputy_for)
        known = sittings.get(alike)
        sittings[alike] = _also_on(known, row["committee_id"]) if known else sitting
        holders[row["id"]].append(sitting.key)

    for row in rows:
        nobody = row["held__person_id"] is None
        if row["invited_as"] and (nobody or row["held__deputy"]):
            continue  # a place for somebody who may be invited waits for nobody
        if row["held__deputy"] and not holders[row["id"]]:
            sits(_vacant(row), row)
        sits(_vacant(row) if nobody else _sitting(row, holders[row["id"]], absences), row)
    return tuple(_distinct(sorted(sittings.values(), key=lambda sitting: sitting.stands_by)))


def _vacant(row: Row) -> Sitting:
    return Sitting(key=row["id"], name="Vacant", seat=_seat(row, deputy=False), present=False, vacant=True)


def _sitting(row: Row, others: list[Key], absences: Mapping[UUID, frozenset[Key]]) -> Sitting:
    deputy, person = row["held__deputy"], row["held__person_id"]
    return Sitting(
        key=person,
        name=row["held__person__name"],
        seat=_seat(row, deputy=deputy),
        present=_is_present(row),
        absent_for=absences.get(person, frozenset()),
        shares_vote_with=others[0] if others and row["shared"] and not deputy else None,
        deputy_for=others[0] if deputy else None,
        confirmed=row["confirmed"],
    )


def _is_present(row: Row) -> bool:
    """Whoever sits there comes unless they are said to be away; a deputy or guest only where it is recorded that they do."""
    if row["held__deputy"]:
        return bool(row["as_deputy"]) and row["state"] not in AWAY
    if row["invited_as"]:
        return row["state"] is not None and row["state"] not in AWAY
    return row["state"] not in AWAY


def _seat(row: Row, *, deputy: bool) -> Seat:
    return Seat(
        office=row["office"],
        category=SeatCategory(row["category"]),
        voting=row["voting"],
        chair=row["chair"] and not deputy,  # a deputy never takes the chair for their principal (R7.5)
        vice_chair=row["vice_chair"] and not deputy,
        holds=frozenset(Office(office) for office in row["holds"]),
        committees=frozenset([row["committee_id"]]),
        invited_as=InvitedAs(row["invited_as"]) if row["invited_as"] else None,
    )


def _also_on(sitting: Sitting, committee: UUID) -> Sitting:
    return replace(sitting, seat=replace(sitting.seat, committees=sitting.seat.committees | {committee}))


def _distinct(sittings: Iterable[Sitting]) -> Iterable[Sitting]:
    """A person with unlike seats sits once for each; the second and later sittings get keys of their own."""
    seen: dict[Key, int] = defaultdict(int)
    for sitting in sittings:
        office = (sitting.key, sitting.seat.office)
        own = office if not seen[office] else (*office, seen[office] + 1)
        yield replace(sitting, key=own, person=sitting.key) if seen[sitting.key] else sitting
        seen[office] += bool(seen[sitting.key])
        seen[sitting.key] += 1
