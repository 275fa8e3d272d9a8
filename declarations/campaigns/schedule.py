"""On which days a campaign writes to the people who have not answered, and which of its letters is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Schedule:
    """A letter when the campaign opens; then so many days from its date, before (below nought), on it and after."""

    opened: date
    due: date
    offsets: tuple[int, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """Every day with a letter, in order; what would lie before the opening is left out."""
        later = {self.due + timedelta(days=offset) for offset in self.offsets}
        return tuple(sorted({self.opened} | {day for day in later if day > self.opened}))

    def due_on(self, on: date, *, last: date | None) -> date | None:
        """The day whose letter is due, after the one that was written last: of several that were missed, only the latest."""
        come = [day for day in self.days if day <= on and (last is None or day > last)]
        return max(come, default=None)

    def following(self, on: date) -> date | None:
        """The next day with a letter, after this one."""
        return min((day for day in self.days if day > on), default=None)


def digest_is_due(told: object, *, last: tuple[date, object] | None, on: date, every: int) -> bool:
    """Whether a line manager is told: something is other than what they were told last, and that was long enough ago."""
    return last is None or (told != last[1] and on >= last[0] + timedelta(days=every))


def offsets_of(*, before: Iterable[int], on_the_day: bool, after: Iterable[int]) -> list[int]:
    """The three answers of the form as one list of days from the date, in order."""
    return sorted({-days for days in before} | ({0} if on_the_day else set()) | set(after))
