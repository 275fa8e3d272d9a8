"""The pages on packs, and the files that leave through them."""

from hashlib import sha256
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Actor, Role
from committees.models import ActsFor
from committees.papers.models import Paper
from declarations.guidance.vocabulary import Step
from declarations.packs.models import Served
from tests.committees.papers import made
from tests.declarations.conflicts.conftest import Room
from tests.declarations.packs.conftest import packs_made, paper, replaced, rule_on, text_in
from tests.factories import RoleHeldFactory, UserFactory, arranged
from tests.filling_in import fill_in

TOKENS = ("ofbids", "ofprices")


def read(client: Client, name: str, *words: Any, **query: str) -> str:
    response = client.get(reverse(name, args=words), query)
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def test_a_member_finds_their_papers_and_their_pack(
    room: Room, officer: Actor, papers: dict[str, Paper], client_of: Any
) -> None:
    packs_made(room, officer)
    client = client_of(room.people["nurse"])
    page = read(client, "my_papers", room.meeting.pk)
    assert "Open your pack" in page
    assert "Titleofbids" in page
    assert reverse("my_papers", args=[room.meeting.pk]) in read(client, "meeting", room.meeting.pk)


def test_whoever_issues_the_papers_needs_no_second_button(
    room: Room, officer: Actor, papers: dict[str, Paper], client_of: Any
) -> None:
    client = client_of(officer)
    assert "They are made when the papers are issued" in read(client, "packs", room.meeting.pk)
    issued = client.post(reverse("issue_papers", args=[room.meeting.pk]), {}, follow=True).content.decode()
    assert "The papers are issued. Packs 1 are made." in issued
    assert "Open your pack" in read(client_of(room.people["gp"]), "my_papers", room.meeting.pk)
    assert "Make the packs again" in read(client, "packs", room.meeting.pk)


def test_what_is_withheld_has_a_placeholder_and_nothing_else(
    room: Room, officer: Actor, papers: dict[str, Paper], client_of: Any
) -> None:
    packs_made(room, officer)
    page = read(client_of(room.people["gp"]), "my_papers", room.meeting.pk)
    assert "Something is withheld here, because of an interest." in page
    assert "Ask Chair Example, who is in the chair for it." in page
    assert not any(token in page for token in TOKENS)


@pytest.mark.parametrize("name", ["paper_text", "paper_file"])
def test_a_withheld_paper_is_answered_as_one_that_never_was(
    room: Room, papers: dict[str, Paper], client_of: Any, name: str
) -> None:
    client = client_of(room.people["gp"])
    withheld, never = (client.get(reverse(name, args=[key])) for key in (papers["bids"].pk, room.meeting.pk))
    assert withheld.status_code == never.status_code == 404
    assert not Served.objects.exists()


def test_a_prohibition_follows_to_whoever_acts_for_the_person(room: Room, papers: dict[str, Paper], client_of: Any) -> None:
    helper = UserFactory(name="Helper Example")
    with arranged():
        ActsFor(person=room.people["gp"], user=helper, since=room.meeting.on).save()
    client = client_of(helper)
    assert client.get(reverse("paper_text", args=[papers["bids"].pk])).status_code == 404
    assert client.get(reverse("paper_text", args=[papers["finance"].pk])).status_code == 200


def test_a_prohibition_beats_the_right_of_an_officer(room: Room, papers: dict[str, Paper], client_of: Any) -> None:
    gp = room.people["gp"]
    client = client_of(gp)
    gp.refresh_from_db()
    RoleHeldFactory(role=Role.OFFICER, ccg=room.committee.ccg, user=gp.user)
    assert client.get(reverse("paper_file", args=[papers["bids"].pk])).status_code == 404
    for name in ("packs", "served", "my_papers", "certificate"):
        page = read(client, name, room.meeting.pk)
        assert not any(token in page for token in TOKENS), name
    for name, key in (("papers", room.item.pk), ("add_paper", room.item.pk), ("paper_history", papers["bids"].pk)):
        kept = client.get(reverse(name, args=[key]))
        assert kept.status_code in (403, 404), name
        assert not any(token in kept.content.decode() for token in TOKENS), name
    as_chair = read(client, "papers_as", room.meeting.pk, room.people["chair"].pk)
    assert not any(token in as_chair for token in TOKENS)


