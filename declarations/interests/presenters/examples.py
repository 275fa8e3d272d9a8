"""The guidance's examples beside the question of the type: for each reader what they might have, and where it is said."""

from dataclasses import dataclass
from datetime import date

from declarations.guidance.examples import READER_LABELS, Example, Reader, examples_on
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import INTEREST_CATEGORY_LABELS, STATUS_LABELS
from declarations.interests.questions import INDIRECT

TYPES = {category.value: label for category, label in INTEREST_CATEGORY_LABELS.items()} | {INDIRECT: "Indirect"}


@dataclass(frozen=True, slots=True)
class Told:
    """One example, with its type and its source."""

    says: str
    source: str


@dataclass(frozen=True, slots=True)
class ForReader:
    """All examples for one kind of reader, by type."""

    reader: str
    types: tuple[tuple[str, tuple[Told, ...]], ...]


def examples_for_all(on: date) -> tuple[ForReader, ...]:
    """The examples given on a day, for each reader who has any."""
    given = examples_on(on)
    readers = ((reader, [one for one in given if reader in one.readers]) for reader in Reader)
    return tuple(ForReader(READER_LABELS[reader], _by_type(told)) for reader, told in readers if told)


def _by_type(given: list[Example]) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    types = dict.fromkeys(one.of for one in given)
    return tuple((TYPES[kind], tuple(_told(one) for one in given if one.of == kind)) for kind in types)


def _told(example: Example) -> Told:
    title = load().title_of(example.instrument)
    return Told(example.says, f"{title}: {example.place}. {STATUS_LABELS[example.status]}.")
