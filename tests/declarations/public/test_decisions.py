"""What was decided, as anybody may read it: of approved minutes the public part, and nothing that is withheld."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from declarations.minutes import services
from declarations.minutes.selectors import reading_for
from declarations.registers.models import Withholding
from tests.declarations.minutes.conftest import Held, at, held, held_once  # noqa: F401 - fixtures
from tests.factories import ConcernFactory, ItemFactory, arranged

NEVER = "00000000-0000-4000-8000-00000000dead"


@pytest.fixture
def told(held: Held, client: Client) -> Any:  # noqa: F811
    def read(name: str, *args: Any, wanted: int = 200) -> str:
        response = client.get(reverse(name, args=args))
        assert response.status_code == wanted
        assert not response.cookies
        return response.content.decode()

    return read


def code(held: Held) -> str:  # noqa: F811
    return held.room.committee.ccg.ods_code.lower()


def approve(held: Held, because: str = "") -> None:  # noqa: F811
    chair = held.actor("chair")
    read = services.digest_of(reading_for(chair, held.meeting.pk).waits_for(chair))
    services.approve(held.meeting.pk, read=read, by=chair, because=because)


@pytest.fixture
def published(held: Held) -> Held:  # noqa: F811
    services.write(held.meeting.pk, item=held.items["award"].pk, words="Zqprose of the secretary.", by=held.secretary)
    services.send(held.meeting.pk, by=held.secretary)
    approve(held)
    return held


def page(published: Held, told: Any) -> str:
    said: str = told("public_decisions_of_meeting", code(published), published.meeting.pk)
    return said


def withhold(held: Held, part: str, entry: Any = None) -> None:  # noqa: F811
    gp = held.room.people["gp"]
    with arranged():
        Withholding(
            ccg=held.room.committee.ccg, person=gp, register="interests", part=part, entry=entry, because="Threatened",
            asked_by_id=held.secretary.user_id, asked_on=held.meeting.on, decision="asked",
        ).save()  # fmt: skip


def test_nothing_is_published_before_it_is_approved(held: Held, told: Any) -> None:  # noqa: F811
    services.send(held.meeting.pk, by=held.secretary)
    assert "No decision has been published yet." in told("public_decisions")
    told("public_decisions_of", code(held), wanted=404)
    told("public_decisions_of_meeting", code(held), held.meeting.pk, wanted=404)


def test_one_chooses_a_ccg_then_a_meeting_then_reads_what_was_decided(published: Held, told: Any) -> None:
    assert reverse("public_decisions_of", args=[code(published)]) in told("public_decisions")
    listed = told("public_decisions_of", code(published))
    assert "Primary Care Commissioning Committee" in listed
    assert reverse("public_decisions_of_meeting", args=[code(published), published.meeting.pk]) in listed
    assert "2 items" in listed
    said = page(published, told)
    for words in (
        "6 Award of the minor surgery contract",
        "The contract goes to Harbourside Ltd.",
        "By consensus.",
        "was quorate without Gp Example",
        "Conflict of interest: Gp Example",
        "Financial interest, their own: Director of Harbourside Ltd.",
        "Leave for this item, without the papers.",
        "Was out of the room from 10:04am to 10:21am. The papers were withheld.",
        "Nobody had a conflict of interest that touches this item.",
    ):
        assert words in said


def test_nothing_of_the_private_part_is_published(published: Held, told: Any) -> None:
    for said in (page(published, told), told("public_decisions_of", code(published))):
        assert "dispute" not in said.lower()


def test_an_item_made_private_afterwards_is_published_no_more(published: Held, told: Any) -> None:
    item = published.items["award"]
    item.refresh_from_db()
    item.part = "private"
    with arranged():
        item.save()
    assert "minor surgery" not in page(published, told)


def test_neither_prose_nor_reasons_nor_names_of_voters_are_published(held: Held, told: Any) -> None:  # noqa: F811
    held.voted("exec", held.items["report"])
    held.rule("exec", held.items["report"], step=None, proposed_step=None, no_papers=False, reason="Zqreason of the chair")
    services.write(held.meeting.pk, item=held.items["award"].pk, words="Zqprose of the secretary.", by=held.secretary)
    services.send(held.meeting.pk, by=held.secretary)
    approve(held)
    said = page(held, told)
    assert "Zqreason" not in said
    assert "Zqprose" not in said
    assert "For: Exec" not in said


def test_a_name_that_the_register_withholds_is_in_no_byte(published: Held, told: Any) -> None:
    assert "Gp Example" in page(published, told)
    withhold(published, "name")
    said = page(published, told)
    assert "Gp Example" not in said
    assert "Conflict of interest: Withheld" in said


def test_details_that_the_register_withholds_leave_the_name(published: Held, told: Any) -> None:
    entry = published.room.people["gp"].interests.get()
    withhold(published, "detail", entry.pk)
    said = page(published, told)
    assert "Conflict of interest: Gp Example" in said
    assert "Director of Harbourside" not in said


def test_an_interest_whose_declarer_did_not_agree_to_publication_is_not_told(published: Held, told: Any) -> None:
    entry = published.room.people["gp"].interests.get()
    entry.publish, entry.not_published_because = False, "Threatened"
    with arranged():
        entry.save()
    assert "Director of Harbourside" not in page(published, told)


def test_a_correction_stands_once_it_is_approved_and_is_said_to_be_one(published: Held, told: Any) -> None:
    with arranged():
        taken = published.items["award"].discussion
        taken.words = "The contract goes to nobody."
        taken.save()
    assert "The contract goes to Harbourside Ltd." in page(published, told)
    approve(published, because="The decision was noted wrongly")
    said = page(published, told)
    assert "The contract goes to nobody." in said
    assert "this is version 2" in said
    assert "noted wrongly" not in said


def test_what_there_is_not_is_not_found(published: Held, told: Any) -> None:
    told("public_decisions_of", "nobody", wanted=404)
    told("public_decisions_of_meeting", code(published), NEVER, wanted=404)


def test_no_script_and_no_cookie(published: Held, client: Client) -> None:
    response = client.get(reverse("public_decisions_of_meeting", args=[code(published), published.meeting.pk]))
    assert "<script" not in response.content.decode()
    assert response["Cache-Control"] == "public, max-age=60"


def test_the_same_queries_however_many_items(held: Held, told: Any) -> None:  # noqa: F811
    services.send(held.meeting.pk, by=held.secretary)
    approve(held)
    with CaptureQueriesContext(connection) as few:
        page(held, told)
    for number in (31, 32, 33):
        item = ItemFactory(meeting=held.meeting, number=str(number), order=number)
        ConcernFactory(item=item, organisation=held.room.bidder, part_played="bidder")
        held.rule("gp", item)
        held.took(item, begun=at(10, 56), ended=at(10, 58), without=("gp",))
        held.went("gp", item, at(10, 56, number), at(10, 58, number))
    approve(held)
    with CaptureQueriesContext(connection) as many:
        page(held, told)
    assert len(many) == len(few)


def test_an_item_without_an_outcome_is_no_decision(held: Held, told: Any) -> None:  # noqa: F811
    ItemFactory(meeting=held.meeting, number="40", order=40, title="Zqnever taken")
    services.send(held.meeting.pk, by=held.secretary)
    approve(held, because="Item 40 was never reached")
    assert "Zqnever" not in page(held, told)
