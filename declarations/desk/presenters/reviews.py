"""Declarations on a desk: what waits for a reviewer, and what is asked of a declarer."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.urls import reverse

from coi_register.nhsuk.words import counted
from declarations.desk.presenters.parts import Action, Block, Task, shown
from declarations.interests.cards import heading_of
from declarations.review.models import Query
from declarations.review.selectors.waiting import Waiting
from declarations.review.vocabulary import WAITS_LABELS, Waits


def to_review(found: Sequence[Waiting]) -> Block:
    """For an officer or a line manager: new and changed declarations, answers, and words that nobody has matched."""
    tasks, more = shown(Task(_whose(one), reverse("review", args=[one.interest.pk]), detail=_why(one)) for one in found)
    says = f"{counted(len(found), 'declaration waits', 'declarations wait')} for you." if found else "Nothing waits for you."
    return Block(
        title="Declarations to review",
        says=says[:1].upper() + says[1:],
        tone="todo" if found else "good",
        href=reverse("reviews"),
        tasks=tasks,
        more=more,
        actions=(Action("Everything that waits", reverse("reviews")),),
    )


def asked_of_you(person: UUID, asked: Sequence[Query], to_attest: int) -> tuple[Task, ...]:
    """For a declarer: what to attest, and each question to answer."""
    return tuple(_tasks(person, asked, to_attest))


def _tasks(person: UUID, asked: Sequence[Query], to_attest: int) -> Iterator[Task]:
    if to_attest:
        says = f"Read and attest {counted(to_attest, 'interest')} written down for you from paper"
        yield Task(says, reverse("attest", args=[person]))
    for query in asked:
        yield Task("Answer a question about your declaration", reverse("answer_query", args=[query.pk]), detail=query.words)


def _whose(one: Waiting) -> str:
    return f"{one.interest.person}: {heading_of(one.interest)}"


def _why(one: Waiting) -> str:
    return ", ".join(WAITS_LABELS[word] for word in Waits if word in one.waits)
