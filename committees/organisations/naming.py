"""Names of organisations as people type them: made alike, compared, and ranked with the reason for each hit."""

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from rapidfuzz import fuzz

Key = TypeVar("Key", bound=Hashable)

# 26 groups of practices within one CCG share a name once these are dropped: they narrow nothing down
WEAK_WORDS = frozenset(
    ("the", "of", "and", "surgery", "surgeries", "medical", "health", "centre", "center", "practice", "practices", "group")
) | {"clinic", "dr", "drs"}
NEAR = 84  # of 100; lower, “Moor” finds “Manor”


class Match(IntEnum):
    """How a name was met, the surest first."""

    CODE = 1
    NAME = 2
    SAME_WORDS = 3
    PART = 4
    NEAR = 5


@dataclass(frozen=True, slots=True)
class Candidate(Generic[Key]):
    """An organisation by all its names and codes; `key` is whatever the caller knows it by."""

    key: Key
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit(Generic[Key]):
    key: Key
    match: Match
    met: str  # the name or code that was met

    @property
    def reason(self) -> str:
        """Why it is offered, in words."""
        match self.match:
            case Match.CODE:
                return "The code"
            case Match.NAME:
                return "The same name"
            case Match.SAME_WORDS:
                return "The same but for words like surgery or practice"
            case Match.PART:
                return "Part of its name"
            case Match.NEAR:
                return "Spelt almost like this"


def normalised(text: str) -> str:
    """A name without case, punctuation and spare spaces; `&` is `and`, `St.` is `st`, `John's` is `johns`."""
    text = re.sub(r"['’`]", "", text.casefold().replace("&", " and "))
    return " ".join(re.findall(r"[^\W_]+", text))


def strong_words(text: str) -> tuple[str, ...]:
    """The words that tell one name from another; all words when every one is weak."""
    words = normalised(text).split()
    return tuple(word for word in words if word not in WEAK_WORDS) or tuple(words)


def as_code(text: str) -> str:
    """What was typed, read as a code."""
    return "".join(text.split()).upper()


def ranked(text: str, candidates: Iterable[Candidate[Key]]) -> list[Hit[Key]]:
    """The candidates that what was typed may mean, the surest first, alike ones in the order given."""
    typed = normalised(text)
    hits = (met(text, typed, candidate) for candidate in candidates) if typed else ()
    return sorted((hit for hit in hits if hit), key=lambda hit: hit.match)


def met(text: str, typed: str, candidate: Candidate[Key]) -> Hit[Key] | None:
    """How what was typed meets a candidate, in the surest way; None when it does not."""
    if (code := as_code(text)) in candidate.codes:
        return Hit(candidate.key, Match.CODE, code)
    ways = [(match, name) for name in candidate.names if (match := _compared(typed, normalised(name)))]
    return Hit(candidate.key, *min(ways, key=lambda way: way[0])) if ways else None


def _compared(typed: str, name: str) -> Match | None:
    if typed == name:
        return Match.NAME
    wanted, words = strong_words(typed), strong_words(name)
    if wanted == words:
        return Match.SAME_WORDS
    if all(any(word.startswith(part) for word in name.split()) for part in wanted):
        return Match.PART
    return Match.NEAR if fuzz.ratio(" ".join(wanted), " ".join(words)) >= NEAR else None
