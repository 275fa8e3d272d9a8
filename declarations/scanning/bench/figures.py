"""The figure: every name of so many organisations, exactly and almost, in the papers of a long meeting."""

from collections.abc import Iterator
from statistics import median

from declarations.country.bench.figures import Figure, NotEqual, said, timed
from declarations.scanning.bench import plain
from declarations.scanning.bench.invented import Invented, invented
from declarations.scanning.naming import Mention, Names
from declarations.scanning.near import NearNames

ORGANISATIONS, PAPERS, PAGES = 8_000, 15, 560
MOST_SECONDS = 2.5


def figures(*, rounds: int, scale: float = 1.0) -> Iterator[Figure]:
    """The names made ready and all papers searched, from the text of their pages. Raises NotEqual."""
    given = invented(organisations=round(ORGANISATIONS * scale), papers=PAPERS, pages=max(PAPERS, round(PAGES * scale)))
    names, found = Names(given.parties), search(given)
    wanted: list[list[Mention]] = []
    plainly = timed(lambda: wanted.extend(plain.met_in(names, paper) for paper in given.papers))
    if [{*exact} for exact, _ in found] != [{*exact} for exact in wanted]:
        raise NotEqual("A plain search, name by name, finds other mentions.")
    taken = median(timed(lambda: search(given)) for _ in range(rounds))
    exact, near = (sum(len(paper[way]) for paper in found) for way in (0, 1))
    pages = sum(map(len, given.papers))
    yield Figure(
        what=f"{pages} pages searched for {round(ORGANISATIONS * scale):,} organisations by names, earlier names and codes",
        goal=f"≤ {MOST_SECONDS} s; the same mentions as a plain search",
        figure=f"{said(taken)}, {exact:,} mentions, {near:,} names spelt almost so",
        beside=f"plain search, without those spelt almost so, {said(plainly)}",
        holds=taken <= MOST_SECONDS,
        note="The text of the pages is read out of a paper once, when it comes in, and is not counted here.",
    )


def search(given: Invented) -> list[tuple[list[Mention], list[Mention]]]:
    """Of each paper the mentions, and the names that stand there almost."""
    names = Names(given.parties)
    near = NearNames(names)
    return [(exact := names.met_in(paper), near.met_in(paper, exact)) for paper in given.papers]
