"""One interest as a summary card: what it is, when it was declared, how late, and what the actor may do with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import day, span
from declarations.guidance import rulebook
from declarations.interests import clocks, permissions
from declarations.interests.models import Interest

APPOINTMENT_NOT_KNOWN = " If they were appointed later, the days count from then; no seat of theirs says when that was."
UNMATCHED = "Not matched yet to an organisation of the register"
Action = tuple[str, str]  # words, address


@dataclass(frozen=True, slots=True)
class Card:
    """One interest: what it is, its rows, and what the actor may do with it."""

    heading: str
    rows: tuple[tuple[str, str], ...]
    actions: tuple[Action, ...]


def card(interest: Interest, actor: Actor) -> Card:
    """An interest as a summary card."""
    return Card(
        heading=heading_of(interest),
        rows=tuple(rows_of(interest)),
        actions=_actions_on(interest, actor),
    )


def heading_of(interest: Interest) -> str:
    """Director, Harbourside Ltd; for an indirect one whose it is, never a name."""
    what = _joined([interest.get_role_display() or "", matter_of(interest)])
    return what if interest.direct else f"{interest.get_relationship_display()}: {what}"


def _joined(parts: Iterable[str]) -> str:
    """The parts that say something, with commas."""
    return ", ".join(part for part in parts if part)


def matter_of(interest: Interest) -> str:
    """What the interest lies in."""
    lies_in = interest.organisation or interest.get_affected_class_display() or interest.topic
    return str(lies_in) if lies_in else f"{interest.text[:60]}{'…' if len(interest.text) > 60 else ''}"


def rows_of(interest: Interest) -> Iterable[tuple[str, str]]:
    """The rows of the card, in the order of the register's columns (R2.9)."""
    yield "Type", interest.get_category_display()
    yield "Direct or indirect", whose(interest)
    if interest.organisation:
        found = f" (found by the governance team on {day(interest.tied_on)})" if interest.tied_on else ""
        yield "Organisation", f"{interest.organisation}{found}"
    elif not interest.is_matched:
        yield "Organisation", UNMATCHED
    if interest.text:
        yield "Nature of the interest", interest.text
    yield "Dates", _sentence(span(interest.since, interest.until))
    yield "Declared", _declared(interest)
    if interest.paper:
        yield "Read from paper", paper_in_words(interest)
    if late := lateness_of(interest):
        known = getattr(interest, "appointed", None) is not None
        yield ("Late" if late.in_law else "Perhaps late"), late_in_words(late, appointed=known)
    if interest.late_because:
        yield "Why it was late", interest.late_because
    yield "Action taken to mitigate risk", mitigation_in_words(interest)
    if not interest.publish:
        yield "Publishing", f"The declarer asks that it is withheld: {interest.not_published_because}"


def whose(interest: Interest) -> str:
    """Direct, or indirect with the relationship."""
    return "Direct" if interest.direct else f"Indirect: {str(interest.get_relationship_display()).lower()}"


def mitigation_in_words(interest: Interest) -> str:
    """The standing mitigation, or that none was agreed."""
    agreed = [part for part in (interest.get_mitigation_display(), interest.mitigation_text) if part]
    if not agreed:
        return "None agreed yet"
    words = ". ".join(agreed)
    again = interest.mitigation_review_on
    return f"{words.rstrip('.')}. To be looked at again by {day(again)}." if again else words


def paper_in_words(interest: Interest) -> str:
    """Which paper it was read from, and whether its declarer has said that it is their word."""
    attested = f"Attested on {day(interest.attested_on)}" if interest.attested_on else "Not yet attested"
    return f"{interest.paper.rstrip('.')}. {attested}."


def lateness_of(interest: Interest) -> clocks.Clock | None:
    """What the two clocks of the law say of it; `appointed` stands on an interest of the register."""
    return clocks.lateness(
        began=interest.since,
        aware=interest.aware_on,
        declared=interest.declared_on,
        appointed=getattr(interest, "appointed", None),
        book=rulebook.load(),
    )


def late_in_words(late: clocks.Clock, *, appointed: bool = True) -> str:
    """How late, counted from when, and by which law."""
    if late.in_law:
        return f"Declared {late.days} days after {late.event}: later than the {late.allowed} days of {late.place}."
    return (
        f"Declared {late.days} days after {late.event}. The declaration form asks for {late.allowed} days from then; "
        f"{late.place} counts from becoming aware.{'' if appointed else APPOINTMENT_NOT_KNOWN}"
    )


def _declared(interest: Interest) -> str:
    aware = f", known since {day(interest.aware_on)}" if interest.aware_on else ""
    return f"{day(interest.declared_on)}{aware}"


def _actions_on(interest: Interest, actor: Actor) -> tuple[Action, ...]:
    person, key = interest.person, [interest.pk]
    actions: list[Action] = []
    if permissions.may_amend(actor, interest):
        actions.append(("Change", reverse("amend_interest", args=key)))
    if interest.until is None and permissions.may_declare(actor, person):
        actions.append(("It has ended", reverse("cease_interest", args=key)))
    if interest.until is None and permissions.may_agree_mitigation(actor, person):
        actions.append(("Review", reverse("review", args=key)))
    return (*actions, ("History", reverse("interest_history", args=key)))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
