"""How the parts of an agenda are put into words."""

from dataclasses import dataclass
from datetime import time

from committees.meetings.models import Concern, Item
from committees.meetings.vocabulary import (
    AFFECTED_CLASS_LABELS,
    ITEM_KIND_LABELS,
    PART_LABELS,
    PART_PLAYED_LABELS,
    ROUTE_LABELS,
    STAGE_LABELS,
    AffectedClass,
    ItemKind,
    Part,
    PartPlayed,
    Route,
    Stage,
)

NOBODY_CAN_BE_CHECKED = "Nobody can be checked against this item until you say what it concerns."


@dataclass(frozen=True, slots=True)
class ConcernWords:
    """One thing that an item concerns: its name, the part it plays, and whether it is still only words."""

    key: str
    text: str
    part: str = ""
    is_unidentified: bool = False


def clock(at: time) -> str:
    """2pm, 2:30pm."""
    minutes = f":{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def concern_words(concern: Concern) -> ConcernWords:
    part = PART_PLAYED_LABELS[PartPlayed(concern.part_played)] if concern.part_played else ""
    return ConcernWords(str(concern.pk), _named(concern), part, concern.unidentified is not None)


def concerns_of(item: Item) -> tuple[ConcernWords, ...]:
    """What the item concerns, in the order of the alphabet, parties not identified last."""
    words = (concern_words(concern) for concern in item.concerns.all())
    return tuple(sorted(words, key=lambda one: (one.is_unidentified, one.text.casefold(), one.part)))


def _named(concern: Concern) -> str:
    if concern.organisation:
        code = concern.organisation.ods_code
        return f"{concern.organisation} ({code})" if code else str(concern.organisation)
    if concern.affected_class:
        return AFFECTED_CLASS_LABELS[AffectedClass(concern.affected_class)]
    if concern.practices_in:
        return f"Practices in {concern.practices_in}"
    if concern.topic:
        return f"Topic: {concern.topic}"
    return str(concern.person) if concern.person else f"“{concern.unidentified}”"


def kind_of(item: Item) -> str:
    return ITEM_KIND_LABELS[ItemKind(item.kind)]


def asks_of(item: Item) -> str:
    """What is asked of the committee."""
    return "For decision" if item.decision else "Not for decision"


def part_of(item: Item) -> str:
    return PART_LABELS[Part(item.part)]


def procurement_of(item: Item) -> str:
    """The route and the stage of a procurement, where they are known."""
    route = ROUTE_LABELS[Route(item.route)] if item.route else ""
    return ", ".join(filter(None, [route, STAGE_LABELS[Stage(item.stage)] if item.stage else ""]))


def is_bare(item: Item) -> bool:
    """A decision is asked for and nothing says what it concerns, so nobody can be checked against it."""
    return item.decision and not item.concerns.all()
