"""The clocks of a declaration: how late it was made, and whether the last one still holds; figures from the rule book."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from declarations.guidance.dates import months_after
from declarations.guidance.rulebook import RuleBook


class Freshness(StrEnum):
    """How far a person's last word may be relied on."""

    UP_TO_DATE = "up to date"
    OUT_OF_DATE = "out of date"
    NONE_MADE = "none made"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Clock:
    """So many days from `since`, on which `event` was, to the declaration; `in_law`: as the Act counts, from awareness (R2.3)."""

    days: int
    since: date
    event: str
    allowed: int
    place: str
    in_law: bool

    @property
    def is_late(self) -> bool:
        return self.days > self.allowed


def freshness(last: date | None, *, on: date, book: RuleBook) -> Freshness:
    """Whether a last word still holds on a day; without a figure in force nobody can tell."""
    if last is None:
        return Freshness.NONE_MADE
    months = book.in_force(on).figure("declaration-refresh")
    if months is None:
        return Freshness.CANNOT_TELL
    return Freshness.OUT_OF_DATE if months_after(last, months) < on else Freshness.UP_TO_DATE


def lateness(
    *, began: date | None, aware: date | None, declared: date | None, book: RuleBook, appointed: date | None = None
) -> Clock | None:
    """How late an interest was declared; None: in time, or no rule or no date to count from.

    The Act counts from awareness, its form from the day the interest arose: the first is a breach, the other a warning.
    """
    clocks = both(began=began, aware=aware, declared=declared, book=book, appointed=appointed)
    return next((clock for clock in clocks if clock.is_late), None)


def both(
    *, began: date | None, aware: date | None, declared: date | None, book: RuleBook, appointed: date | None = None
) -> tuple[Clock, ...]:
    """The clock of the Act, then that of its form, each where there is a day to count from and a rule in force (R2.3).

    `appointed`: somebody new declares on appointment (R2.4), so the form does not count the days before it.
    """
    rule = book.in_force(declared).rule("declare-within") if declared else None
    if declared is None or rule is None or rule.figure is None:
        return ()
    arose = max(began, appointed) if began and appointed else began
    return tuple(
        Clock((declared - since).days, since, event, rule.figure, rule.source.place, in_law)
        for since, in_law, event in (
            (aware, True, "becoming aware"),
            (arose, False, "it began" if arose == began else "they were appointed"),
        )
        if since is not None
    )
