"""How far a run of packs has come, and what was served to somebody."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Nobody gets a pack of a run before all packs of it are made."""

    ASKED = "asked"
    MADE = "made"
    FAILED = "failed"


class What(StrEnum):
    """What was served."""

    PACK = "pack"
    PAPER = "paper"
    TEXT = "text"


STATE_LABELS: Final[Mapping[State, str]] = {
    State.ASKED: "Being made",
    State.MADE: "Made",
    State.FAILED: "Could not be made",
}
WHAT_LABELS: Final[Mapping[What, str]] = {
    What.PACK: "Pack (PDF)",
    What.PAPER: "Paper (the file)",
    What.TEXT: "Paper (its text, as a page)",
}
