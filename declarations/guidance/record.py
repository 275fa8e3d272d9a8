"""Everything an assessment rested on and what it answered, as one text that can be kept, sealed and read again years later."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from committees.organisations.facts import Key
from declarations.guidance.conditions import CONDITIONS
from declarations.guidance.facts import Meeting, Ruled
from declarations.guidance.findings import Assessment
from declarations.guidance.plain import NotPlain, fact, plain
from declarations.guidance.rulebook import RuleBook

FORM = 1  # of the text; a later form is read by later releases only, this form by them too


class CannotBeRead(ValueError):
    """A record that this release cannot read; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Of which meeting and which issue of its papers a record is, and the seal of the issue before it."""

    meeting: Key
    number: int
    on: date
    by: str
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The facts, the rulings and every rule of the book that an assessment was worked out from, and its answer."""

    heading: Heading
    facts: Meeting
    rulings: tuple[Ruled, ...]
    book: RuleBook
    answer: Assessment


def written(record: Record) -> str:
    """The record as canonical JSON: equal records give the same bytes. Raises NotPlain for what has no plain form."""
    return canonical({"form": FORM, **plain(record, Record)})


def read(text: str) -> Record:
    """The record a text holds. Raises CannotBeRead."""
    try:
        body = json.loads(text)
    except ValueError as error:
        raise CannotBeRead("This is no record: it is not JSON.") from error
    form = body.pop("form", None) if isinstance(body, dict) else None
    if form != FORM:
        raise CannotBeRead(
            f"The record is of form {form!r} and this release reads form {FORM}. Read it with the release that wrote it."
        )
    try:
        return Record(
            heading=fact(body["heading"], Heading),
            facts=fact(body["facts"], Meeting),
            rulings=fact(body["rulings"], tuple[Ruled, ...]),
            book=_book(canonical(body["book"])),
            answer=fact(body["answer"], Assessment),
        )
    except KeyError as error:
        raise CannotBeRead(f"The record has no “{error.args[0]}”.") from error
    except NotPlain as error:
        raise CannotBeRead(f"{error} Read the record with the release that wrote it.") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise CannotBeRead("The record is not made as one of its form is.") from error


@lru_cache(maxsize=64)
def _book(text: str) -> RuleBook:
    """The book, one for all records that hold the same, so that what it has resolved is not asked again."""
    book: RuleBook = fact(json.loads(text), RuleBook)
    for rule in book.rules:
        for sentence in {*rule.when, *rule.unless} - CONDITIONS.keys():
            raise NotPlain(f"Nobody knows the condition “{sentence}” of the rule {rule.id}.")
    return book


def seal(text: str) -> str:
    """The sha256 of a text's bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def says_the_same(stored: object, again: object) -> bool:
    """Whether an answer worked out again says all that the stored one says; a later release may have more to say."""
    match stored, again:
        case dict(), dict():
            return all(key in again and says_the_same(value, again[key]) for key, value in stored.items())
        case list(), list():
            return len(stored) == len(again) and all(map(says_the_same, stored, again))
        case _:
            return stored == again


def canonical(body: Mapping[str, Any]) -> str:
    return json.dumps(body, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
