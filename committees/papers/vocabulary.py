"""What a paper may be, and how far its check has come."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class MediaType(StrEnum):
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class State(StrEnum):
    """A version is served only when it is clean."""

    QUARANTINED = "quarantined"
    CLEAN = "clean"
    REFUSED = "refused"


MEDIA_TYPE_LABELS: Final[Mapping[MediaType, str]] = {MediaType.PDF: "PDF", MediaType.DOCX: "Word (DOCX)"}
STATE_LABELS: Final[Mapping[State, str]] = {
    State.QUARANTINED: "Waits for the virus scanner",
    State.CLEAN: "Checked",
    State.REFUSED: "Refused by the virus scanner",
}
SUFFIXES: Final[Mapping[MediaType, str]] = {MediaType.PDF: ".pdf", MediaType.DOCX: ".docx"}
