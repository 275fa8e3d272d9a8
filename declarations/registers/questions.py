"""What an address asks of a register: a day, what was known by when, which entries; of pages, files and programs alike."""

from collections.abc import Mapping
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.utils import timezone

from coi_register import clock
from coi_register.nhsuk.days import DayBoxes, day_from
from coi_register.refusals import CannotBeDone
from declarations.registers.filters import BY_COLUMN, Filters
from declarations.registers.moment import Moment

LONGEST = 200
ON = ("1", "on", "true")  # how a tick is sent


def moment_in(words: Mapping[str, str]) -> Moment:
    """`on`, or today; `known` by the end of a day, or now: whole, or in the three boxes of the screen. Raises CannotBeDone."""
    known = _day(words, "known")
    end = timezone.make_aware(datetime.combine(known, time.max)) if known else None
    return Moment(_day(words, "on") or clock.today(), end)


def filters_in(words: Mapping[str, str]) -> Filters:
    """Raises CannotBeDone for words that are too many."""
    asked = {name: words[name] for name in ("text", *BY_COLUMN) if name in words}
    for name, value in asked.items():
        if len(value) > LONGEST:
            raise CannotBeDone(f"“{name}” is longer than {LONGEST} letters.")
    return Filters(**asked, public_only=words.get("public_only", "") in ON)


def _day(words: Mapping[str, str], name: str) -> date | None:
    typed = DayBoxes().value_from_datadict(words, None, name)
    if typed is None:
        return None
    try:
        return day_from(typed, label=f"“{name}”")
    except ValidationError as error:
        raise CannotBeDone(f"“{name}” must be a day, like 2018-03-01.") from error
