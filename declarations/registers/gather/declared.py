"""What people declared, and their last word that there is no more: as it is, or as it was known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from committees.meetings.vocabulary import AFFECTED_CLASS_LABELS, AffectedClass
from committees.organisations.models import Organisation
from declarations.guidance.vocabulary import (
    INTEREST_CATEGORY_LABELS,
    INTEREST_ROLE_LABELS,
    RELATIONSHIP_LABELS,
    STEP_LABELS,
    InterestCategory,
    InterestRole,
    Relationship,
    Step,
)
from declarations.interests.models import Confirmation, Interest
from declarations.registers.facts import Declared, Span, Word
from declarations.registers.gather.known import known

FIELDS = (
    "id", "person_id", "category", "direct", "relationship", "role", "organisation_id", "affected_class", "topic", "text",
    "since", "until", "declared_on", "mitigation", "mitigation_text", "publish", "paper", "attested_on",
)  # fmt: skip


def declared_by(people: Sequence[UUID], *, at: datetime | None) -> Mapping[UUID, list[Declared]]:
    """What each of these people declared."""
    rows = [dict(zip(FIELDS, row, strict=True)) for row in known(Interest, *FIELDS, where=Q(person_id__in=people), at=at)]
    names = _names({row["organisation_id"] for row in rows} - {None}, at)
    found: dict[UUID, list[Declared]] = defaultdict(list)
    for row in rows:
        found[row["person_id"]].append(_declared(row, names))
    return found


def last_words(people: Sequence[UUID], *, on: date, at: datetime | None) -> Mapping[UUID, Word]:
    """The last word of each of these people by a day; of two on one day, that there is nothing counts last."""
    where = Q(person_id__in=people, on__lte=on)
    said = known(Confirmation, "person_id", "on", "nil", where=where, at=at)
    return {person: Word(day, nil) for person, day, nil in sorted(said, key=lambda word: word[1:])}


def _declared(row: Mapping[str, Any], names: Mapping[UUID, str]) -> Declared:
    return Declared(
        key=row["id"],
        person=row["person_id"],
        matter=_matter(row, names),
        matched=bool(row["organisation_id"] or row["affected_class"] or row["topic"]),
        type=INTEREST_CATEGORY_LABELS[InterestCategory(row["category"])],
        direct="Direct" if row["direct"] else f"Indirect: {RELATIONSHIP_LABELS[Relationship(row['relationship'])].lower()}",
        nature=_joined(row["role"] and INTEREST_ROLE_LABELS[InterestRole(row["role"])], row["text"]),
        span=Span(row["since"], row["until"]),
        declared_on=row["declared_on"],
        action=_joined(row["mitigation"] and STEP_LABELS[Step(row["mitigation"])], row["mitigation_text"]),
        publish=row["publish"],
        attested=not row["paper"] or row["attested_on"] is not None,
    )


def _matter(row: Mapping[str, Any], names: Mapping[UUID, str]) -> str:
    if row["organisation_id"]:
        return names.get(row["organisation_id"], "An organisation that was not known then")
    if row["affected_class"]:
        return AFFECTED_CLASS_LABELS[AffectedClass(row["affected_class"])]
    return row["topic"] or "Not identified"


def _joined(*parts: str | None) -> str:
    return ". ".join(part for part in parts if part)


def _names(keys: Iterable[UUID], at: datetime | None) -> Mapping[UUID, str]:
    return dict(_pairs(list(keys), at)) if keys else {}


def _pairs(keys: list[UUID], at: datetime | None) -> Iterator[tuple[UUID, str]]:
    yield from known(Organisation, "id", "name", where=Q(id__in=keys), at=at)  # type: ignore[misc]
