"""Whether each file that the rows of the database speak of lies on its shelf, and is what they tell of."""

from collections.abc import Iterator
from dataclasses import dataclass

from coi_register.keeping import shelves
from coi_register.keeping.shelves import Shelves


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that was seen, in a sentence."""

    good: bool
    says: str


def verified(there: Shelves) -> Iterator[Seen]:
    """A sentence for each file that is missing or altered, and one on all others. Every byte is read."""
    places, wrong = set(), 0
    for file in shelves.told():
        places.add(file.place)
        if says := shelves.amiss(there(file.shelf), file):
            wrong += 1
            yield Seen(False, says)
    yield Seen(
        True, f"{len(places) - wrong:,} of {len(places):,} files that the database speaks of are there, as it knows them."
    )
    if nobodys := sum(f"{shelf}/{name}" not in places for shelf, name in shelves.lying(there)):
        yield Seen(True, f"{nobodys:,} more files lie there of which it does not speak: a power cut leaves such.")
