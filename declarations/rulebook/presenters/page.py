"""The rule book as one page: which instruments are in force, their rules, and the digest that names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day
from declarations.adoption.permissions import may_read
from declarations.guidance.conditions import CONDITIONS
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Instrument, Period
from declarations.rulebook.forms.asked import NATIONAL
from declarations.rulebook.presenters.rules import Chapter, chapters
from declarations.rulebook.presenters.words import Row, days_of
from declarations.rulebook.selectors import Opened

Cell = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class RuleBookPage:
    """`other_dates` are rows of a table: an instrument, its days, and a link to its rules."""

    caption: str
    as_on: str
    kept_back: str
    own_book: str | None
    others: tuple[tuple[str, str], ...]
    of: str
    is_todays: bool
    showing: str
    everything: str | None
    in_force: tuple[str, ...]
    other_dates: tuple[tuple[Cell, ...], ...]
    chapters: tuple[Chapter, ...]
    conditions: tuple[Row, ...]
    digest: str
    unchanged: str


def rule_book_page(actor: Actor, opened: Opened, *, today: date) -> RuleBookPage:
    """The rules asked for, as on the day asked for."""
    on, book, ccg = opened.on, opened.book, opened.whose.ccg
    of = str(ccg.pk) if ccg else NATIONAL
    own_pages = ccg.pk if ccg and may_read(actor, ccg.pk) else None
    return RuleBookPage(
        caption=f"Rule book of {opened.whose.ccg}" if opened.whose.ccg else "National rule book",
        as_on=f"Rules in force on {day(on)}",
        kept_back="You may not read the rule book of that CCG. These are the national rules."
        if opened.whose.kept_back
        else "",
        own_book=_own_book(actor, opened),
        others=tuple(_others(opened)),
        of=of,
        is_todays=on == today,
        showing=_showing(opened),
        everything=None if opened.is_whole else f"{reverse('rule_book')}?on={on}&of={of}",
        in_force=tuple(f"{text.title} ({text.key}), {days_of(text.in_force)}" for text in book.texts),
        other_dates=tuple(_other_date(text, opened.every, of) for text in opened.every.texts),
        chapters=chapters(book, opened.rules, every=opened.every, on=on, of=own_pages),
        conditions=_conditions(opened),
        digest=book.digest[:12],
        unchanged=_unchanged(opened.unchanged),
    )


def _own_book(actor: Actor, opened: Opened) -> str | None:
    """The page on which the CCG keeps its book, for those who may read it."""
    ccg = opened.whose.ccg
    return reverse("ccg_rule_book", args=[ccg.pk]) if ccg and may_read(actor, ccg.pk) else None


def _others(opened: Opened) -> Iterator[tuple[str, str]]:
    """The other books that this reader may open, on the same day."""
    at, ccg = f"{reverse('rule_book')}?on={opened.on}&of=", opened.whose.ccg
    for other in opened.whose.others:
        if ccg is None or other.pk != ccg.pk:
            yield f"Rule book of {other}", f"{at}{other.pk}"
    if ccg is not None:
        yield "The national rule book, without what the CCG recorded", f"{at}{NATIONAL}"


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


def _other_date(text: Instrument, every: RuleBook, of: str) -> tuple[Cell, ...]:
    """Its first day with a rule: an instrument may be older than any body it speaks of."""
    first = min(rule.in_force.since for rule in every.rules if rule.source.instrument == text.key)
    days = days_of(text.in_force)
    link = (f"{text.key} on {day(first)}", f"{reverse('rule_book')}?on={first}&of={of}#in-{text.key}")
    return f"{text.title} ({text.key})", days[:1].upper() + days[1:], link


def _conditions(opened: Opened) -> tuple[Row, ...]:
    """What each condition named on the page asks, in the words of the condition itself."""
    named = {sentence for rule in opened.rules for sentence in (*rule.when, *rule.unless)}
    return tuple((sentence, CONDITIONS[sentence].__doc__ or "") for sentence in CONDITIONS if sentence in named)
