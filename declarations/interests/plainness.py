"""What a reader could not make out of a declaration: vague, undated or unmatched words; said before it is sent, never refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from declarations.interests.questions import Question, Where

VAGUE = ("various", "several", "misc", "miscellaneous", "etc", "as above", "as before", "see above", "tbc", "unknown")
NOTHING = ("none", "nil", "n/a", "no interests", "nothing to declare")
FEW = 3  # words with which nobody has described an interest that lies in nothing we know
TIES = "wife|husband|partner|spouse|son|daughter|brother|sister|mother|father|friend|uncle|aunt|cousin|child"
NAMED = re.compile(rf"\b(?:{TIES})s?,?\s+(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.?\s+)?([A-Z][a-z]+(?:\s+[A-Z][a-z]+)*)", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Unclear:
    """One thing that a reader will ask, and the question whose answer would tell them."""

    question: Question
    says: str


def unclear(told: Mapping[str, Any], *, where: str | None) -> tuple[Unclear, ...]:
    """What stands in the answers that nobody else could make use of, in the order of the questions."""
    return (*_unmatched(told, where), *_vague(told), *_named(told), *_undated(told))


def _unmatched(told: Mapping[str, Any], where: str | None) -> Iterator[Unclear]:
    if told["organisation"] or told["affected_class"] or told["topic"]:
        return
    question = Question.ORGANISATION if where == Where.ORGANISATION else Question.WHERE
    yield Unclear(
        question,
        "It is in words only, so it cannot be held against an agenda. Choose an organisation, a group or a subject if one fits. "
        "If none does, send it: the governance team will look for the organisation, and your words stay as they are.",
    )


def _vague(told: Mapping[str, Any]) -> Iterator[Unclear]:
    text: str = told["text"].strip()
    plain = text.lower().rstrip(".")
    if plain in NOTHING:
        yield Unclear(Question.ROLE, f"“{text}” is not an interest. If you have none, make a nil return instead.")
        return
    if found := next((word for word in VAGUE if re.search(rf"\b{re.escape(word)}\b", plain)), None):
        yield Unclear(Question.ROLE, f"“{found}” does not say which. Name each; declare each as an interest of its own.")
    lies_in = told["organisation"] or told["affected_class"] or told["topic"]
    if text and not lies_in and len(text.split()) <= FEW:
        yield Unclear(Question.ROLE, f"“{text}” alone does not say what the interest is. Say what is done, and for whom.")


def _named(told: Mapping[str, Any]) -> Iterator[Unclear]:
    """R1.12: the relationship is public, never the relative's name."""
    if not told["direct"] and (found := NAMED.search(told["text"])):
        yield Unclear(
            Question.ROLE, f"“{found.group(1)}” may be the name of somebody close to you. The relationship is enough."
        )


def _undated(told: Mapping[str, Any]) -> Iterator[Unclear]:
    if told["since"] is None:
        yield Unclear(
            Question.DATES, "It does not say when it began. The first of the month will do if the day is not known."
        )
    if told["aware_on"] is None:
        yield Unclear(Question.DATES, "It does not say when it was first known. The law counts from that day.")
