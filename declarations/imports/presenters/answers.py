"""The answers that a question offers, and an answer that was given, in words."""

from collections.abc import Iterable, Iterator

from committees.organisations.selectors import Found
from declarations.imports.facts import Question
from declarations.imports.vocabulary import Answer, Asked

KEEP_WORDS = "None of these: keep its words, and let somebody identify it later"


def choices_for(question: Question, found: Iterable[Found]) -> list[tuple[str, str]]:
    """Its own, or the organisations that were found for the words."""
    return [*question.choices] or [*_organisations(found)]


def alike_in_words(question: Question, others: int) -> str:
    """What the tick beside it says; nothing where no other question of its kind has a safe answer."""
    if not others or not question.safe:
        return ""
    rest = "the other open question" if others == 1 else f"all {others} other open questions"
    return f"Answer {rest} of this kind as carefully as possible: {CAREFUL[question.asks]}"


CAREFUL = {
    Asked.WHICH: "keep the words",
    Asked.YEAR: "it is the year it began",
    Asked.ENDED: "it is over from the first day after the month or year",
    Asked.NIL: "leave the row out",
}


def answer_in_words(question: Question, says: str) -> str:
    """What was answered."""
    told = dict(question.choices).get(says)
    if told is None and question.asks is Asked.WHICH:
        return "Kept as words" if says == Answer.WORDS else "One of the register"
    return told or says


def _organisations(found: Iterable[Found]) -> Iterator[tuple[str, str]]:
    for one in found:
        yield str(one.organisation.pk), ". ".join(filter(None, (one.label, one.remark)))
    yield Answer.WORDS.value, KEEP_WORDS
