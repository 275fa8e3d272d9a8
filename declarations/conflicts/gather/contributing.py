"""Authors, presenters and advisers of a meeting's items: checked like members on their items, and counted nowhere."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from coi_register.nhsuk.words import joined
from committees.meetings.vocabulary import CONTRIBUTION_LABELS
from committees.organisations.facts import Key
from committees.seats.facts import Seat
from committees.seats.vocabulary import SeatCategory
from declarations.guidance.facts import Sitting
from declarations.interests.models import Confirmation

Row = Mapping[str, Any]

COLUMNS = ("contributors__contribution", "contributors__person_id", "contributors__person__name", "contributor_confirmed")


def confirmed_by(on: date) -> Subquery:
    """For the query on a meeting's items: when each contributor last said that what they declared is complete."""
    words = Confirmation.objects.filter(person=OuterRef("contributors__person"), on__lte=on).order_by("-on")
    return Subquery(words.values("on")[:1])


def contributors_in(rows: Iterable[Row]) -> tuple[Sitting, ...]:
    """Everybody who contributes, in a sitting of their own for the items to which they do."""
    theirs: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        if row["contributors__person_id"]:
            theirs[row["contributors__person_id"]].append(row)
    return tuple(_sitting(person, alike) for person, alike in theirs.items())


def without_a_seat(contributors: Iterable[Sitting], seated: Collection[Sitting]) -> Iterator[Sitting]:
    """Those whom nothing else brings to the meeting; who sits there is checked on every item already.

    A deputy who stays at home, and whoever may be invited, do not sit: they get a second sitting, with a key of its own.
    """
    sit: set[Key] = {sitting.person or sitting.key for sitting in seated if not sitting.stands_by}
    taken = {sitting.key for sitting in seated}
    for sitting in (one for one in contributors if one.key not in sit):
        key: Key = (sitting.key, "contributes")
        yield replace(sitting, key=key, person=sitting.key) if sitting.key in taken else sitting


def _sitting(person: UUID, rows: list[Row]) -> Sitting:
    said = {row["contributors__contribution"] for row in rows}
    does = joined(label for each, label in CONTRIBUTION_LABELS.items() if each in said).capitalize()
    return Sitting(
        key=person,
        name=rows[0]["contributors__person__name"],
        seat=Seat(does, SeatCategory.IN_ATTENDANCE, voting=False),
        confirmed=rows[0]["contributor_confirmed"],
        only_for=frozenset(row["id"] for row in rows),
    )
