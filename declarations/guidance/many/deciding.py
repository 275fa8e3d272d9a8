"""From what meets to what is decided: a weight for each item and person of whom there is anything to say."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from committees.organisations.facts import Key
from declarations.guidance.many.dockets import SITTERS, Docket
from declarations.guidance.many.seated import Seated
from declarations.guidance.many.sitters import Doubted, Sitter
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


def touches(docket: Docket, seated: Seated) -> list[Touch]:
    """Every way on which an interest of somebody seated meets an item that day."""
    day, found = docket.day, [*_seldom(docket, seated)]
    ways_to = seated.index.ways.get
    for place, token, item in docket.sought:
        for since, until, who, code, interest, _ in ways_to(token, ()):
            if since <= day < until:
                found.append((place + who, code + item, interest))
    return found


def _seldom(docket: Docket, seated: Seated) -> Iterator[Touch]:
    """Those where any of several things will do, or a topic of the same words."""
    for place, tokens, item in docket.any_of:
        for who, code, interest in _nearest(tokens, docket.day, seated):
            yield place + who, code + item, interest
    for place, topic, item in docket.on_topics:
        for since, until, who, code, interest, _ in seated.index.on_topic(topic):
            if since <= docket.day < until:
                yield place + who, code + item, interest


def _nearest(tokens: Sequence[Token], day: int, seated: Seated) -> Iterator[tuple[int, int, int]]:
    """Where any of several tokens will do, the nearest way of each interest: who, code and interest."""
    nearest: dict[tuple[int, int], tuple[int, int]] = {}
    for token in tokens:
        for since, until, who, code, interest, turn in seated.index.ways.get(token, ()):
            known = nearest.get((who, interest))
            if since <= day < until and (known is None or turn < known[0]):
                nearest[who, interest] = turn, code
    return ((who, code, interest) for (who, interest), (_, code) in nearest.items())


def doubts(docket: Docket, seated: Seated) -> list[Pair]:
    """The pairs of which nobody can tell, whatever else is found."""
    found: list[Pair] = []
    for doubted, people in seated.doubted_on(docket.day):
        open_to = doubted & docket.open
        if open_to:
            found += [place + who for place in docket.open_to(open_to) for who in people]
    if docket.named_beside and (spared := spared_by_name(docket, seated)):
        return [pair for pair in found if pair not in spared]
    return found


def spared_by_name(docket: Docket, seated: Seated) -> set[Pair]:
    """Those whose only interests are named already where a party is not identified; unless something else is in doubt."""
    spared: set[Pair] = set()
    for place, named in docket.named_beside.items():
        for who in {entry[2] for key in named for entry in seated.index.ways.get(key, ())}:
            sitter = seated.sitters[who]
            others = sitter.doubted_on(docket.day) & ~Doubted.UNIDENTIFIED
            if not sitter.could_be_elsewhere(named, docket.day) and place not in docket.open_to(others):
                spared.add(place + who)
    return spared


def weighed(docket: Docket, seated: Seated) -> dict[Pair, int]:
    """The weight of each pair of which there is anything to say; the others are clear.

    `weigh` says the same of touches that somebody keeps; here none are made, and what meets on the day is in order already.
    """
    weights = dict.fromkeys(doubts(docket, seated), IN_DOUBT)
    _join(weights, _seldom(docket, seated), seated.table)
    day, ways_to, known_of = docket.day, seated.ways, weights.setdefault
    for place, token, item in docket.sought:
        turns, ways = ways_to[token]
        for who, beside, interest in ways[bisect_right(turns, day)]:
            weight, pair = beside[item] + interest, place + who
            known = known_of(pair, weight)
            if known != weight:
                weights[pair] = (weight if weight > known else known) | (weight | known) & FLAGS
    change_chairs(docket, seated, weights)
    return weights


def weigh(met: Iterable[Touch], doubted: Iterable[Pair], docket: Docket, seated: Seated) -> dict[Pair, int]:
    """The same from what was found to meet, and what nobody can tell."""
    weights = dict.fromkeys(doubted, IN_DOUBT)
    _join(weights, met, seated.table)
    change_chairs(docket, seated, weights)
    return weights


def _join(weights: dict[Pair, int], met: Iterable[Touch], table: Table) -> None:
    weight_of, known_of = table.weights, weights.setdefault
    for pair, code, interest in met:
        weight = weight_of[code] + interest
        known = known_of(pair, weight)
        if known != weight:
            weights[pair] = (weight if weight > known else known) | (weight | known) & FLAGS


def change_chairs(docket: Docket, seated: Seated, weights: dict[Pair, int]) -> None:
    """R7.5, R7.7: whoever chairs an item has no conflict in it, though a note alone takes nobody from the chair."""
    note = seated.table.heaviest_note
    for who, theirs in seated.chairs:
        for place in docket.concerned:
            if weights.get(place + who, 0) > note and presides(theirs, docket.committees.get(place)):
                weights[place + who] |= NEW_CHAIR


def presides(theirs: frozenset[Key], whose: frozenset[Key] | None) -> bool:
    """Whether the chair of some committees chairs an item of some; without a word: of all."""
    return not theirs or not whose or bool(theirs & whose)


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
        only_for = seated.sitters[who].only_for
        if only_for is not None and docket.items[item] not in only_for:
            continue
        answer = read(weight, seated.sitters[who], seated.table)
        if answer is not CLEAR:
            found[docket.items[item], seated.sitters[who].key] = answer
    return found
