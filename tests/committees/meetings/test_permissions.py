"""Who may do what at a meeting: one table a question, for every role, of this committee, of another, of another CCG."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db.models import Q
from django.http import Http404

from coi_register.accounts.actors import NOBODY, Actor, Role, command
from coi_register.verdicts import AskedAgain, Refused
from committees.meetings import permissions, services
from committees.meetings.selectors import item_for
from committees.models import Item, Meeting
from tests.factories import CcgFactory, CommitteeFactory, MeetingFactory, actor_with

pytestmark = pytest.mark.django_db

OWN_COMMITTEE = {Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY, Role.MEMBER}
OWN_CCG = {Role.OFFICER, Role.GUARDIAN, Role.AUDITOR}
ASKED: dict[str, set[Role]] = {
    "read the meeting": OWN_COMMITTEE | OWN_CCG | {Role.DELEGATE},
    "read a private item": OWN_COMMITTEE | OWN_CCG,
    "keep the agenda": {Role.OFFICER, Role.SECRETARY},
    "say what an item concerns": {Role.OFFICER, Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY},
    "record attendance": {Role.OFFICER, Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY},
}
QUESTIONS: dict[str, Callable[[Actor, Item, Any], Any]] = {
    "read the meeting": lambda actor, item, seat: permissions.may_read_meeting(actor, item.meeting),
    "read a private item": lambda actor, item, seat: permissions.may_read_item(actor, item),
    "keep the agenda": lambda actor, item, seat: permissions.may_keep_agenda(actor, item.meeting),
    "say what an item concerns": lambda actor, item, seat: permissions.may_set_concerns(actor, item),
    "record attendance": lambda actor, item, seat: permissions.may_record_attendance(actor, item.meeting, seat),
}


@pytest.fixture
def private_item(item: Item, officer: Actor) -> Item:
    return services.amend_item(item, version=1, by=officer, part="private")


def those_who_may(question: str, item: Item, seat: Any, **where: Any) -> set[Role]:
    return {role for role in Role if QUESTIONS[question](actor_with(role, **where), item, seat)}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_roles_of_the_committee_may_what_the_matrix_says(
    private_item: Item, holding: Any, committee: Any, question: str
) -> None:
    may = those_who_may(question, private_item, holding.seat, ccg=committee.ccg, committee=committee)
    assert may == ASKED[question]


@pytest.mark.parametrize("question", QUESTIONS)
def test_of_another_committee_only_roles_for_the_whole_ccg_may(
    private_item: Item, holding: Any, committee: Any, question: str
) -> None:
    other = CommitteeFactory(ccg=committee.ccg, name="Another committee")
    may = those_who_may(question, private_item, holding.seat, ccg=committee.ccg, committee=other)
    assert may == ASKED[question] & OWN_CCG


@pytest.mark.parametrize("question", QUESTIONS)
def test_nobody_of_another_ccg_may(private_item: Item, holding: Any, question: str) -> None:
    assert those_who_may(question, private_item, holding.seat, ccg=CcgFactory()) == set()


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_public_may_not_and_a_command_may(private_item: Item, holding: Any, question: str) -> None:
    assert not QUESTIONS[question](NOBODY, private_item, holding.seat)
    assert QUESTIONS[question](command("a command"), private_item, holding.seat)


@pytest.fixture
def other_committee() -> Any:
    return CommitteeFactory(name="Primary Care Commissioning Committee")


@pytest.fixture
def in_common(committee: Any, other_committee: Any) -> Meeting:
    return MeetingFactory(ccg=committee.ccg, committees=[committee, other_committee])


def test_the_convening_ccg_keeps_the_agenda_of_a_meeting_in_common(
    in_common: Meeting, officer: Actor, other_committee: Any
) -> None:
    guest = actor_with(Role.OFFICER, ccg=other_committee.ccg)
    secretary = actor_with(Role.SECRETARY, ccg=other_committee.ccg, committee=other_committee)
    assert permissions.may_keep_agenda(officer, in_common)
    assert permissions.may_read_meeting(guest, in_common)
    assert not permissions.may_keep_agenda(guest, in_common)
    assert not permissions.may_keep_agenda(secretary, in_common)


def test_in_common_each_ccg_says_what_its_own_items_concern(
    in_common: Meeting, officer: Actor, committee: Any, other_committee: Any
) -> None:
    guest = actor_with(Role.OFFICER, ccg=other_committee.ccg)
    ours = services.add_item(in_common, number="1", title="A", kind="strategy", committees=[committee], by=officer)
    theirs = services.add_item(in_common, number="2", title="B", kind="strategy", committees=[other_committee], by=officer)
    assert not permissions.may_set_concerns(guest, ours)
    assert permissions.may_set_concerns(guest, theirs)
    assert permissions.may_set_concerns(officer, theirs)  # who keeps the agenda may


def test_in_common_a_private_item_is_read_by_those_whose_item_it_is(
    in_common: Meeting, officer: Actor, committee: Any, other_committee: Any
) -> None:
    member = actor_with(Role.MEMBER, ccg=other_committee.ccg, committee=other_committee)
    given = {"kind": "strategy", "part": "private", "by": officer}
    ours = services.add_item(in_common, number="1", title="A secret title", committees=[committee], **given)
    theirs = services.add_item(in_common, number="2", title="B", committees=[other_committee], **given)
    assert permissions.may_read_item(member, item_for(member, theirs.pk))
    with pytest.raises(Http404):
        item_for(member, ours.pk)
    verdict = permissions.may_read_item(member, ours)
    assert isinstance(verdict, Refused)
    assert "A secret title" not in verdict.because


def test_whoever_has_no_part_in_a_private_item_is_told_whom_to_ask(private_item: Item, committee: Any) -> None:
    verdict = permissions.may_read_item(actor_with(Role.DELEGATE, ccg=committee.ccg, committee=committee), private_item)
    assert verdict == Refused(
        f"Item {private_item.number} is a private item of a committee you have no part in. Ask its secretary about it."
    )


def test_an_auditor_who_signed_in_long_ago_is_asked_again_before_a_private_item(private_item: Item, committee: Any) -> None:
    auditor = replace(actor_with(Role.AUDITOR, ccg=committee.ccg), fresh=False)
    assert isinstance(permissions.may_read_item(auditor, private_item), AskedAgain)


def test_nor_is_a_private_item_offered_that_is_not_named_to_whoever_would_be_asked_again(
    private_item: Item, committee: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(permissions, "unnamed_to", lambda actor: Q(pk=private_item.pk))
    auditor = replace(actor_with(Role.AUDITOR, ccg=committee.ccg), fresh=False)
    verdict = permissions.may_read_item(auditor, private_item)
    assert isinstance(verdict, Refused)
    assert "it may concern you" in verdict.because
