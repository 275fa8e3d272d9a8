"""The items that have their place on every agenda: declarations and apologies at its head, any other business at its end."""

import re

from committees.meetings.facts import Item
from committees.meetings.vocabulary import ItemKind

DECLARATIONS = re.compile(r"\bdeclarations?\b.*\binterests?\b|\bconflicts? of interests?\b", re.IGNORECASE)
IN_THEIR_PLACE = re.compile(
    r"\b(welcome|apologies|introductions?|quorum|matters arising|action log|questions from the public|"
    r"any other (urgent )?business|aob|date of (the )?next meeting|close of (the )?meeting|"
    r"exclusion of (the )?(press|public))\b",
    re.IGNORECASE,
)


def is_of_declarations(item: Item) -> bool:
    """Whether this is the standing item at which interests are declared (R7.3)."""
    return not item.decision and DECLARATIONS.search(item.title) is not None


def is_in_its_place(item: Item) -> bool:
    """Whether an item is taken where it stands, on every agenda."""
    return (
        item.kind is ItemKind.MINUTES
        or is_of_declarations(item)
        or (not item.decision and IN_THEIR_PLACE.search(item.title) is not None)
    )
