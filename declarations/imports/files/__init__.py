"""Reading a file that came from outside, which may be anything."""

from declarations.imports.files import checking, csv_file, xlsx_file
from declarations.imports.files.grid import Grid

READERS = {checking.Kind.XLSX: xlsx_file.read, checking.Kind.CSV: csv_file.read}


def read(content: bytes) -> Grid:
    """Its cells as text. Raises CannotBeDone, which says what is wrong with the file and what to do next."""
    return READERS[checking.kind_of(content)](content)
