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
class Late:
    """So many days from `since` to the declaration; `in_law`: counted from awareness, as the Act does (R2.3)."""

    days: int
    since: date
    allowed: int
    place: str
    in_law: bool


def freshness(last: date | None, *, on: date, book: RuleBook) -> Freshness:
    """Whether a last word still holds on a day; without a figure in force nobody can tell."""
    if last is None:
        return Freshness.NONE_MADE
    months = book.in_force(on).figure("declaration-refresh")
    if months is None:
        return Freshness.CANNOT_TELL
    return Freshness.OUT_OF_DATE if months_after(last, months) < on else Freshness.UP_TO_DATE


def lateness(*, began: date | None, aware: date | None, declared: date | None, book: RuleBook) -> Late | None:
    """How late an interest was declared; None: in time, or no rule or no date to count from.

    The Act counts from awareness, its form from the day the interest arose: the first is a breach, the other a warning.
    """
    rule = book.in_force(declared).rule("declare-within") if declared else None
    if declared is None or rule is None or rule.figure is None:
        return None
    for since, in_law in ((aware, True), (began, False)):
        if since is not None and (declared - since).days > rule.figure:
            return Late((declared - since).days, since, rule.figure, rule.source.place, in_law)
    return None
