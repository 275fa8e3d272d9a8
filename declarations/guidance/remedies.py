"""The fewest changes that let the committees decide an item, where withdrawals or absences stop them (R7.13)."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import combinations

from committees.organisations.facts import Key
from declarations.guidance.findings import Aim, Change, Remedy, Way
from declarations.guidance.moves import AT_MOST, Move, effects, moves
from declarations.guidance.moves import INVITED as INVITED  # who may be invited, unnamed
from declarations.guidance.remaining import Deliberation, Room, lacks, unheard
from declarations.guidance.rulebook import RuleBook

Measure = Callable[[Room], Mapping[str, int]]  # what a room lacks, and how many people each want is short of
Moves = tuple[Move, ...]

INSTEAD = (
    (
        "adjourn-and-reconvene",
        Way.DEFER,
        "defer: adjourn, and reconvene when the committee can decide",
        "adjourn, and reconvene when the committee can decide",
    ),
    (
        "consult-the-guardian",
        Way.CONSULT,
        "consult: the Conflicts of Interest Guardian",
        "consult the Conflicts of Interest Guardian",
    ),
    (
        "refer-to-another-committee",
        Way.REFER,
        "refer: to another committee, or the governing body, that can decide",
        "refer it to another committee, or the governing body, that can decide",
    ),
)


def not_checked(way: Way) -> str:
    """What follows from not deciding now, where nothing is known of later meetings and other committees."""
    match way:
        case Way.DEFER:
            return "The item waits; no later meeting of the committee is known."
        case Way.REFER:
            return "Which committee could decide it was not checked."
        case Way.CONSULT | Way.ATTEND | Way.DEPUTY | Way.INVITE:
            return ""


def remedies(
    at: Deliberation, rooms: Sequence[Room], rulebook: RuleBook, follows: Callable[[Way], str] = not_checked
) -> tuple[Remedy, ...]:
    """Every remedy of the smallest size that mends the item, then what R7.13 allows instead of deciding now.

    Quorum, majority and chair come first. Among remedies of one size those that keep a clinical voice are preferred; where
    none does, the smallest that do both follow.
    """
    fails, is_unheard = any(map(lacks, rooms)), any(map(unheard, rooms))
    if not fails and not is_unheard:
        return ()
    possible = moves(at, rooms, rulebook)
    mends = smallest(at, possible) if fails else ()
    heard = smallest(at, possible, _all_wants) if is_unheard else ()
    if mends and heard and len(mends[0]) == len(heard[0]):
        mends, heard = heard, ()
    return (
        *(_remedy(Aim.DECIDE, together) for together in mends),
        *(_remedy(Aim.BE_HEARD, together) for together in heard),
        *(_instead(rulebook, follows) if fails else ()),
    )


def _instead(rulebook: RuleBook, follows: Callable[[Way], str]) -> Iterator[Remedy]:
    """What R7.13 allows instead of deciding now, in its order, each with what comes of it."""
    for rule, way, says, plainly in INSTEAD:
        if rulebook.rule(rule):
            yield Remedy(Aim.INSTEAD, (Change(way, says, plainly),), follows(way))


def smallest(at: Deliberation, possible: Sequence[Move], measure: Measure = lacks) -> tuple[Moves, ...]:
    """Breadth first: all sets of moves of the first size at which any leaves no committee a want.

    Sets of equal effect are tried once: on a large committee thousands of people could come, in a few ways."""
    does = effects(at, possible)
    for size in range(_fewest(at, possible, measure), AT_MOST + 1):
        mended: dict[tuple[object, ...], Moves] = {}
        tried: dict[frozenset[tuple[Hashable, int]], bool] = {}
        for chosen in combinations(does, size):
            together = tuple(move for move, _ in chosen)
            effect = frozenset(Counter(effect for _, effect in chosen).items())
            if effect not in tried:
                tried[effect] = not wants(at, together, measure)
            if tried[effect]:  # two guests of one kind are two moves in the same words
                mended.setdefault(tuple(move.alike for move in together), together)
        if mended:
            return tuple(mended.values())
    return ()


def _fewest(at: Deliberation, possible: Sequence[Move], measure: Measure) -> int:
    """No fewer moves can do, for one person fills one want by one; past AT_MOST where too few could help at all.

    Not where a vote is shared: whoever comes to share it takes one away as well, and fills the want of a majority by two.
    """
    if any(sitting.shares_vote_with is not None for sitting in at.sittings):
        return 1
    short = wants(at, (), measure)
    alone = [wants(at, (move,), measure) for move in possible]
    helpers = {want: sum(after.get(want, 0) < needed for after in alone) for want, needed in short.items()}
    return max(needed if helpers[want] >= needed else AT_MOST + 1 for want, needed in short.items())


def wants(at: Deliberation, together: Sequence[Move], measure: Measure = lacks) -> dict[tuple[Key, str], int]:
    """What each committee still lacks once these moves are made."""
    sittings = {key: sitting for move in together for key, sitting in move.sittings.items()}
    rooms = at.altered(sittings).rooms()
    return {(room.committee.key, want): short for room in rooms for want, short in measure(room).items()}


def _all_wants(room: Room) -> dict[str, int]:
    return {**lacks(room), **unheard(room)}


def _remedy(aim: Aim, together: Moves) -> Remedy:
    return Remedy(aim, tuple(move.change for move in together))
