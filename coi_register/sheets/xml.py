"""Text as it may stand in XML 1.0."""

import re

REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # XML 1.0 has no way to write them
STANDS_FOR_THEM = "\ufffd"


def ends_in_space(text: str) -> bool:
    """Whether a reader of XML must be told to keep the spaces at an end of the text."""
    return text != text.strip()


def written(text: str) -> str:
    """The text between two tags; a character that XML cannot hold becomes the one that stands for such."""
    if not text.isprintable():
        text = REFUSED.sub(STANDS_FOR_THEM, text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def quoted(text: str) -> str:
    """The text between two quotation marks."""
    return written(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
