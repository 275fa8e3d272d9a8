"""From what meets to what is decided: a weight for each item and person of whom there is anything to say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from committees.organisations.facts import Key
from declarations.guidance.many.dockets import ITEM_AT, SITTERS, Docket
from declarations.guidance.many.seated import Seated
from declarations.guidance.many.sitters import Sitter, Way
from declarations.guidance.many.surroundings import Token
from declarations.guidance.table import FLAGS, IN_DOUBT, NEW_CHAIR, NO_PAPERS, Table
from declarations.guidance.vocabulary import AddOn, Outcome, Step

Pair = int  # an item's place in the docket and a sitter's among those seated, in one number
Touch = tuple[Pair, int, int]  # the code of the situation, and the interest as a part of a weight
ADD_ONS = {NO_PAPERS: AddOn.NO_PAPERS, NEW_CHAIR: AddOn.NEW_CHAIR}


@dataclass(frozen=True, slots=True)
class Decided:
    """A finding without its words: the outcome, and the interest and rule that decided it."""

    outcome: Outcome
    step: Step | None = None
    also: frozenset[AddOn] = frozenset()
    interest: Key | None = None
    rule: str | None = None


CLEAR = Decided(Outcome.CLEAR)


def touches(docket: Docket, sitters: Sequence[Sitter]) -> list[Touch]:
    """Every way on which an interest of somebody there meets an item that day."""
    day, found = docket.day, []
    met_by = [(who, sitter.ways) for who, sitter in enumerate(sitters)]
    for place, token, item in docket.sought:
        for who, ways in met_by:
            if token in ways:
                for since, until, code, interest, _ in ways[token]:
                    if since <= day < until:
                        found.append((place + who, code + item, interest))
    if docket.on_topics:
        found += _on_topics(docket, sitters)
    for place, tokens, item in docket.any_of:
        for who, ways in met_by:
            found += [(place + who, way.code + item, way.interest) for way in _nearest(tokens, day, ways)]
    return found


def _on_topics(docket: Docket, sitters: Sequence[Sitter]) -> Iterator[Touch]:
    for who, sitter in enumerate(sitters):
        for said, ways in sitter.on_topics:
            for place, topic, item in docket.on_topics:
                if said.meets(topic):
                    held = (way for way in ways if way.since <= docket.day < way.until)
                    yield from ((place + who, way.code + item, way.interest) for way in held)


def _nearest(tokens: Iterable[Token], day: int, ways: Mapping[Token, Sequence[Way]]) -> Iterable[Way]:
    """Where any of several tokens will do, the nearest way of each interest."""
    nearest: dict[int, Way] = {}
    for token in tokens:
        for way in ways.get(token, ()):
            if way.since <= day < way.until and way.turn <= nearest.setdefault(way.interest, way).turn:
                nearest[way.interest] = way
    return nearest.values()


def doubts(docket: Docket, sitters: Sequence[Sitter]) -> list[Pair]:
    """The pairs of which nobody can tell, whatever else is found."""
    day, found = docket.day, []
    open_to: dict[int, set[int]] = {0: set()}
    for who, sitter in enumerate(sitters):
        doubted = sitter.doubted_on(day)
        if doubted not in open_to:
            open_to[doubted] = docket.open_to(doubted)
        found += [place + who for place in open_to[doubted]]
    return found


def weighed(docket: Docket, seated: Seated) -> dict[Pair, int]:
    """The weight of each pair of which there is anything to say; the others are clear."""
    weight_of, weights = seated.table.weights, dict.fromkeys(doubts(docket, seated.sitters), IN_DOUBT)
    for pair, code, interest in touches(docket, seated.sitters):
        weight = weight_of[code] + interest
        known = weights.get(pair, 0)
        weights[pair] = (weight if weight > known else known) | (weight | known) & FLAGS
    change_chairs(docket, seated, weights)
    return weights


def change_chairs(docket: Docket, seated: Seated, weights: dict[Pair, int]) -> None:
    """R7.5, R7.7: whoever chairs an item has no conflict in it, though a note alone takes nobody from the chair."""
    note = seated.table.heaviest_note
    for who, sitter in enumerate(seated.sitters):
        if sitter.chair:
            for place in range(who, len(docket.items) << ITEM_AT, SITTERS):
                if weights.get(place, 0) > note and _presides(sitter, docket.committees.get(place - who)):
                    weights[place] |= NEW_CHAIR


def _presides(sitter: Sitter, whose: frozenset[Key] | None) -> bool:
    return not sitter.committees or not whose or bool(sitter.committees & whose)


def read(weight: int, sitter: Sitter, table: Table) -> Decided:
    """A weight in words."""
    said = table.read(weight)
    if said is None:
        return Decided(Outcome.CANNOT_TELL) if weight & IN_DOUBT else CLEAR
    also = frozenset(add_on for flag, add_on in ADD_ONS.items() if weight & flag)
    return Decided(Outcome.FLAG, said[0], also, sitter.interest(weight), said[1])


def decided(docket: Docket, seated: Seated) -> Mapping[tuple[Key, Key], Decided]:
    """By item and sitter, all that is not clear."""
    found = {}
    for pair, weight in weighed(docket, seated).items():
        item, who = divmod(pair, SITTERS)
        answer = read(weight, seated.sitters[who], seated.table)
        if answer is not CLEAR:
            found[docket.items[item], seated.sitters[who].key] = answer
    return found
