"""People round a table, as the plain facts the decision service is told; no database."""

from datetime import date

from committees.meetings.facts import Item
from committees.meetings.vocabulary import ItemKind
from committees.seats.facts import Clause, Committee, Quorum, Seat
from committees.seats.vocabulary import CommitteeKind, SeatCategory
from declarations.guidance.facts import Meeting, Sitting
from declarations.guidance.seating import Handling
from declarations.guidance.vocabulary import Step

ON = date(2018, 3, 1)
PCCC, GOVERNING_BODY = CommitteeKind.PCCC, CommitteeKind.GOVERNING_BODY
OUT = Handling(Step.LEAVE)


def committee(kind=PCCC, *, key="committee", name="Primary Care Commissioning Committee", quorum=None, **terms):
    return Committee(key, name, ccg="NHS Wexbridge CCG", kind=kind, quorum=quorum, **terms)


def sitting(
    key,
    category,
    *,
    office=None,
    voting=True,
    holds=(),
    committees=(),
    chair=False,
    vice_chair=False,
    invited_as=None,
    **facts,
):
    """`m1` in a voting seat of a category, `office` being the category unless given; `facts` go to the sitting."""
    seat = Seat(
        office or SeatCategory(category).value,
        SeatCategory(category),
        voting,
        chair=chair,
        vice_chair=vice_chair,
        holds=frozenset(holds),
        committees=frozenset(committees),
        invited_as=invited_as,
    )
    return Sitting(key, name=f"Member {key}", seat=seat, **facts)


def seated(**how_many):
    """So many of each category: `seated(lay=2, gp=1)` gives lay-1, lay-2 and gp-1."""
    return [sitting(f"{category}-{n}", category) for category, number in how_many.items() for n in range(1, number + 1)]


def item(key="6", kind=ItemKind.CONTRACT_AWARD, **facts):
    return Item(key, "Award of the minor surgery contract", kind, decision=True, **facts)


def meeting(*sittings, committees=None, items=None, on=ON, **facts):
    held_by = tuple(committees or [committee()])
    return Meeting(on, tuple({c.ccg for c in held_by}), held_by, tuple(sittings), tuple(items or [item()]), **facts)


def quorum(minimum=None, *clauses, **terms):
    """`quorum(3, "lay", ("chair", "vice_chair"))`: each clause one name or several."""
    require = tuple(Clause((clause,) if isinstance(clause, str) else tuple(clause)) for clause in clauses)
    return Quorum(minimum, require, **terms)
