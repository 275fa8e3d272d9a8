"""The agenda as facts: each item, what it concerns, and the organisations named."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from committees.meetings.facts import Concern, Item
from committees.meetings.models import Item as ItemRow
from committees.meetings.vocabulary import AffectedClass, ItemKind, Part, PartPlayed, Route, Stage
from committees.organisations.facts import Organisation
from committees.organisations.vocabulary import OrganisationKind

Row = Mapping[str, Any]
WAYS = ("organisation", "practices_in")


def agenda_of(meeting: UUID) -> tuple[tuple[Item, ...], dict[UUID, Organisation]]:
    """The items in their order, and the organisations that they name; one query."""
    rows = _rows(meeting)
    by_item: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        by_item[row["id"]].append(row)
    return tuple(_item(alike) for alike in by_item.values()), _named(rows)


def _rows(meeting: UUID) -> list[Row]:
    named = [f"concerns__{way}__{field}" for way in WAYS for field in ("id", "name", "kind", "ods_code")]
    return list(
        ItemRow.objects.filter(meeting=meeting, withdrawn=False)
        .order_by("order", "number")
        .values(
            *("id", "number", "title", "kind", "decision", "part", "route", "stage", "for_committees__committee_id"),
            *("concerns__id", "concerns__affected_class", "concerns__topic", "concerns__person_id"),
            *("concerns__unidentified", "concerns__part_played", *named),
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
