"""The parts of an archive are read back as they were written, however large."""

from io import BytesIO
from zipfile import ZipFile

from coi_register.sheets.archive import AT_ONCE, IN_MEMORY, archived


def test_parts_are_read_back_as_they_were_written() -> None:
    large = bytes(range(256)) * (2 * IN_MEMORY // 256)
    written = list(archived([("a", [b"first"]), ("b", [large])], stored=frozenset("b")))
    with ZipFile(BytesIO(b"".join(written))) as archive:
        assert (archive.read("a"), archive.read("b") == large) == (b"first", True)
    assert max(map(len, written)) <= AT_ONCE
