"""The rule book as one page: which instruments are in force, their rules, and the digest that names them."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from coi_register.nhsuk.words import counted, day
from declarations.guidance.conditions import CONDITIONS
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Instrument, Period
from declarations.rulebook.presenters.rules import Chapter, chapters
from declarations.rulebook.presenters.words import Row, days_of
from declarations.rulebook.selectors import Opened

Cell = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class RuleBookPage:
    """`other_dates` are rows of a table: an instrument, its days, and a link to its rules."""

    as_on: str
    is_todays: bool
    showing: str
    everything: str | None
    in_force: tuple[str, ...]
    other_dates: tuple[tuple[Cell, ...], ...]
    chapters: tuple[Chapter, ...]
    conditions: tuple[Row, ...]
    digest: str
    unchanged: str


def rule_book_page(opened: Opened, *, today: date) -> RuleBookPage:
    """The rules asked for, as on the day asked for."""
    on, book = opened.on, opened.book
    return RuleBookPage(
        as_on=f"Rules in force on {day(on)}",
        is_todays=on == today,
        showing=_showing(opened),
        everything=None if opened.is_whole else f"{reverse('rule_book')}?on={on}",
        in_force=tuple(f"{text.title} ({text.key}), {days_of(text.in_force)}" for text in book.texts),
        other_dates=tuple(_other_date(text, opened.every) for text in opened.every.texts),
        chapters=chapters(book, opened.rules, every=opened.every, on=on),
        conditions=_conditions(opened),
        digest=book.digest[:12],
        unchanged=_unchanged(opened.unchanged),
    )


def _showing(opened: Opened) -> str:
    if not opened.book.texts:
        return f"No instrument of the rule book was in force on {day(opened.on)}."
    if opened.is_whole:
        return f"All {counted(len(opened.rules), 'rule')} in force on that day are shown."
    if not opened.rules:
        return f"None of the {counted(len(opened.book.rules), 'rule')} in force on that day is what you asked for."
    return f"{len(opened.rules)} of the {counted(len(opened.book.rules), 'rule')} in force on that day are shown."


def _unchanged(period: Period | None) -> str:
    if period is None:
        return ""
    return days_of(period) if period.until is None else f"from {days_of(period)}"


def _other_date(text: Instrument, every: RuleBook) -> tuple[Cell, ...]:
    """Its first day with a rule: an instrument may be older than any body it speaks of."""
    first = min(rule.in_force.since for rule in every.rules if rule.source.instrument == text.key)
    days = days_of(text.in_force)
    link = (f"{text.key} on {day(first)}", f"{reverse('rule_book')}?on={first}#in-{text.key}")
    return f"{text.title} ({text.key})", days[:1].upper() + days[1:], link


def _conditions(opened: Opened) -> tuple[Row, ...]:
    """What each condition named on the page asks, in the words of the condition itself."""
    named = {sentence for rule in opened.rules for sentence in (*rule.when, *rule.unless)}
    return tuple((sentence, CONDITIONS[sentence].__doc__ or "") for sentence in CONDITIONS if sentence in named)
