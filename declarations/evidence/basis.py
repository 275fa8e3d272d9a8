"""What an answer rests on, taken apart into pieces so that one of them can be changed at a time."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from committees.organisations.facts import Key, Link
from declarations.conflicts.assessment import assess
from declarations.guidance.facts import Meeting, Ruled, Sitting
from declarations.guidance.findings import Assessment
from declarations.guidance.plain import plain
from declarations.guidance.record import Record
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Rule

Place = tuple[Hashable, ...]  # ("interest", sitting, interest), ("items", item), ("rule", id) …: its kind, then keys
Pieces = Mapping[Place, Any]

# A sitting is taken apart; every other field of a meeting is one piece for each thing it holds.
SEAT, ATTENDANCE, DECLARATION, INTEREST = "seat", "attendance", "declaration", "interest"
RULING, RULE, INSTRUMENT = "ruling", "rule", "instrument"
NOBODYS: dict[str, Any] = {"present": True, "absent_for": frozenset(), "confirmed": None, "interests": ()}


@dataclass(frozen=True)
class Basis:
    """The facts of a meeting, the rule book of its day, and the rulings in force."""

    facts: Meeting
    book: RuleBook
    rulings: tuple[Ruled, ...]

    @classmethod
    def of(cls, record: Record) -> "Basis":
        """What the answer of a record rested on."""
        return cls(record.facts, record.book, record.rulings)

    @cached_property
    def answer(self) -> Assessment:
        return assess(self.facts, self.book, self.rulings)

    @cached_property
    def pieces(self) -> Pieces:
        """Everything it is made of, in its order."""
        return dict([*_of_meeting(self.facts), *_of_rulings(self.rulings), *_of_book(self.book)])

    def made_of(self, pieces: Pieces) -> "Basis":
        """A basis of these pieces; what belongs to a sitting that is not among them is left out."""
        held: dict[Hashable, list[tuple[Place, Any]]] = defaultdict(list)
        for place, piece in pieces.items():
            held[place[0]].append((place, piece))
        return Basis(
            facts=_meeting(self.facts, held),
            book=replace(
                self.book,
                rules=tuple(sorted((rule for _, rule in held[RULE]), key=lambda rule: rule.id)),
                texts=tuple(text for _, text in held[INSTRUMENT]),
            ),
            rulings=tuple(ruled for _, ruled in held[RULING]),
        )


def alike(one: Any, other: Any) -> bool:
    """Whether two pieces say the same; rules are compared by all they say."""
    if isinstance(one, Rule) and isinstance(other, Rule):
        return one is other or plain(one, Rule) == plain(other, Rule)
    return bool(one == other)


def _of_meeting(meeting: Meeting) -> Iterator[tuple[Place, Any]]:
    for field in fields(meeting):
        value = getattr(meeting, field.name)
        if field.name == "sittings":
            for sitting in value:
                yield from _of_sitting(sitting)
        elif isinstance(value, Mapping):
            yield from (((field.name, key), one) for key, one in value.items())
        elif isinstance(value, tuple):
            yield from (((field.name, _key(one)), one) for one in value)
        else:
            yield (field.name,), value


def _of_sitting(sitting: Sitting) -> Iterator[tuple[Place, Any]]:
    yield (SEAT, sitting.key), replace(sitting, **NOBODYS)
    yield (ATTENDANCE, sitting.key), (sitting.present, sitting.absent_for)
    yield (DECLARATION, sitting.key), sitting.confirmed
    yield from (((INTEREST, sitting.key, interest.key), interest) for interest in sitting.interests)


def _of_rulings(rulings: Iterable[Ruled]) -> Iterator[tuple[Place, Any]]:
    yield from (((RULING, ruled.item, ruled.person), ruled) for ruled in rulings)


def _of_book(book: RuleBook) -> Iterator[tuple[Place, Any]]:
    yield from (((INSTRUMENT, text.key), text) for text in book.texts)
    yield from (((RULE, rule.id), rule) for rule in book.rules)


def _key(thing: Any) -> Hashable:
    """What a thing is known by: its key; a link by what it joins since when; anything else by itself."""
    if isinstance(thing, Link):
        return (thing.kind, thing.from_, thing.to, thing.since)
    return getattr(thing, "key", thing)  # type: ignore[no-any-return]


def _meeting(like: Meeting, held: Mapping[Hashable, list[tuple[Place, Any]]]) -> Meeting:
    made: dict[str, Any] = {"sittings": tuple(_sittings(held))}
    for field in fields(like):
        if field.name in made:
            continue
        value, pieces = getattr(like, field.name), held.get(field.name, [])
        if isinstance(value, Mapping):
            made[field.name] = {place[1]: piece for place, piece in pieces}
        elif isinstance(value, tuple):
            made[field.name] = tuple(piece for _, piece in pieces)
        else:
            [(_, made[field.name])] = pieces
    return replace(like, **made)


def _sittings(held: Mapping[Hashable, list[tuple[Place, Any]]]) -> Iterator[Sitting]:
    came = {place[1]: piece for place, piece in held.get(ATTENDANCE, [])}
    confirmed = {place[1]: piece for place, piece in held.get(DECLARATION, [])}
    interests: dict[Key, list[Any]] = defaultdict(list)
    for place, piece in held.get(INTEREST, []):
        interests[place[1]].append(piece)
    for (_, key), seat in held.get(SEAT, []):
        present, absent_for = came.get(key, (seat.present, seat.absent_for))
        yield replace(
            seat,
            present=present,
            absent_for=absent_for,
            confirmed=confirmed.get(key),
            interests=tuple(interests[key]),
        )
