"""The clauses of a quorum as they are kept: read, checked, and said in a sentence."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NoReturn, TypedDict

from coi_register.nhsuk.words import joined
from coi_register.refusals import CannotBeDone
from committees.seats.facts import Clause
from committees.seats.vocabulary import SEAT_CATEGORY_LABELS, SeatCategory

CHAIRS = {"chair": "chair", "vice_chair": "vice-chair"}
WORDS = {**{category.value: label for category, label in SEAT_CATEGORY_LABELS.items()}, **CHAIRS}


class Kept(TypedDict):
    """A clause as the database keeps it."""

    any_of: list[str]
    at_least: int
    voting: bool


def checked(clauses: Iterable[Mapping[str, Any]], *, offices: Collection[str]) -> list[Kept]:
    """The clauses, complete and well formed; `offices` are those of the committee's seats. Raises CannotBeDone."""
    return [_checked(clause, number, offices) for number, clause in enumerate(clauses, start=1)]


def as_facts(clauses: Iterable[Kept]) -> tuple[Clause, ...]:
    """The same as plain facts."""
    return tuple(Clause(tuple(clause["any_of"]), clause["at_least"], clause["voting"]) for clause in clauses)


def says(clause: Clause) -> str:
    """At least 1 of: lay member or Head of contracting, with a vote."""
    among = joined((name(word) for word in clause.any_of), "or")
    return f"At least {clause.at_least} of: {among}{', with a vote' if clause.voting else ''}"


def name(word: str) -> str:
    """How one word of a clause is read out: a category, the chair, or an office as it is written on its seat."""
    label = WORDS.get(word, word)
    keep_capital = word not in WORDS or label.startswith("GP")
    return label if keep_capital else label[:1].lower() + label[1:]


def offices_named(clauses: Iterable[Clause]) -> list[str]:
    """The offices that the clauses name, each once, in their order."""
    return list(dict.fromkeys(word for clause in clauses for word in clause.any_of if word not in WORDS))


def _checked(clause: Mapping[str, Any], number: int, offices: Collection[str]) -> Kept:
    if unknown := set(clause) - {"any_of", "at_least", "voting"}:
        _refuse(number, f"“{sorted(unknown)[0]}” is not known. Say any_of, at_least and voting only")
    any_of, at_least, voting = clause.get("any_of"), clause.get("at_least", 1), clause.get("voting", False)
    if not isinstance(any_of, list | tuple) or not any_of:
        _refuse(number, "it names nobody. Choose at least one category or office, or leave the clause out")
    if isinstance(at_least, bool) or not isinstance(at_least, int) or at_least < 1:
        _refuse(number, f"“{at_least}” is not a number of people. Enter 1 or more")
    if not isinstance(voting, bool):
        _refuse(number, f"“{voting}” does not say whether only members with a vote count. Say true or false")
    return Kept(any_of=[_word(word, number, offices) for word in any_of], at_least=at_least, voting=voting)


def _word(word: object, number: int, offices: Collection[str]) -> str:
    if not isinstance(word, str) or not word.strip():
        _refuse(number, "an entry is empty. Give a category or an office")
    if word not in WORDS and word not in offices and _looks_like_a_category(word):
        known = joined([*SeatCategory, *CHAIRS], "or")
        _refuse(
            number, f"“{word}” is not a category, nor an office on this committee. Use {known}, or an office's exact name"
        )
    return word


def _looks_like_a_category(word: str) -> bool:
    """An office is written as people write it; `gps` or `Vice-chair` is a slip for a category, and would never be met."""
    plain = re.sub(r"[\s_-]+", "_", word.strip().lower())
    labels = {re.sub(r"[\s_-]+", "_", label.lower()) for label in WORDS.values()}
    return re.fullmatch(r"[a-z_]+", word) is not None or plain in WORDS or plain in labels


def _refuse(number: int, says: str) -> NoReturn:
    raise CannotBeDone(f"Clause {number} of the quorum cannot be used: {says}.", field=f"clause_{number}")
