"""A PDF: that it is whole, open to read, without programs or files inside, of a bounded size; and the text of its pages."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2

from committees.papers.reading.found import Found, Unreadable, plain
from committees.papers.reading.limits import MOST_PAGES, MOST_TEXT
from committees.papers.reading.pdf_parts import must_be_harmless
from committees.papers.vocabulary import MediaType

DAMAGED = "It is damaged. Open it, save it as PDF again, and choose the new file."
LOCKED = "It is locked by a password, or against copying. Save it without either, and choose the new file."
FORM = "It is a form to fill in. Print it to a new PDF, and choose that one."
TOO_LONG = f"It has more than {MOST_PAGES:,} pages, or says so. Split it into papers that people can read."


def read_pdf(content: bytes) -> Found:
    """What stands on its pages. Raises Unreadable."""
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False, inherit_page_attributes=False) as pdf:
            if pdf.is_encrypted:
                raise Unreadable(LOCKED)
            if "/AcroForm" in pdf.Root and len(pdf.Root.AcroForm.get("/Fields", pikepdf.Array())):
                raise Unreadable(
                    FORM
                )  # what is filled into it is no part of its pages, and is lost where they are put together
            pages = _count(pdf)
            must_be_harmless(pdf)
    except pikepdf.PasswordError as error:
        raise Unreadable(LOCKED) from error
    except (pikepdf.PdfError, KeyError, AttributeError, TypeError, ValueError, RuntimeError) as error:
        raise Unreadable(DAMAGED) from error
    texts = tuple(_texts(content))
    if len(texts) != pages:
        raise Unreadable(DAMAGED)
    return Found(MediaType.PDF, texts)


def _count(pdf: pikepdf.Pdf) -> int:
    """How many pages there are, counted: what the file says of itself is not believed, and a tree in a ring has no end."""
    waiting, seen, pages = [pdf.Root.Pages], set(), 0
    while waiting:
        node = waiting.pop()
        kids = node.get("/Kids")
        if kids is None:
            pages += 1
        elif node.objgen in seen:
            raise Unreadable(DAMAGED)
        else:
            seen.add(node.objgen)
            if len(kids) <= MOST_PAGES:
                waiting.extend(kids)
        if pages > MOST_PAGES or len(waiting) > 2 * MOST_PAGES or (kids is not None and len(kids) > MOST_PAGES):
            raise Unreadable(TOO_LONG)
    if int(pdf.Root.Pages.get("/Count", 0)) > MOST_PAGES:
        raise Unreadable(TOO_LONG)
    if not pages:
        raise Unreadable("It has no pages. Save it as PDF again, and choose the new file.")
    return pages


def _texts(content: bytes) -> Iterator[str]:
    left = MOST_TEXT
    try:
        document = pypdfium2.PdfDocument(content)
        for page in document:
            text = plain(page.get_textpage().get_text_range())
            page.close()
            left -= len(text)
            if left < 0:
                raise Unreadable(f"It holds more than {MOST_TEXT:,} letters. Split it into papers that people can read.")
            yield text
    except pypdfium2.PdfiumError as error:
        raise Unreadable(DAMAGED) from error
