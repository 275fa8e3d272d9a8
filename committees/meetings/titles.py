"""What the title of an agenda item seems to name: the parts that could be an organisation, and those that hide one."""

import re
from dataclasses import dataclass

from committees.organisations.naming import WEAK_WORDS, normalised

# What agendas say of every organisation; none of it tells one from another.
AGENDA_WORDS = frozenset(
    """
    a an agreement agree annual any applicant applications application appointment approach approval approve approved
    arrangements assessment assurance award bid bids bidder board boundaries boundary branch budget business care case
    change changes chair close closing closure closures commissioning committee consultation contract contracts decision
    delegated delivery design directed discussion draft enhanced estates evaluation expansion extension feedback final
    finance financial five for framework from funding future governance gp improvement in incentive including increase
    information into investment issues item lease list local locality matters meeting meetings member members merge merger
    mergers minor minutes model monitoring month monthly national network new next notice on one open opening operational
    options outcome paper part patient patients payment performance place plan planning plans policy premises presentation
    previous primary priorities procurement programme project proposal proposals proposed provider providers provision
    public quality quarter quarterly recommendation reduction register relating relocation remedial rent report reports
    request reserve resilience result results review reviews risk risks scheme schedule section service services
    specification standards strategic strategy summary support surgery sustainability team temporary tender termination
    terms three to transfer transformation two update updates variation verbal with work workforce year years
    """.split()
)
HIDING_WORDS = frozenset({"another", "a", "an", "one", "two", "three", "local", "neighbouring", "unnamed"})
PARTY_WORDS = frozenset(
    {"surgery", "surgeries", "practice", "practices", "centre", "clinic", "provider", "company", "bidder", "applicant", "trust"}
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
