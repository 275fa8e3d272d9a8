"""What the people at a meeting declared, the organisations in which it lies, and the matches that were dismissed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from coi_register.prepared import prepared
from committees.organisations.facts import Key, Organisation
from committees.organisations.gather import ccg_of
from committees.organisations.vocabulary import OrganisationKind
from declarations.conflicts.gather.dismissed import dismissals_in, with_dismissals
from declarations.guidance.facts import Dismissal, Interest
from declarations.interests.gather import fact
from declarations.interests.models import Interest as InterestRow


@dataclass(frozen=True, slots=True)
class Declared:
    """By person what they declared; the organisations it lies in; and the matches with it that were dismissed."""

    interests: Mapping[Key, tuple[Interest, ...]]
    organisations: Mapping[UUID, Organisation]
    dismissals: tuple[Dismissal, ...]


def declared_by(people: Collection[Key], on: date, *, at: UUID) -> Declared:
    """Every interest of each person, past ones too, and the organisations with the CCG each belongs to that day; one query.

    `at` is the CCG that convenes the meeting, whose dismissals count there.
    """
    rows = _rows(people, on, at)
    return Declared(_by_person(rows), _lain_in(rows), dismissals_in(rows))


@prepared
def _rows(people: Collection[Key], on: date, at: UUID) -> QuerySet[InterestRow, InterestRow]:
    rows = InterestRow.objects.filter(person__in=people).select_related("organisation")
    return rows.annotate(member_of=ccg_of("organisation", on), **with_dismissals(on, at=at))


def _by_person(rows: Iterable[InterestRow]) -> dict[Key, tuple[Interest, ...]]:
    """Each interest once, however many dismissals it comes with."""
    interests: dict[Key, dict[UUID, Interest]] = defaultdict(dict)
    for row in rows:
        if row.pk not in interests[row.person_id]:
            interests[row.person_id][row.pk] = fact(row)
    return {person: tuple(declared.values()) for person, declared in interests.items()}


def _lain_in(rows: Iterable[InterestRow]) -> dict[UUID, Organisation]:
    return {row.organisation_id: _organisation(row) for row in rows if row.organisation_id}


def _organisation(row: InterestRow) -> Organisation:
    organisation = row.organisation
    assert organisation is not None
    return Organisation(
        key=organisation.id,
        name=organisation.name,
        kind=OrganisationKind(organisation.kind),
        member_of_ccg=row.member_of,  # type: ignore[attr-defined]
        ods=organisation.ods_code,
    )
