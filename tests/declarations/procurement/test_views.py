"""The pages of procurements: planned, checked, awarded; who may, and what they say."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coi_register.accounts.actors import Role
from declarations.models import InterestMet, Procurement, StageReached, Supplier
from declarations.procurement import services
from declarations.procurement.vocabulary import Fate, Stage
from tests.declarations.procurement.conftest import ON, Buying
from tests.factories import CcgFactory, CommitteeFactory, InterestFactory, ItemFactory, MeetingFactory, RoleHeldFactory
from tests.filling_in import fill_in

ClientOf = Callable[[Any], Client]


@pytest.fixture
def officer(buying: Buying, client_of: ClientOf, settings: Any) -> Client:
    settings.DEMO, settings.DEMO_TODAY = True, ON
    return client_of(buying.officer)


def page(client: Client, name: str, *args: Any) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200, response.content.decode()[:2000]
    return response.content.decode()


def boxes(name: str, day: str, month: str, year: str) -> dict[str, str]:
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


FIRST_OF_MARCH = boxes("on", "1", "3", "2018")


def test_the_officer_plans_a_procurement(buying: Buying, officer: Client) -> None:
    answers = {"reference": "P-2", "title": "Dermatology", "description": "Clinics", "buying": "alone", **FIRST_OF_MARCH}
    refused = fill_in(officer, reverse("plan_procurement"), answers)
    assert "Say who decided that this is bought" in refused.content.decode()
    sent = fill_in(officer, reverse("plan_procurement"), answers | {"committee": str(buying.committee.pk)})
    made = Procurement.objects.get(reference="P-2")
    assert sent.status_code == 302
    assert str(made.pk) in sent["Location"]
    said = page(officer, "procurement", made.pk)
    for words in ("Dermatology", "Planned", "No supplier is named yet", "Add a supplier", str(buying.committee)):
        assert words in said


def test_a_supplier_is_named_by_its_organisation_and_checked(buying: Buying, officer: Client) -> None:
    buying.person("director", organisation=buying.bidder)
    address = reverse("add_supplier", args=[buying.procurement.pk])
    answers = {"organisation": "Harbourside", "organisation-offered-for": "Harbourside"}
    offered = fill_in(officer, address, answers)
    assert "Which one do you mean?" in offered.content.decode()
    fill_in(officer, address, answers | {"organisation-choice": str(buying.bidder.pk)})
    said = page(officer, "procurement", buying.procurement.pk)
    for words in (
        "1 interest found, and nothing says how it was managed.",
        "1 interest found on the registers on 1 March 2018.",
        "Director (since 1 June 2015) → Harbourside Ltd",
        "Say how it was managed",
    ):
        assert words in said


def test_one_that_is_none_of_these_is_kept_by_name_and_identified_later(buying: Buying, officer: Client) -> None:
    answers = {
        "organisation": "Unheard Of",
        "organisation-offered-for": "Unheard Of",
        "organisation-choice": "none",
    }
    fill_in(officer, reverse("add_supplier", args=[buying.procurement.pk]), answers)
    said = page(officer, "procurement", buying.procurement.pk)
    assert "Cannot tell: “Unheard Of” is not identified." in said
    supplier = Supplier.objects.get()
    chosen = {
        "organisation": "Valley Care",
        "organisation-offered-for": "Valley Care",
        "organisation-choice": str(buying.rival.pk),
    }
    fill_in(officer, reverse("identify_supplier", args=[supplier.pk]), chosen)
    assert "Every supplier is checked" in page(officer, "procurement", buying.procurement.pk)


def test_the_officer_says_how_it_was_managed_and_then_records_the_award(buying: Buying, officer: Client) -> None:
    buying.person("director", organisation=buying.bidder)
    supplier = buying.name(buying.bidder)
    stage = reverse("procurement_stage", args=[buying.procurement.pk])
    award = {"stage": "awarded", "awarded": str(supplier.pk), "committee": str(buying.committee.pk), **FIRST_OF_MARCH}
    assert "nothing says how it was managed" in fill_in(officer, stage, award).content.decode()
    met = InterestMet.objects.get()
    fill_in(officer, reverse("manage_conflict", args=[met.pk]), {"managed": "Left the panel"})
    assert fill_in(officer, stage, award).status_code == 302
    assert Supplier.objects.get().fate == Fate.AWARDED
    said = page(officer, "procurement", buying.procurement.pk)
    for words in ("Contract awarded", "Left the panel", "£420,000", "1 April 2018 to 31 March 2021", "Competitive"):
        assert words in said


def test_who_decides_can_be_an_item_of_a_meeting(buying: Buying, officer: Client) -> None:
    meeting = MeetingFactory(ccg=buying.ccg, committees=[buying.committee])
    item = ItemFactory(meeting=meeting, number="4", title="Shortlist for minor surgery", kind="procurement")
    answers = {"stage": "invited", "item": str(item.pk), **FIRST_OF_MARCH}
    fill_in(officer, reverse("procurement_stage", args=[buying.procurement.pk]), answers)
    assert "meeting of 1 March 2018, item 4: Shortlist for minor surgery" in page(
        officer, "procurement", buying.procurement.pk
    )


def test_a_stage_is_corrected_and_a_supplier_withdraws(buying: Buying, officer: Client) -> None:
    supplier = buying.name(buying.bidder)
    stage = StageReached.objects.get()
    answers = {"decided_by": "The chief officer", "because": "The minutes", **boxes("on", "9", "1", "2018")}
    fill_in(officer, reverse("correct_stage", args=[stage.pk]), answers)
    fill_in(officer, reverse("withdraw_supplier", args=[supplier.pk]), {"because": "Its letter"})
    said = page(officer, "procurement", buying.procurement.pk)
    for words in ("9 January 2018", "The chief officer", "Withdrew"):
        assert words in said
    history = page(officer, "procurement_history", buying.procurement.pk)
    assert "The minutes" in history
    assert "Its letter" in history


def test_the_details_are_changed_with_a_reason(buying: Buying, officer: Client) -> None:
    address = reverse("amend_procurement", args=[buying.procurement.pk])
    answers = {
        "reference": "P-1",
        "title": "Minor surgery",
        "description": "Near home",
        "buying": "alone",
        "because": "Told",
    }
    wrong = fill_in(officer, address, answers | {"value": "a lot"})
    assert "Contract value, total must be an amount in pounds" in wrong.content.decode()
    fill_in(officer, address, answers | {"value": "£500,000.50", "route": "single_tender"})
    said = page(officer, "procurement", buying.procurement.pk)
    assert "£500,000.50" in said
    assert "Single tender" in said


def test_checking_again_finds_what_was_declared_since(buying: Buying, officer: Client) -> None:
    person = buying.person("late")
    buying.name(buying.bidder)
    InterestFactory(person=person, organisation=buying.bidder, declared_on=ON)
    assert "No interest on the registers on 1 March 2018, of 1 person" in page(officer, "procurement", buying.procurement.pk)
    fill_in(officer, reverse("check_suppliers", args=[buying.procurement.pk]), {})
    said = page(officer, "procurement", buying.procurement.pk)
    assert "Earlier checks of Harbourside Ltd" in said
    assert "1 interest found on the registers" in said


def test_the_list_shows_what_each_needs_in_the_same_number_of_queries(buying: Buying, officer: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page(officer, "procurements")
        return len(asked)

    buying.person("director", organisation=buying.bidder)
    buying.name(buying.bidder)
    page(officer, "procurements")
    few = queries()
    for number in range(3):
        more = services.plan(
            buying.ccg, reference=f"Q-{number}", title="More", description="X", on=ON, by=buying.officer, decided_by="All"
        )
        services.name_supplier(more, organisation=buying.bidder, on=ON, by=buying.officer)
    assert queries() == few
    said = page(officer, "procurements")
    assert "4 procurements on the register, of which 4 need something." in said


def test_the_auditor_reads_and_changes_nothing_and_a_member_and_another_ccg_do_not_read(
    buying: Buying, client_of: ClientOf
) -> None:
    auditor = client_of(RoleHeldFactory(role=Role.AUDITOR, ccg=buying.ccg).user)
    said = page(auditor, "procurement", buying.procurement.pk)
    assert "Minor surgery" in said
    assert "Add a supplier" not in said
    assert auditor.get(reverse("procurement_stage", args=[buying.procurement.pk])).status_code == 403
    member = client_of(buying.person("member"))
    other = client_of(RoleHeldFactory(role=Role.OFFICER, ccg=CcgFactory()).user)
    for client in (member, other):
        assert client.get(reverse("procurement", args=[buying.procurement.pk])).status_code == 404
    assert "Minor surgery" not in other.get(reverse("procurements")).content.decode()


def test_an_officer_with_an_interest_in_a_supplier_is_told_why_they_may_not(buying: Buying, client_of: ClientOf) -> None:
    conflicted = buying.person("director", organisation=buying.bidder)
    client = client_of(conflicted)
    RoleHeldFactory(role=Role.OFFICER, ccg=buying.ccg, user=conflicted.user)
    buying.name(buying.bidder)
    said = page(client, "procurement", buying.procurement.pk)
    assert "The registers show an interest of yours" in said
    assert "Record the next stage" not in said
    refused = client.get(reverse("procurement_stage", args=[buying.procurement.pk]))
    assert refused.status_code == 403
    assert "Ask another governance officer" in refused.content.decode()


def test_two_officers_at_once_do_not_write_over_each_other(buying: Buying, officer: Client) -> None:
    address = reverse("procurement_stage", args=[buying.procurement.pk])
    buying.reach(Stage.INVITED)
    answers = {"stage": "evaluated", "committee": str(buying.committee.pk), "version": "1", **FIRST_OF_MARCH}
    said = officer.post(address, answers).content.decode()
    assert "Somebody else changed this procurement while you had it open" in said
    assert StageReached.objects.count() == 2


def test_a_committee_of_another_ccg_is_not_offered(buying: Buying, officer: Client) -> None:
    CommitteeFactory(name="A committee elsewhere")
    assert "A committee elsewhere" not in page(officer, "procurement_stage", buying.procurement.pk)
