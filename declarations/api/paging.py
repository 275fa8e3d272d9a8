"""A list some hundred at a time, with where the next and the one before are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import urlencode

from coi_register.refusals import CannotBeDone

MOST, UNLESS_SAID = 500, 100
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page:
    """Which page, of how many rows."""

    number: int
    size: int

    @property
    def start(self) -> int:
        return (self.number - 1) * self.size


def asked(words: Mapping[str, str]) -> Page:
    """`page` counts from 1. Raises CannotBeDone for what is no page."""
    number, size = words.get("page", "1"), words.get("size", str(UNLESS_SAID))
    if not (number.isdecimal() and size.isdecimal() and 1 <= int(number) < 10**6 and 1 <= int(size) <= MOST):
        raise CannotBeDone(f"“page” counts from 1, and “size” is at most {MOST}.")
    return Page(int(number), int(size))


def taken(rows: Iterable[Row], page: Page) -> tuple[list[Row], bool]:
    """The rows of the page, and whether there are more."""
    found = list(islice(rows, page.start, page.start + page.size + 1))
    return found[: page.size], len(found) > page.size


def told(page: Page, *, more: bool, address: str, words: Mapping[str, str]) -> dict[str, Any]:
    """What an answer says of its page."""
    others = {name: value for name, value in words.items() if name not in ("page", "size")}

    def at(number: int) -> str:
        return f"{address}?{urlencode(others | {'page': number, 'size': page.size})}"

    return {
        "page": page.number,
        "size": page.size,
        "next": at(page.number + 1) if more else None,
        "previous": at(page.number - 1) if page.number > 1 else None,
    }
