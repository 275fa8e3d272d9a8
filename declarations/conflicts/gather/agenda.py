"""The agenda as facts: each item, what it concerns and names, who contributes, who is away and who was chosen to chair."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from coi_register.prepared import prepared
from committees.meetings.facts import Concern, Contributor, Item
from committees.meetings.models import Item as ItemRow
from committees.meetings.vocabulary import AffectedClass, Contribution, ItemKind, Part, PartPlayed, Route, Stage
from committees.organisations.facts import Key, Organisation
from committees.organisations.gather import ccg_of
from committees.organisations.vocabulary import OrganisationKind
from declarations.conflicts.gather.contributing import COLUMNS, confirmed_by, contributors_in
from declarations.guidance.facts import Sitting

Row = Mapping[str, Any]
WAYS = ("organisation", "practices_in")


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items in their order; the organisations named; by person the items they miss; by (item, committee) the one chosen.

    `contributors` are everybody who contributes to an item, as if none of them held a seat.
    """

    items: tuple[Item, ...]
    parties: Mapping[UUID, Organisation]
    absences: Mapping[UUID, frozenset[Key]]
    chosen: Mapping[tuple[UUID, UUID], UUID]
    contributors: tuple[Sitting, ...]


def agenda_of(meeting: UUID, on: date) -> Agenda:
    """Everything that hangs on the items of a meeting; one query."""
    rows = _rows(meeting, on)
    by_item: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        by_item[row["id"]].append(row)
    items = tuple(_item(alike) for alike in by_item.values())
    return Agenda(items, _named(rows), _away(rows), _chosen(rows), contributors_in(rows))


def _away(rows: Iterable[Row]) -> dict[UUID, frozenset[Key]]:
    away: dict[UUID, set[Key]] = defaultdict(set)
    for row in rows:
        away[row["absences__person_id"]].add(row["id"])
    return {person: frozenset(items) for person, items in away.items() if person}


def _chosen(rows: Iterable[Row]) -> dict[tuple[UUID, UUID], UUID]:
    given = ((row["id"], row["chosen_chairs__committee_id"], row["chosen_chairs__person_id"]) for row in rows)
    return {(item, committee): person for item, committee, person in given if person}


@prepared
def _rows(meeting: UUID, on: date) -> QuerySet[ItemRow, Row]:
    named = [f"concerns__{way}__{field}" for way in WAYS for field in ("id", "name", "kind", "ods_code")]
    return (
        ItemRow.objects.filter(meeting=meeting, withdrawn=False)
        .annotate(contributor_confirmed=confirmed_by(on), party_of=ccg_of("concerns__organisation", on))
        .order_by(
            *("order", "number", "concerns__organisation__name", "concerns__unidentified", "concerns__id"),
            *("contributors__person__name", "contributors__contribution", "contributors__person"),
        )
        .values(
            *("id", "number", "title", "kind", "decision", "part", "route", "stage", "touches_performer"),
            *("for_committees__committee_id", "party_of"),
            *("concerns__id", "concerns__affected_class", "concerns__topic", "concerns__person_id"),
            *("concerns__unidentified", "concerns__part_played", *named),
            *COLUMNS,
            *("absences__person_id", "chosen_chairs__committee_id", "chosen_chairs__person_id"),
        )
    )


def _item(rows: list[Row]) -> Item:
    row = rows[0]
    return Item(
        key=row["id"],
        number=row["number"],
        title=row["title"],
        kind=ItemKind(row["kind"]),
        decision=row["decision"],
        part=Part(row["part"]),
        committees=frozenset(row["for_committees__committee_id"] for row in rows) - {None},
        route=Route(row["route"]) if row["route"] else None,
        stage=Stage(row["stage"]) if row["stage"] else None,
        concerns=tuple(_concern(row) for row in {row["concerns__id"]: row for row in rows if row["concerns__id"]}.values()),
        touches_performer=row["touches_performer"],
        contributors=tuple(_contributors(rows)),
    )


def _contributors(rows: Iterable[Row]) -> Iterable[Contributor]:
    said = {(row["contributors__person_id"], row["contributors__contribution"]): None for row in rows}
    return (Contributor(person, Contribution(contribution)) for person, contribution in said if person)


def _concern(row: Row) -> Concern:
    network = row["concerns__practices_in__id"]
    affected, played = row["concerns__affected_class"], row["concerns__part_played"]
    return Concern(
        organisation=row["concerns__organisation__id"],
        affected_class=AffectedClass(affected) if affected else None,
        practices_in=(network,) if network else (),
        topic=row["concerns__topic"],
        person=row["concerns__person_id"],
        unidentified=row["concerns__unidentified"],
        part_played=PartPlayed(played) if played else None,
    )


def _named(rows: Iterable[Row]) -> dict[UUID, Organisation]:
    return {
        row[f"concerns__{way}__id"]: Organisation(
            key=row[f"concerns__{way}__id"],
            name=row[f"concerns__{way}__name"],
            kind=OrganisationKind(row[f"concerns__{way}__kind"]),
            member_of_ccg=row["party_of"] if way == "organisation" else None,
            ods=row[f"concerns__{way}__ods_code"],
        )
        for row in rows
        for way in WAYS
        if row[f"concerns__{way}__id"]
    }
