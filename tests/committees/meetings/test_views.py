"""The pages of a meeting, as a browser asks for them."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coi_register.accounts.actors import Actor, Role
from committees.meetings import services
from committees.models import Item, Meeting, Organisation
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    HoldingFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    PracticeFactory,
    SeatFactory,
    actor_with,
)
from tests.filling_in import fill_in

pytestmark = pytest.mark.django_db

ClientOf = Callable[[Any], Client]


@pytest.fixture
def client(client_of: ClientOf, officer: Actor) -> Client:
    return client_of(officer)


def text_of(client: Client, name: str, *args: Any) -> str:
    answer = client.get(reverse(name, args=args), secure=True)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, name: str, *args: Any, **fields: Any) -> Any:
    return fill_in(client, reverse(name, args=args), fields, secure=True)


ITEM = {"number": "7", "title": "Rent review", "kind": "premises", "part": "public"}


def pages_of(item: Item) -> list[tuple[str, list[Any]]]:
    concern = item.concerns.first()
    return [
        *[(name, [item.meeting_id]) for name in ("meeting", "attendance", "hold_meeting", "cancel_meeting")],
        *[(name, [item.meeting_id]) for name in ("meeting_history", "agenda", "add_item")],
        *[(name, [item.pk]) for name in ("item", "amend_item", "mark_item", "withdraw_item", "item_history")],
        *[
            ("add_concern", [item.pk, way])
            for way in ("organisation", "unidentified", "class", "network", "topic", "person")
        ],
        *[(name, [item.pk, concern.pk]) for name in ("identify_concern", "remove_concern")],
    ]


def test_every_page_opens_for_the_officer_and_is_404_for_another_ccgs(
    client: Client, client_of: ClientOf, item: Item, officer: Actor, holding: Any
) -> None:
    services.concern(item, unidentified="a local provider", by=officer)
    stranger = client_of(actor_with(Role.OFFICER, ccg=CcgFactory()))
    for name, arguments in pages_of(item):
        assert client.get(reverse(name, args=arguments), secure=True).status_code == 200, name
        assert stranger.get(reverse(name, args=arguments), secure=True).status_code == 404, name


def test_a_member_reads_and_changes_nothing(client_of: ClientOf, item: Item, officer: Actor, holding: Any) -> None:
    services.concern(item, unidentified="a local provider", by=officer)
    member = client_of(holding.person)
    answers = {name: member.get(reverse(name, args=args), secure=True).status_code for name, args in pages_of(item)}
    readable = {"meeting", "meeting_history", "agenda", "item", "item_history"}
    assert answers == {name: 200 if name in readable else 403 for name in answers}
    assert send(member, "item", item.pk).status_code == 200
    assert send(member, "add_item", item.meeting_id, **ITEM).status_code == 403


def test_meetings_to_come_stand_before_those_past(client: Client, committee: Any) -> None:
    for year in (2017, 2018, 2999):
        MeetingFactory(ccg=committee.ccg, committees=[committee], on=f"{year}-03-01")
    page = text_of(client, "meetings")
    assert page.index("To come") < page.index("1 March 2999") < page.index("Past, 2018") < page.index("1 March 2017")


def test_an_officer_convenes_a_meeting(client: Client, committee: Any) -> None:
    sent = {"on-day": "1", "on-month": "3", "on-year": "2999", "starts_at": "2pm", "venue": "Town hall"}
    answer = send(client, "convene", ccg=committee.ccg.pk, committees=[committee.pk], once=uuid4(), **sent)
    meeting = Meeting.objects.get()
    assert answer.url == reverse("agenda", args=[meeting.pk])
    assert "2pm" in text_of(client, "meeting", meeting.pk)


def test_a_refused_meeting_says_why_on_its_field(client: Client, committee: Any) -> None:
    sent = {"on-day": "1", "on-month": "3", "on-year": "2999", "starts_at": "at two"}
    page = send(client, "convene", ccg=committee.ccg.pk, committees=[CommitteeFactory().pk], **sent).content.decode()
    assert "Start time must be a time, like 2pm or 14:00" in page
    page = send(
        client, "convene", ccg=committee.ccg.pk, committees=[CommitteeFactory().pk], **(sent | {"starts_at": ""})
    ).content.decode()
    assert "Choose at least one committee of" in page


def test_an_added_item_leads_to_what_it_concerns(client: Client, meeting: Meeting) -> None:
    answer = send(client, "add_item", meeting.pk, **ITEM, once=uuid4())
    assert answer.url == reverse("item", args=[meeting.items.get().pk])


def test_a_form_sent_twice_adds_one_item_and_leads_on(client: Client, meeting: Meeting) -> None:
    once = uuid4()
    answers = [send(client, "add_item", meeting.pk, **ITEM, once=once).status_code for _ in range(2)]
    assert (answers, meeting.items.count()) == ([302, 302], 1)


def test_a_number_that_is_taken_is_said_on_its_field(client: Client, item: Item) -> None:
    page = send(client, "add_item", item.meeting_id, **(ITEM | {"number": "6"})).content.decode()
    assert "There is already an item 6 on this agenda" in page
    assert 'href="#id_number"' in page


def test_the_second_of_two_officers_is_told_that_the_item_changed(client: Client, item: Item) -> None:
    assert send(client, "amend_item", item.pk, **ITEM, version=1).status_code == 302
    page = send(client, "amend_item", item.pk, **(ITEM | {"title": "Other"}), version=1).content.decode()
    assert "Somebody else changed this item while you had it open" in page
    assert Item.objects.get().title == "Rent review"
    assert "Somebody else" in send(client, "amend_item", item.pk, **ITEM, version="nonsense").content.decode()


def test_a_decision_that_concerns_nothing_is_a_visible_warning(client: Client, item: Item, officer: Actor) -> None:
    warning = "Nobody can be checked against this item until you say what it concerns."
    assert warning in text_of(client, "item", item.pk)
    assert warning in text_of(client, "agenda", item.meeting_id)
    assert "Say what item 6 concerns" in text_of(client, "meeting", item.meeting_id)
    services.concern(item, topic="dermatology", by=officer)
    assert warning not in text_of(client, "item", item.pk)


def test_organisations_in_a_title_are_offered_and_taken_up(client: Client, meeting: Meeting, officer: Actor) -> None:
    near = PracticeFactory(name="Heaton Moor Medical Centre", postcode="ZZ4 4ZZ")
    far = PracticeFactory(name="Heaton Moor Surgery")
    MembershipFactory(practice=near, ccg=meeting.ccg)
    MembershipFactory(practice=far)
    title = "Practice merger application - Heaton Moor and another surgery"
    item = services.add_item(meeting, number="7", title=title, kind="merger", decision=True, by=officer)
    page = text_of(client, "item", item.pk)
    assert f"{near.name}, GP practice, {near.ods_code}, ZZ4 4ZZ, {meeting.ccg}" in page
    assert far.ods_code not in page
    send(client, "item", item.pk, organisations=[near.pk], unidentified=["another surgery"], part_played="applicant")
    assert {str(concern) for concern in item.concerns.all()} == {near.name, "another surgery"}
    page = text_of(client, "item", item.pk)
    assert "Offered" not in page
    assert "Not identified" in page
    assert "Identify “another surgery” in item 7" in text_of(client, "meeting", meeting.pk)


def test_an_organisation_is_asked_for_until_one_is_chosen(client: Client, item: Item) -> None:
    company = OrganisationFactory(name="Harbourside Ltd")
    asked = send(
        client, "add_concern", item.pk, "organisation", organisation="Harbour", part_played="bidder"
    ).content.decode()
    assert "Harbourside Ltd" in asked
    chosen = {"organisation": "Harbour", "organisation-choice": company.pk, "organisation-offered-for": "Harbour"}
    send(client, "add_concern", item.pk, "organisation", **chosen, part_played="bidder")
    assert (item.concerns.get().organisation, item.concerns.get().part_played) == (company, "bidder")


@pytest.mark.parametrize(
    ("way", "sent"),
    [
        ("unidentified", {"unidentified": "a local provider"}),
        ("class", {"affected_class": "all_member_practices"}),
        ("topic", {"topic": "dermatology"}),
    ],
)
def test_what_an_item_concerns_is_said_and_taken_back(client: Client, item: Item, way: str, sent: dict) -> None:
    assert send(client, "add_concern", item.pk, way, **sent).status_code == 302
    concern = item.concerns.get()
    assert "Enter the reason" in send(client, "remove_concern", item.pk, concern.pk).content.decode()
    for _ in range(2):  # sent twice, it leads on
        assert send(client, "remove_concern", item.pk, concern.pk, because="A mistake.").status_code == 302
    assert not item.concerns.exists()
    assert "A mistake." in text_of(client, "item_history", item.pk)


def test_a_network_and_a_person_are_chosen_from_a_list(client: Client, item: Item, holding: Any) -> None:
    network = OrganisationFactory(kind="network")
    send(client, "add_concern", item.pk, "network", practices_in=network.pk)
    send(client, "add_concern", item.pk, "person", person=holding.person.pk)
    assert {str(concern) for concern in item.concerns.all()} == {str(network), str(holding.person)}


def test_an_unidentified_party_is_identified_on_its_page(client: Client, item: Item, officer: Actor) -> None:
    concern = services.concern(item, unidentified="a local provider", by=officer)
    practice = PracticeFactory()
    send(client, "identify_concern", item.pk, concern.pk, organisation=practice.ods_code)
    assert item.concerns.get().organisation == practice


def test_no_other_way_to_concern_something_is_known(client: Client, item: Item) -> None:
    assert client.get(reverse("add_concern", args=[item.pk, "telepathy"]), secure=True).status_code == 404


def test_attendance_is_recorded_for_everybody_at_once(client: Client, meeting: Meeting, holding: Any) -> None:
    deputy = HoldingFactory(seat=holding.seat, deputy=True)
    box = f"{holding.seat.pk}_{holding.person.pk}"
    send(client, "attendance", meeting.pk, **{box: f"expected {deputy.person.pk}"})
    assert {(row.person, row.state) for row in meeting.attendances.all()} == {
        (holding.person, "apologies"),
        (deputy.person, "expected"),
    }
    page = text_of(client, "meeting", meeting.pk)
    assert f"{deputy.person} comes as deputy" in page
    send(client, "attendance", meeting.pk, **{box: "present"})
    assert {(row.person, row.state) for row in meeting.attendances.all()} == {
        (holding.person, "present"),
        (deputy.person, "apologies"),
    }


def test_somebody_who_may_be_invited_is_not_waited_for_and_can_be_put_on_the_roll(
    client: Client, meeting: Meeting, holding: Any
) -> None:
    guest = HoldingFactory(seat=SeatFactory(committee=holding.seat.committee, invited_as="ccg_member"))
    SeatFactory(committee=holding.seat.committee, office="Nobody on call", invited_as="ccg_member")
    page = text_of(client, "meeting", meeting.pk)
    assert "Not invited" in page
    assert "0 of 1 person recorded." in page
    assert "Nobody on call" not in page
    assert "(may be invited)" in text_of(client, "attendance", meeting.pk)
    send(client, "attendance", meeting.pk, **{f"{guest.seat.pk}_{guest.person.pk}": "expected"})
    assert "Not invited" not in text_of(client, "meeting", meeting.pk)


def test_a_roll_that_says_nothing_new_writes_nothing(client: Client, meeting: Meeting, holding: Any) -> None:
    box = f"{holding.seat.pk}_{holding.person.pk}"
    for _ in range(2):
        send(client, "attendance", meeting.pk, **{box: "expected"})
    assert meeting.attendances.get().history.count() == 1


def test_a_held_meeting_offers_no_change(client: Client, item: Item, officer: Actor) -> None:
    assert send(client, "hold_meeting", item.meeting_id).status_code == 302
    assert "can no longer change" in text_of(client, "item", item.pk)
    assert "Change the item" not in text_of(client, "item", item.pk)
    assert "Add an item" not in text_of(client, "agenda", item.meeting_id)
    assert "so its agenda cannot change" in send(client, "add_item", item.meeting_id, **ITEM).content.decode()


def test_a_cancelled_meeting_says_so_everywhere(client: Client, meeting: Meeting) -> None:
    send(client, "cancel_meeting", meeting.pk, because="Snow.")
    assert "Cancelled" in text_of(client, "agenda", meeting.pk)
    assert "Snow." in text_of(client, "meeting_history", meeting.pk)


def test_a_chair_moves_an_item_to_the_private_part(client_of: ClientOf, item: Item, committee: Any) -> None:
    chair = client_of(actor_with(Role.CHAIR, ccg=committee.ccg, committee=committee))
    assert reverse("mark_item", args=[item.pk]) in text_of(chair, "item", item.pk)
    send(chair, "mark_item", item.pk, part="private", version=1)
    assert Item.objects.get().part == "private"


def test_in_common_a_private_item_of_others_is_a_placeholder_on_every_page(
    client_of: ClientOf, committee: Any, officer: Actor
) -> None:
    other = CommitteeFactory()
    meeting = MeetingFactory(ccg=committee.ccg, committees=[committee, other])
    title = {"title": "Closure of an invented surgery", "kind": "closure", "decision": True}
    item = services.add_item(meeting, number="9", part="private", committees=[committee], by=officer, **title)
    services.concern(item, unidentified="a secret party", by=officer)
    guest = client_of(actor_with(Role.OFFICER, ccg=other.ccg))
    for name in ("meeting", "agenda", "meeting_history"):
        page = text_of(guest, name, meeting.pk)
        assert "Closure of an invented surgery" not in page
        assert "a secret party" not in page
    assert "Private item" in text_of(guest, "agenda", meeting.pk)
    for name in ("item", "item_history"):
        answer = guest.get(reverse(name, args=[item.pk]), secure=True)
        assert (answer.status_code, b"Closure" in answer.content) == (404, False)


def test_in_common_a_column_says_whose_item_it_is(client: Client, committee: Any, officer: Actor) -> None:
    other = CommitteeFactory()
    meeting = MeetingFactory(ccg=committee.ccg, committees=[committee, other])
    services.add_item(meeting, number="1", title="A", kind="strategy", committees=[other], by=officer)
    page = text_of(client, "agenda", meeting.pk)
    columns = [str(one.ccg).removeprefix("NHS ").removesuffix(" CCG") for one in (committee, other)]
    assert page.index(f">{columns[0]}</th>") < page.index(f">{columns[1]}</th>")
    assert page.index(">–</td>") < page.index(">Yes</td>")


@pytest.mark.parametrize("name", ["agenda", "meeting"])
def test_a_page_costs_the_same_queries_whatever_the_number_of_items(
    client: Client, meeting: Meeting, officer: Actor, committee: Any, name: str
) -> None:

    def cost(items: range) -> int:
        for number in items:
            item = services.add_item(meeting, number=str(number), title="A", kind="strategy", decision=True, by=officer)
            services.concern(item, organisation=PracticeFactory(), by=officer)
            HoldingFactory(seat=SeatFactory(committee=committee))
        with CaptureQueriesContext(connection) as captured:
            text_of(client, name, meeting.pk)
        return len(captured)

    text_of(client, name, meeting.pk)
    assert cost(range(1)) == cost(range(1, 12))


def test_the_list_costs_the_same_queries_whatever_the_number_of_meetings(client: Client, committee: Any) -> None:

    def cost(meetings: int) -> int:
        MeetingFactory.create_batch(meetings, ccg=committee.ccg, committees=[committee])
        with CaptureQueriesContext(connection) as captured:
            text_of(client, "meetings")
        return len(captured)

    assert cost(1) == cost(10)


@pytest.fixture
def closure(meeting: Meeting, officer: Actor, committee: Any) -> Item:
    """A practice closes; one is near by, one far off, one near by of another CCG, and one near by is closed itself."""
    closing = MembershipFactory(ccg=committee.ccg, practice__name="Station Road", practice__postcode="ZZ9 1AA").practice
    near = {"ccg": committee.ccg, "practice__postcode": "ZZ9 2BB"}
    MembershipFactory(practice__name="Near Surgery", **near)
    MembershipFactory(practice__name="Shut Surgery", practice__closed=meeting.on, **near)
    MembershipFactory(ccg=committee.ccg, practice__name="Far Surgery", practice__postcode="ZZ98 1AA")
    MembershipFactory(practice__name="Strange Surgery", practice__postcode="ZZ9 2BB")
    item = services.add_item(meeting, number="8", title="It closes", kind="closure", by=officer, decision=True)
    services.concern(item, organisation=closing, part_played="subject", by=officer)
    return item


def test_practices_near_one_that_closes_are_offered_and_taken_up_as_affected(client: Client, closure: Item) -> None:
    page = text_of(client, "item", closure.pk)
    assert "Near Surgery" in page
    assert not [name for name in ("Far Surgery", "Shut Surgery", "Strange Surgery") if name in page]
    assert closure.concerns.count() == 1  # offered, never decided
    near = Organisation.objects.get(name="Near Surgery")
    send(client, "item", closure.pk, neighbours=[str(near.pk)])
    assert closure.concerns.get(organisation=near).part_played == "affected"
    assert "Practices near by" not in text_of(client, "item", closure.pk)


def test_no_neighbours_are_offered_where_no_patients_move(client: Client, closure: Item, officer: Actor) -> None:
    services.amend_item(closure, version=1, kind="payment", by=officer)
    assert "Near Surgery" not in text_of(client, "item", closure.pk)


def test_where_nothing_is_known_of_the_place_nothing_is_offered(client: Client, meeting: Meeting, officer: Actor) -> None:
    item = services.add_item(meeting, number="8", title="It closes", kind="closure", by=officer, decision=True)
    services.concern(item, organisation=PracticeFactory(postcode=""), by=officer)
    PracticeFactory(name="Near Surgery", postcode="")
    assert "Near Surgery" not in text_of(client, "item", item.pk)
