"""The pages of issued papers: who reads what, and what they say."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Actor, Role
from coi_register.audit.services import deed
from declarations.evidence.models import Issue
from tests.declarations.conflicts.conftest import Room
from tests.declarations.evidence.conftest import issued, spoilt
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    ConcernFactory,
    ConveningFactory,
    ItemFactory,
    ItemForFactory,
    OrganisationFactory,
    RoleHeldFactory,
)

ClientOf = Callable[[Any], Client]


def of_role(room: Room, client_of: ClientOf, role: Role, ccg: Any = None) -> Client:
    return client_of(RoleHeldFactory(role=role, ccg=ccg or room.committee.ccg).user)


def tab(room: Room) -> str:
    return reverse("issues", args=[room.meeting.pk])


def pages(issue: Issue) -> list[str]:
    return [reverse(name, args=[issue.pk]) for name in ("issue", "worked_out_again", "issue_record")]


@pytest.fixture
def auditor(room: Room, client_of: ClientOf) -> Client:
    return of_role(room, client_of, Role.AUDITOR)


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_the_officer_issues_the_papers_from_the_tab(room: Room, officer: Actor, client_of: ClientOf) -> None:
    client = client_of(officer)
    assert "have not been issued in this register" in read(client, tab(room))
    new = reverse("issue_papers", args=[room.meeting.pk])
    assert "Issue the papers" in read(client, new)
    said = client.post(new, {}, follow=True).content.decode()
    issue = Issue.objects.get()
    for words in (
        "The papers are issued. No item has a paper",
        "Issue 1",
        issue.seal,
        "1 flag “Leave”",
        "Issue the papers again",
    ):
        assert words in said


def test_the_second_issue_asks_why(room: Room, officer: Actor, client_of: ClientOf) -> None:
    client, first = client_of(officer), issued(room, officer)
    new = reverse("issue_papers", args=[room.meeting.pk])
    assert "Issue 1 went out on" in read(client, new)
    refused = client.post(new, {"follows": str(first.pk), "because": ""}).content.decode()
    assert "Say why the papers are issued again." in refused
    stale = client.post(new, {"follows": "", "because": "Again."}).content.decode()
    assert "Somebody issued the papers while you were looking." in stale
    client.post(new, {"follows": str(first.pk), "because": "Item 6 was corrected."})
    assert [issue.because for issue in Issue.objects.all()] == ["", "Item 6 was corrected."]


@pytest.mark.parametrize("who", ["chair", "gp"])
def test_who_may_not_issue_is_told_so_and_offered_nothing(room: Room, officer: Actor, client_of: ClientOf, who: str) -> None:
    client = client_of(room.people[who])
    assert "Issue the papers" not in read(client, tab(room))
    assert client.post(reverse("issue_papers", args=[room.meeting.pk]), {}).status_code == 403
    assert not Issue.objects.exists()


def test_a_member_learns_that_papers_went_out_and_no_more(room: Room, officer: Actor, client_of: ClientOf) -> None:
    first = issued(room, officer)
    issue = issued(room, officer, follows=first.pk, because="A private matter.")
    client = client_of(room.people["gp"])
    said = read(client, tab(room))
    assert "Issue 2" in said
    assert not any(words in said for words in (issue.seal, "flag", "A private matter.", str(issue.pk)))
    assert [client.get(address).status_code for address in pages(issue)] == [404, 404, 404]


def test_another_ccg_finds_nothing_and_a_visitor_is_asked_to_sign_in(
    room: Room, officer: Actor, client_of: ClientOf, client: Client
) -> None:
    issue = issued(room, officer)
    stranger = of_role(room, client_of, Role.OFFICER, CcgFactory())
    everything = [tab(room), reverse("issue_papers", args=[room.meeting.pk]), *pages(issue)]
    assert [stranger.get(address).status_code for address in everything] == [404] * 5
    assert [client.get(address).status_code for address in everything] == [302] * 5
    assert "No papers have been issued yet." in read(stranger, reverse("all_issues"))


def test_an_auditor_finds_every_issue_from_the_first_page_on(room: Room, officer: Actor, auditor: Client) -> None:
    issue = issued(room, officer)
    assert reverse("all_issues") in read(auditor, "/")
    listed = read(auditor, reverse("all_issues"))
    assert reverse("issue", args=[issue.pk]) in listed
    assert issue.seal[:12] in listed


def test_what_was_said_then_stands_beside_what_is_said_now(room: Room, officer: Actor, auditor: Client) -> None:
    issue = issued(room, officer)
    address = reverse("issue", args=[issue.pk])
    assert "What the service says now is what it said then." in read(auditor, address)
    room.conflict("nurse")
    said = read(auditor, address)
    assert "The service says something else now, in" in said
    assert "Nurse Example" in said
    assert "Differs" in said


def test_a_later_issue_says_what_differs_from_the_one_before(room: Room, officer: Actor, auditor: Client) -> None:
    first = issued(room, officer)
    room.conflict("nurse")
    second = issued(room, officer, follows=first.pk, because="A declaration came in.")
    said = read(auditor, reverse("issue", args=[second.pk]))
    assert "What differs from the issue before" in said
    assert "Nurse Example’s financial interest in Harbourside Ltd is on the register now" in said
    assert "What differs from the issue before" not in read(auditor, reverse("issue", args=[first.pk]))


def test_it_is_worked_out_again_while_one_waits(room: Room, officer: Actor, auditor: Client) -> None:
    issue = issued(room, officer)
    address = reverse("worked_out_again", args=[issue.pk])
    assert "it is the same, too." in read(auditor, address)
    room.conflict("nurse")
    said = read(auditor, address)
    for words in ("The same facts, rulings and rules give the same answer.", "it differs in", "This makes the difference:"):
        assert words in said


def test_the_record_is_taken_away_byte_by_byte_as_it_was_sealed(room: Room, officer: Actor, auditor: Client) -> None:
    issue = issued(room, officer)
    response = auditor.get(reverse("issue_record", args=[issue.pk]))
    assert hashlib.sha256(response.content).hexdigest() == issue.seal
    assert response["Content-Disposition"] == f'attachment; filename="papers-2018-03-01-issue-1-{issue.seal[:12]}.json"'


def test_a_chair_reads_the_pages_and_takes_no_record_away(room: Room, officer: Actor, client_of: ClientOf) -> None:
    issue, chair = issued(room, officer), client_of(room.people["chair"])
    page, again, record = pages(issue)
    assert record not in read(chair, page)
    read(chair, again)
    assert chair.get(record).status_code == 403


def test_a_private_item_that_is_not_theirs_is_on_no_page_of_a_chair(room: Room, officer: Actor, client_of: ClientOf) -> None:
    other = CommitteeFactory()
    ConveningFactory(meeting=room.meeting, committee=other)
    private = ItemFactory(meeting=room.meeting, number="9", part="private", title="A matter of the others")
    ItemForFactory(item=private, committee=other)
    issue = issued(room, officer)
    ConcernFactory(item=private, organisation=OrganisationFactory(name="A Secret Bidder Ltd"))
    room.conflict("nurse")
    chair = client_of(room.people["chair"])
    for address in pages(issue)[:2]:
        said = read(chair, address)
        assert "Nurse Example" in said
        assert "A matter of the others" not in said
        assert "A Secret Bidder" not in said
        assert "item 9" not in said.lower()


def test_a_damaged_issue_is_told_on_every_page_and_is_never_an_error(room: Room, officer: Actor, auditor: Client) -> None:
    issue = spoilt(issued(room, officer), record="{}")
    for address in (tab(room), *pages(issue)[:2]):
        assert "is damaged: what is kept is not what was sealed." in read(auditor, address)


def test_once_the_meeting_is_over_nobody_is_offered_to_issue_its_papers(
    room: Room, officer: Actor, client_of: ClientOf
) -> None:
    room.meeting.state = "held"
    with deed("test.arranged", by=officer):
        room.meeting.save()
    client = client_of(officer)
    assert reverse("issue_papers", args=[room.meeting.pk]) not in read(client, tab(room))
    refused = client.post(reverse("issue_papers", args=[room.meeting.pk]), {}).content.decode()
    assert "The meeting was held. Papers are issued before it." in refused


def test_a_list_of_many_issues_asks_no_more_than_a_list_of_two(
    room: Room, officer: Actor, auditor: Client, django_assert_max_num_queries: Any
) -> None:
    last = issued(room, officer)
    for number in range(2, 7):
        last = issued(room, officer, follows=last.pk, because=f"For the {number}th time.")
    with django_assert_max_num_queries(12):
        read(auditor, reverse("all_issues"))
