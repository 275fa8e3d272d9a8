"""The same meetings in whole numbers only, as programs that know no Python like them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from declarations.country.peers.asked import Sittings
from declarations.guidance.codes import ITEM_MASK
from declarations.guidance.many.deciding import spared_by_name
from declarations.guidance.many.dockets import ITEM_AT, SITTERS, Docket
from declarations.guidance.many.seated import Seated
from declarations.guidance.many.sitters import Doubted, Sitter
from declarations.guidance.many.surroundings import Token, Topic
from declarations.guidance.table import RULE_AT, Table


@dataclass(slots=True)
class Person:
    """A sitter: (token, since, until, row, interest) of each way, and (day, doubts) from each day on."""

    number: int
    chair: bool
    ways: list[tuple[int, int, int, int, int]]
    doubts: list[tuple[int, int]]


@dataclass(slots=True)
class Meeting:
    """A meeting: (item, token, column) of each concern, and of each item the doubts that could matter to it."""

    number: int
    day: int
    table: int
    people: list[tuple[int, Person]]  # with their place among those seated
    items: int
    sought: list[tuple[int, int, int]]
    open: list[int]
    spared: list[tuple[int, int]]  # (item, place) of those whom a party not identified leaves no doubt about


@dataclass(slots=True)
class Numbered:
    """Meetings, the people who sit at them, and for each table the weights by row and column."""

    people: list[Person] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    cells: list[list[list[int]]] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)  # of each table, the heaviest step and rule at which a person stays

    def in_parts(self, size: int) -> Iterator[Sequence[Meeting]]:
        """The meetings in parts of a size; the generator makes forty for each CCG."""
        return (self.meetings[start : start + size] for start in range(0, len(self.meetings), size))


def numbered(sittings: Sittings) -> Numbered:
    return _Numbering(sittings).done()


class _Numbering:
    def __init__(self, sittings: Sittings) -> None:
        self.sittings = sittings
        self.tables: list[Table] = list({id(seated.table): seated.table for _, seated in sittings}.values())
        self.tokens: dict[Token, int] = {}
        self.rows: dict[tuple[int, ...], int] = {}
        self.columns: dict[tuple[int, ...], int] = {}
        self.people: dict[int, Person] = {}
        self._halves: dict[int, int] = {}  # of a row's code, or of a column's: its number
        self._examples: dict[bool, list[int]] = {True: [], False: []}

    def done(self) -> Numbered:
        numbers = count()
        sitters = {id(sitter): sitter for _, seated in self.sittings for sitter in seated.sitters}
        topics = {token for sitter in sitters.values() for token in sitter.ways if isinstance(token, Topic)}
        for key, sitter in sitters.items():
            self.people[key] = self._person(next(numbers), sitter)
        meetings = [self._meeting(place, *sitting, topics) for place, sitting in enumerate(self.sittings)]
        return Numbered(list(self.people.values()), meetings, [*map(self._cells, self.tables)], [*map(_note, self.tables)])

    def _person(self, number: int, sitter: Sitter) -> Person:
        ways = [
            (self._token(token), way.since, way.until, self._half(way.code, of_item=False), way.interest)
            for token, found in sitter.ways.items()
            for way in found
        ]
        return Person(number, sitter.chair, ways, list(zip(sitter.days, sitter.doubts, strict=True)))

    def _meeting(self, place: int, docket: Docket, seated: Seated, topics: set[Topic]) -> Meeting:
        sought = list(docket.sought)
        sought += [(item, token, half) for item, tokens, half in docket.any_of for token in tokens]
        sought += [(item, said, half) for item, topic, half in docket.on_topics for said in topics if topic.meets(said)]
        doubted = [0] * len(docket.items)
        for flag in Doubted:
            for item in docket.open_to(flag):
                doubted[item >> ITEM_AT] |= flag
        return Meeting(
            number=place,
            day=docket.day,
            table=self.tables.index(seated.table),
            people=[(who, self.people[id(seated.sitters[who])]) for who in seated.on(docket.day)],
            items=len(docket.items),
            sought=[(item >> ITEM_AT, self._token(token), self._half(half, of_item=True)) for item, token, half in sought],
            open=doubted,
            spared=[divmod(pair, SITTERS) for pair in sorted(spared_by_name(docket, seated))],
        )

    def _token(self, token: Token) -> int:
        return self.tokens.setdefault(token, len(self.tokens))

    def _half(self, code: int, *, of_item: bool) -> int:
        """The row of an interest's half, or the column of an item's: one number for halves alike in every table."""
        key = code & ITEM_MASK if of_item else code | ITEM_MASK
        if key not in self._halves:
            known = self.columns if of_item else self.rows
            alike = tuple(table.column(code) if of_item else table.row(code) for table in self.tables)
            if alike not in known:
                known[alike] = len(known)
                self._examples[of_item].append(code)
            self._halves[key] = known[alike]
        return self._halves[key]

    def _cells(self, table: Table) -> list[list[int]]:
        return [[table.weigh(row + column) for column in self._examples[True]] for row in self._examples[False]]


def _note(table: Table) -> int:
    return table.heaviest_note >> RULE_AT