def test_a_paper_is_sent_as_it_was_uploaded_under_the_headers_of_every_page(
    room: Room, papers: dict[str, Paper], client_of: Any
) -> None:
    response = client_of(room.people["nurse"]).get(reverse("paper_file", args=[papers["bids"].pk]))
    content = b"".join(response.streaming_content)
    assert sha256(content).hexdigest() == papers["bids"].versions.get().sha256
    assert response["Content-Disposition"] == 'inline; filename="paper-6.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_word_paper_is_saved_and_not_shown(room: Room, client_of: Any) -> None:
    word = paper(room.item, "Case", "Words", word=True)
    response = client_of(room.people["nurse"]).get(reverse("paper_file", args=[word.pk]))
    assert response["Content-Disposition"] == 'attachment; filename="paper-6.docx"'


def test_what_is_opened_is_noted_with_its_hash(room: Room, officer: Actor, papers: dict[str, Paper], client_of: Any) -> None:
    run = packs_made(room, officer)
    nurse = client_of(room.people["nurse"])
    nurse.get(reverse("paper_text", args=[papers["private"].pk]))
    pack = next(one for one in run.packs.all() if len(one.people) == 4)
    content = b"".join(nurse.get(reverse("pack_file", args=[pack.pk])).streaming_content)
    assert "Bodyofbids" in text_in(content)
    rows = Served.objects.filter(person=room.people["nurse"])
    assert sorted((row.what, row.label) for row in rows) == [
        ("pack", "Packs 1"),
        ("pack", "Paper 6"),
        ("pack", "Paper 6.2"),
        ("pack", "Paper 7"),
        ("pack", "Paper 8"),
        ("text", "Paper 8"),
    ]
    assert rows.get(label="Packs 1").sha256 == pack.sha256


def test_nobody_opens_the_pack_of_others_that_holds_more(
    room: Room, officer: Actor, papers: dict[str, Paper], client_of: Any
) -> None:
    run = packs_made(room, officer)
    fuller = next(one for one in run.packs.all() if len(one.people) == 4)
    assert client_of(room.people["gp"]).get(reverse("pack_file", args=[fuller.pk])).status_code == 404


def test_a_ruling_after_the_papers_went_out_ends_access_at_the_next_request(
    room: Room, officer: Actor, papers: dict[str, Paper], client_of: Any
) -> None:
    rule_on(room, "gp", None, no_papers=False)
    run = packs_made(room, officer)
    gp, [pack] = client_of(room.people["gp"]), run.packs.all()
    assert gp.get(reverse("pack_file", args=[pack.pk])).status_code == 200
    assert gp.get(reverse("paper_text", args=[papers["bids"].pk])).status_code == 200
    rule_on(room, "gp", Step.LEAVE, no_papers=True)
    assert gp.get(reverse("pack_file", args=[pack.pk])).status_code == 404
    assert gp.get(reverse("paper_text", args=[papers["bids"].pk])).status_code == 404
    page = read(gp, "my_papers", room.meeting.pk)
    assert "cannot be opened any more" in page
    assert not any(token in page for token in TOKENS)


def test_who_had_opened_what_goes_to_the_guardian(
    room: Room, officer: Actor, papers: dict[str, Paper], client_of: Any
) -> None:
    guardian = RoleHeldFactory(role=Role.GUARDIAN, ccg=room.committee.ccg).user
    rule_on(room, "gp", None, no_papers=False)
    client_of(room.people["gp"]).get(reverse("paper_text", args=[papers["bids"].pk]))
    client = client_of(guardian)
    assert "Nobody had opened" in read(client, "opened_before")
    rule_on(room, "gp", Step.LEAVE, no_papers=True)
    page = read(client, "opened_before")
    assert "Gp Example, item 6" in page
    assert "Paper 6: paper (its text, as a page)" in page


