"""How up to date somebody is, as a word and a colour."""

from dataclasses import dataclass

from declarations.interests.clocks import Freshness

TAGS = {
    Freshness.UP_TO_DATE: ("Up to date", "green"),
    Freshness.OUT_OF_DATE: ("Out of date", "orange"),
    Freshness.NONE_MADE: ("None made", "red"),
    Freshness.CANNOT_TELL: ("Cannot tell", "yellow"),
}


@dataclass(frozen=True, slots=True)
class Tag:
    text: str
    colour: str


def tag_of(freshness: Freshness) -> Tag:
    """The word and the colour of a state."""
    return Tag(*TAGS[freshness])
