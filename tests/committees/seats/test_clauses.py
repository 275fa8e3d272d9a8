"""The clauses of a quorum: what is accepted, what is refused, and how each is said."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coi_register.refusals import CannotBeDone
from committees.seats import clauses
from committees.seats.facts import Clause
from committees.seats.vocabulary import SeatCategory


@pytest.mark.parametrize("word", [*SeatCategory, "chair", "vice_chair", "Head of contracting"])
def test_a_category_a_chair_or_an_office_may_be_named(word: str) -> None:
    assert clauses.checked([{"any_of": [word]}], offices=()) == [{"any_of": [word], "at_least": 1, "voting": False}]


@pytest.mark.parametrize(
    "word", ["gps", "laymember", "Vice-chair", "vice chair", "LAY", "Lay member", "GP", "Practice manager"]
)
def test_a_slip_for_a_category_is_refused_for_it_would_never_be_met(word: str) -> None:
    with pytest.raises(CannotBeDone) as refused:
        clauses.checked([{"any_of": ["lay"]}, {"any_of": [word]}], offices=())
    assert refused.value.field == "clause_2"
    assert refused.value.says.startswith(f"Clause 2 of the quorum cannot be used: “{word}” is not a category, nor an office")


@pytest.mark.parametrize("word", ["Vice-chair", "secretary", "GP"])
def test_the_office_of_a_seat_may_be_named_however_it_is_written(word: str) -> None:
    assert clauses.checked([{"any_of": [word]}], offices=[word])[0]["any_of"] == [word]


@pytest.mark.parametrize(
    ("clause", "says"),
    [
        ({"any_of": []}, "it names nobody"),
        ({"at_least": 1}, "it names nobody"),
        ({"any_of": "lay"}, "it names nobody"),
        ({"any_of": [""]}, "an entry is empty"),
        ({"any_of": [3]}, "an entry is empty"),
        ({"any_of": ["lay"], "at_least": 0}, "“0” is not a number of people"),
        ({"any_of": ["lay"], "at_least": True}, "“True” is not a number of people"),
        ({"any_of": ["lay"], "at_least": "two"}, "“two” is not a number of people"),
        ({"any_of": ["lay"], "voting": "yes"}, "“yes” does not say whether only members with a vote count"),
        ({"any_of": ["lay"], "atleast": 2}, "“atleast” is not known"),
    ],
)
def test_a_malformed_clause_is_refused_with_what_is_wrong(clause: dict[str, Any], says: str) -> None:
    with pytest.raises(CannotBeDone, match=r"^Clause 1 of the quorum cannot be used: ") as refused:
        clauses.checked([clause], offices=())
    assert says in refused.value.says


@pytest.mark.parametrize(
    ("clause", "says"),
    [
        (Clause(("lay",)), "At least 1 of: lay member"),
        (Clause(("gp", "nurse"), at_least=2), "At least 2 of: GP or registered nurse"),
        (Clause(("chair", "vice_chair")), "At least 1 of: chair or vice-chair"),
        (
            Clause(("executive", "lay", "Head of contracting"), voting=True),
            "At least 1 of: executive, lay member or Head of contracting, with a vote",
        ),
    ],
)
def test_a_clause_is_said_in_a_sentence(clause: Clause, says: str) -> None:
    assert clauses.says(clause) == says


def test_the_offices_that_clauses_name_are_listed_once() -> None:
    named = clauses.offices_named([Clause(("lay", "Clerk")), Clause(("Clerk", "chair", "Head of contracting"))])
    assert named == ["Clerk", "Head of contracting"]


@given(
    some.lists(
        some.fixed_dictionaries(
            {"any_of": some.lists(some.sampled_from([*clauses.WORDS]), min_size=1)},
            optional={"at_least": some.integers(1, 20), "voting": some.booleans()},
        )
    )
)
def test_checking_what_was_kept_changes_nothing(entered: list[dict[str, Any]]) -> None:
    kept = clauses.checked(entered, offices=())
    assert clauses.checked(kept, offices=()) == kept
    assert [clause.any_of for clause in clauses.as_facts(kept)] == [tuple(clause["any_of"]) for clause in entered]
