"""How an interest and a declaration stand on the date of a meeting, by the figures of the rule book."""

import calendar
from datetime import date
from enum import Enum, auto
from functools import lru_cache

from declarations.guidance.facts import Interest, Sitting
from declarations.guidance.rulebook import RuleBook


class Standing(Enum):
    HELD = auto()
    ENDED_LATELY = auto()  # within the look-back
    ENDED_LONG_AGO = auto()
    NOT_YET = auto()


@lru_cache(maxsize=4096)  # for a country, the same few days are asked about many thousand times
def months_after(day: date, months: int) -> date:
    """The same day some months on; the last day of the month where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def standing_of(interest: Interest, *, on: date, book: RuleBook) -> Standing:
    if interest.began is not None and interest.began > on:
        return Standing.NOT_YET
    if interest.ended is None or interest.ended > on:
        return Standing.HELD
    look_back = book.figure("look-back")
    lately = look_back is not None and on <= months_after(interest.ended, look_back)
    return Standing.ENDED_LATELY if lately else Standing.ENDED_LONG_AGO


def doubt_about_declaration(sitting: Sitting, *, on: date, book: RuleBook) -> str | None:
    """Why nobody can rely on what the person declared; None: they can."""
    if sitting.confirmed is None:
        return f"{sitting.name} has made no declaration."
    if sitting.confirmed > on:
        return f"The declaration of {sitting.name}, of {said(sitting.confirmed)}, was made after the meeting."
    refresh = book.figure("declaration-refresh")
    if refresh is None:
        return "The rule book in force does not say how long a declaration holds."
    if months_after(sitting.confirmed, refresh) < on:
        return (
            f"The last declaration of {sitting.name}, of {said(sitting.confirmed)}, is out of date:"
            f" it held for {refresh} months."
        )
    return None


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
