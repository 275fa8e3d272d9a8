"""The pages of minutes as each reader meets them."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import User
from declarations.minutes import services
from declarations.minutes.models import Approval, Passage
from declarations.minutes.selectors import reading_for
from tests.declarations.minutes.conftest import Held
from tests.factories import MeetingFactory, arranged
from tests.filling_in import fill_in


def client(actor: Actor) -> Client:
    browser = Client()
    browser.force_login(User.objects.get(pk=actor.user_id))
    return browser


@pytest.fixture(autouse=True)
def on_the_day(demo_today: None) -> None:
    """Seats and roles are those of 1 March 2018."""


def to(name: str, held: Held) -> str:
    return reverse(name, args=[held.meeting.pk])


def page(held: Held, actor: Actor, name: str = "minutes") -> str:
    answer = client(actor).get(to(name, held))
    assert answer.status_code == 200
    return answer.content.decode()


def sent(held: Held) -> None:
    services.write(held.meeting.pk, item=held.items["award"].pk, words="The bids were weighed.", by=held.secretary)
    services.send(held.meeting.pk, by=held.secretary)


def approved(held: Held) -> None:
    sent(held)
    chair = held.actor("chair")
    read = services.digest_of(reading_for(chair, held.meeting.pk).waits_for(chair))
    services.approve(held.meeting.pk, read=read, by=chair)


def test_the_secretary_is_told_what_to_do_and_finds_the_way(held: Held) -> None:
    shown = page(held, held.secretary)
    assert "Nothing is wrong with the minutes. Write what was said, then send the draft to the chair." in shown
    assert to("send_minutes", held) in shown
    assert reverse("write_minutes", args=[held.items["award"].pk]) in shown
    assert to("write_opening", held) in shown


def test_the_lint_stands_on_the_page_and_leads_to_the_item(held: Held) -> None:
    held.voted("gp", held.items["award"])
    shown = page(held, held.secretary)
    assert "1 thing is still wrong." in shown
    assert f'href="#part-{held.items["award"].pk}">Gp Example is listed as voting on item 6' in shown
    assert f'id="part-{held.items["award"].pk}"' in shown


def test_the_secretary_writes_an_item_with_the_lint_beside_it(held: Held) -> None:
    held.voted("gp", held.items["award"])
    browser, address = client(held.secretary), reverse("write_minutes", args=[held.items["award"].pk])
    assert "Gp Example is listed as voting" in browser.get(address).content.decode()
    assert fill_in(browser, address, {"words": "The bids were weighed."}).status_code == 302
    assert "The bids were weighed." in page(held, held.secretary)
    assert fill_in(browser, to("write_opening", held), {"words": "All were welcome."}).status_code == 302
    assert Passage.objects.count() == 2


def test_two_secretaries_at_once_are_told_of_each_other(held: Held) -> None:
    address = reverse("write_minutes", args=[held.items["award"].pk])
    browser = client(held.secretary)
    fill_in(browser, address, {"words": "First."})
    seen = browser.get(address).content.decode()
    fill_in(browser, address, {"words": "Second, by somebody else."})
    version = seen.split('name="version" value="')[1].split('"')[0]
    answer = browser.post(address, {"words": "Third.", "version": version})
    assert answer.status_code == 200
    assert "Second, by somebody else." in answer.content.decode()
    assert Passage.objects.get().words == "Second, by somebody else."


def test_the_draft_goes_to_the_chair_who_approves_it(held: Held) -> None:
    assert fill_in(client(held.secretary), to("send_minutes", held)).status_code == 302
    chair = held.actor("chair")
    assert "The minutes wait for you to approve them." in page(held, chair)
    assert fill_in(client(chair), to("approve_minutes", held)).status_code == 302
    assert Approval.objects.count() == 4
    assert "Approved by Chair Example" in page(held, chair)
    assert "The minutes are approved." in page(held, held.actor("exec"))


def test_a_chair_is_asked_why_when_something_is_still_wrong(held: Held) -> None:
    held.voted("gp", held.items["award"])
    sent(held)
    browser, address = client(held.actor("chair")), to("approve_minutes", held)
    assert "Why do you approve them as they are?" in browser.get(address).content.decode()
    answer = fill_in(browser, address, {"because": ""})
    assert "Say why you approve minutes in which something is still wrong." in answer.content.decode()
    assert fill_in(browser, address, {"because": "The Guardian knows."}).status_code == 302


def test_a_page_that_was_overtaken_approves_nothing(held: Held) -> None:
    sent(held)
    browser, address = client(held.actor("chair")), to("approve_minutes", held)
    shown = browser.get(address).content.decode()
    services.write(held.meeting.pk, item=None, words="Something new.", by=held.secretary)
    read = shown.split('name="read" value="')[1].split('"')[0]
    answer = browser.post(address, {"read": read})
    assert "while you were reading" in answer.content.decode()
    assert not Approval.objects.exists()


def test_whoever_has_nothing_to_approve_is_told_so(held: Held) -> None:
    sent(held)
    shown = page(held, held.actor("exec"), "approve_minutes")
    assert "Nothing waits for you." in shown
    assert 'name="read"' not in shown


def test_members_read_the_draft_once_it_is_sent_round_and_never_what_is_withheld(held: Held) -> None:
    assert "The secretary is writing the minutes." in page(held, held.actor("gp"))
    sent(held)
    shown = page(held, held.actor("gp"))
    assert "This is a draft." in shown
    assert "The papers of this item are withheld from you" in shown
    for told in ("The bids were weighed.", "The contract goes to Harbourside Ltd.", "thing is still wrong"):
        assert told not in shown
    assert "The contract goes to Harbourside Ltd." in page(held, held.actor("exec"))


def test_no_byte_of_what_is_withheld_is_in_the_file_or_in_the_versions(held: Held) -> None:
    approved(held)
    browser = client(held.actor("gp"))
    answer = browser.get(to("minutes_file", held))
    assert answer.status_code == 200
    document = Document(BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(line.text for line in document.paragraphs), *cells])
    versions = browser.get(to("minutes_versions", held)).content.decode()
    for told in ("bids were weighed", "The contract goes"):
        assert told not in words
        assert told not in versions
    assert "The papers of this item are withheld from you" in words
    for shown in (words, page(held, held.actor("gp"))):
        assert "What was declared for an item that is withheld from you is not told here." in shown
    assert "is not told here" not in page(held, held.actor("exec"))
    assert browser.get(reverse("write_minutes", args=[held.items["award"].pk])).status_code in (403, 404)


def test_the_file_holds_what_the_page_says(held: Held) -> None:
    approved(held)
    answer = client(held.actor("exec")).get(to("minutes_file", held))
    assert answer["Content-Disposition"] == 'attachment; filename="minutes-2018-03-01.docx"'
    assert "The bids were weighed." in [line.text for line in Document(BytesIO(answer.content)).paragraphs]


def test_the_page_leads_to_what_the_public_reads_once_it_is_published(held: Held) -> None:
    with arranged():
        held.meeting.ccg.ods_code = "ZZ1"
        held.meeting.ccg.save()
    assert "What the public reads" not in page(held, held.secretary)
    approved(held)
    address = reverse("public_decisions_of_meeting", args=["zz1", held.meeting.pk])
    assert f'href="{address}">What the public reads' in page(held, held.secretary)
    assert Client().get(address).status_code == 200


def test_a_correction_is_shown_beside_what_was_approved(held: Held) -> None:
    approved(held)
    browser, address = client(held.secretary), reverse("write_minutes", args=[held.items["award"].pk])
    assert "What you write now is a correction" in browser.get(address).content.decode()
    fill_in(browser, address, {"words": "The bids were weighed twice.", "because": "They were weighed twice"})
    assert "Corrected, waits for approval" in page(held, held.secretary)
    read = page(held, held.actor("exec"))
    assert "The bids were weighed." in read
    assert "The minutes are approved." in read
    shown = page(held, held.secretary, "minutes_versions")
    assert "Written since, and not approved yet" in shown
    assert "now </span>The bids were weighed twice.</ins>" in shown


def test_a_meeting_that_has_not_begun_has_no_minutes_and_says_so(held: Held) -> None:
    later = MeetingFactory(ccg=held.room.committee.ccg, committees=[held.room.committee], on=held.meeting.on)
    browser = client(held.secretary)
    assert "The minutes begin when the meeting does" in browser.get(reverse("minutes", args=[later.pk])).content.decode()
    assert browser.get(reverse("minutes_file", args=[later.pk])).status_code == 404
    assert browser.get(reverse("write_opening", args=[later.pk])).status_code == 302
    assert "has not begun" in fill_in(browser, reverse("send_minutes", args=[later.pk])).content.decode()


@pytest.mark.parametrize("name", ["write_opening", "send_minutes"])
def test_a_reader_who_does_not_write_is_refused_in_a_sentence(held: Held, name: str) -> None:
    sent(held)
    for actor in (held.actor("chair"), held.role(Role.AUDITOR)):
        answer = client(actor).get(to(name, held))
        assert answer.status_code == 403
        assert "It is for: committee secretary." in answer.content.decode()


def test_the_page_takes_the_same_queries_for_every_reader(held: Held, django_assert_max_num_queries: Any) -> None:
    sent(held)
    browser = client(held.secretary)
    browser.get(to("minutes", held))
    with django_assert_max_num_queries(45):
        browser.get(to("minutes", held))
