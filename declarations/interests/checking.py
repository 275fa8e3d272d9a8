"""The pages on which a declaration is made: a question, and the answers to check before they are sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse

from coi_register.nhsuk.words import day, joined, span
from coi_register.refusals import CannotBeDone
from committees.meetings.vocabulary import AFFECTED_CLASS_LABELS, AffectedClass
from committees.people.models import Person
from declarations.guidance.vocabulary import (
    INTEREST_CATEGORY_LABELS,
    INTEREST_ROLE_LABELS,
    RELATIONSHIP_LABELS,
    InterestCategory,
    InterestRole,
    Relationship,
)
from declarations.interests import guided
from declarations.interests.cards import late_in_words
from declarations.interests.clocks import Clock
from declarations.interests.drafts import Draft
from declarations.interests.models import Interest
from declarations.interests.plainness import unclear
from declarations.interests.presenters.examples import ForReader
from declarations.interests.questions import Question, before
from declarations.interests.soundness import SaidBefore

QUESTION_OF = {
    "until": Question.DATES,
    "aware_on": Question.DATES,
    "since": Question.DATES,
    "on": Question.PAPER,
    "relationship": Question.WHOSE,
    "organisation": Question.WHERE,
    "topic": Question.TOPIC,
    "role": Question.ROLE,
    "not_published_because": Question.PUBLISH,
}

TITLES = {
    Question.PAPER: "Where it is read from",
    Question.KIND: "Type of interest",
    Question.WHOSE: "Who has the interest",
    Question.THEIRS: "Their type of interest",
    Question.WHERE: "What it lies in",
    Question.ORGANISATION: "Organisation",
    Question.GROUP: "Group of providers",
    Question.TOPIC: "Subject",
    Question.ROLE: "Role and nature",
    Question.DATES: "Dates",
    Question.PUBLISH: "Publishing it",
}


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question: what it belongs to, how far along it is, and the way back."""

    title: str
    caption: str
    progress: str
    back: str
    button: str
    examples: tuple[ForReader, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckPage:
    """All answers before they are sent; `problem` is the sentence of a refusal and where to mend it."""

    title: str
    caption: str
    rows: tuple[tuple[str, str, str, str], ...]  # question, answer, “Change”, where to
    promise: str
    button: str
    back: str
    bodies: str  # for which bodies it is declared, at once
    unclear: tuple[tuple[str, str, str], ...]  # what a reader will ask; the words and the address where it is mended
    late: str
    problem: tuple[str, str | None] | None = None
    same: tuple[str, str] | None = None

    def refused(self, refusal: CannotBeDone, draft: Draft) -> "CheckPage":
        """The page with the service's sentence, a link to the answer, and where it says so to the interest on the register."""
        question = QUESTION_OF.get(refusal.field or "")
        href = address(draft, question) if question in draft.answers and question else None
        same = _amend_instead(refusal.interest) if isinstance(refusal, SaidBefore) else None
        return replace(self, problem=(refusal.says, "#id_again" if same else href), same=same)


def _amend_instead(interest: Interest) -> tuple[str, str]:
    return ("Change the one on the register instead", reverse("amend_interest", args=[interest.pk]))


def address(draft: Draft, question: Question) -> str:
    """Where the page of a question stands."""
    return reverse("declare_question", args=[draft.key, question.value])


def question_page(
    question: Question, draft: Draft | None, person: Person, *, own: bool, asked: list[Question]
) -> QuestionPage:
    """The page of one question; before the first answer there is no draft yet."""
    prior = before(question, asked)
    back = address(draft, prior) if draft and prior else reverse("person", args=[person.pk])
    is_change = draft is not None and draft.interest is not None
    return QuestionPage(
        title=TITLES[question],
        caption=_caption(person, own=own, is_change=is_change),
        progress="" if is_change else f"Question {asked.index(question) + 1}",
        back=reverse("declare_check", args=[draft.key]) if draft and is_change else back,
        button="Continue",
    )


def _caption(person: Person, *, own: bool, is_change: bool) -> str:
    what = "Change an interest" if is_change else "Declare an interest"
    return what if own else f"{what} of {person}, from paper"


def _matter(draft: Draft, asked: list[Question], told: Mapping[str, Any], on: date) -> str:
    """What the interest lies in, which tells one page of answers from another."""
    naming = [one for one in (Question.ORGANISATION, Question.GROUP, Question.TOPIC) if one in asked]
    return next((says for one in naming for _, says in _words(one, draft, told, on)), "")


def check_page(
    draft: Draft,
    person: Person,
    asked: list[Question],
    *,
    own: bool,
    today: date,
    late: Clock | None = None,
    bodies: Iterable[str] = (),
) -> CheckPage:
    """The answers in words, each with a link to change it, and what sending them means."""
    told = guided.said(draft, asked, today=today)
    on = guided.declared_on(draft, today=today)
    is_change = draft.interest is not None
    return CheckPage(
        title="Check the changes" if is_change else "Check your answers" if own else "Check the answers",
        caption=": ".join(filter(None, (_caption(person, own=own, is_change=is_change), _matter(draft, asked, told, on)))),
        rows=tuple(
            (words, says, "Change", address(draft, one)) for one in asked for words, says in _words(one, draft, told, on)
        ),
        promise=(
            "By sending this you say that it is complete and true, and that you will tell of any change."
            if own
            else f"You write down what {person} declared. The record says that you did, and from which paper."
        ),
        button="Save the changes" if is_change else "Declare this interest",
        back=address(draft, asked[-1]) if not is_change else reverse("person", args=[person.pk]),
        bodies=_bodies(bodies),
        unclear=tuple(
            (one.says, f"Change “{TITLES[one.question]}”", address(draft, one.question))
            for one in unclear(told, where=draft.where)
        ),
        late=f"{late_in_words(late)} Say why it is late. The governance team decides whether it is recorded as a breach."
        if late
        else "",
    )


def _bodies(bodies: Iterable[str]) -> str:
    """One declares once: it counts wherever one sits."""
    sits_on = list(dict.fromkeys(bodies))
    return f"Declared once, it counts for every body: {joined(sits_on)}." if sits_on else ""


def _words(question: Question, draft: Draft, told: Mapping[str, Any], on: date) -> Iterable[tuple[str, str]]:
    match question:
        case Question.PAPER:
            yield "Paper", f"{guided.paper_of(draft)}, {day(on)}"
        case Question.KIND:
            yield (
                "Type of interest",
                INTEREST_CATEGORY_LABELS[InterestCategory(told["category"])] if told["direct"] else "Indirect",
            )
        case Question.WHOSE:
            yield "Who has the interest", RELATIONSHIP_LABELS[Relationship(told["relationship"])]
        case Question.THEIRS:
            yield "Their type of interest", INTEREST_CATEGORY_LABELS[InterestCategory(told["category"])]
        case Question.WHERE:
            yield "It lies in", _where(draft)
        case Question.ORGANISATION:
            yield "Organisation", str(told["organisation"] or "Kept as typed: nobody has identified it yet")
        case Question.GROUP:
            yield "Group of providers", AFFECTED_CLASS_LABELS[AffectedClass(told["affected_class"])]
        case Question.TOPIC:
            yield "Subject", told["topic"]
        case Question.ROLE:
            yield "Role", INTEREST_ROLE_LABELS[InterestRole(told["role"])] if told["role"] else "None given"
            yield "Nature of the interest", told["text"] or "Nothing more said"
        case Question.DATES:
            yield "Dates", _capital(span(told["since"], told["until"]))
            yield "First known", day(told["aware_on"], without="Not given")
        case Question.PUBLISH:
            yield "May be published", "Yes" if told["publish"] else f"No: {told['not_published_because']}"


def _where(draft: Draft) -> str:
    return {"organisation": "One organisation", "group": "A whole group of providers", "topic": "A subject"}.get(
        draft.where or "", "Described in words"
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
