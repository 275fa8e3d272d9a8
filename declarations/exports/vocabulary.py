"""What becomes of a file that somebody asked for."""

from enum import StrEnum


class State(StrEnum):
    """A file is asked for, and then made, or it fails, or it is cancelled; once made, it is removed after some days."""

    ASKED = "asked"
    MADE = "made"
    FAILED = "failed"
    CANCELLED = "cancelled"
    REMOVED = "removed"


STATE_LABELS = {
    State.ASKED: "Being made",
    State.MADE: "Ready",
    State.FAILED: "Could not be made",
    State.CANCELLED: "Cancelled",
    State.REMOVED: "Removed",
}
