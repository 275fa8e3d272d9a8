"""How dates, times, lists and plurals are written everywhere."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone


def day(on: date | None, *, without: str = "not recorded") -> str:
    """1 March 2018; `without` when there is no date."""
    if on is None:
        return without
    local = timezone.localtime(on) if isinstance(on, datetime) else on
    return f"{local.day} {local:%B %Y}"


def weekday(on: date) -> str:
    """Thursday 1 March 2018."""
    return f"{on:%A} {day(on)}"


def moment(at: datetime) -> str:
    """1 March 2018, 2:05pm."""
    return f"{day(timezone.localtime(at).date())}, {hour(at)}"


def hour(at: datetime) -> str:
    """2:05pm."""
    local = timezone.localtime(at)
    return f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """a, b and c."""
    *most, end = [*words] or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def counted(number: int, one: str, many: str | None = None) -> str:
    """1 vote, 2 votes, no votes."""
    noun = one if number == 1 else (many or f"{one}s")
    return f"{number or 'no'} {noun}"


def size(number: int) -> str:
    """How large a file of so many bytes is: 340 KB; 3.2 MB."""
    return f"{number / 1_000_000:.1f} MB" if number >= 1_000_000 else f"{max(1, round(number / 1000))} KB"


def span(since: date | None, until: date | None, *, begins: str | None = None, ends: str | None = None) -> str:
    """from 1 March 2018 until 2 May 2019; the words for a half-open span.

    `begins` and `ends` are what an old register has instead of a day: from 2000, ongoing.
    """
    if not (since or until or begins or ends):
        return "no dates recorded"
    first = day(since) if since else begins or "an unknown date"
    last = ends or (day(until) if until else "")
    return f"from {first} until {last}" if last else f"from {first}, ongoing"
