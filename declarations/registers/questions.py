"""What an address asks of a register: a day, what was known by when, which entries; of pages, files and programs alike."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from coi_register import clock
from coi_register.refusals import CannotBeDone
from declarations.registers.filters import BY_COLUMN, Filters
from declarations.registers.moment import Moment

LONGEST = 200
ON = ("1", "on", "true")  # how a tick is sent


def moment_in(words: Mapping[str, str]) -> Moment:
    """`on`, or today; `known` by the end of a day, or now. Raises CannotBeDone for what is no day."""
    known = _day(words, "known")
    if known is None:
        return Moment(_day(words, "on") or clock.today())
    end = timezone.make_aware(datetime.combine(known + timedelta(days=1), time())) - timedelta(microseconds=1)
    return Moment(_day(words, "on") or clock.today(), end)


def filters_in(words: Mapping[str, str]) -> Filters:
    """Raises CannotBeDone for words that are too many."""
    asked = {name: words[name] for name in ("text", *BY_COLUMN) if name in words}
    for name, value in asked.items():
        if len(value) > LONGEST:
            raise CannotBeDone(f"“{name}” is longer than {LONGEST} letters.")
    return Filters(**asked, public_only=words.get("public_only", "") in ON)


def _day(words: Mapping[str, str], name: str) -> date | None:
    if not (said := words.get(name, "")):
        return None
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise CannotBeDone(f"“{name}” must be a day, like 2018-03-01.") from error
