"""The standing item: who of those who come has which interest at which item, as it is declared to the meeting (R7.3)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from committees.meetings.facts import Item
from committees.meetings.models import Meeting
from committees.meetings.vocabulary import Part
from committees.organisations.facts import Key
from declarations.conflicts.models import Ruling
from declarations.conflicts.presenters.words import path_in_words
from declarations.conflicts.selectors import Assessed, assessed
from declarations.guidance.facts import Interest, Sitting
from declarations.guidance.findings import Because
from declarations.guidance.vocabulary import INTEREST_CATEGORY_LABELS, Outcome, Step
from declarations.preparing.asking import person_of
from declarations.preparing.selectors.withheld import homes_of, masks_of
from declarations.registers.masks import Mask

KEPT_BACK = "An interest on the register, whose details are withheld from the public"


@dataclass(frozen=True, slots=True)
class DeclaredAt:
    """One interest of one person at one item; `ruled` None: nobody has ruled, and `step` is what is recommended."""

    item: Item
    person: UUID
    name: str
    office: str
    interest: Key | None
    says: str  # the interest and how it meets the item; nothing of it where the Guardian withheld it
    kind: str
    step: Step | None
    ruled: Ruling | None


def declarations_of(meeting: Meeting, *, items: Collection[Key] | None = None) -> tuple[DeclaredAt, ...]:
    """Every interest that touches the agenda, item by item; of the public items alone, where no items are named.

    Whoever asks for a private item has asked first whether its reader may know of it.
    """
    found = assessed(meeting.pk)
    return declarations_in(found, items=items) if found else ()


def declarations_in(found: Assessed, *, items: Collection[Key] | None = None) -> tuple[DeclaredAt, ...]:
    """The same of a meeting that is at hand."""
    masks = masks_of(homes_of(person_of(one) for one in found.meeting.sittings if not one.vacant))
    named = [item for item in found.meeting.items if (item.part is Part.PUBLIC if items is None else item.key in items)]
    return tuple(one for item in named for one in _at(found, item, masks))


def _at(found: Assessed, item: Item, masks: Mapping[UUID, Mask]) -> Iterator[DeclaredAt]:
    for key, finding in found.by_item[item.key].findings.items():
        sitting = found.sittings[key]
        if finding.outcome is not Outcome.FLAG or not (sitting.present or sitting.only_for):
            continue
        person = person_of(sitting)
        ruled = found.ruling(item.key, person)
        step = (Step(ruled.step) if ruled.step else None) if ruled else finding.step
        for because in {(one.interest, path_in_words(one)): one for one in reversed(finding.because)}.values():
            yield DeclaredAt(
                item=item,
                person=person,
                name=sitting.name,
                office=sitting.seat.office,
                interest=because.interest,
                says=in_public(because, person, masks[person]),
                kind=kind_of(sitting, because),
                step=step,
                ruled=ruled,
            )


def in_public(because: Because, person: UUID, mask: Mask) -> str:
    """How the interest meets the item, in words that may be read out; nothing of what the Guardian withheld (R2.15)."""
    if mask.hides_who(person) or because.interest in mask.entries:
        return KEPT_BACK
    words = path_in_words(because)
    return words if mask.over_words(words) == words else KEPT_BACK


def kind_of(sitting: Sitting, because: Because) -> str:
    """Financial, direct; empty where the item is about the person themself."""
    interest: Interest | None = next((one for one in sitting.interests if one.key == because.interest), None)
    if interest is None:
        return ""
    return f"{INTEREST_CATEGORY_LABELS[interest.category]}, {'direct' if interest.direct else 'indirect'}"
