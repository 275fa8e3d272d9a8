"""From the rows of a table to one interest a line: blank names filled from above, one column per type turned into rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from declarations.guidance.vocabulary import InterestCategory
from declarations.imports import sentences, types
from declarations.imports.facts import Line
from declarations.imports.vocabulary import ONE_PER_TYPE, SAYS_WHAT, Holds

CATEGORY_OF: Mapping[Holds, InterestCategory | None] = {
    Holds.FINANCIAL: InterestCategory.FINANCIAL,
    Holds.PROFESSIONAL: InterestCategory.NON_FINANCIAL_PROFESSIONAL,
    Holds.PERSONAL: InterestCategory.NON_FINANCIAL_PERSONAL,
    Holds.INDIRECT: None,
}


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: Mapping[Holds, str]
    types: tuple[tuple[Holds, str], ...]

    def says(self, *which: Holds) -> str:
        return ". ".join(dict.fromkeys(text for one in which if (text := self.cells.get(one, ""))))


def read(rows: Sequence[Sequence[str]], columns: Sequence[Holds], *, first: int) -> Iterator[Line]:
    """The lines of the rows from `first` on; headings that are repeated, and rows with nothing but a name, say none."""
    above: dict[Holds, str] = {}
    heading = [*rows[first - 1]] if first else []
    for number, cells in enumerate(rows[first:], start=first + 1):
        if [*cells] == heading or not any(cells):
            continue
        row = _row(number, cells, columns)
        if name := row.cells.get(Holds.NAME):
            above = {Holds.NAME: name, Holds.POSITION: row.cells.get(Holds.POSITION, "") or _same(above, name)}
        if any(row.cells.get(one) for one in SAYS_WHAT) or row.types:
            yield from _lines(row, above)


def _same(above: Mapping[Holds, str], name: str) -> str:
    return above.get(Holds.POSITION, "") if above.get(Holds.NAME) == name else ""


def _row(number: int, cells: Sequence[str], columns: Sequence[Holds]) -> _Row:
    said: dict[Holds, list[str]] = {}
    for holds, cell in zip(columns, cells, strict=False):
        if cell and holds is not Holds.NOTHING:
            said.setdefault(holds, []).append(cell)
    typed = tuple((one, text) for one in ONE_PER_TYPE for text in said.get(one, []) if not types.is_empty(text))
    return _Row(number, {holds: ". ".join(dict.fromkeys(texts)) for holds, texts in said.items()}, typed)


def _lines(row: _Row, above: Mapping[Holds, str]) -> Iterator[Line]:
    """One for each interest of the row: of each type that is ticked or written out, and of each bullet in a cell."""
    text = row.says(Holds.INTEREST, Holds.NATURE)
    if not row.types:
        for one in sentences.several(text):
            yield _line(row, above, one)
    for holds, cell in row.types:
        for one in [text] if types.is_tick(cell) else sentences.several(cell):
            yield _line(row, above, one or cell, holds)


def _line(row: _Row, above: Mapping[Holds, str], text: str, holds: Holds | None = None) -> Line:
    return Line(
        number=row.number,
        person=" ".join(above.get(Holds.NAME, "").split()),
        position=above.get(Holds.POSITION, ""),
        text=text,
        organisation=row.says(Holds.ORGANISATION),
        type_=row.says(Holds.TYPE, Holds.DIRECT),
        whose=row.says(Holds.WHOSE),
        since=row.says(Holds.FROM),
        until=row.says(Holds.TO),
        span=row.says(Holds.DATES),
        mitigation=row.says(Holds.MITIGATION),
        declared=row.says(Holds.DECLARED),
        category=CATEGORY_OF[holds] if holds else None,
        direct=None if holds is None else holds is not Holds.INDIRECT,
    )
