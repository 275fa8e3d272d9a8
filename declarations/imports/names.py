"""Whether two names may be one person's: made alike, without titles, with an initial for a first name, or spelt almost alike."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from committees.organisations.naming import normalised
from declarations.imports.facts import Namesake

TITLES = frozenset(("dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "lord", "lady")) | {
    "rev", "reverend", "cllr", "councillor",
}  # fmt: skip
NEAR, MOST = 88, 8


def alike(name: str) -> str:
    """A name by which rows of one register are put together: without case, titles and spare spaces."""
    words = normalised(name).split()
    return " ".join(word for word in words if word not in TITLES) or " ".join(words)


def namesakes(name: str, people: Sequence[Namesake], plain: Sequence[str]) -> list[Namesake]:
    """Those on the register who may be meant, the likeliest first; `plain` are their names made alike."""
    wanted = alike(name)
    near = {place for _, _, place in process.extract(wanted, plain, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST)}
    short = {place for place, other in enumerate(plain) if _shortened(wanted, other)}
    found = sorted(near | short, key=lambda place: (plain[place] != wanted, place))
    return [people[place] for place in found[:MOST]]


def _shortened(one: str, other: str) -> bool:
    """A Example and Ada Example."""
    first, second = one.split(), other.split()
    if len(first) < 2 or len(second) < 2 or first[-1] != second[-1]:
        return False
    here, there = first[0], second[0]
    return here.startswith(there) or there.startswith(here)
