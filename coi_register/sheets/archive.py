"""A file of files, as XLSX and ODS are: written part after part, beside memory once it is large."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

IN_MEMORY = 1 << 20  # bytes; what is more goes to a temporary file that has no name
AT_ONCE = 1 << 16
FAST = 1  # of nine: the rows are alike, and more would take twice the time for a tenth of the size

Parts = Iterable[tuple[str, Iterable[bytes]]]


def archived(parts: Parts, *, stored: frozenset[str] = frozenset()) -> Iterator[bytes]:
    """The archive of the parts: made whole before its first byte leaves, and the same for the same parts, byte for byte."""
    with SpooledTemporaryFile(IN_MEMORY) as file:
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=FAST) as archive:
            for name, pieces in parts:
                _write(archive, name, pieces, stored=name in stored)
        file.seek(0)
        while piece := file.read(AT_ONCE):
            yield piece


def _write(archive: ZipFile, name: str, pieces: Iterable[bytes], *, stored: bool) -> None:
    """A name alone is compressed as the archive is; an entry of its own is stored. Both bear the first day of 1980.

    A piece is compressed while the next is made.
    """
    with archive.open(ZipInfo(name) if stored else name, "w") as part, ThreadPoolExecutor(1) as beside:
        written = beside.submit(lambda: 0)
        for piece in pieces:
            written.result()
            written = beside.submit(part.write, piece)
        written.result()
