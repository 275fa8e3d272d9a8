"""One person in one seat over a period: what their interests meet, and what nobody can tell of them, on which days."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from operator import or_
from typing import NamedTuple

from committees.meetings.vocabulary import AffectedClass
from committees.organisations.facts import Key
from committees.seats.vocabulary import SeatCategory
from declarations.guidance import codes
from declarations.guidance.agenda import words_of
from declarations.guidance.dates import months_after
from declarations.guidance.doubts import WORKS_IN_A_PRACTICE
from declarations.guidance.facts import Interest
from declarations.guidance.many.surroundings import ALWAYS, BEGINNING, END, Span, Surroundings, Token, Topic
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.situation import TouchKind
from declarations.guidance.table import INTEREST_AT, INTERESTS


class Doubted(IntEnum):
    """For which items of an agenda nobody can tell whether the person has a conflict."""

    ALL = 1  # that concern anyone: no declaration, or one out of date
    PRACTICES = 2  # sits for general practice and declared no practice
    UNIDENTIFIED = 4  # of which a party is not known
    ANYONE = 8  # that concern more than a person: an interest in words only
    ORGANISATIONS = 16  # that concern organisations: an interest in one that is not known
    MEMBER_PRACTICES = 32  # that name one of a class, or some: an interest in the class, which does not say in which
    PHARMACIES = 64
    DENTAL = 128
    OPTICAL = 256


ONE_OF = {
    AffectedClass.ALL_MEMBER_PRACTICES: Doubted.MEMBER_PRACTICES,
    AffectedClass.ALL_PHARMACIES: Doubted.PHARMACIES,
    AffectedClass.ALL_DENTAL: Doubted.DENTAL,
    AffectedClass.ALL_OPTICAL: Doubted.OPTICAL,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of months that a rule book gives; None: it gives none."""

    look_back: int | None
    refresh: int | None

    @classmethod
    def of(cls, book: RuleBook) -> "Figures":
        return cls(book.figure("look-back"), book.figure("declaration-refresh"))


# While an interest counts: the organisation it lies in, by whatever name it goes, and what that is tied to.
Able = tuple[Span, frozenset[Key], frozenset[Key]]


Standing = tuple[tuple[int, ...], tuple[int, ...]]  # the days on which anything changes, and what is in doubt from each


class Way(NamedTuple):
    """An interest meets something: when, and the interest's half of the situation."""

    since: int
    until: int
    code: int
    interest: int  # as a part of a weight: of two alike, the first in order decides
    turn: int = 0  # how near, of the ways of one interest


@dataclass(frozen=True, slots=True)
class Sitter:
    """A person in a seat, worked out for a period; `interests` are in the order in which the first decides."""

    key: Key
    interests: tuple[Key | None, ...]
    ways: Mapping[Token, Sequence[Way]]
    days: tuple[int, ...]  # from each of which the doubts beside it hold
    doubts: tuple[int, ...]
    chair: bool = False
    committees: frozenset[Key] = frozenset()
    sits: Span = ALWAYS
    able: tuple[Able, ...] = ()  # interests that could lie in a party not identified
    only_for: frozenset[Key] | None = None  # of an author or adviser: their items

    def interest(self, weight: int) -> Key | None:
        """The interest that decided a weight; None: the item is about the person."""
        return self.interests[INTERESTS - 1 - (weight >> INTEREST_AT) % INTERESTS]

    def could_be_elsewhere(self, named: frozenset[Key], day: int) -> bool:
        """Whether an interest could lie in a party not identified, beside those that are named."""
        return any(
            since <= day < until and (same.isdisjoint(named) or not tied <= named)
            for (since, until), same, tied in self.able
        )

    def doubted_on(self, day: int) -> int:
        return self.doubts[bisect_right(self.days, day) - 1]


@dataclass(frozen=True, slots=True)
class Place:
    """The seat as far as findings ask for it; `ccgs` None: any."""

    category: SeatCategory
    chair: bool
    committees: frozenset[Key]
    ccgs: frozenset[Key] | None
    sits: Span = ALWAYS
    only_for: frozenset[Key] | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """What one person declared, worked out once for every seat they sit in under the same look-back."""

    interests: tuple[Key | None, ...]
    ways: Mapping[Token, Sequence[Way]]
    doubts: tuple[tuple[Span, int], ...]
    in_a_practice: tuple[Span, ...]
    able: tuple[Able, ...]


def declared(
    key: Key, interests: Sequence[Interest], ccgs: frozenset[Key] | None, *, around: Surroundings, look_back: int | None
) -> Declared:
    """What a person's interests meet, and what they leave open; `ccgs` as of their place."""
    order = sorted([None, *(interest.key for interest in interests)], key=str)
    if len(order) > INTERESTS:
        raise ValueError(f"Nobody was expected to declare more than {INTERESTS - 1} interests, as {key} did.")
    number = {interest: INTERESTS - 1 - place << INTEREST_AT for place, interest in enumerate(order)}
    ways: dict[Token, list[Way]] = defaultdict(list)
    ways["person", key].append(_about_the_person(number[None], nil=not interests))
    doubts: list[tuple[Span, int]] = []
    in_a_practice: list[Span] = []
    able: list[Able] = []
    for interest in interests:
        for span, ended in standing(interest, look_back):
            mine = _own_code(interest, around) + (codes.ENDED if ended else 0)
            for token, way in _ways(interest, mine, span, number[interest.key], ccgs, around):
                ways[token].append(way)
            doubts.append((span, _doubts_of(interest, around)))
            in_a_practice += _in_a_practice(interest, span, around)
            able += _able(interest, span, around)
    return Declared(tuple(order), dict(ways), tuple(doubts), tuple(in_a_practice), tuple(able))


