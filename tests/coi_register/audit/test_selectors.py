"""A history tells each field before and after, in words."""

from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from coi_register.audit import services as audit
from coi_register.audit.selectors import EMPTY, versions_in, versions_of
from committees.models import Concern
from tests.factories import BY_THE_TEST, ConcernFactory, InterestFactory, OrganisationFactory, SeatFactory

pytestmark = pytest.mark.django_db


def amend(row: Any, **changes: Any) -> None:
    with audit.deed("row.amended", by=BY_THE_TEST, because="It was wrong."):
        for name, value in changes.items():
            setattr(row, name, value)
        row.save()


def last_changes(row: Any) -> dict[str, tuple[str, str]]:
    return {label: (before, after) for label, before, after in versions_of(row)[-1].changes}


def test_a_choice_a_name_a_date_and_a_yes_are_told_in_words() -> None:
    interest = InterestFactory(organisation=OrganisationFactory(name="Harbourside Example Ltd"))
    other = OrganisationFactory(name="Quayside Example Ltd")
    amend(
        interest,
        organisation=other,
        category="non_financial_personal",
        direct=False,
        relationship="spouse_or_partner",
        until=date(2018, 3, 1),
    )
    told = last_changes(interest)
    assert told["Organisation"] == ("Harbourside Example Ltd", "Quayside Example Ltd")
    assert told["Until"] == (EMPTY, "1 March 2018")
    assert told["Direct"] == ("yes", "no")
    assert told["Type of interest"] == ("Financial", "Non-financial personal")


def test_a_field_that_did_not_change_is_not_told() -> None:
    seat = SeatFactory(office="Lay chair")
    amend(seat, office="Lay member")
    assert last_changes(seat) == {"Office": ("Lay chair", "Lay member")}


def test_the_first_version_tells_what_was_recorded_and_not_what_was_left_empty() -> None:
    first = versions_of(OrganisationFactory(name="Invented Ltd", ods_code=None))[0]
    assert first.kind == "added"
    assert ("Name", EMPTY, "Invented Ltd") in first.changes
    assert "ODS code" not in [label for label, *_ in first.changes]


def test_a_list_is_told_as_a_list() -> None:
    seat = SeatFactory(holds=[])
    amend(seat, holds=["guardian", "audit_chair"])
    assert last_changes(seat)["Holds"] == (EMPTY, "guardian and audit_chair")


def test_a_version_says_who_did_what_and_why() -> None:
    organisation = OrganisationFactory()
    amend(organisation, name="Another Name")
    last = versions_of(organisation)[-1]
    assert (last.by, last.deed, last.because, last.about, last.kind) == (
        "the test",
        "row.amended",
        "It was wrong.",
        "organisation",
        "changed",
    )


def test_a_removed_row_is_still_told() -> None:
    concern = ConcernFactory(topic="Invented topic")
    item = concern.item_id
    with audit.deed("concern.removed", by=BY_THE_TEST):
        concern.delete()
    assert [version.kind for version in versions_in(Concern.history.filter(item_id=item))] == ["added", "removed"]


def test_a_longer_history_takes_no_more_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    interest = InterestFactory()
    for n in range(10):
        amend(interest, organisation=OrganisationFactory(), text=f"In other words {n}")
    with django_assert_num_queries(3):  # the versions, the people, the organisations
        assert len(versions_of(interest)) == 11
