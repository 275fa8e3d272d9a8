"""What the title of an agenda item seems to name: the parts that could be an organisation, and those that hide one."""

import re
from dataclasses import dataclass
from pathlib import Path

from committees.organisations.naming import WEAK_WORDS, normalised

# What agendas say of every organisation; none of it tells one from another.
AGENDA_WORDS = frozenset(Path(__file__).with_name("agenda_words.txt").read_text().split())
HIDING_WORDS = frozenset({"another", "a", "an", "one", "two", "three", "local", "neighbouring", "unnamed"})
PARTY_WORDS = frozenset(
    {
        "surgery",
        "surgeries",
        "practice",
        "practices",
        "centre",
        "clinic",
        "provider",
        "company",
        "bidder",
        "applicant",
        "trust",
    }
) | {"providers", "companies", "bidders", "applicants", "pharmacy", "federation"}
BREAKS = re.compile(r"\s[-–—]\s|[(),;:/]|\b(?:and|including|between|with|from|into|of|for|at|by)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of a title. `is_hidden`: it speaks of a party without naming it, as “another surgery” does."""

    words: str
    is_hidden: bool = False


def named_in(title: str) -> list[Named]:
    """The stretches of a title that may name an organisation, in their order, each once."""
    found = (_read(stretch) for stretch in BREAKS.split(title))
    return list(dict.fromkeys(named for named in found if named))


def _read(stretch: str) -> Named | None:
    words = stretch.split()
    if _hides_a_party(normalised(stretch).split()):
        return Named(" ".join(words), is_hidden=True)
    while words and _says_nothing(words[0]):
        words.pop(0)
    while words and _says_nothing(words[-1]) and normalised(words[-1]) not in WEAK_WORDS:
        words.pop()
    telling = [word for word in words if not _says_nothing(word)]
    return Named(" ".join(words)) if len("".join(telling)) > 2 else None


def _hides_a_party(words: list[str]) -> bool:
    return len(words) > 1 and words[0] in HIDING_WORDS and words[-1] in PARTY_WORDS and all(map(_says_nothing, words))


def _says_nothing(word: str) -> bool:
    plain = normalised(word)
    return plain in AGENDA_WORDS or plain in WEAK_WORDS or plain in HIDING_WORDS or not plain or plain.isdigit()
