"""What a reader asks of a register in an address: words, filters, a page, a day; whatever cannot be read asks for nothing."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from declarations.registers.filters import Filters

LONGEST = 100
IN_THE_ADDRESS = {  # the word in the address, and the field of Filters
    "q": "text",
    "committee": "committees",
    "role": "capacity",
    "type": "type",
    "organisation": "organisation",
}


def filters_in(words: Mapping[str, str]) -> Filters:
    """What is sought."""
    text, committees, capacity, type_, organisation = (_plain(words.get(word, "")) for word in IN_THE_ADDRESS)
    return Filters(text=text, committees=committees, capacity=capacity, type=type_, organisation=organisation)


def page_in(words: Mapping[str, str], *, pages: int) -> int:
    """The page asked for, from 1; the nearest that there is."""
    written = words.get("page", "")
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 1
    return max(1, min(number, pages))


def day_in(words: Mapping[str, str], name: str = "on") -> date | None:
    """The day asked for, in three boxes or in one word; None where there is no such day."""
    parts = [words.get(f"{name}-{box}", "").strip() for box in ("year", "month", "day")]
    try:
        if any(parts):
            return date(*map(int, parts))
        return date.fromisoformat(words[name]) if words.get(name) else None
    except (ValueError, OverflowError):
        return None


def address(filters: Filters, *, page: int = 1) -> str:
    """The same as the end of an address; empty where nothing is asked."""
    asked = {word: getattr(filters, field) for word, field in IN_THE_ADDRESS.items() if getattr(filters, field)}
    if page > 1:
        asked["page"] = str(page)
    return f"?{urlencode(asked)}" if asked else ""


def _plain(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())[:LONGEST]
