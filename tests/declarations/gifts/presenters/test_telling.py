"""One offer in words: its columns, how it stands, and what is wrong with it."""

from decimal import Decimal
from typing import Any

import pytest

from declarations.gifts.presenters.telling import against_in_words, rows_of, state_of
from declarations.gifts.selectors import judge
from tests.factories import OfferFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"value": "40"}, "Accepted"),
        ({"value": "90"}, "Accepted against the rules"),
        ({"value": "90", "taken": "declined"}, "Declined"),
        ({"value": "90", "taken": "offered"}, "Waits for approval"),
        ({"value": "20", "taken": "offered"}, "Not answered yet"),
        ({"value": "60", "kind": "gift", "donor_kind": "organisation"}, "Accepted against the rules"),
        ({"value": "60", "kind": "gift", "donor_kind": "organisation", "taken": "for_the_ccg"}, "Accepted for the CCG"),
    ],
)
def test_an_offer_stands_as_the_rules_and_the_answer_have_it(changes: dict[str, Any], state: str) -> None:
    judged = judge(OfferFactory(**changes | {"value": Decimal(changes["value"])}))
    assert state_of(judged)[0] == state
    assert bool(against_in_words(judged)) is (state == "Accepted against the rules")


@pytest.mark.parametrize(
    ("approval", "taken", "state"),
    [
        ("granted", "offered", "Approved, to be answered"),
        ("refused", "offered", "Not approved: decline it"),
        ("granted", "accepted", "Accepted"),
        ("refused", "accepted", "Accepted against the rules"),
    ],
)
def test_what_somebody_senior_said_decides_whether_accepting_was_right(approval: str, taken: str, state: str) -> None:
    senior = {"approval": approval, "approved_by": UserFactory(), "approval_says": "Because"}
    assert state_of(judge(OfferFactory(value=Decimal("90"), taken=taken, **senior)))[0] == state


def test_the_columns_are_those_of_the_register() -> None:
    rows = dict(rows_of(OfferFactory(value=None)))
    assert [*rows][:6] == [
        "Offered to",
        "Date of the offer",
        "Declined or accepted",
        "Date of receipt",
        "Details",
        "Estimated value",
    ]
    assert (rows["Estimated value"], rows["Date of receipt"]) == ("Not estimated", "Not recorded")


def test_a_patient_is_told_only_as_such() -> None:
    rows = dict(rows_of(OfferFactory(donor_kind="patient", donor=None)))
    assert rows["Offered by"] == "A patient or their family"
