"""The form for terms of reference: every clause comes out as it went in, and is refused where it was typed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coi_register.refusals import CannotBeDone
from committees.seats import clauses
from committees.seats.forms.terms import CorrectedTermsForm, TermsForm
from committees.seats.models import TermsOfReference

OFFICES = ["Clerk", "Head of contracting"]
CLAUSE = some.fixed_dictionaries(
    {
        "any_of": some.lists(some.sampled_from([*clauses.WORDS, *OFFICES, "A seat of old"]), min_size=1, unique=True),
        "at_least": some.integers(1, 9),
        "voting": some.booleans(),
    }
)


@given(some.lists(CLAUSE, max_size=9))
def test_terms_opened_and_sent_back_untouched_stay_the_same(entered: list[dict[str, Any]]) -> None:
    kept = TermsOfReference(quorum_known=True, minimum=4, clauses=clauses.checked(entered, offices=()))
    opened = TermsForm(offices=OFFICES, start_from=kept)
    data = {field.html_name: field.value() for field in opened if field.value() not in (None, False)}
    form = TermsForm(data, offices=OFFICES, start_from=kept)
    assert form.is_valid(), form.errors
    answers = form.answers()
    assert (answers["quorum_known"], answers["minimum"]) == (True, 4)
    assert [{**clause, "any_of": set(clause["any_of"])} for clause in answers["clauses"]] == [
        {**clause, "any_of": set(clause["any_of"])} for clause in entered
    ]


def test_rows_that_say_nothing_are_left_out_and_the_rest_counted() -> None:
    form = TermsForm({"quorum_known": "yes", "clause_2_any_of": ["lay"], "clause_5_offices": ["Clerk"]}, offices=OFFICES)
    assert form.is_valid()
    assert [clause["any_of"] for clause in form.answers()["clauses"]] == [["lay"], ["Clerk"]]


@pytest.mark.parametrize(("refused", "shown"), [("clause_1", "clause_2_any_of"), ("clause_2", "clause_5_any_of")])
def test_a_refused_clause_is_shown_in_the_row_where_it_was_typed(refused: str, shown: str) -> None:
    form = TermsForm({"quorum_known": "yes", "clause_2_any_of": ["lay"], "clause_5_offices": ["Clerk"]}, offices=OFFICES)
    assert form.is_valid()
    form.refuse(CannotBeDone("It cannot be used.", field=refused))
    assert form.errors == {shown: ["It cannot be used."]}
    assert [f"{row.heading}_any_of" for row in form.rows if row.is_open] == [shown.capitalize().replace("_", " ", 1)]


def test_what_is_refused_of_the_whole_is_shown_on_its_own_question() -> None:
    form = TermsForm({"quorum_known": "no", "minimum": "4"}, offices=[])
    assert form.is_valid()
    form.refuse(CannotBeDone("Not both.", field="quorum_known"))
    assert form.errors == {"quorum_known": ["Not both."]}


def test_a_committee_without_seats_offers_no_offices() -> None:
    assert not [name for name in TermsForm(offices=[]).fields if name.endswith("_offices")]


def test_a_number_below_one_is_refused_by_the_form() -> None:
    form = TermsForm({"quorum_known": "yes", "clause_3_at_least": 0, "clause_3_any_of": ["lay"]}, offices=[])
    assert [*form.errors] == ["clause_3_at_least"]


def test_a_correction_keeps_its_days_and_asks_why() -> None:
    form = CorrectedTermsForm({"quorum_known": "yes"}, offices=[])
    assert "since" not in form.fields
    assert form.errors == {"because": ["Enter reason for the correction"]}


def test_each_row_is_folded_under_what_it_says() -> None:
    kept = TermsOfReference(quorum_known=True, clauses=clauses.checked([{"any_of": ["lay", "Clerk"]}], offices=()))
    first, second, *_ = TermsForm(offices=OFFICES, start_from=kept).rows
    assert (first.says, first.is_open) == ("At least 1 of: lay member or Clerk", False)
    assert (second.says, second.is_open) == ("", False)


def test_the_first_row_stands_open_when_none_says_anything() -> None:
    assert [row.is_open for row in TermsForm(offices=OFFICES).rows] == [True] + [False] * 5
