"""The rule book opened at a date, and the rules in it that somebody asked to see."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from declarations.guidance.rulebook import RuleBook, load
from declarations.guidance.rules import Period, Rule
from declarations.guidance.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Opened:
    """`book` is what is in force on the date, `rules` those of it asked for; `unchanged`: while nothing in it changes."""

    on: date
    every: RuleBook
    book: RuleBook
    rules: tuple[Rule, ...]
    unchanged: Period | None

    @property
    def is_whole(self) -> bool:
        return len(self.rules) == len(self.book.rules)


def opened_at(on: date, *, instrument: str | None = None, status: Status | None = None) -> Opened:
    """The book on a date; with an instrument or a status, only the rules under it or of it."""
    every = load()
    book = every.in_force(on)
    rules = tuple(
        rule for rule in book.rules if instrument in (None, rule.source.instrument) and status in (None, rule.source.status)
    )
    return Opened(on, every, book, rules, unchanged_round(every, on))


def unchanged_round(every: RuleBook, on: date) -> Period | None:
    """The days round a date on which the same rules are in force; None before the first instrument."""
    periods = [*(text.in_force for text in every.texts), *(rule.in_force for rule in every.rules)]
    begins = {period.since for period in periods}
    ends = {period.until for period in periods if period.until is not None}
    days: list[date | None] = [*sorted(begins | ends), None]
    stretches = (Period(since, until) for since, until in pairwise(days) if since is not None)
    return next((stretch for stretch in stretches if stretch.holds(on)), None)
