"""What is asked for: a register of a day, or an edition of it; which of its entries; and in which format."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Self

from coi_register.sheets.formats import Format
from declarations.registers.filters import EVERYTHING, Filters
from declarations.registers.moment import Moment
from declarations.registers.vocabulary import Register


@dataclass(frozen=True, slots=True)
class Wanted:
    """`edition` is the number of a published one; None: the register as it is kept, at the `moment`."""

    register: Register
    format: Format
    moment: Moment
    edition: int | None = None
    filters: Filters = EVERYTHING

    def told(self) -> dict[str, Any]:
        """The same for a column of JSON."""
        known = self.moment.known_at
        return {
            "register": self.register,
            "format": self.format,
            "true_on": self.moment.true_on.isoformat(),
            "known_at": known.isoformat() if known else None,
            "edition": self.edition,
            "filters": asdict(self.filters),
        }

    @classmethod
    def read(cls, told: dict[str, Any]) -> Self:
        """What was told."""
        known = told["known_at"]
        return cls(
            register=Register(told["register"]),
            format=Format(told["format"]),
            moment=Moment(date.fromisoformat(told["true_on"]), datetime.fromisoformat(known) if known else None),
            edition=told["edition"],
            filters=Filters(**told["filters"]),
        )
