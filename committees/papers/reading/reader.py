"""A file is read as what it is."""

from committees.papers.reading.docx import read_docx
from committees.papers.reading.found import Found
from committees.papers.reading.kinds import kind_of
from committees.papers.reading.pdf import read_pdf
from committees.papers.vocabulary import MediaType


def read(content: bytes) -> Found:
    """What it is and what stands on its pages. Raises Unreadable."""
    match kind_of(content):
        case MediaType.PDF:
            return read_pdf(content)
        case MediaType.DOCX:
            return read_docx(content)
