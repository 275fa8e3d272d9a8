"""Issuing the papers of a meeting."""

import json
from uuid import UUID, uuid4

import pytest

from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.selectors import actor_of
from coi_register.audit.models import Deed
from coi_register.audit.sealed import Sealed
from coi_register.audit.services import AlreadyDone, deed
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.models import Item
from declarations.conflicts.selectors import assessed
from declarations.conflicts.services import Decision, rule
from declarations.evidence.models import Issue
from declarations.evidence.selectors import opened
from declarations.evidence.services import issue_papers
from declarations.guidance.record import seal
from declarations.guidance.vocabulary import Step
from tests.declarations.conflicts.conftest import ON, Room
from tests.declarations.evidence.conftest import at_hand, issued
from tests.factories import CcgFactory, ItemFactory, MeetingFactory, RoleHeldFactory


def test_issuing_keeps_facts_rules_rulings_and_answer_under_a_seal(room: Room, officer: Actor) -> None:
    issue, found = issued(room, officer), assessed(room.meeting.pk)
    assert found is not None
    record = opened(issue)
    assert (record.facts, record.answer) == (found.meeting, found.standing)
    assert (issue.digest, issue.seal) == (found.book.digest, seal(issue.record))
    assert (issue.number, issue.by_name) == (1, officer.name)
    assert Deed.objects.filter(name="papers.issued").count() == 1


def test_it_keeps_the_rulings_in_force_too(room: Room, officer: Actor) -> None:
    decision = Decision(Step.NOTE, reason="A small holding.")
    rule(room.item.pk, person=room.people["gp"].pk, decision=decision, by=room.actor("chair"))
    [ruled] = opened(issued(room, officer)).rulings
    assert (ruled.item, ruled.person, ruled.step) == (room.item.pk, room.people["gp"].pk, Step.NOTE)


def test_issuing_again_makes_number_2_which_seals_number_1_in(room: Room, officer: Actor) -> None:
    first = issued(room, officer)
    second = issued(room, officer, follows=first.pk, because="Item 6 was corrected.")
    assert (second.number, opened(second).heading.follows) == (2, first.seal)


def test_issuing_again_asks_for_the_reason(room: Room, officer: Actor) -> None:
    first = issued(room, officer)
    with pytest.raises(CannotBeDone, match="Say why the papers are issued again") as refusal:
        issued(room, officer, follows=first.pk, because="  ")
    assert refusal.value.field == "because"


@pytest.mark.parametrize("follows", [None, UUID(int=7)])
def test_who_did_not_see_the_last_issue_is_told_of_it(room: Room, officer: Actor, follows: UUID | None) -> None:
    issued(room, officer)
    with pytest.raises(CannotBeDone, match="Somebody issued the papers while you were looking"):
        issued(room, officer, follows=follows, because="Again.")
    assert Issue.objects.count() == 1


def test_the_same_form_sent_twice_is_one_issue(room: Room, officer: Actor) -> None:
    once = uuid4()
    first = issued(room, officer, once=once)
    with pytest.raises(AlreadyDone):
        issued(room, officer, once=once, follows=first.pk, because="Again.")
    assert Issue.objects.count() == 1


@pytest.mark.parametrize(("state", "says"), [("held", "The meeting was held."), ("cancelled", "The meeting is cancelled.")])
def test_a_meeting_that_is_over_has_no_papers_to_issue(room: Room, officer: Actor, state: str, says: str) -> None:
    room.meeting.state = state
    with deed("test.arranged", by=officer):
        room.meeting.save()
    with pytest.raises(CannotBeDone, match=says):
        issued(room, officer)


def test_an_empty_agenda_is_not_issued(room: Room, officer: Actor) -> None:
    with deed("test.arranged", by=officer):
        room.item.withdrawn = True
        room.item.save()
    assert not Item.objects.filter(withdrawn=False).exists()
    with pytest.raises(CannotBeDone, match="The agenda is empty."):
        issued(room, officer)
    assert not Issue.objects.exists()


@pytest.mark.parametrize("who", ["chair", "vice", "gp"])
def test_members_do_not_issue_papers(room: Room, who: str) -> None:
    with pytest.raises(NotAllowed):
        issued(room, room.actor(who))


@pytest.mark.parametrize("role", [Role.GUARDIAN, Role.AUDITOR])
def test_nor_do_the_guardian_and_the_auditor(room: Room, role: Role) -> None:
    with pytest.raises(NotAllowed):
        issued(room, actor_of(RoleHeldFactory(role=role, ccg=room.committee.ccg).user, on=ON))


def test_nor_does_the_officer_of_another_ccg_at_a_meeting_in_common(room: Room) -> None:
    stranger = actor_of(RoleHeldFactory(role=Role.OFFICER, ccg=CcgFactory()).user, on=ON)
    with pytest.raises(NotAllowed):
        issued(room, stranger)


def test_the_secretary_of_the_committee_issues_its_papers(room: Room) -> None:
    held = RoleHeldFactory(role=Role.SECRETARY, ccg=room.committee.ccg, committee=room.committee)
    assert issued(room, actor_of(held.user, on=ON)).number == 1


def test_an_issue_is_never_edited_and_never_deleted(room: Room, officer: Actor) -> None:
    issue = issued(room, officer)
    issue.because = "Something else."
    with deed("test.tampered", by=officer), pytest.raises(Sealed, match="never edited"):
        issue.save()
    with deed("test.tampered", by=officer), pytest.raises(Sealed):
        issue.delete()


def test_a_record_is_one_line_of_json_that_says_its_form(room: Room, officer: Actor) -> None:
    body = json.loads(issued(room, officer).record)
    assert body["form"] == 1
    assert set(body) == {"form", "heading", "facts", "rulings", "book", "answer"}


def test_another_meeting_begins_with_number_1(room: Room, officer: Actor) -> None:
    issued(room, officer)
    other = MeetingFactory(ccg=room.committee.ccg, on=ON, committees=[room.committee])
    ItemFactory(meeting=other, number="1")
    assert issue_papers(at_hand(other.pk), by=officer).number == 1
