"""A closed set and its labels, as the choices of a model's or a form's field."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

Word = TypeVar("Word", bound=StrEnum)


def choices_of(labels: Mapping[Word, str]) -> list[tuple[str, str]]:
    """The value and the label of each member, in the order of the labels."""
    return [(member.value, label) for member, label in labels.items()]
