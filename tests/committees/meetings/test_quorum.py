"""Quorum clauses, majorities, and who counts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.meetings.quorum import (
    FailedClause,
    Majority,
    failed_clauses,
    is_clinician_present,
    is_quorate,
    majority,
    unmet,
)
from committees.meetings.room import Member, Whereabouts, called_as_deputy
from committees.seats.facts import Clause, Quorum, Seat
from committees.seats.quorum import called
from committees.seats.vocabulary import Office, SeatCategory
from tests.committees.seats import written

LAY, EXECUTIVE, GP, NURSE = SeatCategory.LAY, SeatCategory.EXECUTIVE, SeatCategory.GP, SeatCategory.NURSE
SECONDARY_CARE = SeatCategory.SECONDARY_CARE
OUT = Whereabouts.WITHDREW


def seat(office, category, *, voting=True, chair=False, vice_chair=False, holds=()):
    return Seat(office, category, voting, chair=chair, vice_chair=vice_chair, holds=frozenset(holds))


def member(key, category=LAY, *, voting=True, office="Member", whereabouts=Whereabouts.IN_THE_ROOM, in_seat=None, **has):
    held = seat(office, category, voting=voting, **has)
    return Member(key, f"Member {key}", in_seat or key, category, voting, called(held), whereabouts)


def members(**how_many):
    return [member((name, n), SeatCategory(name)) for name, number in how_many.items() for n in range(number)]


def at_the_table(row, room):
    """Everybody of a real committee, where the room says they are; those of a shared seat in it twice."""
    for number, held in enumerate(written.seats(row)):
        where = Whereabouts.WITHDREW if held.office in room.get("out", ()) else Whereabouts.IN_THE_ROOM
        where = Whereabouts.ABSENT if held.office in room.get("away", ()) else where
        for half in range(2 if "Joint" in held.office else 1):
            yield Member((number, half), held.office, number, held.category, held.voting, called(held), where)
        if held.office in room.get("deputies", ()):
            deputy = called_as_deputy(Seat("Deputy", SeatCategory.OFFICER, True), held)
            yield Member((number, "deputy"), "Deputy", number, held.category, held.voting, deputy)


@pytest.mark.parametrize(
    ("name", "room"),
    [pytest.param(name, room, id=f"{name} {room}") for name, row in written.REAL.items() for room in row.get("rooms", ())],
)
def test_a_real_quorum_at_an_item_fails_by_exactly_these_clauses(name, room):
    row = written.REAL[name]
    found = failed_clauses(written.quorum(row), list(at_the_table(row, room)))
    assert [clause.says for clause in found] == room.get("fails", [])


@pytest.mark.parametrize("quorum", [None, Quorum()])
def test_a_quorum_that_is_not_known_is_neither_met_nor_missed(quorum):
    assert is_quorate(quorum, members(lay=5)) is None
    assert failed_clauses(quorum, members()) == ()


@pytest.mark.parametrize(
    ("clause", "meets"),
    [
        (Clause(("executive",)), True),
        (Clause(("Chief officer",)), True),
        (Clause(("chief officer",)), False),  # an exact office
        (Clause(("accountable_officer",)), True),
        (Clause(("chair",)), True),
        (Clause(("vice_chair",)), False),
        (Clause(("executive",), voting=True), False),
        (Clause(("executive",), at_least=2), False),
        (Clause(("lay", "executive")), True),
    ],
)
def test_a_clause_is_met_by_category_exact_office_office_held_or_chair(clause, meets):
    chief = member(1, EXECUTIVE, voting=False, office="Chief officer", chair=True, holds=[Office.ACCOUNTABLE_OFFICER])
    assert is_quorate(Quorum(require=(clause,)), [chief]) is meets


def test_the_clauses_unmet_are_given_as_the_terms_state_them_and_those_just_met_are_not():
    lay, two_executives = Clause(("lay",)), Clause(("executive",), at_least=2)
    assert unmet(Quorum(5, (lay, two_executives)), members(lay=1, executive=1)) == (two_executives,)
    assert unmet(None, members()) == ()


def test_one_person_may_meet_several_clauses():
    assert is_quorate(Quorum(1, (Clause(("lay",)), Clause(("chair",)))), [member(1, LAY, chair=True)])


def test_a_shared_seat_counts_once_when_both_are_present():
    pair = [member(1, EXECUTIVE, in_seat="joint"), member(2, EXECUTIVE, in_seat="joint")]
    assert failed_clauses(Quorum(2, (Clause(("executive",), 2),)), pair) == (
        FailedClause("at least 2 voting members", 2, 1),
        FailedClause("at least 2 of: Executive", 2, 1),
    )
    assert majority(pair) == Majority(1, 1)


def test_a_shared_seat_still_votes_when_one_of_the_two_withdraws():
    pair = [member(1, EXECUTIVE, in_seat="joint"), member(2, EXECUTIVE, in_seat="joint", whereabouts=OUT)]
    assert is_quorate(Quorum(1), pair)


@pytest.mark.parametrize(("conflicted_count", "quorate"), [(False, False), (True, True)])
def test_who_withdrew_counts_only_where_the_terms_say_so(conflicted_count, quorate):
    room = [member(1), member(2, whereabouts=OUT)]
    assert is_quorate(Quorum(2, conflicted_count=conflicted_count), room) is quorate


@pytest.mark.parametrize("where", [Whereabouts.ABSENT, Whereabouts.VACANT, Whereabouts.KEPT_AWAY])
def test_who_never_came_does_not_count_whatever_the_terms_say(where):
    assert is_quorate(Quorum(1, conflicted_count=True), [member(1, whereabouts=where)]) is False


@pytest.mark.parametrize(
    ("case", "voting", "expected", "holds"),
    [
        ("T01", {"lay": 2, "executive": 2, "gp": 3, "nurse": 1}, Majority(4, 8), False),
        ("T02", {"lay": 3, "executive": 3, "gp": 2, "nurse": 1}, Majority(6, 9), True),
        ("T03 when the GPs and two lay members are gone", {"lay": 1, "executive": 3, "nurse": 1}, Majority(4, 5), True),
        ("a practice manager counts with the GPs", {"lay": 1, "practice_manager": 1}, Majority(1, 2), False),
        ("nobody", {}, Majority(0, 0), False),
    ],
)
def test_a_majority_is_strictly_more_lay_and_executive_votes_than_the_rest(case, voting, expected, holds):
    assert majority(members(**voting)) == expected
    assert expected.holds is holds


def test_t02_holds_by_a_margin_of_three():
    assert majority(members(lay=3, executive=3, gp=2, nurse=1)).margin == 3


def test_who_has_no_vote_is_in_no_majority():
    assert majority([member(1, LAY, voting=False)]) == Majority(0, 0)


@pytest.mark.parametrize("category", list(SeatCategory))
@pytest.mark.parametrize("voting", [True, False])
def test_a_clinician_is_a_gp_nurse_or_secondary_care_doctor_with_a_vote_or_without(category, voting):
    assert is_clinician_present([member(1, category, voting=voting)]) is (category in {GP, NURSE, SECONDARY_CARE})


def test_a_clinician_who_withdrew_is_not_present():
    assert not is_clinician_present([member(1, GP, whereabouts=OUT)])


categories = st.sampled_from(SeatCategory)
rooms = st.lists(st.tuples(categories, st.booleans(), st.booleans(), st.integers(0, 5)), max_size=8).map(
    lambda drawn: [
        member(key, category, voting=voting, in_seat=f"seat {shared}", whereabouts=OUT if out else Whereabouts.IN_THE_ROOM)
        for key, (category, voting, out, shared) in enumerate(drawn)
    ]
)
clauses = st.builds(Clause, st.lists(categories, min_size=1, max_size=3).map(tuple), st.integers(1, 3), st.booleans())
quorums = st.builds(Quorum, st.none() | st.integers(0, 6), st.lists(clauses, max_size=3).map(tuple))


@given(rooms, quorums, st.data())
def test_one_more_withdrawal_never_makes_an_inquorate_committee_quorate(room, quorum, data):
    if is_quorate(quorum, room) is False and room:
        gone = data.draw(st.integers(0, len(room) - 1))
        assert is_quorate(quorum, [*room[:gone], replace(room[gone], whereabouts=OUT), *room[gone + 1 :]]) is False


@given(rooms)
def test_the_margin_is_positive_exactly_where_the_majority_holds(room):
    counted = majority(room)
    assert counted.holds is (counted.margin > 0)
    assert counted.voting == len({member.seat for member in room if member.voting})