def asks_which_practice(place: Place, what: Declared) -> bool:
    """Whether somebody in that place should have said in which practice they are; who declared nothing at all need not."""
    return place.category in WORKS_IN_A_PRACTICE and len(what.interests) > 1


def standing_of(place: Place, what: Declared, confirmed: Iterable[date], *, refresh: int | None) -> Standing:
    """What nobody can tell of a person, with what they declared and every day on which they did."""
    in_a_practice = what.in_a_practice if asks_which_practice(place, what) else (ALWAYS,)
    return _day_by_day(what.doubts, in_a_practice, tuple(_in_date(confirmed, refresh)))


def sitter(key: Key, place: Place, what: Declared, standing: Standing) -> Sitter:
    """The person in the seat."""
    return Sitter(
        key, what.interests, what.ways, *standing, place.chair, place.committees, place.sits, what.able, place.only_for
    )


def standing(interest: Interest, look_back: int | None) -> Iterator[tuple[Span, bool]]:
    """The days on which an interest is held, and those on which it has ended, but within the look-back."""
    began = interest.began.toordinal() if interest.began else BEGINNING
    ended = interest.ended.toordinal() if interest.ended else END
    if began < ended:
        yield Span(began, ended), False
    if interest.ended is not None and look_back is not None:
        lately = Span(max(began, ended), months_after(interest.ended, look_back).toordinal() + 1)
        if lately.since < lately.until:
            yield lately, True


def _own_code(interest: Interest, around: Surroundings) -> int:
    known = around.organisations.get(interest.organisation) if interest.organisation is not None else None
    return codes.of_interest(
        interest.category, interest.direct, interest.role, interest.mitigation, known.kind if known else None
    )


def _about_the_person(interest: int, *, nil: bool) -> Way:
    code = codes.of_interest(None, True, None, None, None) + codes.of_way(TouchKind.PERSON)
    return Way(*ALWAYS, code + (codes.NIL_RETURN if nil else 0), interest)


def _ways(
    interest: Interest, mine: int, span: Span, number: int, ccgs: frozenset[Key] | None, around: Surroundings
) -> Iterator[tuple[Token, Way]]:
    if interest.organisation is not None:
        for met in around.met_from(interest.organisation):
            both = span.and_(met.span)
            if both.since < both.until:
                yield from ((token, Way(*both, mine + way, number, turn)) for turn, (token, way) in enumerate(met.ways))
    if interest.affected_class is not None:
        code = mine + codes.of_way(TouchKind.CLASS)
        for ccg in (None,) if ccgs is None else ccgs:
            yield ("declared in", interest.affected_class, ccg), Way(*span, code, number)
    if interest.topic:
        yield Topic(words_of(interest.topic)), Way(*span, mine + codes.of_way(TouchKind.TOPIC), number)


def _doubts_of(interest: Interest, around: Surroundings) -> int:
    """What one interest leaves open while it counts."""
    found = 0
    if interest.organisation is not None:
        if interest.organisation not in around.organisations:
            found |= Doubted.ORGANISATIONS
    elif interest.affected_class is None and not interest.topic:
        found |= Doubted.ANYONE
    if not interest.topic or interest.organisation is not None or interest.affected_class is not None:
        found |= Doubted.UNIDENTIFIED
    if interest.affected_class is not None:
        found |= ONE_OF[interest.affected_class]
    return int(found)


def _in_a_practice(interest: Interest, span: Span, around: Surroundings) -> Iterator[Span]:
    """When the interest says in which practice the person is."""
    if interest.direct and interest.affected_class is AffectedClass.ALL_MEMBER_PRACTICES:
        yield span
    elif interest.direct and interest.organisation is not None:
        yield from (span.and_(met.span) for met in around.met_from(interest.organisation) if met.is_practice)


def _able(interest: Interest, span: Span, around: Surroundings) -> Iterator[Able]:
    if not _doubts_of(interest, around) & Doubted.UNIDENTIFIED:
        return
    if interest.organisation is None:
        yield span, frozenset(), frozenset()
        return
    for met in around.met_from(interest.organisation):
        yield span.and_(met.span), met.same, met.tied


def _in_date(confirmed: Iterable[date], refresh: int | None) -> Iterator[Span]:
    if refresh is not None:
        for day in confirmed:
            yield Span(day.toordinal(), months_after(day, refresh).toordinal() + 1)


def _day_by_day(doubts: Sequence[tuple[Span, int]], in_a_practice: Sequence[Span], in_date: Sequence[Span]) -> Standing:
    """The days on which anything changes, and what is in doubt from each of them."""
    spans = [*(span for span, _ in doubts), *in_a_practice, *in_date]
    days = sorted({BEGINNING, *(day for span in spans for day in span)})
    found = [0] * len(days)
    out_of_date, of_no_practice = [int(Doubted.ALL)] * len(days), [int(Doubted.PRACTICES)] * len(days)
    for (since, until), doubt in doubts:
        for turn in range(bisect_left(days, since), bisect_left(days, until)):
            found[turn] |= doubt
    for flags, settled in ((out_of_date, in_date), (of_no_practice, in_a_practice)):
        for since, until in settled:
            for turn in range(bisect_left(days, since), bisect_left(days, until)):
                flags[turn] = 0
    return tuple(days), tuple(map(or_, map(or_, found, out_of_date), of_no_practice))
