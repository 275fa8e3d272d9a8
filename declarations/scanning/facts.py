"""What a search of the papers found: who is named where, what hangs together with them, and what was not searched."""

from dataclasses import dataclass
from uuid import UUID

from declarations.scanning.naming import How


@dataclass(frozen=True, slots=True)
class Place:
    """A name on a page, with the words round it."""

    paper: str
    page: int
    before: str
    met: str
    after: str


@dataclass(frozen=True, slots=True)
class Offer:
    """An organisation or a person that the papers name; or, without places, one that goes with such a one, as `because` says.

    `tells` is what tells it from others of its name.
    """

    key: UUID
    is_person: bool
    name: str
    tells: str
    how: How
    places: tuple[Place, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Unsearched:
    """A paper that could not be searched, whole or on some pages."""

    paper: str
    pages: tuple[int, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Search:
    """All of it: offered as parties, almost named, going with those named; the parties said already, and those said to be none."""

    named: tuple[Offer, ...]
    near: tuple[Offer, ...]
    beside: tuple[Offer, ...]
    said: tuple[Offer, ...]
    put_aside: tuple[tuple[Offer, str], ...]
    unsearched: tuple[Unsearched, ...]
    papers: int
    pages: int
    names: int

    @property
    def offered(self) -> tuple[Offer, ...]:
        return self.named + self.near + self.beside
