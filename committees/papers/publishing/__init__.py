"""A copy of a paper for people outside: made anew without who wrote it, what was changed in it, and what was said beside it."""

from committees.papers.models import Version
from committees.papers.publishing.docx import published_docx
from committees.papers.publishing.pdf import published_pdf
from committees.papers.selectors import opened
from committees.papers.vocabulary import MediaType

__all__ = ["published_copy"]


def published_copy(version: Version) -> bytes:
    """The file without author, title, dates, comments, tracked changes or hidden words; the same for the same file."""
    with opened(version) as file:
        content = file.read()
    match version.kind:
        case MediaType.PDF:
            return published_pdf(content)
        case MediaType.DOCX:
            return published_docx(content)
