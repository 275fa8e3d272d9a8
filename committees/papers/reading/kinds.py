"""What a file is by its bytes, whatever its name says; and that it is not two things at once."""

from io import BytesIO
from zipfile import is_zipfile

from committees.papers.reading.found import Unreadable
from committees.papers.reading.limits import LONGEST_FILE, MEGABYTE
from committees.papers.vocabulary import MediaType

BEFORE_2007 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Word, and every file of Office with a password
HEAD, TAIL = 1024, 64
WHITE = b"\0\t\r\n\x0c "
TWO_IN_ONE = "It is two kinds of file in one, which no program makes by itself. Save the paper again as PDF."


def kind_of(content: bytes) -> MediaType:
    """What it is. Raises Unreadable with what to do instead, for whatever else it is."""
    if not content:
        raise Unreadable("It is empty. Choose the file again.")
    if len(content) > LONGEST_FILE:
        raise Unreadable(f"It is larger than {LONGEST_FILE // MEGABYTE} MB. Save it with smaller pictures, or in two parts.")
    if content.startswith(b"%PDF-"):
        _must_be_only_a_pdf(content)
        return MediaType.PDF
    if content.startswith(b"PK\x03\x04"):
        if b"%PDF-" in content[:HEAD]:
            raise Unreadable(TWO_IN_ONE)
        return MediaType.DOCX
    if content.startswith(BEFORE_2007):
        raise Unreadable(
            "It was saved by an old Word, or with a password. Save it without a password as “Word document (.docx)” or as PDF."
        )
    raise Unreadable("It is neither a PDF nor a Word document (.docx). Open it, save it as PDF, and choose the new file.")


def _must_be_only_a_pdf(content: bytes) -> None:
    end = content.rfind(b"%%EOF")
    if end < 0:
        raise Unreadable("It is cut off: its end is missing. Save it as PDF again, and choose the new file.")
    head = content[:HEAD].lower()
    appended = content[end + 5 :].strip(WHITE)
    if len(appended) > TAIL or b"<html" in head or b"<script" in head or is_zipfile(BytesIO(content)):
        raise Unreadable(TWO_IN_ONE)
