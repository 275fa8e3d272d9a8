"""One declaration under review: as it stands, what is different, how late it was, what was asked, and what may be done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.urls import NoReverseMatch, reverse

from coi_register.accounts.actors import Actor
from coi_register.audit.presenters import Change
from coi_register.nhsuk.words import counted, day
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.vocabulary import STEP_LABELS, Step
from declarations.interests import clocks
from declarations.interests.cards import Action, Card, card
from declarations.interests.models import Interest
from declarations.interests.permissions import may_draft, may_tie
from declarations.review import permissions
from declarations.review.models import Query
from declarations.review.selectors.reading import Reading


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answer, both in their own words."""

    words: str
    by: str
    answer: str
    answered: str


@dataclass(frozen=True, slots=True)
class Merge:
    """One answer of two reviewers: what the other wrote, and what was typed here."""

    label: str
    theirs: str
    yours: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    title: str
    person: str
    person_href: str
    card: Card
    last: str
    changes: tuple[Change, ...]
    clocks: tuple[str, ...]
    asked: tuple[Asked, ...]
    actions: tuple[Action, ...]
    agrees: bool
    back: Action
    merge: tuple[Merge, ...] = ()


def review_page(interest: Interest, reading: Reading, actor: Actor, *, book: RuleBook) -> ReviewPage:
    """The page of one declaration, as this actor may use it."""
    reviews = bool(permissions.may_review(actor, interest.person))
    counted_days = _clocks(interest, book)
    return ReviewPage(
        title="Review a declaration" if reviews else "The review of a declaration",
        person=str(interest.person),
        person_href=reverse("person", args=[interest.person_id]),
        card=replace(card(interest, actor), actions=()),
        last=_last(reading),
        changes=reading.since_then,
        clocks=tuple(clock_in_words(clock) for clock in counted_days),
        asked=tuple(_asked(query) for query in reading.queries),
        actions=tuple(_actions(interest, reading, actor, late=any(one.is_late and one.in_law for one in counted_days))),
        agrees=reviews and interest.until is None,
        back=_back(actor, interest),
    )


def merged(page: ReviewPage, current: Interest, typed: dict[str, Any]) -> ReviewPage:
    """The page after another reviewer was faster: what each of the two said, answer by answer, to choose from."""
    rows = (
        Merge("What they do", _step(current.mitigation), _step(typed.get("step"))),
        Merge("Action taken to mitigate the risk", current.mitigation_text or "None", typed.get("text") or "None"),
        Merge("To be looked at again", _day(current.mitigation_review_on), _day(typed.get("review_on"))),
    )
    return replace(page, merge=tuple(row for row in rows if row.theirs != row.yours))


def clock_in_words(clock: clocks.Clock) -> str:
    """One of the two clocks: the Act's from awareness, the form's from the interest arising (R2.3)."""
    whose = f"{clock.place}, the law" if clock.in_law else "The declaration form"
    counts = f"{whose}: {counted(clock.days, 'day')} after {clock.event} on {day(clock.since)}"
    counts = counts[:1].upper() + counts[1:]
    return f"{counts}. {'Late' if clock.is_late else 'In time'}: {clock.allowed} are allowed."


def _clocks(interest: Interest, book: RuleBook) -> tuple[clocks.Clock, ...]:
    return clocks.both(
        began=interest.since,
        aware=interest.aware_on,
        declared=interest.declared_on,
        book=book,
        appointed=getattr(interest, "appointed", None),
    )


def _last(reading: Reading) -> str:
    if reading.last is None:
        return "Nobody has reviewed it yet."
    by = f" by {reading.last.by.name}" if reading.last.by else ""
    said = f"Last reviewed on {day(reading.last.on)}{by}."
    return said if reading.since_then else f"{said} Nothing has changed since."


def _asked(query: Query) -> Asked:
    asker = query.asked_by.name if query.asked_by else "The governance team"
    answered = f"Answered on {day(query.answered_on)}" if query.answered_on else "Not answered yet"
    return Asked(query.words, f"{asker}, {day(query.asked_on)}", query.answer, answered)


def _actions(interest: Interest, reading: Reading, actor: Actor, *, late: bool) -> Iterator[Action]:
    person, key = interest.person, [interest.pk]
    is_open = any(query.answered_on is None for query in reading.queries)
    if permissions.may_review(actor, person) and not is_open:
        yield "Ask the declarer a question", reverse("ask_back", args=key)
    if not interest.is_matched and may_tie(actor, person):
        yield "Match it to an organisation", reverse("tie_interest", args=key)
    if not interest.is_attested and may_draft(actor, person):
        yield "Ask them to attest it", reverse("ask_to_attest", args=[person.pk])
    if late and permissions.may_review(actor, person) and (breach := _breach(interest)):
        yield "Draft a breach: it was declared late", breach
    for query in reading.queries:
        if query.answered_on is None and permissions.may_answer(actor, person):
            yield "Answer the question", reverse("answer_query", args=[query.pk])
    if interest.version > 1:
        yield "Compare two versions", reverse("differences", args=key)
    yield "History", reverse("interest_history", args=key)


def _breach(interest: Interest) -> str:
    """Where the room of breaches drafts one from an interest; empty where that room is not built in."""
    try:
        return reverse("breach_from_interest", args=[interest.pk])
    except NoReverseMatch:
        return ""


def _back(actor: Actor, interest: Interest) -> Action:
    if actor.person == interest.person_id:
        return "Back to your declarations", reverse("person", args=[interest.person_id])
    return "Declarations to review", reverse("reviews")


def _step(step: Any) -> str:
    return STEP_LABELS[Step(step)] if step else "Nothing is needed"


def _day(on: Any) -> str:
    return day(on, without="No day")


@dataclass(frozen=True, slots=True)
class DifferencesPage:
    """Two versions of an interest beside each other."""

    title: str
    versions: tuple[int, ...]
    earlier: int
    later: int
    changes: tuple[Change, ...]
    back: Action


def differences_page(interest: Interest, earlier: int, later: int, changes: Iterable[Change]) -> DifferencesPage:
    """Field by field."""
    versions = tuple(range(1, interest.version + 1))
    title = f"Compare two versions of this interest of {interest.person}"
    back = (f"Back to {interest.person}", reverse("person", args=[interest.person_id]))
    return DifferencesPage(title, versions, earlier, later, tuple(changes), back)
