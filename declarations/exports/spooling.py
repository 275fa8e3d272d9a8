"""A sheet written to a file that nobody sees before it is whole; and one that is given up when it takes too long."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from coi_register.refusals import CannotBeDone
from coi_register.sheets.formats import Format, write
from coi_register.sheets.sheet import Cell, Sheet

IN_MEMORY = 1 << 20  # bytes
AT_ONCE = {Format.PDF: 400}  # rows that are written in about a second; of the other formats:
AT_ONCE_OTHERWISE = 10_000
EVERY = 1_000  # rows after which it is told how far it is

Row = tuple[Cell, ...]


class TakesLonger(CannotBeDone):
    """There are more rows than somebody should wait for with a page open."""


class GivenUp(CannotBeDone):
    """Whoever asked for the file does not want it any more."""


def spooled(sheet: Sheet, format: Format, *, most: int | None = None) -> IO[bytes]:
    """The sheet as a file without a name, at its beginning. Raises TakesLonger past `most` rows, and what a writer refuses."""
    limited = sheet if most is None else sheet.through(_at_most(most, sheet))
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (whoever sends it closes it)
    try:
        file.writelines(write(format, limited))
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def rows_at_once(format: Format) -> int:
    """How many rows of a format one waits for."""
    return AT_ONCE.get(format, AT_ONCE_OTHERWISE)


def _at_most(most: int, sheet: Sheet) -> Iterator[Row]:
    for number, row in enumerate(sheet.rows):
        if number >= most:
            raise TakesLonger(f"{sheet.title} has more than {most:,} rows.")
        yield row


def write_whole(sheet: Sheet, format: Format, to: Path, *, told: Callable[[int], None]) -> int:
    """Write the file beside its place, and put it there once it is whole; how many rows it has.

    `told` hears now and then how many rows are written, and may raise to give up; then nothing is left.
    """
    part, watched = to.with_name(f"{to.name}.part"), Watched(sheet, told)
    try:
        with part.open("wb") as file:
            file.writelines(write(format, sheet.through(watched)))
        part.replace(to)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
    return watched.count


class Watched:
    """The rows of a sheet, counted as they pass."""

    def __init__(self, sheet: Sheet, told: Callable[[int], None]) -> None:
        self._rows, self._told, self.count = sheet.rows, told, 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            if self.count % EVERY == 0:
                self._told(self.count)
            self.count += 1
            yield row
