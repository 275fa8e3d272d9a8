"""What was found in a file, and the sentence for one that cannot be taken."""

import re
from dataclasses import dataclass

from committees.papers.vocabulary import MediaType

# what PDFium writes where a word is divided at the end of a line, and the soft hyphen
DIVIDED = re.compile(r"[\x02\ufffe\u00ad]\s*")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd-\uffff\ud800-\udfff]")


class Unreadable(Exception):
    """A file that cannot be taken; the message is the sentence that goes after its name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a file is, and the text of each of its pages; a page that is only a picture has none."""

    media_type: MediaType
    pages: tuple[str, ...]


def plain(text: str) -> str:
    """Text as it can be stored and searched: divided words made whole, no control characters."""
    return CONTROLS.sub("", DIVIDED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))).strip()
