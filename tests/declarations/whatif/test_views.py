"""The pages on what if: who may try, what they say, how much they ask of the database, and what is saved."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Role
from committees.meetings.vocabulary import PartPlayed
from committees.seats.vocabulary import SeatCategory
from declarations.conflicts.models import Ruling
from declarations.conflicts.services import Decision, rule
from declarations.guidance.vocabulary import Step
from declarations.whatif.address import Tries
from declarations.whatif.suppositions import Away, Comes, Deputised, Handled, Invited, Party, Supposition
from tests.declarations.conflicts.conftest import Room
from tests.declarations.whatif.test_selectors import nominate
from tests.factories import (
    AttendanceFactory,
    CcgFactory,
    CommitteeFactory,
    ConcernFactory,
    ConveningFactory,
    HoldingFactory,
    InterestFactory,
    ItemFactory,
    OrganisationFactory,
    PersonFactory,
    PracticeFactory,
    RoleHeldFactory,
    SeatFactory,
)

MOST_QUERIES = 17  # a meeting and who asks take twelve; what is tried four more, and one to tell from what it is
ClientOf = Callable[[Any], Client]
PAGES = ("what_if", "what_if_invite", "what_if_party", "what_if_save")


def url(room: Room, *tried: Supposition, name: str = "what_if") -> str:
    return reverse(name, args=[room.meeting.id]) + Tries().trying(*tried).query


def text(response: Any) -> str:
    """What the page says, without its tags."""
    assert response.status_code == 200
    main = response.content.decode().split("<main", 1)[1]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture
def officer(room: Room, client_of: ClientOf) -> Client:
    return client_of(RoleHeldFactory(role=Role.OFFICER, ccg=room.committee.ccg).user)


@pytest.fixture
def chair(room: Room, client_of: ClientOf) -> Client:
    return client_of(room.people["chair"])


def away(room: Room, *who: str) -> list[Away]:
    return [Away(room.people[one].id) for one in who]


def on_the_gp(room: Room, step: Step | None) -> Handled:
    return Handled(room.item.id, room.people["gp"].id, step)


# Who may


@pytest.mark.parametrize("name", PAGES)
def test_a_member_who_sees_only_their_own_flags_may_not(room: Room, client_of: ClientOf, name: str) -> None:
    member = client_of(room.people["gp"])
    assert member.get(url(room, name=name)).status_code == 403
    assert "What if" not in member.get(reverse("agenda", args=[room.meeting.id])).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_another_ccgs_officer_is_told_that_there_is_no_such_meeting(room: Room, client_of: ClientOf, name: str) -> None:
    stranger = client_of(RoleHeldFactory(role=Role.OFFICER, ccg=CcgFactory()).user)
    assert stranger.get(url(room, name=name)).status_code == 404


@pytest.mark.parametrize("name", ["meeting", "agenda", "conflicts", "what_if"])
def test_whoever_sees_the_flags_on_others_finds_the_tab(room: Room, officer: Client, name: str) -> None:
    page = officer.get(reverse(name, args=[room.meeting.id])).content.decode()
    assert f'href="{url(room)}"' in page


# What it says


def test_it_says_whether_the_item_can_be_decided_as_it_stands(room: Room, officer: Client) -> None:
    page = text(officer.get(url(room)))
    assert "Item 6 can be decided as it stands. 4 votes · quorate" in page
    assert "What if?" in page
    assert "You are trying" not in page


def test_it_says_what_becomes_of_the_item_and_of_every_figure(room: Room, officer: Client) -> None:
    page = text(officer.get(url(room, *away(room, "chair", "vice"))))
    assert "Item 6 could no longer be decided." in page
    assert "Not quorate: it needs at least 3 voting members." in page
    for change in ("2 votes fewer", "No longer quorate", "Nobody left to preside"):
        assert change in page
    assert "Chair Example is away Take back" in page


def test_it_says_when_an_item_can_now_be_decided(room: Room, officer: Client) -> None:
    for who in ("chair", "exec"):
        seat = room.people[who].holdings.get().seat
        AttendanceFactory(meeting=room.meeting, person=room.people[who], seat=seat, state="apologies")
    assert "Item 6 cannot be decided as it stands." in text(officer.get(url(room)))
    page = text(officer.get(url(room, Comes(room.people["chair"].id))))
    assert "Item 6 can now be decided." in page
    assert "1 vote more Quorum" in page
    assert "Now quorate" in page


def test_what_is_tried_on_one_item_is_said_of_the_others_too(room: Room, officer: Client) -> None:
    ItemFactory(meeting=room.meeting, number="7", order=7)
    page = text(officer.get(url(room, *away(room, "chair", "vice"))))
    assert "Elsewhere, item 7 could no longer be decided." in page


def test_a_step_tried_is_shown_before_and_after(room: Room, officer: Client) -> None:
    page = text(officer.get(url(room, on_the_gp(room, Step.NOTE))))
    assert "Gp Example from Leave → to Note" in page
    assert "Gp Example, item 6: note and stay Take back" in page
    assert "1 vote more" in page


def test_a_party_tried_names_whom_it_conflicts_and_by_which_path(room: Room, officer: Client) -> None:
    room.conflict("nurse", organisation=OrganisationFactory(name="Quayside Ltd"))
    party = room.people["nurse"].interests.get().organisation
    page = text(officer.get(url(room, Party(room.item.id, party.name, party.id, PartPlayed.BIDDER))))
    assert "Concerns Harbourside Ltd (bidder) and Quayside Ltd (bidder)." in page
    assert "Nurse Example Director (since 1 June 2015) → Quayside Ltd from – → to Leave" in page


def test_of_somebody_not_on_record_it_cannot_be_told(room: Room, officer: Client) -> None:
    guest = Invited("Dr Nobody Sample", SeatCategory.GP)
    page = text(officer.get(url(room, guest)))
    assert "Dr Nobody Sample is invited as GP, with a vote; nothing is on record of their interests Take back" in page
    assert "It cannot be told whether Dr Nobody Sample may stay." in page


def test_somebody_not_on_record_is_judged_where_they_work(room: Room, officer: Client) -> None:
    guest = Invited("Dr Nobody Sample", SeatCategory.GP, organisation=room.bidder.id)
    page = text(officer.get(url(room, guest)))
    assert "but that they are a partner at Harbourside Ltd" in page
    assert "Dr Nobody Sample Partner → Harbourside Ltd from Not there → to Leave" in page


def test_a_deputy_can_be_sent(room: Room, officer: Client) -> None:
    deputy = nominate(room, "exec")
    assert "Dora Deputy-Example instead" in text(officer.get(url(room)))
    page = text(officer.get(url(room, Deputised(room.people["exec"].id, deputy.id))))
    assert "Dora Deputy-Example comes in the place of Exec Example Take back" in page
    assert "Exec Example from – → to Away" in page


def test_a_deputy_can_be_sent_to_a_seat_that_nobody_holds(room: Room, officer: Client) -> None:
    seat = SeatFactory(committee=room.committee, office="Finance officer", category="executive")
    deputy = HoldingFactory(seat=seat, person__name="Dora Deputy-Example", deputy=True).person
    page = text(officer.get(url(room, Deputised(seat.id, deputy.id))))
    assert "Dora Deputy-Example comes in the vacant seat of Finance officer Take back" in page


def test_a_remedy_is_there_to_be_tried(room: Room, officer: Client) -> None:
    seat = room.people["chair"].holdings.get().seat
    AttendanceFactory(meeting=room.meeting, person=room.people["chair"], seat=seat, state="apologies")
    AttendanceFactory(
        meeting=room.meeting, person=room.people["vice"], seat=room.people["vice"].holdings.get().seat, state="apologies"
    )
    page = officer.get(url(room)).content.decode()
    tried = re.findall(r'href="([^"]+)">Try this', page)
    assert tried
    for href in tried:
        assert "Item 6 can now be decided." in text(officer.get(unescape(href)))


def test_the_whole_agenda_shows_every_item_before_and_after(room: Room, officer: Client) -> None:
    ItemFactory(meeting=room.meeting, number="7", order=7, title="Improvement grants")
    page = text(officer.get(f"{url(room, *away(room, 'chair', 'vice'))}&item=all"))
    assert "0 of 2 items that ask for a decision can be decided." in page
    assert "As things stand, 2. Not items 6 and 7." in page
    assert "7 Improvement grants Can be decided Cannot be decided" in page


def test_each_committee_of_a_meeting_in_common_has_its_figures(room: Room, officer: Client) -> None:
    other = CommitteeFactory(name="Joint Committee of Example")
    ConveningFactory(meeting=room.meeting, committee=other)
    page = text(officer.get(url(room)))
    assert "What is left of Joint Committee of Example" in page
    assert "Joint Committee of Example: its quorum is not known." in page


def test_an_address_of_which_nothing_is_left_says_so(room: Room, officer: Client) -> None:
    page = text(officer.get(f"{url(room)}?guest=nonsense&there.{PersonFactory().id}=away"))
    assert "Part of this address speaks of nothing that can be tried at this meeting" in page


def test_empty_answers_of_the_form_are_left_out_of_the_address(room: Room, officer: Client) -> None:
    gp = room.people["gp"].id
    response = officer.get(url(room), {f"there.{gp}": "away", f"there.{room.people['exec'].id}": "", "item": room.item.id})
    assert response.status_code == 302
    assert response["Location"] == f"{url(room)}?item={room.item.id}&there.{gp}=away"


def test_what_is_tried_on_other_items_is_kept_by_the_form(room: Room, officer: Client) -> None:
    other = ItemFactory(meeting=room.meeting, number="7", order=7)
    page = officer.get(
        f"{url(room, Handled(other.id, room.people['gp'].id, Step.LEAVE))}&item={room.item.id}"
    ).content.decode()
    assert f'<input type="hidden" name="step.{other.id}.{room.people["gp"].id}" value="leave">' in page


@pytest.mark.parametrize(("people", "items"), [(8, 2), (28, 28)])
def test_the_page_asks_the_same_few_queries_whatever_its_size(
    room: Room, officer: Client, people: int, items: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(people - len(room.people)):
        room.seat(f"member{n}", office=f"Member {n}", category="lay")
        room.conflict(f"member{n}", organisation=OrganisationFactory())
    for n in range(items - 1):
        ConcernFactory(item=ItemFactory(meeting=room.meeting, number=f"7.{n}"), organisation=room.bidder)
    guest, party = InterestFactory(person__ccg=room.committee.ccg).person, OrganisationFactory()
    tried = [
        *away(room, "nurse"),
        on_the_gp(room, Step.NOTE),
        Invited("Farah Example", SeatCategory.GP, person=guest.id),
        Party(room.item.id, party.name, party.id),
    ]
    with django_assert_max_num_queries(MOST_QUERIES):
        assert "Farah Example is invited" in text(officer.get(url(room, *tried)))


# Somebody more, and a party more


def asked(**answers: str) -> dict[str, str]:
    return {"asked": "yes", **{f"try-{name}": answer for name, answer in answers.items()}}


def test_somebody_on_record_is_invited(room: Room, officer: Client) -> None:
    farah = PersonFactory(name="Farah Example", position="GP in Farnley", ccg=room.committee.ccg)
    assert "Farah Example, GP in Farnley" in text(officer.get(url(room, name="what_if_invite")))
    answers = asked(person=str(farah.id), category="gp", votes="on")
    page = text(officer.get(url(room, name="what_if_invite"), answers, follow=True))
    assert "Farah Example is invited as GP, with a vote Take back" in page


def test_a_name_is_invited_from_a_practice(room: Room, officer: Client) -> None:
    PracticeFactory(name="Quarry Road Surgery", ods_code="Z99999")
    answers = asked(name="Dr Nobody Sample", organisation="Z99999", category="gp")
    page = text(officer.get(url(room, name="what_if_invite"), answers, follow=True))
    assert "Dr Nobody Sample is invited as GP, without a vote" in page
    assert "a partner at Quarry Road Surgery" in page


def test_an_invitation_keeps_what_is_tried_already(room: Room, officer: Client) -> None:
    tried = url(room, *away(room, "nurse"), name="what_if_invite")
    page = officer.get(tried).content.decode()
    assert f'name="there.{room.people["nurse"].id}" value="away"' in page
    answers = f"{tried}&asked=yes&try-name=Dr+Nobody+Sample&try-category=gp"
    assert "Nurse Example is away" in text(officer.get(answers, follow=True))


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"category": "gp"}, "Choose somebody on record, or enter a name, and not both"),
        ({"name": "Dr Nobody Sample"}, "Select the kind of seat they would take"),
        ({"name": "Dr Nobody Sample", "category": "gp", "organisation": "Nowhere"}, "No organisation found for “Nowhere”"),
    ],
)
def test_an_invitation_that_says_too_little_is_asked_again(
    room: Room, officer: Client, answers: dict[str, str], says: str
) -> None:
    page = text(officer.get(url(room, name="what_if_invite"), asked(**answers)))
    assert "There is a problem" in page
    assert says in page


def test_somebody_on_record_is_not_placed_in_a_practice(room: Room, officer: Client) -> None:
    farah = PersonFactory(name="Farah Example", ccg=room.committee.ccg)
    PracticeFactory(ods_code="Z99999")
    answers = asked(person=str(farah.id), category="gp", organisation="Z99999")
    page = text(officer.get(url(room, name="what_if_invite"), answers))
    assert "Leave this empty for somebody on record: what they declared is judged" in page


def test_who_may_be_invited_is_told_from_the_guidance(room: Room, officer: Client) -> None:
    page = text(officer.get(url(room, name="what_if_invite")))
    assert "To make up a quorum the guidance lets in a member of the CCG who is an individual" in page


def test_at_a_meeting_in_common_a_guest_joins_one_committee(room: Room, officer: Client) -> None:
    other = CommitteeFactory(name="Joint Committee of Example")
    ConveningFactory(meeting=room.meeting, committee=other)
    answers = asked(name="Dr Nobody Sample", category="gp", committee=str(other.id))
    page = text(officer.get(url(room, name="what_if_invite"), answers, follow=True))
    assert "Dr Nobody Sample is invited as GP, without a vote, at Joint Committee of Example" in page


def test_a_party_is_looked_up_and_chosen(room: Room, officer: Client) -> None:
    party = OrganisationFactory(name="Quayside Ltd")
    page = text(officer.get(url(room, name="what_if_party"), asked(item=str(room.item.id), organisation="Quay")))
    assert "Which one do you mean?" in page
    answers = asked(item=str(room.item.id), organisation="Quay", part_played="bidder") | {
        "try-organisation-choice": str(party.id),
        "try-organisation-offered-for": "Quay",
    }
    page = text(officer.get(url(room, name="what_if_party"), answers, follow=True))
    assert "Item 6 also concerns Quayside Ltd, as bidder Take back" in page


def test_a_party_not_on_record_is_kept_as_words(room: Room, officer: Client) -> None:
    answers = asked(item=str(room.item.id), organisation="a local provider") | {
        "try-organisation-choice": "none",
        "try-organisation-offered-for": "a local provider",
    }
    page = text(officer.get(url(room, name="what_if_party"), answers, follow=True))
    assert "Item 6 also concerns a local provider, not on record Take back" in page
    assert "a local provider (not identified)" in page


def test_a_party_without_a_name_is_asked_again(room: Room, officer: Client) -> None:
    page = text(officer.get(url(room, name="what_if_party"), asked()))
    assert "Select the item" in page
    assert "Enter the name or ODS code of the party" in page


# Saved


def saving_form(room: Room, who: str = "gp", reason: str = "", follows: str = "") -> dict[str, str]:
    pair = f"{room.item.id}.{room.people[who].id}"
    return {f"follows.{pair}": follows, f"reason.{pair}": reason}


def test_the_chair_checks_and_saves(room: Room, chair: Client) -> None:
    address = url(room, on_the_gp(room, Step.NOTE), name="what_if_save")
    page = text(chair.get(address))
    for said in ("Gp Example: Note and stay", "As it stands: Recommended: leave for this item", "Save 1 ruling"):
        assert said in page
    response = chair.post(address, saving_form(room, reason="The firm withdrew its bid."), follow=True)
    assert "Saved: 1 ruling." in response.content.decode()
    ruling = Ruling.objects.get()
    assert (ruling.step, ruling.reason, ruling.ruled_by) == ("note", "The firm withdrew its bid.", room.people["chair"])


def test_the_reason_of_a_lighter_ruling_is_asked_for_by_name(room: Room, chair: Client) -> None:
    address = url(room, on_the_gp(room, None), name="what_if_save")
    page = text(chair.post(address, saving_form(room)))
    assert "Give a reason for Gp Example, item 6: this is not what was recommended" in page
    assert not Ruling.objects.exists()


def test_when_somebody_ruled_meanwhile_nothing_is_saved(room: Room, chair: Client) -> None:
    tried = [Handled(room.item.id, room.people["exec"].id, Step.LEAVE), on_the_gp(room, Step.LEAVE_FOR_DECISION)]
    address = url(room, *tried, name="what_if_save")
    sent = saving_form(room, reason="He knows.") | saving_form(room, "exec", reason="She asked.")
    rule(room.item.id, person=room.people["gp"].id, decision=Decision(Step.LEAVE, no_papers=True), by=room.actor("chair"))
    page = text(chair.post(address, sent))
    assert (
        "Gp Example, item 6: Chair Example ruled “Leave” on this while you were deciding. Nothing of yours was saved."
        in page
    )
    assert Ruling.objects.count() == 1


def test_when_somebody_ruled_the_same_meanwhile_that_is_told_too(room: Room, chair: Client) -> None:
    address = url(room, on_the_gp(room, Step.NOTE), name="what_if_save")
    decision = Decision(Step.NOTE, reason="He speaks for all.")
    rule(room.item.id, person=room.people["gp"].id, decision=decision, by=room.actor("chair"))
    page = text(chair.post(address, saving_form(room, reason="He knows.")))
    assert "Chair Example ruled “Note and stay” on this while you were deciding" in page


def test_somebody_no_longer_in_the_chair_saves_nothing(room: Room, client_of: ClientOf) -> None:
    vice = client_of(room.people["vice"])
    address = url(room, on_the_gp(room, Step.NOTE), name="what_if_save")
    response = vice.post(address, saving_form(room, reason="He knows."))
    assert response.status_code == 403
    assert "Only the person in the chair" in response.content.decode()


def test_who_may_not_rule_is_told_who_does(room: Room, officer: Client) -> None:
    assert "Save as rulings" not in text(officer.get(url(room, on_the_gp(room, Step.NOTE))))
    page = text(officer.get(url(room, on_the_gp(room, Step.NOTE), name="what_if_save")))
    assert "Nothing of what you try would be a ruling of yours." in page
    assert "That is Chair Example." in page


def test_nothing_to_save_is_refused_with_a_sentence(room: Room, chair: Client) -> None:
    page = text(chair.post(url(room, name="what_if_save"), {}))
    assert "Nothing here differs from what stands" in page


def test_a_step_that_stands_already_is_not_saved_again(room: Room, chair: Client) -> None:
    page = text(chair.get(url(room, on_the_gp(room, Step.LEAVE), name="what_if_save")))
    assert "Gp Example, item 6: leave. This is what stands already." in page


def test_what_is_no_ruling_says_where_it_is_entered(room: Room, chair: Client) -> None:
    tried = [
        *away(room, "nurse"),
        Invited("Dr Nobody Sample", SeatCategory.GP),
        Party(room.item.id, "a local provider"),
    ]
    page = text(chair.get(url(room, *tried, name="what_if_save")))
    assert "Nurse Example is away. Who comes is recorded with the attendance. Record attendance" in page
    assert "Ask them to declare their interests first." in page
    assert "What an item concerns is said on the item. See item 6" in page


def test_who_may_not_record_attendance_is_told_who_does(room: Room, client_of: ClientOf) -> None:
    auditor = client_of(RoleHeldFactory(role=Role.AUDITOR, ccg=room.committee.ccg).user)
    page = text(auditor.get(url(room, *away(room, "nurse"), name="what_if_save")))
    assert "Who comes is recorded by the secretary or the governance officer. See who is expected" in page


def test_a_form_sent_twice_saves_once(room: Room, chair: Client) -> None:
    address = url(room, on_the_gp(room, Step.NOTE), name="what_if_save")
    sent = saving_form(room, reason="He knows.") | {"once": "7b0a8c1e-0d5f-4c8e-9a43-111111111111"}
    for _ in range(2):
        assert chair.post(address, sent).status_code == 302
    assert Ruling.objects.count() == 1
