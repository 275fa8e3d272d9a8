"""From what meets to what is decided: a weight for each item and person of whom there is anything to say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from committees.organisations.facts import Key
from declarations.guidance.many.dockets import ITEM_AT, SITTERS, Docket
from declarations.guidance.many.seated import Entry, Seated
from declarations.guidance.table import ASK, FLAGS, IN_DOUBT, NEW_CHAIR, NO_PAPERS, RULE_AT, Table
from declarations.guidance.vocabulary import AddOn, Outcome, Step

Pair = int  # an item's place in the docket and a sitter's among those seated, in one number
Touch = tuple[Pair, Entry, int]  # and the item's half of the situation
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
    day, found = docket.day, []
    for place, tokens, item in docket.sought:
        if len(tokens) == 1:
            for entry in seated.found_by(tokens[0]):
                if entry[0] <= day < entry[1]:
                    found.append((place + entry[3], entry, item))
        else:
            found += [(place + entry.who, entry, item) for entry in _nearest(tokens, day, seated)]
    return found


def _nearest(tokens: Iterable[Key], day: int, seated: Seated) -> Iterable[Entry]:
    """Where any of several tokens will do, the nearest way of each interest."""
    nearest: dict[tuple[int, int], Entry] = {}
    for token in tokens:
        for entry in seated.found_by(token):
            if entry.since <= day < entry.until:
                known = nearest.setdefault((entry.who, entry.interest), entry)
                if entry.turn < known.turn:
                    nearest[entry.who, entry.interest] = entry
    return nearest.values()


def doubts(docket: Docket, seated: Seated) -> Iterator[Pair]:
    """The pairs of which nobody can tell, whatever else is found."""
    known: dict[int, set[int]] = {}
    for who, sitter in enumerate(seated.sitters):
        doubted = sitter.doubted_on(docket.day)
        if doubted:
            if doubted not in known:
                known[doubted] = docket.open_to(doubted)
            for place in known[doubted]:
                yield place + who


def weighed(docket: Docket, seated: Seated) -> dict[Pair, int]:
    """The weight of each pair of which there is anything to say; the others are clear."""
    table, weights = seated.table, dict.fromkeys(doubts(docket, seated), IN_DOUBT)
    column = {item: table.column(item) for _, _, item in docket.sought}
    for pair, entry, item in touches(docket, seated):
        weight = entry[2][column[item]]
        if weight == ASK:
            weight = table.weight(entry.code + item)
        weight += entry[4]
        known = weights.get(pair, 0)
        weights[pair] = (weight if weight > known else known) | (weight | known) & FLAGS
    _change_chairs(docket, seated, weights)
    return weights


def _change_chairs(docket: Docket, seated: Seated, weights: dict[Pair, int]) -> None:
    """R7.5, R7.7: whoever chairs an item has no conflict in it, though a note alone takes nobody from the chair."""
    for who, committees in seated.chairs:
        for item in range(len(docket.items)):
            place = item << ITEM_AT
            theirs = docket.committees.get(place)
            if weights.get(place + who, 0) > seated.table.heaviest_note and (
                not committees or not theirs or committees & theirs
            ):
                weights[place + who] |= NEW_CHAIR


def read(weight: int, who: int, seated: Seated) -> Decided:
    """A weight in words."""
    said = seated.table.read(weight)
    if said is None:
        return Decided(Outcome.CANNOT_TELL) if weight & IN_DOUBT else CLEAR
    also = frozenset(add_on for flag, add_on in ADD_ONS.items() if weight & flag)
    return Decided(Outcome.FLAG, said[0], also, seated.interest_of(who, weight), said[1])


def decided(docket: Docket, seated: Seated) -> Mapping[tuple[Key, Key], Decided]:
    """By item and sitter, all that is not clear."""
    found = {}
    for pair, weight in weighed(docket, seated).items():
        item, who = divmod(pair, SITTERS)
        answer = read(weight, who, seated)
        if answer is not CLEAR:
            found[docket.items[item], seated.sitters[who].key] = answer
    return found
