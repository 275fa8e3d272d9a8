"""Real clauses, tried before the day on which they must hold."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.organisations.facts import Key
from committees.seats.facts import Clause, Quorum, Seat
from committees.seats.quorum import FailedClause, Trial, called, failed, seats_filled, simulate, trials
from committees.seats.vocabulary import InvitedAs, Office, SeatCategory
from tests.committees.seats.written import REAL, quorum, seats


@dataclass(frozen=True)
class Somebody:
    seat: Key
    voting: bool = True
    called: frozenset[str] = frozenset()


@pytest.mark.parametrize("trial", list(Trial))
@pytest.mark.parametrize("name", list(REAL))
def test_a_real_quorum_fails_its_trials_by_exactly_these_clauses(name, trial):
    row = REAL[name]
    assert [clause.says for clause in simulate(quorum(row), seats(row), trial)] == row["fails"].get(trial, [])


@pytest.mark.parametrize(("site", "fails"), [("S1", False), ("S2", True), ("S3", True), ("S4", False)])
@pytest.mark.parametrize("seats_known", [True, False])
def test_a_research_site_stays_quorate_without_gps_exactly_where_no_clause_asks_for_one(site, fails, seats_known):
    row = next(row for name, row in REAL.items() if name.startswith(site))
    assert bool(simulate(quorum(row), seats(row) if seats_known else ())) is fails


def test_a_simulation_names_the_clause_with_what_it_would_have():
    assert simulate(Quorum(require=(Clause(("gp",)),))) == (FailedClause("at least 1 of: GP", needs=1, has=0),)


def test_without_seats_a_clause_that_somebody_else_could_meet_is_not_called_failing():
    either = Quorum(2, (Clause(("gp", "nurse")), Clause(("chair",))))
    assert trials(either) == (
        (Trial.NO_CLINICIANS, (FailedClause("at least 1 of: GP, Registered nurse", 1, 0),)),
        (Trial.NO_CHAIRS, (FailedClause("at least 1 of: Chair", 1, 0),)),
    )


@pytest.mark.parametrize("unknown", [None, Quorum()])
def test_a_quorum_that_is_not_known_is_not_tried(unknown):
    assert trials(unknown) == ()


def test_a_seat_is_called_by_category_office_offices_held_and_chair():
    seat = Seat("Lay chair", SeatCategory.LAY, True, chair=True, holds=frozenset({Office.GUARDIAN}))
    assert called(seat) == {"lay", "Lay chair", "guardian", "chair"}
    assert called(Seat("Nurse", SeatCategory.NURSE, True, vice_chair=True)) == {"nurse", "Nurse", "vice_chair"}


def test_two_in_one_seat_fill_one():
    assert seats_filled([Somebody("joint"), Somebody("joint")]) == 1


categories = st.sampled_from(SeatCategory)
tables = st.lists(
    st.builds(Seat, st.just("Member"), categories, st.booleans(), chair=st.booleans(), vice_chair=st.booleans()), max_size=8
)
clauses = st.builds(
    Clause,
    st.lists(st.sampled_from([*SeatCategory, "chair", "vice_chair"]), min_size=1, max_size=3).map(tuple),
    st.integers(1, 3),
    st.booleans(),
)
quorums = st.builds(Quorum, st.none() | st.integers(0, 6), st.lists(clauses, max_size=3).map(tuple), st.booleans())


@given(quorums, tables.filter(bool), st.sampled_from(Trial))
def test_what_fails_with_everybody_there_fails_in_every_trial(asked, table, trial):
    everybody = [Somebody(number, seat.voting, called(seat)) for number, seat in enumerate(table)]
    always = {clause.says for clause in failed(asked, everybody)}
    assert always <= {clause.says for clause in simulate(asked, table, trial)}


@given(quorums, tables.filter(bool), st.sampled_from(Trial))
def test_somebody_who_may_be_invited_changes_no_trial(asked, table, trial):
    guest = Seat("A guest", SeatCategory.LAY, True, invited_as=InvitedAs.OTHER_GOVERNING_BODY)
    assert simulate(asked, [*table, guest], trial) == simulate(asked, table, trial)
