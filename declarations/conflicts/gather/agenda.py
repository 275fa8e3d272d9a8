"""The agenda as facts: each item, what it concerns, the organisations named, who is away and who was chosen to chair."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from committees.meetings.facts import Concern, Item
from committees.meetings.models import Item as ItemRow
from committees.meetings.vocabulary import AffectedClass, ItemKind, Part, PartPlayed, Route, Stage
from committees.organisations.facts import Key, Organisation
from committees.organisations.vocabulary import OrganisationKind

Row = Mapping[str, Any]
WAYS = ("organisation", "practices_in")


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items in their order; the organisations named; by person the items they miss; by (item, committee) the one chosen."""

    items: tuple[Item, ...]
    parties: Mapping[UUID, Organisation]
    absences: Mapping[UUID, frozenset[Key]]
    chosen: Mapping[tuple[UUID, UUID], UUID]


def agenda_of(meeting: UUID) -> Agenda:
    """Everything that hangs on the items of a meeting; one query."""
    rows = _rows(meeting)
    by_item: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        by_item[row["id"]].append(row)
    return Agenda(tuple(_item(alike) for alike in by_item.values()), _named(rows), _away(rows), _chosen(rows))


def _away(rows: Iterable[Row]) -> dict[UUID, frozenset[Key]]:
    away: dict[UUID, set[Key]] = defaultdict(set)
    for row in rows:
        away[row["absences__person_id"]].add(row["id"])
    return {person: frozenset(items) for person, items in away.items() if person}


def _chosen(rows: Iterable[Row]) -> dict[tuple[UUID, UUID], UUID]:
    given = ((row["id"], row["chosen_chairs__committee_id"], row["chosen_chairs__person_id"]) for row in rows)
    return {(item, committee): person for item, committee, person in given if person}


def _rows(meeting: UUID) -> list[Row]:
    named = [f"concerns__{way}__{field}" for way in WAYS for field in ("id", "name", "kind", "ods_code")]
    return list(
        ItemRow.objects.filter(meeting=meeting, withdrawn=False)
        .order_by("order", "number", "concerns__organisation__name", "concerns__unidentified", "concerns__id")
        .values(
            *("id", "number", "title", "kind", "decision", "part", "route", "stage", "for_committees__committee_id"),
            *("concerns__id", "concerns__affected_class", "concerns__topic", "concerns__person_id"),
            *("concerns__unidentified", "concerns__part_played", *named),
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
    )


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
            ods=row[f"concerns__{way}__ods_code"],
        )
        for row in rows
        for way in WAYS
        if row[f"concerns__{way}__id"]
    }
