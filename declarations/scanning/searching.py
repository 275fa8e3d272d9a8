"""Papers searched for names, and what was found put together: each party once, with the places where it is named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from committees.papers.models import Paper
from declarations.scanning.facts import Place, Unsearched
from declarations.scanning.naming import How, Mention, Names
from declarations.scanning.near import NearNames
from declarations.scanning.quoting import quoted

MOST_PLACES = 3  # shown of one party in one paper
SUREST = (How.NAME, How.CODE, How.FORMER, How.NEAR)
Kinds = Sequence[tuple[Names, NearNames]]


class Met:
    """Where each party is named, and how it is named best."""

    def __init__(self) -> None:
        self.places: dict[UUID, list[Place]] = defaultdict(list)
        self.how: dict[UUID, How] = {}
        self.is_person: dict[UUID, bool] = {}

    def note(self, mention: Mention, how: How, place: Place) -> None:
        """Once more; of many places in one paper the first few."""
        key = mention.party.key
        self.is_person[key] = mention.party.is_person
        self.how[key] = min(how, self.how.get(key, how), key=SUREST.index)
        if sum(one.paper == place.paper for one in self.places[key]) < MOST_PLACES:
            self.places[key].append(place)


def search(papers: Iterable[Paper], texts: Mapping[UUID, list[str]], kinds: Kinds) -> Met:
    """Every party that the papers name; `texts` are the pages of each version, by its key."""
    met = Met()
    for paper in papers:
        pages = texts.get(paper.current.pk, []) if paper.current else []
        for mention, how in _mentions(pages, kinds):
            met.note(mention, how, quoted(paper, pages, mention))
    return met


def _mentions(pages: list[str], kinds: Kinds) -> Iterator[tuple[Mention, How]]:
    for names, near in kinds:
        exact = names.met_in(pages)
        yield from ((mention, mention.party.how) for mention in exact)
        yield from ((mention, How.NEAR) for mention in near.met_in(pages, exact))


def unsearched(papers: Iterable[Paper], texts: Mapping[UUID, list[str]]) -> Iterator[Unsearched]:
    """What holds no text, or none on some of its pages; and what waits for the virus scanner."""
    for paper in papers:
        pages = texts.get(paper.current.pk) if paper.current else None
        if pages is None:
            yield Unsearched(paper.title, (), is_whole=True)
        elif empty := tuple(number for number, page in enumerate(pages, start=1) if not page):
            yield Unsearched(paper.title, empty, is_whole=False)
