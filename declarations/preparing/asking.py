"""What a member is asked about one item: what was found of them there, in words that are kept with their answer."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any
from uuid import UUID

from committees.meetings.facts import Item
from committees.meetings.vocabulary import Part
from committees.organisations.facts import Key
from declarations.conflicts.assessment import is_item_of
from declarations.conflicts.presenters.listing import concerns_of
from declarations.conflicts.presenters.words import path_in_words
from declarations.conflicts.selectors import Assessed
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import Outcome


@dataclass(frozen=True)
class Question:
    """One item and one person: is what was found of them so? `told` is what they have before them when they answer."""

    found: Assessed
    item: Item
    sitting: Sitting
    concerns: str  # what the item concerns, in words

    @property
    def key(self) -> UUID:
        """The item's."""
        return self.item.key  # type: ignore[return-value]

    @property
    def person(self) -> UUID:
        return person_of(self.sitting)

    @property
    def finding(self) -> Finding:
        return self.found.finding(self.item.key, self.sitting.key)

    @property
    def touches(self) -> bool:
        """Whether anything was found, be it a doubt; where nothing was, they say so of all such items together."""
        return self.finding.outcome is not Outcome.CLEAR

    @cached_property
    def told(self) -> dict[str, Any]:
        """The item and what was found, as it is kept; its number and place are not asked about, so they may change."""
        finding = self.finding
        return {
            "title": self.item.title,
            "concerns": self.concerns,
            "decision": self.item.decision,
            "found": str(finding.outcome),
            "step": str(finding.step) if finding.step else None,
            "also": sorted(map(str, finding.also)),
            "because": sorted({(str(one.interest), one.version or 0, path_in_words(one)) for one in finding.because}),
            "doubts": sorted(miss.says for miss in finding.near_misses if miss.doubt),
        }

    @cached_property
    def digest(self) -> str:
        """The sha256 of what they are told: another one, another question."""
        return digest_of(self.told)


def digest_of(told: Any) -> str:
    """The sha256 of what somebody is told."""
    return sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def person_of(sitting: Sitting) -> UUID:
    """Whose sitting it is."""
    return sitting.person or sitting.key  # type: ignore[return-value]


def who_come(found: Assessed) -> tuple[Sitting, ...]:
    """Those who sit at the meeting and come, each person once; a deputy only in place of somebody, an author not at all."""
    return tuple({person_of(one): one for one in reversed(_seated(found))}.values())[::-1]


def _seated(found: Assessed) -> list[Sitting]:
    return [one for one in found.meeting.sittings if one.present and not one.vacant and one.only_for is None]


def concerns_in(found: Assessed) -> dict[Key, str]:
    """What each item concerns, in words."""
    return {item.key: concerns_of(found, item) for item in found.meeting.items}


def questions_to(found: Assessed, person: UUID, concerns: Mapping[Key, str]) -> Iterator[Question]:
    """What a person who comes is asked: every public item, and the private ones of their committee that are named to them."""
    theirs = [one for one in _seated(found) if person_of(one) == person]
    for item in found.meeting.items:
        sitting = next((one for one in theirs if _is_theirs(item, one)), None)
        if sitting is not None and not found.is_unnamed_to(person, item):
            yield Question(found, item, sitting, concerns[item.key])


def _is_theirs(item: Item, sitting: Sitting) -> bool:
    committees = sitting.seat.committees
    return item.part is Part.PUBLIC or not committees or any(is_item_of(item, one) for one in committees)
