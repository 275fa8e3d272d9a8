"""The rule book opened at a date, of one CCG or the national one, and the rules in it that somebody asked to see."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from uuid import UUID

from coi_register.accounts.actors import Actor
from committees.organisations.models import Organisation
from declarations.adoption.permissions import may_read_book_of
from declarations.adoption.selectors import with_its_body
from declarations.guidance.local import book_under
from declarations.guidance.rulebook import RuleBook, load
from declarations.guidance.rules import Period, Rule
from declarations.guidance.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Whose:
    """The CCG whose book is read, None being the national one; `kept_back`: another was asked for, and is not theirs."""

    ccg: Organisation | None
    every: RuleBook
    kept_back: bool = False
    others: tuple[Organisation, ...] = ()  # the CCGs of the reader, where they have several


def national() -> Whose:
    """The book of nobody in particular."""
    return Whose(None, load())


@dataclass(frozen=True, slots=True)
class Opened:
    """`book` is what is in force on the date, `rules` those of it asked for; `unchanged`: while nothing in it changes."""

    on: date
    every: RuleBook
    book: RuleBook
    rules: tuple[Rule, ...]
    unchanged: Period | None
    whose: Whose

    @property
    def is_whole(self) -> bool:
        return len(self.rules) == len(self.book.rules)


def whose_book(actor: Actor, asked: UUID | None, *, of_nobody: bool = False) -> Whose:
    """The book asked for, else that of the only CCG of the actor; the national one for somebody who may read no other."""
    own = actor.ccgs()
    pk = asked or (next(iter(own)) if len(own) == 1 and not of_nobody else None)
    if pk is None:
        return replace(national(), others=_all_of(own))
    ccg = with_its_body(pk) if may_read_book_of(actor, pk) else None
    if ccg is None:
        return Whose(None, load(), kept_back=True)
    return Whose(ccg, book_under(ccg.local_body), others=_all_of(own))  # type: ignore[attr-defined]


def _all_of(own: frozenset[UUID]) -> tuple[Organisation, ...]:
    return tuple(Organisation.objects.filter(pk__in=own).order_by("name")) if len(own) > 1 else ()


def opened_at(
    on: date, *, whose: Whose | None = None, instrument: str | None = None, status: Status | None = None
) -> Opened:
    """The book on a date; with an instrument or a status, only the rules under it or of it."""
    whose = whose or national()
    every = whose.every
    book = every.in_force(on)
    rules = tuple(
        rule for rule in book.rules if instrument in (None, rule.source.instrument) and status in (None, rule.source.status)
    )
    return Opened(on, every, book, rules, unchanged_round(every, on), whose)


def unchanged_round(every: RuleBook, on: date) -> Period | None:
    """The days round a date on which the same rules are in force; None before the first instrument."""
    periods = [*(text.in_force for text in every.texts), *(rule.in_force for rule in every.rules)]
    begins = {period.since for period in periods}
    ends = {period.until for period in periods if period.until is not None}
    days: list[date | None] = [*sorted(begins | ends), None]
    stretches = (Period(since, until) for since, until in pairwise(days) if since is not None)
    return next((stretch for stretch in stretches if stretch.holds(on)), None)
