"""Those who sit on a committee over a period, indexed by everything that the interests of any of them meet."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from declarations.guidance.many.sitters import Sitter
from declarations.guidance.many.surroundings import Token, Topic
from declarations.guidance.table import Beside, Table

# A way of one sitter's interest, for as long as they sit: since, until, who, code, interest, turn (see `sitters.Way`).
Entry = tuple[int, int, int, int, int, int]
# The same on a day, under a table: who, what an item weighs beside it, and the interest.
OnDay = tuple[int, Beside, int]
Turning = tuple[Sequence[int], Sequence[Sequence[OnDay]]]  # the days on which anything changes, and the ways between them
NOTHING: Turning = ((), ((),))
Doubted = Sequence[tuple[int, Sequence[int]]]  # kinds of item of which nobody can tell, and of whom


class Index:
    """What any of them meets; who somebody is here is their place in the order."""

    def __init__(self, sitters: Sequence[Sitter]) -> None:
        ways: dict[Token, list[Entry]] = defaultdict(list)
        for who, sitter in enumerate(sitters):
            seated, left = sitter.sits
            for token, theirs in sitter.ways.items():
                entries = ways[token]
                for since, until, code, interest, turn in theirs:
                    entries.append((max(since, seated), min(until, left), who, code, interest, turn))
        self.ways = dict(ways)
        self._topics = [(token, self.ways.pop(token)) for token in ways if isinstance(token, Topic)]
        self._met: dict[Topic, list[Entry]] = {}

    def on_topic(self, topic: Topic) -> list[Entry]:
        """Every way that ends at a topic of the same words."""
        if topic not in self._met:
            self._met[topic] = [way for said, ways in self._topics if said.meets(topic) for way in ways]
        return self._met[topic]


class _Ways(dict[Token, Turning]):
    """What meets a token from one turn to the next, put in order when it is first asked for: most never are."""

    def __init__(self, ways: Mapping[Token, Sequence[Entry]], table: Table) -> None:
        self._ways, self._beside = ways, table.beside

    def __missing__(self, token: Token) -> Turning:
        entries = self._ways.get(token)
        self[token] = self._turning(entries) if entries else NOTHING
        return self[token]

    def _turning(self, entries: Sequence[Entry]) -> Turning:
        turns = sorted({day for since, until, *_ in entries for day in (since, until)})
        between: list[list[OnDay]] = [[] for _ in range(len(turns) + 1)]
        for since, until, who, code, interest, _ in entries:
            way = (who, self._beside[code], interest)
            for place in range(bisect_right(turns, since), bisect_right(turns, until - 1) + 1):
                between[place].append(way)
        return turns, between


class Seated:
    """The sitters as they are judged by a table; an index made for the same people under another may be given again."""

    def __init__(self, sitters: Sequence[Sitter], table: Table, index: Index | None = None) -> None:
        self.sitters = tuple(sitters)
        self.table = table
        self.index = index or Index(self.sitters)
        self.ways = _Ways(self.index.ways, table)
        self.chairs = [(who, sitter.committees) for who, sitter in enumerate(self.sitters) if sitter.chair]
        self._days = sorted({0, *(day for sitter in self.sitters for day in (*sitter.days, *sitter.sits))})
        self._doubted: list[Doubted | None] = [None] * len(self._days)

    def on(self, day: int) -> list[int]:
        """Those who sit on a day."""
        return [who for who, sitter in enumerate(self.sitters) if sitter.sits[0] <= day < sitter.sits[1]]

    def doubted_on(self, day: int) -> Doubted:
        """Of which kinds of item nobody can tell, and of whom; the same from one turn to the next."""
        turn = bisect_right(self._days, day) - 1
        found = self._doubted[turn]
        if found is None:
            found = self._doubted[turn] = self._doubts_on(day)
        return found

    def _doubts_on(self, day: int) -> Doubted:
        found: dict[int, list[int]] = defaultdict(list)
        for who in self.on(day):
            found[self.sitters[who].doubted_on(day)].append(who)
        return list(found.items())
