"""The pages of a declarer who is asked: a question to answer, and what was read from paper to attest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import day
from committees.people.models import Person
from declarations.interests.cards import Action, Card, card
from declarations.interests.models import Interest
from declarations.review.models import Query


@dataclass(frozen=True, slots=True)
class AnswerPage:
    question: str
    asked: str
    card: Card
    change: Action | None
    answer: str  # what was answered before; empty while the question is open
    back: Action


def answer_page(query: Query, actor: Actor) -> AnswerPage:
    """The question above the interest it is about."""
    interest = query.interest
    asker = query.asked_by.name if query.asked_by else "The governance team"
    return AnswerPage(
        question=query.words,
        asked=f"Asked by {asker} on {day(query.asked_on)}",
        card=replace(card(interest, actor), actions=()),
        change=("Change the interest", reverse("amend_interest", args=[interest.pk])),
        answer=query.answer,
        back=("Back to your declarations", reverse("person", args=[interest.person_id])),
    )


@dataclass(frozen=True, slots=True)
class AttestPage:
    title: str
    lead: str
    cards: tuple[Card, ...]
    read: str  # each interest in the version that is shown
    promise: str
    back: Action


def attest_page(person: Person, waiting: Sequence[Interest], actor: Actor) -> AttestPage:
    """What an officer read from a paper, each with the way to change what is not right."""
    return AttestPage(
        title="Is this what you declared?",
        lead=(
            "The governance team wrote this down from a paper of yours. Read it. What is not right, change: then it is your word."
            if waiting
            else "Nothing waits for you to attest it. What you declared yourself is your word already."
        ),
        cards=tuple(replace(card(one, actor), actions=(("This is not right: change it", _amend(one)),)) for one in waiting),
        read=" ".join(f"{one.pk}:{one.version}" for one in waiting),
        promise="By sending this you attest that what is shown here is your own declaration, complete and true.",
        back=("Back to your declarations", reverse("person", args=[person.pk])),
    )


def _amend(interest: Interest) -> str:
    return reverse("amend_interest", args=[interest.pk])
