"""What a file is by its first bytes, whatever its name says; and that nothing in it is larger than it may be."""

from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from declarations.imports.files.grid import LONGEST_FILE, cannot

MOST_UNPACKED = 40_000_000  # bytes of all parts of a spreadsheet, packed into 5,000,000 at most
MOST_PARTS = 2_000
BEFORE_2007 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the old Excel, and every file of Office with a password
SAVE_AS = "Open it in Excel and save it as “Excel workbook (.xlsx)” or as “CSV UTF-8”."


class Kind(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"


def kind_of(content: bytes) -> Kind:
    """What it is. Raises CannotBeDone with what to do instead, for whatever else it is."""
    if not content:
        raise cannot("It is empty. Choose the file again.")
    if len(content) > LONGEST_FILE:
        raise cannot(f"It is larger than {LONGEST_FILE // 1_000_000} MB. Save the sheet of the register alone as CSV.")
    if content.startswith(b"PK\x03\x04"):
        _check_parts(content)
        return Kind.XLSX
    if content.startswith(BEFORE_2007):
        raise cannot(f"It was saved by an old Excel, or with a password. {SAVE_AS}")
    if content.startswith(b"%PDF"):
        raise cannot(
            "It is a PDF, whose tables cannot be told from its text. Ask for the spreadsheet that it was made from."
        )
    if content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"<", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")):
        raise cannot(f"It is neither a spreadsheet nor CSV. {SAVE_AS}")
    return Kind.CSV


def _check_parts(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as parts:
            inside = parts.infolist()
    except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, OSError) as error:
        raise cannot("It is damaged: its parts cannot be listed. Save it again, and choose the new file.") from error
    names = {part.filename for part in inside}
    if any(
        "vbaproject" in name.casefold() or (name.casefold().endswith(".bin") and "macro" in name.casefold())
        for name in names
    ):
        raise cannot("It holds macros, which are programs. Save it as “Excel workbook (.xlsx)”, which holds none.")
    if "xl/workbook.xml" not in names:
        raise cannot(f"It is neither an Excel workbook nor CSV. {SAVE_AS}")
    # reading a part stops at the size that is told here, so a part that lies about it is cut off, and found damaged
    if len(inside) > MOST_PARTS or sum(part.file_size for part in inside) > MOST_UNPACKED:
        raise cannot(
            f"Unpacked it is larger than {MOST_UNPACKED // 1_000_000} MB, which no register is. "
            "Save the sheet of the register alone as CSV."
        )
    if any(part.flag_bits & 1 for part in inside):
        raise cannot("It needs a password. Save it without one.")
