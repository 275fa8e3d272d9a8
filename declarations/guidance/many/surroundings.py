"""The organisations of one area and their ties, and what an interest in one of them meets, from when until when.

Days are ordinals (`date.toordinal`), spans half-open.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from committees.meetings.vocabulary import AffectedClass
from committees.organisations.facts import Key, Link, Organisation
from committees.organisations.links import Links, Tie
from committees.organisations.vocabulary import OrganisationKind
from declarations.guidance import codes
from declarations.guidance.agenda import PRACTICES, classes_of
from declarations.guidance.situation import TouchKind

Held = tuple[AffectedClass, Key | None]  # a class; of member practices, with their CCG
Token = Key  # what a concern is found by: an organisation, or a tuple that says of what it is one, or a person, or a topic

BEGINNING, END = 0, date.max.toordinal() + 1
_TOUCHES = {Tie.SAME: TouchKind.NAMED, Tie.LINKED: TouchKind.LINKED, Tie.RIVAL: TouchKind.COMPETITOR}


class Topic(frozenset[str]):
    """The words of a topic; one meets another that says all its words."""

    def meets(self, other: "Topic") -> bool:
        return bool(self) and bool(other) and (self <= other or other <= self)


class Span(NamedTuple):
    since: int
    until: int

    def and_(self, other: "Span") -> "Span":
        return Span(max(self.since, other.since), min(self.until, other.until))


ALWAYS = Span(BEGINNING, END)


@dataclass(frozen=True, slots=True)
class Met:
    """What somebody with an interest in one organisation meets in a span: tokens, the nearest first, and the way to each."""

    span: Span
    ways: tuple[tuple[Token, int], ...]
    is_practice: bool  # somebody with an interest there is of a practice
    same: frozenset[Key]  # itself, by whatever name it goes
    tied: frozenset[Key]  # what it is linked to


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation of the area: its kind, and the CCGs whose member practice it is, from when until when."""

    kind: OrganisationKind
    member_of: tuple[tuple[Span, Key], ...] = ()

    def in_ccg(self, day: int) -> Key | None:
        return next((ccg for span, ccg in self.member_of if span.since <= day < span.until), None)


@dataclass
class Surroundings:
    """Organisations and links of an area within a period; every walk is made once for as long as it stays the same."""

    period: Span
    organisations: Mapping[Key, Known]
    links: Sequence[Link] = ()
    _met: dict[Key, tuple[Met, ...]] = field(default_factory=dict)
    _held: dict[Key, tuple[tuple[Span, frozenset[Held]], ...]] = field(default_factory=dict)
    _links: dict[int, Links] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._turns: dict[Key, set[int]] = defaultdict(set)  # the days on which something changes about an organisation
        for link in self.links:
            days = {day.toordinal() for day in (link.since, link.until) if day is not None}
            self._turns[link.from_] |= days
            self._turns[link.to] |= days
        for key, known in self.organisations.items():
            if known.member_of:
                self._turns[key] |= {day for span, _ in known.member_of for day in span}
        plain = {key: Organisation(key, "", known.kind) for key, known in self.organisations.items()}
        self._all_links = Links(tuple(self.links), plain, None)

    def met_from(self, start: Key) -> tuple[Met, ...]:
        """What an interest in `start` meets, span after span of the period."""
        if start not in self._met:
            self._met[start] = tuple(self._spans(start))
        return self._met[start]

    def classes_held(self, organisation: Key, day: int) -> frozenset[Held]:
        """The classes of which the organisation is one, or has one for a member."""
        if organisation not in self._held:
            self._held[organisation] = tuple(self._held_from(organisation))
        spans = self._held[organisation]
        return spans[0][1] if len(spans) == 1 else next(held for (since, until), held in spans if since <= day < until)

    def links_on(self, day: int) -> Links:
        """The links in force on a day."""
        if day not in self._links:
            self._links[day] = self._all_links.at(date.fromordinal(day))
        return self._links[day]

    def _spans(self, start: Key) -> Iterator[Met]:
        day = self.period.since
        while day < self.period.until:
            met, passed = self._met_on(start, day)
            until = self._next_turn(passed, day)
            yield Met(Span(day, until), met.ways, met.is_practice, met.same, met.tied)
            day = until

    def _held_from(self, organisation: Key) -> Iterator[tuple[Span, frozenset[Held]]]:
        day = self.period.since
        while day < self.period.until:
            within = {organisation, *self.links_on(day).members_of(organisation)}
            until = self._next_turn(within, day)
            yield Span(day, until), frozenset(held for key in within for held in self._classes(key, day))
            day = until

    def _next_turn(self, organisations: Iterable[Key], day: int) -> int:
        """The next day on which anything changes about any of them."""
        turns = [turn for key in organisations for turn in self._turns.get(key, ()) if turn > day]
        return min([*turns, self.period.until])

    def _met_on(self, start: Key, day: int) -> tuple[Met, set[Key]]:
        """What is met on a day, and every organisation that had a say in it."""
        ways: dict[Token, int] = {}
        reached = self.links_on(day).reached_from(start)
        passed = {reach.organisation for reach in reached}
        practice = False
        for reach in reached:
            ties = tuple(link.kind for link in reach.links)
            ways.setdefault(reach.organisation, _way(_TOUCHES[reach.tie], ties))
            known = self.organisations.get(reach.organisation)
            practice = practice or (known is not None and known.kind in PRACTICES)
            if known is None or reach.tie is Tie.RIVAL:
                continue
            as_one_of_many = _way(TouchKind.CLASS, ties)
            for held in self._classes(reach.organisation, day):
                ways.setdefault(held, as_one_of_many)
            if known.kind in PRACTICES:
                networks = self._above(reach.organisation, day)
                passed |= networks
                for network in networks:
                    ways.setdefault(("practices in", network), as_one_of_many)
        same, tied = (frozenset(each.organisation for each in reached if each.tie is tie) for tie in (Tie.SAME, Tie.LINKED))
        return Met(self.period, tuple(ways.items()), practice, same, tied), passed

    def _classes(self, organisation: Key, day: int) -> frozenset[Held]:
        """With the CCG, where the class is its member practices."""
        known = self.organisations.get(organisation)
        if known is None:
            return frozenset()
        ccg = known.in_ccg(day)
        return _classes_of(known.kind, ccg)

    def _above(self, practice: Key, day: int) -> set[Key]:
        """Itself, and everything it is a member of, at any depth."""
        links, found, waiting = self.links_on(day), {practice}, [practice]
        while waiting:
            above = links.memberships_of(waiting.pop()) - found
            found |= above
            waiting += above
        return found


_way = cache(codes.of_way)  # there are few, of many walks


@cache
def _classes_of(kind: OrganisationKind, ccg: Key | None) -> frozenset[Held]:
    return frozenset(
        (affected, ccg if affected is AffectedClass.ALL_MEMBER_PRACTICES else None)
        for affected in classes_of(Organisation("", "", kind, ccg))
    )
