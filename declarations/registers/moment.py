"""A past day in both senses: what was true on it, and what the CCG knew by a moment."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """The day on which what is told was true; `known_at` None: as it is known now."""

    true_on: date
    known_at: datetime | None = None
