"""What a member says of an item before the meeting, and the three blocks of a chair's checklist."""

from enum import StrEnum


class Said(StrEnum):
    """A member's word on what was found of them at one item."""

    SO = "so"
    NOT_SO = "not_so"


SAID_LABELS = {Said.SO: "Yes, that is so", Said.NOT_SO: "I do not think so"}


class Heard(StrEnum):
    """How a member's word stands against what is found now."""

    SILENT = "silent"
    SAID = "said"
    ASKED_AGAIN = "asked_again"  # the item, or what is found of them, is not what they answered


class Block(StrEnum):
    """When a point of the checklist is looked at (R7.2)."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


BLOCK_LABELS = {Block.BEFORE: "Before the meeting", Block.DURING: "At the meeting", Block.AFTER: "After the meeting"}
