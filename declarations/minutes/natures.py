"""What an interest is and why it is a conflict at an item, in the sentences that minutes keep (R7.12, the second fact)."""

from collections.abc import Iterable, Mapping

from committees.organisations.facts import Key
from declarations.conflicts.presenters.words import path_in_words
from declarations.guidance.facts import Interest
from declarations.guidance.findings import Because, Finding
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.vocabulary import (
    INTEREST_CATEGORY_LABELS,
    INTEREST_ROLE_LABELS,
    RELATIONSHIP_LABELS,
)

Names = Mapping[Key, str]


def natures(interests: Iterable[Interest], names: Names) -> tuple[str, ...]:
    """Each interest in a sentence: Financial interest, their own: Director of Harbourside Ltd."""
    return tuple(dict.fromkeys(nature_of(one, names) for one in interests))


def nature_of(interest: Interest, names: Names) -> str:
    """What was declared, but never in its words: they may name others, and minutes are read by more people than they are.

    A declaration that says nothing of what it is gives an empty sentence.
    """
    kind = f"{INTEREST_CATEGORY_LABELS[interest.category]} interest, {_whose(interest)}"
    what = " of ".join(filter(None, [_role(interest), _in_what(interest, names)]))
    if what:
        return f"{kind}: {what}."
    return f"{kind}, in the words of the register." if interest.text.strip() else ""


def whys(finding: Finding, book: RuleBook) -> tuple[str, ...]:
    """Each reason of a finding: by which way it meets the item, and under which rule, as sure as we are of it."""
    return tuple(dict.fromkeys(_why(because, book) for because in finding.because))


def _why(because: Because, book: RuleBook) -> str:
    rule, path = book.rule(because.rule), path_in_words(because)
    way = path if path.endswith(because.party) else " → ".join(filter(None, [path, because.party]))
    says = f" {rule.says.strip()}" if rule and rule.says else ""
    return f"{way}.{says} ({book.title_of(because.source.instrument)}: {because.source.place})"


def _role(interest: Interest) -> str:
    return INTEREST_ROLE_LABELS[interest.role] if interest.role else ""


def _in_what(interest: Interest, names: Names) -> str:
    organisation = names.get(interest.organisation, "") if interest.organisation is not None else ""
    return (
        organisation or interest.topic or (str(interest.affected_class).replace("_", " ") if interest.affected_class else "")
    )


def _whose(interest: Interest) -> str:
    if interest.direct:
        return "their own"
    return f"of their {RELATIONSHIP_LABELS[interest.relationship].lower()}" if interest.relationship else "indirect"
