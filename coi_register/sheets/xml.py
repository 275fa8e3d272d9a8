"""Text as it may stand in XML 1.0."""

import re
from xml.sax.saxutils import escape

REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # XML 1.0 has no way to write them
UNUSUAL = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
STANDS_FOR_THEM = "\ufffd"


def is_plain(text: str) -> bool:
    """Whether the text stands in XML as it is, its spaces too; most do, and what is asked here costs next to nothing."""
    return text.isprintable() and "&" not in text and "<" not in text and text[:1] != " " != text[-1:]


def written(text: str) -> str:
    """The text between two tags; a character that XML cannot hold becomes the one that stands for such."""
    return _escaped(text) if UNUSUAL.search(text) else text


def quoted(text: str) -> str:
    """The text between two quotation marks."""
    return written(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _escaped(text: str) -> str:
    return escape(REFUSED.sub(STANDS_FOR_THEM, text), {"\r": "&#13;"})
