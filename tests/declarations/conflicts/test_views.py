"""The conflicts pages: who sees what, what they say, and how much they ask of the database."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Role, command
from coi_register.audit import services as audit
from declarations.conflicts.models import ChosenChair, Dismissal, Ruling
from tests.declarations.conflicts.conftest import Room
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    ConcernFactory,
    ConfirmationFactory,
    ContributorFactory,
    ConveningFactory,
    HoldingFactory,
    InterestFactory,
    ItemFactory,
    ItemForFactory,
    OrganisationFactory,
    PersonFactory,
    RoleHeldFactory,
    SeatFactory,
    arranged,
)
from tests.filling_in import fill_in

# eight for the meeting, one for what its members said of it; five for who asks: session, account, person, whom they act for, roles
MOST_QUERIES = 14
ClientOf = Callable[[Any], Client]


def url(room: Room, name: str = "conflicts") -> str:
    return reverse(name, args=[room.meeting.id])


def panel_url(room: Room, who: str = "gp") -> str:
    return reverse("conflict", args=[room.item.id, room.people[who].id])


@pytest.fixture
def officer(room: Room, client_of: ClientOf) -> Client:
    return client_of(RoleHeldFactory(role=Role.OFFICER, ccg=room.committee.ccg).user)


@pytest.mark.parametrize(("people", "items"), [(14, 14), (28, 28)])
def test_the_page_asks_the_same_few_queries_whatever_its_size(
    room: Room, officer: Client, people: int, items: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(people - len(room.people)):
        room.seat(f"member{n}", office=f"Member {n}", category="lay")
        room.conflict(f"member{n}", organisation=OrganisationFactory())
    for n in range(items - 1):
        ConcernFactory(item=ItemFactory(meeting=room.meeting, number=f"7.{n}"), organisation=room.bidder)
    with django_assert_max_num_queries(MOST_QUERIES):
        response = officer.get(url(room))
    assert response.status_code == 200


def test_an_officer_sees_everybody_and_what_is_left(room: Room, officer: Client) -> None:
    page = officer.get(url(room)).content.decode()
    for said in ("Gp Example", "Chair Example", "Leave: Gp Example, item 6", "Votes left", "Quorate"):
        assert said in page


def test_a_conflict_says_of_an_interest_read_from_paper_that_it_is_not_yet_attested(room: Room, officer: Client) -> None:
    interest = room.people["gp"].interests.first()
    assert "not yet attested" not in officer.get(panel_url(room)).content.decode()
    with arranged():
        interest.paper = "Form of May"
        interest.save()
    assert "read from paper and not yet attested" in officer.get(panel_url(room)).content.decode()


def test_a_member_sees_only_their_own_row(room: Room, client_of: ClientOf) -> None:
    client = client_of(room.people["gp"])
    page = client.get(url(room), follow=True).content.decode()
    assert "Leave: Gp Example, item 6" in page
    assert "Nurse Example" not in page
    assert client.get(panel_url(room, "nurse")).status_code == 404
    assert client.get(panel_url(room, "gp")).status_code == 200


def test_another_ccgs_officer_is_told_that_there_is_no_such_meeting(room: Room, client_of: ClientOf) -> None:
    stranger = client_of(RoleHeldFactory(role=Role.OFFICER, ccg=CcgFactory()).user)
    for address in (url(room), url(room, "conflicts_list"), panel_url(room)):
        assert stranger.get(address).status_code == 404


def test_who_is_not_signed_in_is_asked_to(room: Room, client: Client) -> None:
    assert client.get(url(room)).status_code == 302


def test_the_list_says_the_same_in_words(room: Room, officer: Client) -> None:
    page = officer.get(url(room, "conflicts_list")).content.decode()
    assert "Concerns Harbourside Ltd (bidder)." in page
    assert "Leave: Gp Example, item 6" in page
    assert "4 people with no conflict found" in page


def test_the_panel_says_why_under_which_rule_and_how_sure(room: Room, officer: Client) -> None:
    page = officer.get(panel_url(room)).content.decode()
    for said in (
        "Recommended: leave for this item",
        "→ Harbourside Ltd",
        "statutory guidance for CCGs, June 2017",
        "Only the person in the chair",
    ):
        assert said in page


def posted(step: str = "leave", **more: str) -> dict[str, str]:
    return {"step": step, "no_papers": "on", "reason": "", "follows": "", **more}


def test_the_chair_rules_from_the_panel(room: Room, client_of: ClientOf) -> None:
    chair = client_of(room.people["chair"])
    assert "Record this ruling" in chair.get(panel_url(room)).content.decode()
    response = chair.post(panel_url(room), posted(), follow=True)
    assert response.status_code == 200
    assert Ruling.objects.get().step == "leave"
    assert "Your ruling on Gp Example is recorded." in response.content.decode()
    assert "Decided" in chair.get(url(room)).content.decode()


def test_a_lighter_ruling_without_a_reason_comes_back_with_the_sentence(room: Room, client_of: ClientOf) -> None:
    response = client_of(room.people["chair"]).post(panel_url(room), posted("note"))
    assert "Give a reason: this asks less of the person than was recommended." in response.content.decode()
    assert not Ruling.objects.exists()


def test_a_member_who_posts_a_ruling_on_themselves_is_refused(room: Room, client_of: ClientOf) -> None:
    response = client_of(room.people["gp"]).post(panel_url(room), posted("none", reason="It is nothing."))
    assert response.status_code == 403
    assert "Nobody rules on their own conflict" in response.content.decode()
    assert not Ruling.objects.exists()


def test_an_auditor_sees_and_cannot_rule(room: Room, client_of: ClientOf) -> None:
    auditor = client_of(RoleHeldFactory(role=Role.AUDITOR, ccg=room.committee.ccg, since=date(2015, 4, 1)).user)
    assert "Record this ruling" not in auditor.get(panel_url(room)).content.decode()
    assert auditor.post(panel_url(room), posted()).status_code == 403


def test_an_item_without_a_quorum_is_the_first_thing_said(room: Room, officer: Client) -> None:
    for who in ("exec", "nurse"):
        room.conflict(who)
    page = officer.get(url(room)).content.decode()
    assert "Not safe yet: 1 item cannot be decided as things stand." in page
    assert "Item 6: not quorate: it needs at least 3 voting members" in page


def test_a_lost_quorum_is_told_with_the_smallest_thing_that_mends_it(room: Room, officer: Client) -> None:
    seat = SeatFactory(
        committee=room.committee, category="gp", office="GP, Northmarsh", voting=True, invited_as="other_governing_body"
    )
    guest = HoldingFactory(seat=seat, person=PersonFactory(name="Wanda Example", ccg=room.committee.ccg)).person
    ConfirmationFactory(person=guest, nil=True)
    asks(room, any_of="gp")
    says = re.sub(r"\s+", " ", officer.get(reverse("conflicts", args=[room.meeting.id])).content.decode())
    assert "Invite Wanda Example (GP, Northmarsh), or choose from 1 other way." in says
    assert "Could be asked in" in says
    listed = officer.get(reverse("conflicts_list", args=[room.meeting.id])).content.decode()
    assert "<li>Invite Wanda Example (GP, Northmarsh)</li>" in listed
    assert "The item waits; no later meeting of the committee is known." in listed


def test_a_lost_clinical_voice_is_told_and_bars_no_decision(room: Room, officer: Client) -> None:
    room.conflict("nurse")
    says = officer.get(reverse("conflicts", args=[room.meeting.id])).content.decode()
    assert "Item 6: no clinician is left: Nurse Example and Gp Example must leave" in says
    assert "Invite an independent clinician" in says
    assert "cannot be decided" not in says
    assert ">Lost<" in says


def asks(room: Room, *, any_of: str) -> None:
    """Another clause of the quorum."""
    terms = room.committee.terms.get()
    terms.clauses = [{"any_of": [any_of], "at_least": 1, "voting": False}]
    with audit.deed("test", by=command("tests")):
        terms.save()


def test_a_private_item_of_another_committee_is_not_shown(room: Room, client_of: ClientOf) -> None:
    other = CommitteeFactory(ccg=room.committee.ccg, name="Other committee", kind="other", level=None)
    ConveningFactory(meeting=room.meeting, committee=other)
    secret = ItemFactory(meeting=room.meeting, number="99", title="A secret of the other committee", part="private")
    ItemForFactory(item=secret, committee=other)
    member = client_of(room.people["gp"])
    for address in (url(room), url(room, "conflicts_list")):
        page = member.get(address, follow=True).content.decode()
        assert "A secret" not in page
        assert room.item.title in page


@pytest.fixture
def both_chairs_out(room: Room) -> Room:
    room.seat("lay3", office="Lay member", category="lay")
    room.seat("lay4", office="Another lay member", category="lay")
    room.conflict("chair")
    room.conflict("vice")
    return room


def test_the_members_choice_of_a_chair_is_recorded_from_the_list(both_chairs_out: Room, officer: Client) -> None:
    room = both_chairs_out
    address = reverse("choose_chair", args=[room.item.id, room.committee.id])
    assert address in officer.get(url(room, "conflicts_list")).content.decode()
    assert "Lay3 Example" in officer.get(address).content.decode()
    officer.post(address, {"person": str(room.people["lay3"].id), "reason": "All agreed."})
    assert address not in officer.get(url(room, "conflicts_list")).content.decode()
    assert ChosenChair.objects.get().person == room.people["lay3"]


def test_who_may_not_record_a_choice_is_told_so(both_chairs_out: Room, client_of: ClientOf) -> None:
    auditor = client_of(RoleHeldFactory(role=Role.AUDITOR, ccg=both_chairs_out.committee.ccg, since=date(2015, 4, 1)).user)
    address = reverse("choose_chair", args=[both_chairs_out.item.id, both_chairs_out.committee.id])
    assert "Record who was chosen" not in auditor.get(address).content.decode()
    sent = auditor.post(address, {"person": str(both_chairs_out.people["lay3"].id)})
    assert sent.status_code == 403
    assert not ChosenChair.objects.exists()


def test_the_history_tells_every_ruling(room: Room, client_of: ClientOf, officer: Client) -> None:
    client_of(room.people["chair"]).post(panel_url(room), posted())
    assert "Conflict ruled" in officer.get(url(room, "rulings_history")).content.decode()
    assert client_of(room.people["gp"]).get(url(room, "rulings_history")).status_code == 404


def dismiss_url(room: Room, who: str = "gp") -> str:
    return reverse("dismiss_match", args=[room.item.id, room.people[who].id])


def dismissing(client: Client, room: Room, who: str = "gp", **more: str) -> Any:
    page = client.get(dismiss_url(room, who)).content.decode()
    match = re.search(r'name="match"[^>]*value="([^"]+)"', page)
    assert match, page
    answers = {"match": match[1], "scope": "pair", "because": "It is another Harbourside.", **more}
    return client.post(dismiss_url(room, who), answers, follow=True)


@pytest.mark.usefixtures("demo_today")
def test_a_match_is_dismissed_from_the_panel_and_waits_for_the_second_person(room: Room, client_of: ClientOf) -> None:
    chair, vice = client_of(room.people["chair"]), client_of(room.people["vice"])
    assert dismiss_url(room) + "?match=" in chair.get(panel_url(room)).content.decode()
    told = dismissing(chair, room).content.decode()
    assert "It waits for a second person" in told
    assert "Leave: Gp Example, item 6" in chair.get(url(room)).content.decode()
    address = reverse("dismissal", args=[Dismissal.objects.get().pk])
    assert "Confirm: this is no match" not in chair.get(address).content.decode()
    assert chair.post(address, {"version": "1"}).status_code == 403
    assert "The match is dismissed." in fill_in(vice, address, follow=True).content.decode()
    assert "Dismissed: Gp Example, item 6" in chair.get(url(room)).content.decode()
    assert "was dismissed by Chair Example" in chair.get(panel_url(room)).content.decode()


@pytest.mark.usefixtures("demo_today")
def test_a_dismissal_without_a_reason_comes_back_with_the_sentence(room: Room, client_of: ClientOf) -> None:
    response = dismissing(client_of(room.people["chair"]), room, because="")
    assert "There is a problem" in response.content.decode()
    assert not Dismissal.objects.exists()


@pytest.mark.usefixtures("demo_today")
def test_the_person_and_the_auditor_are_offered_no_dismissal(room: Room, client_of: ClientOf) -> None:
    auditor = RoleHeldFactory(role=Role.AUDITOR, ccg=room.committee.ccg, since=date(2015, 4, 1)).user
    for who, code in ((room.people["gp"], 403), (auditor, 403), (room.people["nurse"], 404)):
        client = client_of(who)
        assert "Dismiss this match" not in client.get(panel_url(room)).content.decode()
        assert client.get(dismiss_url(room)).status_code == code
        assert client.post(dismiss_url(room), {}).status_code == code


@pytest.mark.usefixtures("demo_today")
def test_all_dismissals_are_on_one_page_by_how_they_stand(room: Room, client_of: ClientOf, officer: Client) -> None:
    room.conflict("exec", direct=False, relationship="close_friend")
    for who in ("gp", "exec"):
        dismissing(client_of(room.people["chair"]), room, who)
    page = officer.get(reverse("dismissals")).content.decode()
    assert "1 match is dismissed and not flagged." in page
    assert page.index("Waiting for a second person") < page.index("Gp Example") < page.index("Exec Example")
    row = Dismissal.objects.get(person=room.people["exec"])
    back = fill_in(officer, reverse("withdraw_dismissal", args=[row.pk]), {"because": "It is the same firm."}, follow=True)
    assert "The dismissal is taken back." in back.content.decode()
    assert "It is the same firm." in officer.get(reverse("dismissals")).content.decode()
    assert "Dismissal withdrawn" in officer.get(reverse("dismissal_history", args=[row.pk])).content.decode()


@pytest.mark.usefixtures("demo_today")
def test_dismissals_of_another_ccg_are_not_there(room: Room, client_of: ClientOf) -> None:
    dismissing(client_of(room.people["chair"]), room)
    row = Dismissal.objects.get()
    for who in (RoleHeldFactory(role=Role.OFFICER, ccg=CcgFactory()).user, room.people["nurse"]):
        client = client_of(who)
        assert "Gp Example" not in client.get(reverse("dismissals")).content.decode()
        for name in ("dismissal", "withdraw_dismissal", "dismissal_history"):
            assert client.get(reverse(name, args=[row.pk])).status_code == 404


def test_precedents_stand_beside_the_ruling(room: Room, client_of: ClientOf) -> None:
    chair = client_of(room.people["chair"])
    assert "This committee has ruled on no such case before." in chair.get(panel_url(room)).content.decode()
    room.conflict("nurse")
    chair.post(panel_url(room, "nurse"), posted("note", reason="She sold her shares."))
    page = chair.get(panel_url(room)).content.decode()
    for said in (
        "Direct financial interest, in a party named",
        "Nurse Example, item 6 on 1 March 2018",
        "She sold her shares.",
    ):
        assert said in page
    assert "Note and stay (recommended: Leave)" in page
    assert "Precedents" not in client_of(room.people["gp"]).get(panel_url(room)).content.decode()


@pytest.fixture
def author(room: Room) -> Any:
    """The author of the paper of item 6, without a seat, with an interest in the bidder."""
    person = PersonFactory(name="Dr Basil Sample", ccg=room.committee.ccg)
    InterestFactory(person=person, organisation=room.bidder)
    ConfirmationFactory(person=person)
    ContributorFactory(item=room.item, person=person)
    room.people["author"] = person
    return person


def test_authors_and_advisers_stand_in_a_group_of_their_own(room: Room, officer: Client, author: Any) -> None:
    ItemFactory(meeting=room.meeting, number="9")
    matrix = officer.get(url(room)).content.decode()
    assert "Authors and advisers" in matrix
    assert "Leave: Dr Basil Sample, author, item 6" in matrix
    assert "No part in it" in matrix  # item 9
    listed = officer.get(url(room, "conflicts_list")).content.decode()
    assert listed.count("Authors and advisers") == 1
    assert "4 people with no conflict found" in listed


def test_the_panel_says_what_an_author_does_and_the_chair_rules_on_them(
    room: Room, client_of: ClientOf, author: Any
) -> None:
    chair = client_of(room.people["chair"])
    page = chair.get(panel_url(room, "author")).content.decode()
    assert "Dr Basil Sample wrote the paper of this item. They hold no seat" in page
    chair.post(panel_url(room, "author"), posted())
    assert Ruling.objects.get().person == author


def test_a_member_who_wrote_the_paper_keeps_one_row_that_says_so(room: Room, officer: Client) -> None:
    ContributorFactory(item=room.item, person=room.people["gp"])
    page = officer.get(url(room)).content.decode()
    assert "Leave: Gp Example, author, item 6" in page
    assert "Authors and advisers" not in page
    assert "author of this item" in officer.get(url(room, "conflicts_list")).content.decode()


def test_an_item_out_of_scope_says_so_on_the_matrix_the_list_and_the_first_lines(room: Room, officer: Client) -> None:
    ItemFactory(meeting=room.meeting, number="7", kind="individual_performance")
    for name in ("conflicts", "conflicts_list"):
        page = officer.get(url(room, name)).content.decode()
        assert "Not for decision here" in page
        assert "Item 7: not for decision here. The performance of an individual GP" in page
        assert "Not safe yet: 1 item cannot be decided as things stand." in page


def test_a_part_on_a_performer_is_said_and_stops_nothing(room: Room, officer: Client) -> None:
    ItemFactory(meeting=room.meeting, number="7", kind="practice_performance", touches_performer=True)
    for name in ("conflicts", "conflicts_list"):
        page = officer.get(url(room, name)).content.decode()
        assert "Part reserved" in page
        assert "that part goes to NHS England" in page
        assert "Not safe yet" not in page


def test_an_item_in_scope_needs_no_words(room: Room, officer: Client) -> None:
    page = officer.get(url(room, "conflicts_list")).content.decode()
    assert "Not for decision here" not in page
    assert "Part reserved" not in page


def test_in_common_the_committee_that_may_not_decide_is_named(room: Room, officer: Client) -> None:
    other = CommitteeFactory(name="Advising committee", level="greater_involvement")
    ConveningFactory(meeting=room.meeting, committee=other)
    page = officer.get(url(room, "conflicts_list")).content.decode()
    assert "Advising committee: With greater involvement the CCG advises NHS England" in page
