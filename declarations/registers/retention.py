"""How long an entry stays public after its end, and how long it is kept; the figures are those of the rule book (R2.14)."""

from dataclasses import dataclass
from datetime import date

from declarations.guidance.dates import months_after
from declarations.guidance.rulebook import RuleBook
from declarations.registers.vocabulary import Keeping


@dataclass(frozen=True, slots=True)
class Retention:
    """The first day on which an entry need not be public, and on which it need not be kept; None: no such day is known."""

    leaves_on: date | None
    kept_until: date | None

    def keeping(self, ended: date | None, on: date) -> Keeping:
        """Where the entry stands on a day."""
        if ended is None or on < ended:
            return Keeping.CURRENT
        if self.leaves_on is None or on < self.leaves_on:
            return Keeping.PUBLIC_AFTER_ITS_END
        if self.kept_until is None or on < self.kept_until:
            return Keeping.PRIVATE
        return Keeping.DISPOSABLE

    def is_public(self, on: date) -> bool:
        """Six months are a minimum: without a figure in force nothing leaves."""
        return self.leaves_on is None or on < self.leaves_on


def retention(ended: date | None, *, book: RuleBook) -> Retention:
    """The two days of something that ended; `book` is narrowed to the day on which one asks."""
    return Retention(_after(ended, book.figure("public-after-the-end")), _after(ended, book.figure("kept-after-the-end")))


def _after(ended: date | None, months: int | None) -> date | None:
    return None if ended is None or months is None else months_after(ended, months)
