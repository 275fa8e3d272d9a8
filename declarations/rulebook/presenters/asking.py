"""The page round a form: what it is about, what is asked, and where it leads back to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asking:
    caption: str
    title: str
    button: str
    back: str
    lead: str = ""
    wide: bool = False  # for many tick boxes in two columns