def test_a_run_that_is_not_whole_is_given_to_nobody(
    room: Room, officer: Actor, papers: dict[str, Paper], client_of: Any
) -> None:
    run = packs_made(room, officer)
    with arranged():
        run.state, run.made_at = "failed", None
        run.says = "Cut off."
        run.save()
    for pack in run.packs.all():
        assert client_of(room.people["nurse"]).get(reverse("pack_file", args=[pack.pk])).status_code == 404


def test_an_officer_makes_the_packs_and_sees_who_gets_which(
    room: Room, officer: Actor, papers: dict[str, Paper], client_of: Any
) -> None:
    client = client_of(officer)
    response = fill_in(client, reverse("make_packs", args=[room.meeting.pk]))
    assert response.status_code == 302
    page = read(client, "packs", room.meeting.pk)
    assert "Packs 1 are made." in page
    assert "All but item 6" in page
    again = fill_in(client, reverse("make_packs", args=[room.meeting.pk]))
    assert "Say why the packs are made again." in again.content.decode()


def test_a_preview_shows_what_somebody_is_given_and_serves_nothing(
    room: Room, officer: Actor, papers: dict[str, Paper], client_of: Any
) -> None:
    client = client_of(officer)
    page = read(client, "papers_as", room.meeting.pk, room.people["gp"].pk)
    assert "The papers of Gp Example" in page
    assert not any(token in page for token in TOKENS)
    assert not Served.objects.exists()


def test_the_certificate_says_that_a_paper_was_never_served(
    room: Room, officer: Actor, papers: dict[str, Paper], client_of: Any
) -> None:
    packs_made(room, officer)
    client_of(room.people["nurse"]).get(reverse("paper_text", args=[papers["bids"].pk]))
    replaced(papers["bids"], made.pdf("Newer"), ["Newer"])
    client, bids = client_of(officer), str(papers["bids"].pk)
    gp, nurse = (str(room.people[who].pk) for who in ("gp", "nurse"))
    assert "Paper 6 was never served to Gp Example" in read(client, "certificate", room.meeting.pk, paper=bids, person=gp)
    assert "Paper 6 was served to Nurse Example" in read(client, "certificate", room.meeting.pk, paper=bids, person=nurse)
    told = client.get(reverse("certificate_json", args=[room.meeting.pk]), {"paper": bids, "person": gp}).json()
    assert (told["never_served"], told["left_out_of"], len(told["paper"]["versions"])) == (True, [1], 2)
    assert told["log"]["chain"] == str(room.committee.ccg_id)


def test_who_had_opened_a_pack_counts_in_the_certificate(
    room: Room, officer: Actor, papers: dict[str, Paper], client_of: Any
) -> None:
    run = packs_made(room, officer)
    pack = next(one for one in run.packs.all() if len(one.people) == 4)
    client_of(room.people["nurse"]).get(reverse("pack_file", args=[pack.pk]))
    asked = {"paper": str(papers["private"].pk), "person": str(room.people["nurse"].pk)}
    assert "Paper 8 was served to" in read(client_of(officer), "certificate", room.meeting.pk, **asked)


def test_the_calendar_entry_names_no_item(room: Room, papers: dict[str, Paper], client_of: Any) -> None:
    content = client_of(room.people["nurse"]).get(reverse("meeting_calendar", args=[room.meeting.pk])).content.decode()
    assert "BEGIN:VEVENT" in content
    assert "DTSTART;VALUE=DATE:20180301" in content.replace("\r\n ", "")
    assert "Titleof" not in content.replace("\r\n ", "")


def test_the_text_of_a_paper_stands_page_by_page_under_its_number(
    room: Room, papers: dict[str, Paper], client_of: Any
) -> None:
    page = read(client_of(room.people["nurse"]), "paper_text", papers["finance"].pk)
    assert page.index("Paper 7, page 1") < page.index("Bodyoffinance one") < page.index("Paper 7, page 2")


def test_a_member_does_not_see_who_gets_which(room: Room, papers: dict[str, Paper], client_of: Any) -> None:
    client = client_of(room.people["nurse"])
    for name in ("packs", "served", "certificate", "make_packs"):
        assert client.get(reverse(name, args=[room.meeting.pk])).status_code == 403
