"""The questions of a declaration, one a page, and which come next after what was answered."""

from enum import StrEnum


class Question(StrEnum):
    PAPER = "paper"
    KIND = "kind"
    WHOSE = "whose"
    THEIRS = "their-kind"
    WHERE = "where"
    ORGANISATION = "organisation"
    GROUP = "group"
    TOPIC = "topic"
    ROLE = "role"
    DATES = "dates"
    PUBLISH = "publish"


class Where(StrEnum):
    """What an interest lies in; each but the last has a page of its own."""

    ORGANISATION = "organisation"
    GROUP = "group"
    TOPIC = "topic"
    WORDS = "words"


INDIRECT = "indirect"  # the fourth type on the form, a second field in the register (R1.8)


def path(kind: str | None, where: str | None, *, from_paper: bool) -> list[Question]:
    """The questions in order, as far as the answers to the first and to *where* decide it."""
    whose = [Question.WHOSE, Question.THEIRS] if kind == INDIRECT else []
    paper = [Question.PAPER] if from_paper else []
    return [*paper, Question.KIND, *whose, Question.WHERE, *_page_of(where), Question.ROLE, Question.DATES, Question.PUBLISH]


def _page_of(where: str | None) -> list[Question]:
    match where:
        case Where.ORGANISATION:
            return [Question.ORGANISATION]
        case Where.GROUP:
            return [Question.GROUP]
        case Where.TOPIC:
            return [Question.TOPIC]
        case _:
            return []


def before(question: Question, asked: list[Question]) -> Question | None:
    """The question on the page before; None before the first."""
    place = asked.index(question) if question in asked else 0
    return asked[place - 1] if place else None
