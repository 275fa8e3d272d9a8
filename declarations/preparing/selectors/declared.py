"""The standing item: who of those who come has which interest at which item, as it is declared to the meeting (R7.3)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from coi_register.nhsuk.words import joined
from committees.meetings.facts import Item
from committees.meetings.models import Meeting
from committees.meetings.vocabulary import Part
from committees.organisations.facts import Key
from declarations.conflicts.models import Ruling
from declarations.conflicts.presenters.words import path_in_words
from declarations.conflicts.selectors import Assessed, assessed
from declarations.guidance.facts import Interest, Sitting
from declarations.guidance.findings import Because
from declarations.guidance.vocabulary import (
    INTEREST_CATEGORY_LABELS,
    INTEREST_ROLE_LABELS,
    RELATIONSHIP_LABELS,
    Outcome,
    Step,
)
from declarations.preparing.asking import person_of
from declarations.preparing.selectors.withheld import homes_of, masks_of
from declarations.registers.masks import Mask

RELATIONSHIPS = {str(key): label for key, label in RELATIONSHIP_LABELS.items()}
ROLES = {str(key): label for key, label in INTEREST_ROLE_LABELS.items()}
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
    aloud: str  # the same to be read out
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
                says=in_public(path_in_words(because), because, person, masks[person]),
                aloud=in_public(read_out(because), because, person, masks[person]),
                kind=kind_of(sitting, because),
                step=step,
                ruled=ruled,
            )


def in_public(words: str, because: Because, person: UUID, mask: Mask) -> str:
    """Words on an interest that may stand in a paper of the meeting; none of what the Guardian withheld (R2.15)."""
    kept_back = mask.hides_who(person) or because.interest in mask.entries or mask.over_words(words) != words
    return KEPT_BACK if kept_back else words


def read_out(because: Because) -> str:
    """Spouse or partner: director, Harbourside Ltd, connected with Valley Care Ltd; no dates and no arrows."""
    labels = [stretch.label for stretch in because.path]
    whose = next((RELATIONSHIPS[label] for label in labels if label in RELATIONSHIPS), "")
    role = next((ROLES[label] for label in labels if label in ROLES), "")
    lies_in, *ways = [label for label in labels if label not in RELATIONSHIPS and label not in ROLES] or [because.party]
    told = ", ".join(
        [
            *([role] if role else []),
            lies_in,
            *([f"connected with {joined(ways)}"] if ways else []),
            *([f"among {_lower(because.party)}"] if because.party not in (lies_in, *ways) else []),
        ]
    )
    return f"{whose}: {_lower(told) if role else told}" if whose else told


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def kind_of(sitting: Sitting, because: Because) -> str:
    """Financial, direct; empty where the item is about the person themself."""
    interest: Interest | None = next((one for one in sitting.interests if one.key == because.interest), None)
    if interest is None:
        return ""
    return f"{INTEREST_CATEGORY_LABELS[interest.category]}, {'direct' if interest.direct else 'indirect'}"
