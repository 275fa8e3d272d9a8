"""A situation as one whole number: the half of the interest and the half of the item, which add up.

The numbers follow the order of the words in their enumerations: a word added at the end leaves the numbers that were
stored before as they are, a word added anywhere else makes them another situation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from committees.meetings.vocabulary import ItemKind, PartPlayed, Route, Stage
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from declarations.guidance.situation import Situation, TouchKind
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Step


@dataclass(frozen=True, slots=True)
class Digits:
    """The binary digits that one field of a situation takes up: the number of each word, and back."""

    field: str
    number_of: Mapping[Any, int]
    word_of: Mapping[int, Any]
    mask: int


def _digits(field: str, words: Iterable[Any], at: int) -> Digits:
    number_of = {word: number << at for number, word in enumerate(words)}
    width = (len(number_of) - 1).bit_length()
    return Digits(field, number_of, {number: word for word, number in number_of.items()}, ((1 << width) - 1) << at)


def one_after_another(fields: Mapping[str, Iterable[Any]], at: int) -> tuple[Digits, ...]:
    """The digits of each field, from digit `at` on, without a gap and without touching."""
    found: list[Digits] = []
    for field, words in fields.items():
        found.append(_digits(field, words, at))
        at = found[-1].mask.bit_length()
    return tuple(found)


def _or_none(words: type[StrEnum]) -> tuple[StrEnum | None, ...]:
    return (None, *words)


ITEM = one_after_another(
    {
        "item": ItemKind,
        "decision": (False, True),
        "route": _or_none(Route),
        "stage": _or_none(Stage),
        "part_played": _or_none(PartPlayed),
    },
    at=0,
)
INTEREST = one_after_another(
    {
        "touch": TouchKind,
        "category": _or_none(InterestCategory),
        "direct": (True, False),
        "role": _or_none(InterestRole),
        "ended": (False, True),
        "mitigation": _or_none(Step),
        "declared_in": _or_none(OrganisationKind),
    },
    at=ITEM[-1].mask.bit_length(),
)
_TIES_AT = INTEREST[-1].mask.bit_length()
TIE = {kind: 1 << (_TIES_AT + number) for number, kind in enumerate(LinkKind)}
# Beside the situation: somebody who declared that they have no interest is not asked about what no rule reaches.
NIL_RETURN = 1 << (_TIES_AT + len(TIE))
# No situation at all: what somebody declared, or who is meant, is not known well enough for this item.
DOUBT = NIL_RETURN << 1
# Beside the situation, too: the person would be in the chair. Only where touches are kept; who asks a table leaves it out.
PRESIDES = DOUBT << 1

ITEM_MASK = (1 << ITEM[-1].mask.bit_length()) - 1
_NUMBERS = {digits.field: digits.number_of for digits in (*ITEM, *INTEREST)}

_KIND, _DECISION, _ROUTE, _STAGE, _PART = (_NUMBERS[digits.field] for digits in ITEM)
_TOUCH, _CATEGORY, _DIRECT, _ROLE, _ENDED, _MITIGATION, _DECLARED_IN = (_NUMBERS[digits.field] for digits in INTEREST)
ENDED = _ENDED[True]


def of_item(kind: str, decision: bool, route: str | None, stage: str | None, part_played: str | None) -> int:
    """The half of the item; words may be given as plain strings, as a database keeps them."""
    return _KIND[kind] + _DECISION[decision] + _ROUTE[route] + _STAGE[stage] + _PART[part_played]


def of_part(part_played: str | None) -> int:
    """What the part of a concern adds to the half of an item that was given none."""
    return _PART[part_played]


def of_interest(
    category: str | None, direct: bool, role: str | None, mitigation: str | None, declared_in: str | None
) -> int:
    """The half of the interest that is the same wherever it leads; `of_way` and ENDED add the rest."""
    return _CATEGORY[category] + _DIRECT[direct] + _ROLE[role] + _MITIGATION[mitigation] + _DECLARED_IN[declared_in]


def of_way(touch: TouchKind, ties: Iterable[LinkKind] = ()) -> int:
    """How an interest meets what an item concerns; each kind of tie counts once."""
    return _TOUCH[touch] + sum(TIE[kind] for kind in frozenset(ties))


def of_situation(situation: Situation) -> int:
    """The whole number; of two situations that are equal the same, of others another."""
    words = sum(_NUMBERS[digits.field][getattr(situation, digits.field)] for digits in (*ITEM, *INTEREST))
    return words + sum(TIE[kind] for kind in situation.ties)


def item_fields(code: int) -> dict[str, Any]:
    """What a code says of the item."""
    return {digits.field: digits.word_of[code & digits.mask] for digits in ITEM}


def interest_fields(code: int) -> dict[str, Any]:
    """What a code says of the interest and of its way to the item."""
    words = {digits.field: digits.word_of[code & digits.mask] for digits in INTEREST}
    return words | {"ties": frozenset(kind for kind, number in TIE.items() if code & number)}


def situation_of(code: int) -> Situation:
    """The situation that a code stands for."""
    return Situation(**item_fields(code), **interest_fields(code))
