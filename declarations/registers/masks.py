"""What the Guardian withheld, laid over an entry before anybody reads it: in every edition, search, file and answer (R2.15)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from coi_register.sheets.sheet import Cell
from declarations.registers.columns import PUBLIC, WHAT, WHO, places
from declarations.registers.vocabulary import Part, Register

WITHHELD = "Withheld"
IN_WORDS = {Part.NAME: "Name", Part.DETAIL: "Details"}


@dataclass(frozen=True)
class Mask:
    """Whose names and which entries' details are withheld; `names` may stand in nobody else's words either."""

    people: frozenset[UUID] = frozenset()
    entries: frozenset[UUID] = frozenset()
    names: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.people or self.entries)

    def hides_who(self, person: UUID | None) -> bool:
        """Whether it is withheld whose entry it is; such an entry stands where its name would not put it."""
        return person in self.people

    def over(self, register: Register, key: UUID, person: UUID | None, cells: Sequence[Cell]) -> tuple[Cell, ...]:
        """The cells as others may read them, with what is withheld said in the last."""
        shown, at = list(cells), places(register)
        parts = [part for part, hidden in ((Part.NAME, person in self.people), (Part.DETAIL, key in self.entries)) if hidden]
        for part in parts:
            for name in (WHO if part is Part.NAME else WHAT) & at.keys():
                shown[at[name]] = WITHHELD
        named = [place for place in range(1, len(PUBLIC[register])) if self._names(shown[place])]
        for place in named:
            shown[place] = WITHHELD
        if parts or named:
            shown[at["withheld"]] = " and ".join(IN_WORDS[part] for part in parts or [Part.NAME]).capitalize()
        return tuple(shown)

    def _names(self, cell: Cell) -> bool:
        """Whether a withheld name stands in the words of a cell, be it of somebody else's entry."""
        return bool(self.names) and isinstance(cell, str) and bool(self._named.search(cell))

    @cached_property
    def _named(self) -> re.Pattern[str]:
        """A withheld name, however it is spaced and whatever its capitals."""
        return re.compile("|".join(r"\s+".join(map(re.escape, name.split())) for name in sorted(self.names)), re.IGNORECASE)


NOTHING_WITHHELD = Mask()
