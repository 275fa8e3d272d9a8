"""The pages before a meeting: a member says what touches them, chair and officer read who is silent, and the agenda is arranged."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Actor
from committees.meetings.models import Item, Meeting
from committees.people.models import ActsFor
from declarations.conflicts.services import Decision, rule
from declarations.guidance.vocabulary import Step
from declarations.models import Answer, Interest, Tick
from declarations.preparing.vocabulary import Said
from tests.declarations.conflicts.conftest import Room
from tests.declarations.preparing.conftest import member, said
from tests.factories import ConcernFactory, ItemFactory, UserFactory, arranged
from tests.filling_in import fill_in

LET_IN = Decision(Step.LEAVE, no_papers=False, reason="It is known to the meeting.")
ClientOf = Callable[[Any], Client]


def at(room: Room, name: str) -> str:
    return reverse(name, args=[room.item.pk if name == "answer_item" else room.meeting.pk])


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


@pytest.fixture
def gp(room: Room, client_of: ClientOf) -> Client:
    return client_of(room.people["gp"])


@pytest.fixture
def chair(room: Room, client_of: ClientOf) -> Client:
    return client_of(room.people["chair"])


@pytest.fixture
def keeper(officer: Actor, client_of: ClientOf) -> Client:
    return client_of(officer)


def test_a_member_reads_what_touches_them_and_says_that_all_of_it_is_so(room: Room, gp: Client) -> None:
    ItemFactory(meeting=room.meeting, number="7", title="Winter plan")
    page = read(gp, at(room, "my_agenda"))
    assert "1 item of 2 may concern you. Is that so?" in page
    assert "You must leave the meeting for this item, discussion and decision. You receive no papers for it." in page
    assert "Director (since 1 June 2015) → Harbourside Ltd" in page
    assert "Nothing that you declared touches the other item:" in page
    answer = fill_in(gp, at(room, "my_agenda"))
    assert answer.url == at(room, "my_agenda")
    page = read(gp, at(room, "my_agenda"))
    assert "You have answered for every item" in page
    assert "Yes, all" not in page


def test_a_member_does_not_think_so_and_chair_and_officer_read_why(
    room: Room, gp: Client, chair: Client, keeper: Client
) -> None:
    fill_in(gp, at(room, "answer_item"), {"says": "not_so", "words": "I sold my shares."})
    assert "you said: “I do not think so.” “I sold my shares.”" in read(gp, at(room, "my_agenda"))
    case = reverse("conflict", args=[room.item.pk, room.people["gp"].pk])
    for reader in (chair, keeper):
        assert "“I do not think so.” “I sold my shares.”" in read(reader, case)
        assert "Gp Example does not think so: item 6." in read(reader, reverse("conflicts", args=[room.meeting.pk]))
        assert "I sold my shares." in read(reader, at(room, "answers"))
    assert "I sold my shares" not in read(gp, case)  # their own page says it; the case is told to those who rule


def test_a_dispute_without_words_is_asked_for_them(room: Room, gp: Client) -> None:
    answer = fill_in(gp, at(room, "answer_item"), {"says": "not_so", "words": ""})
    assert "Say why you do not think so." in unescape(answer.content.decode())
    assert not Answer.objects.exists()


def test_what_changed_while_it_was_read_is_not_answered(room: Room, gp: Client) -> None:
    digest = member(room, "gp").words[0].question.digest
    ConcernFactory(item=room.item, unidentified="a second bidder")
    answer = gp.post(at(room, "answer_item"), {"says": "so", "read": digest, "version": "0"})
    assert "changed while you were reading" in unescape(answer.content.decode())


def test_two_tabs_do_not_write_over_each_other(room: Room, gp: Client) -> None:
    digest = member(room, "gp").words[0].question.digest
    said(room, "gp", Said.NOT_SO, "I sold my shares.")
    answer = gp.post(at(room, "answer_item"), {"says": "so", "read": digest, "version": "0"})
    assert "Somebody else changed this answer while you had it open" in unescape(answer.content.decode())
    assert Answer.objects.get().says == Said.NOT_SO


def test_there_is_a_door_to_declaring_that_leads_back(room: Room, gp: Client) -> None:
    for name in ("my_agenda", "answer_item"):
        assert f"{reverse('declare')}?meeting={room.meeting.pk}" in read(gp, at(room, name))


def test_who_does_not_sit_there_and_who_acts_for_a_member_is_not_asked(
    room: Room, keeper: Client, client_of: ClientOf
) -> None:
    delegate = UserFactory()
    with arranged():
        ActsFor(person=room.people["gp"], user=delegate, since=room.meeting.on.replace(year=2015)).save()
    for client in (keeper, client_of(delegate)):
        for name in ("my_agenda", "answer_item"):
            assert client.get(at(room, name)).status_code == 403
            assert client.post(at(room, name), {"says": "so"}).status_code == 403
    assert not Answer.objects.exists()


def test_a_member_reads_only_their_own_page(room: Room, gp: Client) -> None:
    assert "What concerns you" in read(gp, at(room, "preparing"))
    for name in ("answers", "declarations_item", "register_extract", "checklist", "order_of_items", "run_sheet"):
        assert gp.get(at(room, name)).status_code == 404
        assert at(room, name) not in read(gp, at(room, "preparing"))


def test_silence_is_shown_on_the_meeting_the_conflicts_and_the_answers(room: Room, keeper: Client, chair: Client) -> None:
    said(room, "gp")
    for reader in (keeper, chair):
        assert "4 of 5 have not answered." in read(reader, at(room, "meeting"))
        assert "Before the meeting: 4 of 5 have not answered." in read(reader, reverse("conflicts", args=[room.meeting.pk]))
        assert "4 of 5 have not answered." in read(reader, at(room, "answers"))
    assert "have not answered" not in read(keeper, reverse("meetings"))


def test_the_hub_leads_to_every_page(room: Room, keeper: Client) -> None:
    page = read(keeper, at(room, "preparing"))
    for name in ("answers", "declarations_item", "register_extract", "checklist", "order_of_items", "run_sheet"):
        assert at(room, name) in page
        read(keeper, at(room, name))
    read(keeper, at(room, "answers_history"))


def test_the_checklist_is_ticked_by_those_who_keep_it(room: Room, keeper: Client) -> None:
    fill_in(keeper, at(room, "checklist"), {"before": ["definition"], "during": ["quorum"]})
    assert {tick.point for tick in Tick.objects.filter(done=True)} == {"definition", "quorum"}
    assert "Ticked by" in read(keeper, at(room, "checklist"))


def test_an_agenda_without_the_standing_item_is_offered_one(room: Room, keeper: Client) -> None:
    assert at(room, "put_declarations_first") in read(keeper, at(room, "checklist"))
    fill_in(keeper, at(room, "put_declarations_first"), {"number": "1"})
    assert next(item.title for item in Item.objects.filter(meeting=room.meeting)) == "Declarations of interest"
    assert at(room, "put_declarations_first") not in read(keeper, at(room, "checklist"))


@pytest.fixture
def two_awards(room: Room) -> None:
    """The GP leaves for items 6 and 8, and comes back between them."""
    ItemFactory(meeting=room.meeting, number="7", title="Winter plan", kind="policy", order=1)
    ConcernFactory(item=ItemFactory(meeting=room.meeting, number="8", order=2), organisation=room.bidder)


@pytest.mark.usefixtures("two_awards")
def test_the_order_that_saves_goings_is_taken_up(room: Room, keeper: Client, chair: Client) -> None:
    assert "The order below saves 2 goings and comings." in read(keeper, at(room, "order_of_items"))
    assert "Take the items in this order" not in read(chair, at(room, "order_of_items"))
    assert chair.post(at(room, "order_of_items"), {"follows": "", "read": ""}).status_code == 403
    fill_in(keeper, at(room, "order_of_items"))
    assert [item.number for item in Item.objects.filter(meeting=room.meeting)] == ["7", "6", "8"]
    assert "no other saves a going or a coming" in read(keeper, at(room, "order_of_items"))


@pytest.mark.usefixtures("two_awards")
def test_items_that_are_kept_in_their_place_stay_there(room: Room, keeper: Client) -> None:
    keep = "&".join(f"keep={item.pk}" for item in room.meeting.items.filter(number__in=["7", "8"]))
    page = read(keeper, f"{at(room, 'order_of_items')}?asked=1&{keep}")
    assert "no other saves a going or a coming" in page
    assert page.count("stays in its place") == 2
    assert "stays in its place" not in read(keeper, f"{at(room, 'order_of_items')}?asked=1")


def test_an_order_of_other_items_is_refused(room: Room, keeper: Client) -> None:
    for typed in ({"follows": "x", "read": "y"}, {"follows": str(room.meeting.pk), "read": str(room.item.pk)}, {}):
        answer = keeper.post(at(room, "order_of_items"), typed)
        assert "Open the page again" in unescape(answer.content.decode())


@pytest.mark.usefixtures("two_awards")
def test_the_run_sheet_tells_who_leaves_who_presides_and_what_to_say(room: Room, chair: Client) -> None:
    page = read(chair, at(room, "run_sheet"))
    assert "2 conflicts still to rule on." in page
    assert "“Gp Example has declared an interest (director, Harbourside Ltd). Gp Example leaves now" in page
    assert "“Gp Example may come back in.”" in page
    assert "In the chair: Chair Example · 4 votes" in page
    assert "item 6 and item 8" in page  # the lobby


def test_the_chair_who_has_an_interest_hands_over(room: Room, chair: Client) -> None:
    ItemFactory(meeting=room.meeting, number="5", title="Winter plan", kind="policy", order=0)
    with arranged():
        room.item.order = 1
        room.item.save()
    room.conflict("chair")
    page = read(chair, at(room, "run_sheet"))
    assert "“Chair Example leaves the chair. Vice Example presides over this item.”" in page


def test_what_is_withheld_is_not_read_out(room: Room, chair: Client) -> None:
    interest = Interest.objects.get(person=room.people["gp"])
    interest.publish = False
    with arranged():
        interest.save()
    for name in ("run_sheet", "declarations_item"):
        page = read(chair, at(room, name))
        assert "Director" not in page
        assert "details are withheld from the public" in page


MOST_QUERIES = {
    "my_agenda": 15,
    "answers": 15,
    "order_of_items": 14,
    "checklist": 17,
    "declarations_item": 18,
    "run_sheet": 18,
    "preparing": 23,
    "register_extract": 27,
}  # fourteen for the meeting and who asks; the rest for what the page is of


def test_each_page_asks_the_same_few_queries_whatever_its_size(
    room: Room, chair: Client, django_assert_max_num_queries: Any
) -> None:
    for n in range(4):
        room.seat(f"nurse {n}", office=f"Nurse {n}", category="nurse")
        room.conflict(f"nurse {n}")
        ConcernFactory(item=ItemFactory(meeting=room.meeting, number=f"7.{n}"), organisation=room.bidder)
    for name, most in MOST_QUERIES.items():
        with django_assert_max_num_queries(most, info=name):
            assert chair.get(at(room, name)).status_code == 200


def test_an_empty_agenda_has_its_pages_too(room: Room, keeper: Client, chair: Client) -> None:
    with arranged():
        room.item.withdrawn = True
        room.item.save()
    for name in ("preparing", "answers", "declarations_item", "checklist", "order_of_items", "run_sheet", "meeting"):
        read(keeper, at(room, name))
    assert "There is no agenda yet." in read(chair, at(room, "my_agenda"))


def test_after_the_meeting_the_pages_are_read_and_nothing_is_asked(room: Room, gp: Client, keeper: Client) -> None:
    with arranged():
        room.meeting.state = Meeting.State.HELD
        room.meeting.save()
    assert "is closed to answers" in read(gp, at(room, "my_agenda"))
    answer = fill_in(gp, at(room, "answer_item"), {"says": "so"})
    assert "was held" in unescape(answer.content.decode())
    assert "have not answered" not in read(keeper, reverse("conflicts", args=[room.meeting.pk]))


def test_a_member_reads_that_a_private_item_may_concern_them_and_nothing_of_it(room: Room, gp: Client) -> None:
    with arranged():
        room.item.part = "private"
        room.item.save()
    page = read(gp, at(room, "my_agenda"))
    assert "Of no item that is named to you are you asked." in page
    assert "Ask Chair Example, who is in the chair for it, or the secretary about it" in page
    assert not [word for word in ("minor surgery", "Harbourside") if word in page]
    assert gp.get(reverse("answer_item", args=[room.item.pk])).status_code == 404
    rule(room.item.pk, person=room.people["gp"].pk, decision=LET_IN, by=room.actor("chair"), follows=None)
    page = read(gp, at(room, "my_agenda"))
    assert "minor surgery" in page
    assert "private item may concern you" not in page
