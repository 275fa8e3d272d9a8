"""What of a register is asked for: words anywhere in an entry, and what some columns hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coi_register.sheets.sheet import Cell

BY_COLUMN = ("capacity", "committees", "type", "organisation")
EXACTLY = frozenset({"type"})  # “Financial” stands in “Non-financial” too


@dataclass(frozen=True, slots=True)
class Filters:
    """Nothing asked for in a field keeps every entry. `text` is words, each of which the entry must have somewhere.

    `public_only` leaves out what the published register of the day would not hold.
    """

    text: str = ""
    capacity: str = ""
    committees: str = ""
    type: str = ""
    organisation: str = ""
    public_only: bool = False

    @property
    def words(self) -> list[str]:
        """The words sought, as they are compared."""
        return self.text.casefold().split()

    @property
    def by_column(self) -> dict[str, str]:
        """What each column asked about must hold, as it is compared."""
        return {name: in_words(getattr(self, name)) for name in BY_COLUMN if getattr(self, name)}

    def keeps(self, cells: Sequence[Cell], places: Mapping[str, int]) -> bool:
        """Whether an entry of these cells is asked for; of a column that its register does not have nothing is asked."""
        asked = {name: wanted for name, wanted in self.by_column.items() if name in places}
        if not all(_holds(name, wanted, in_words(str(cells[places[name]] or ""))) for name, wanted in asked.items()):
            return False
        return not self.text or all(word in sought(cells) for word in self.words)


EVERYTHING = Filters()


def _holds(name: str, wanted: str, held: str) -> bool:
    return wanted == held if name in EXACTLY else wanted in held


def sought(cells: Sequence[Cell]) -> str:
    """The text of an entry in which words are sought; its key is no word."""
    return in_words(" ".join(cell for cell in cells[1:] if isinstance(cell, str)))


def in_words(text: str) -> str:
    """A text as it is compared: whatever its spaces and capitals."""
    return " ".join(text.casefold().split())
