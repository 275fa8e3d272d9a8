"""Which issues there are, and whether what they hold can be trusted."""

import json

import pytest
from django.http import Http404

from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.selectors import actor_of
from declarations.evidence import selectors
from declarations.guidance.record import CannotBeRead, canonical, seal
from tests.declarations.conflicts.conftest import ON, Room
from tests.declarations.evidence.conftest import issued, spoilt
from tests.factories import CcgFactory, RoleHeldFactory


def twice(room: Room, officer: Actor):
    first = issued(room, officer)
    return first, issued(room, officer, follows=first.pk, because="Again.")


def resealed(issue, **parts):
    body = canonical(json.loads(issue.record) | parts)
    return spoilt(issue, record=body, seal=seal(body))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.GUARDIAN, Role.AUDITOR])
def test_who_watches_over_a_ccg_reads_its_issues(room: Room, officer: Actor, role: Role) -> None:
    issue = issued(room, officer)
    actor = actor_of(RoleHeldFactory(role=role, ccg=room.committee.ccg).user, on=ON)
    assert selectors.issue_for(actor, issue.pk) == issue
    assert selectors.latest_issues(actor) == [issue]


@pytest.mark.parametrize(("who", "reads"), [("chair", True), ("vice", True), ("gp", False)])
def test_of_the_committee_the_chairs_read_them_and_the_members_do_not(
    room: Room, officer: Actor, who: str, reads: bool
) -> None:
    issue = issued(room, officer)
    assert selectors.latest_issues(room.actor(who)) == [issue] * reads
    if not reads:
        with pytest.raises(Http404):
            selectors.issue_for(room.actor(who), issue.pk)


def test_another_ccgs_officer_finds_none(room: Room, officer: Actor) -> None:
    issue = issued(room, officer)
    stranger = actor_of(RoleHeldFactory(role=Role.OFFICER, ccg=CcgFactory()).user, on=ON)
    assert selectors.latest_issues(stranger) == []
    with pytest.raises(Http404):
        selectors.issue_for(stranger, issue.pk)


def test_the_issues_of_a_meeting_come_in_their_order(room: Room, officer: Actor) -> None:
    first, second = twice(room, officer)
    assert selectors.issues_of(room.meeting) == [first, second]
    assert (selectors.latest(room.meeting), selectors.before(second), selectors.before(first)) == (second, first, None)


def test_what_was_not_sealed_is_not_opened(room: Room, officer: Actor) -> None:
    issue = issued(room, officer)
    with pytest.raises(CannotBeRead, match="Issue 1 of the papers of the meeting of 1 March 2018 is damaged"):
        selectors.opened(spoilt(issue, record=issue.record + " "))


def test_a_record_put_in_the_place_of_another_is_not_opened(room: Room, officer: Actor) -> None:
    first, second = twice(room, officer)
    with pytest.raises(CannotBeRead, match="it holds issue 1"):
        selectors.opened(spoilt(second, record=first.record, seal=first.seal))


def test_an_issue_before_this_one_that_was_sealed_anew_is_noticed(room: Room, officer: Actor) -> None:
    first, second = twice(room, officer)
    resealed(first, rulings=[{"item": "6", "person": "somebody", "step": None, "no_papers": False}])
    with pytest.raises(CannotBeRead, match="Issue 2 .* does not follow the issue before it"):
        selectors.opened(second)


def test_a_missing_issue_is_noticed_by_the_next(room: Room, officer: Actor) -> None:
    first, second = twice(room, officer)
    spoilt(first, number=7)
    with pytest.raises(CannotBeRead, match="was altered or is missing"):
        selectors.opened(second)


def test_issues_are_chosen_by_what_is_named(room: Room, officer: Actor) -> None:
    first, second = twice(room, officer)
    assert selectors.chosen() == selectors.chosen(ccg=room.committee.ccg.ods_code) == [first.pk, second.pk]
    assert selectors.chosen(meeting=room.meeting.pk) == [first.pk, second.pk]
    assert selectors.chosen(issue=second.pk) == [second.pk]
    assert selectors.the_issue(second.pk) == second
    assert selectors.chosen(ccg="ZZ0") == []


def test_a_record_shown_as_if_assessed_now_says_what_was_said_then(room: Room, officer: Actor) -> None:
    issue = issued(room, officer)
    room.conflict("nurse")
    record, now = selectors.opened(issue), selectors.found_now(issue)
    then = selectors.frozen(record, now)
    nurse = room.people["nurse"].pk
    assert then.finding(room.item.pk, nurse).step is None
    assert now.finding(room.item.pk, nurse).step is not None
