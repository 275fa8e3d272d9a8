"""Whatever is done, the stored answers are those of a full run; and only the meetings that a deed touches are assessed again."""

import contextlib
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.meetings import services as meetings
from committees.models import Attendance, Concern, Holding, Item, Link, Membership, Seat, TermsOfReference
from committees.organisations import services as organisations
from committees.seats import services as seats
from declarations.adoption import services as adoption
from declarations.changes.models import Change, Outcome, Run
from declarations.changes.selectors.stored import answers_of, stored
from declarations.changes.services import reassess, together
from declarations.conflicts.models import Ruling
from declarations.conflicts.selectors import assessed
from declarations.interests import services as interests
from declarations.interests.models import Interest
from tests.declarations.changes.conftest import CLERK, TODAY, World
from tests.factories import UserFactory, arranged

DAYS = st.one_of(st.none(), st.integers(-60, 90).map(lambda days: TODAY + timedelta(days=days)))
PEOPLE = st.sampled_from(["chair", "exec", "elm_gp", "oak_gp", "nobody"])
PLACES = st.sampled_from(["valley", "harbourside", "other", "elm", "oak", "ash", "federation", "network"])
MEETINGS = st.sampled_from(["next", "after", "body", "over"])
ITEMS = st.sampled_from(["valley", "harbourside", "scheme", "triage", "skin", "minutes"])
CLASSES = st.sampled_from(["all_member_practices", "all_pharmacies"])

Deed = Callable[[World, st.DataObject], Any]


def declare(world: World, draw: st.DataObject) -> None:
    lies_in = draw.draw(st.sampled_from(["organisation", "affected_class", "topic", "text"]))
    what = {"organisation": PLACES.map(world.organisations.get), "affected_class": CLASSES}
    what |= {"topic": st.sampled_from(["dermatology", "eyes"]), "text": st.just("An invented society")}
    interests.declare(
        world.people[draw.draw(PEOPLE)],
        on=draw.draw(st.sampled_from([TODAY, date(2017, 1, 5), None])),
        category=draw.draw(st.sampled_from(["financial", "non_financial_personal", "unknown"])),
        role=draw.draw(st.sampled_from(["director", "partner", "patient"])),
        since=draw.draw(DAYS),
        again=True,
        by=CLERK,
        **{lies_in: draw.draw(what[lies_in])},
    )


def amend(world: World, draw: st.DataObject) -> None:
    row = draw.draw(st.sampled_from(sorted(Interest.objects.all(), key=lambda row: str(row.pk))))
    changes = {"organisation": world.organisations[draw.draw(PLACES)], "until": draw.draw(DAYS)}
    interests.amend(row, version=row.version, on=TODAY, by=CLERK, because="The test says so.", **changes)


def confirm(world: World, draw: st.DataObject) -> None:
    interests.confirm(world.people[draw.draw(PEOPLE)], on=draw.draw(DAYS) or TODAY, by=CLERK)


def link(world: World, draw: st.DataObject) -> None:
    one, other = (world.organisations[draw.draw(PLACES)] for _ in range(2))
    kind = draw.draw(st.sampled_from(["member_of", "owned_by", "shareholder_of", "competitor_of", "succeeded_by"]))
    organisations.link(one, kind=kind, to=other, since=draw.draw(DAYS), until=draw.draw(DAYS), by=CLERK)


def end_a_link(world: World, draw: st.DataObject) -> None:
    row = draw.draw(st.sampled_from(list(Link.objects.order_by("organisation__name", "to__name", "pk"))))
    organisations.end_link(row, until=draw.draw(DAYS) or TODAY, by=CLERK, because="The test says so.")


def end_a_membership(world: World, draw: st.DataObject) -> None:
    row = draw.draw(st.sampled_from(list(Membership.objects.order_by("practice__name"))))
    organisations.end_membership(row, until=draw.draw(DAYS) or TODAY, by=CLERK, because="The test says so.")


def become_another_kind(world: World, draw: st.DataObject) -> None:
    row = world.organisations[draw.draw(PLACES)]
    row.kind = draw.draw(st.sampled_from(["gp_practice", "company", "federation", "super_partnership", "pharmacy"]))
    with audit.deed("organisation.corrected", by=CLERK):
        row.save()


def seat(world: World, draw: st.DataObject) -> None:
    rows = list(Seat.objects.order_by("committee__name", "order"))
    person = world.people[draw.draw(PEOPLE)]
    seats.seat(
        person, in_=draw.draw(st.sampled_from(rows)), since=draw.draw(DAYS), deputy=draw.draw(st.booleans()), by=CLERK
    )


def unseat(world: World, draw: st.DataObject) -> None:
    rows = list(Holding.objects.order_by("seat__committee__name", "seat__order", "since", "pk"))
    seats.unseat(draw.draw(st.sampled_from(rows)), until=draw.draw(DAYS) or TODAY, by=CLERK)


def amend_a_seat(world: World, draw: st.DataObject) -> None:
    row = draw.draw(st.sampled_from(list(Seat.objects.order_by("committee__name", "order"))))
    seats.amend_seat(
        row, category=draw.draw(st.sampled_from(["lay", "gp", "nurse"])), voting=draw.draw(st.booleans()), by=CLERK
    )


def set_terms(world: World, draw: st.DataObject) -> None:
    committee = world.committees[draw.draw(st.sampled_from(["pccc", "body"]))]
    seats.set_terms(committee, since=draw.draw(DAYS), minimum=draw.draw(st.integers(1, 5)), by=CLERK)


def correct_terms(world: World, draw: st.DataObject) -> None:
    row = draw.draw(st.sampled_from(list(TermsOfReference.objects.order_by("committee__name"))))
    seats.correct_terms(row, minimum=draw.draw(st.integers(1, 5)), by=CLERK, because="The test says so.")


def an_item(world: World, draw: st.DataObject) -> Item:
    return world.items.get((draw.draw(MEETINGS), draw.draw(ITEMS))) or world.items["next", "valley"]


def amend_an_item(world: World, draw: st.DataObject) -> None:
    row = Item.objects.get(pk=an_item(world, draw).pk)
    kind = draw.draw(st.sampled_from(["strategy", "contract_award", "incentive_scheme"]))
    meetings.amend_item(row, version=row.version, kind=kind, decision=draw.draw(st.booleans()), by=CLERK)


def withdraw_an_item(world: World, draw: st.DataObject) -> None:
    meetings.withdraw_item(an_item(world, draw), by=CLERK, because="The test says so.")


def concern(world: World, draw: st.DataObject) -> None:
    meetings.concern(an_item(world, draw), organisation=world.organisations[draw.draw(PLACES)], by=CLERK)


def no_longer_concern(world: World, draw: st.DataObject) -> None:
    rows = list(Concern.objects.order_by("item__meeting__on", "item__number", "pk"))
    meetings.no_longer_concerns(draw.draw(st.sampled_from(rows)), by=CLERK, because="The test says so.")


def attend(world: World, draw: st.DataObject) -> None:
    meeting = world.meetings[draw.draw(MEETINGS)]
    rows = list(Holding.objects.filter(seat__committee__in=meeting.committees).order_by("seat__order", "pk"))
    held = draw.draw(st.sampled_from(rows))
    state = draw.draw(st.sampled_from(list(Attendance.State)))
    meetings.attend(meeting, person=held.person, seat=held.seat, state=state, as_deputy=held.deputy, by=CLERK)


def miss_an_item(world: World, draw: st.DataObject) -> None:
    meetings.miss_item(an_item(world, draw), person=world.people[draw.draw(PEOPLE)], by=CLERK)


def contribute(world: World, draw: st.DataObject) -> None:
    person = world.people[draw.draw(PEOPLE)]
    meetings.contribute(an_item(world, draw), person=person, contribution="adviser", by=CLERK)


def adopt(world: World, draw: st.DataObject) -> None:
    adoption.adopt(
        world.ccg, instrument=draw.draw(st.sampled_from(["G2016", "G2017"])), on=draw.draw(DAYS) or TODAY, by=CLERK
    )


def rule(world: World, draw: st.DataObject) -> None:
    item, person = an_item(world, draw), world.people[draw.draw(st.sampled_from(["elm_gp", "oak_gp", "exec"]))]
    if Ruling.objects.filter(item=item, person=person).exists():
        return
    with audit.deed("conflict.ruled", by=CLERK) as deed:
        Ruling(
            item=item,
            person=person,
            step=draw.draw(st.sampled_from([None, "note", "leave"])),
            ruled_by=world.people["chair"],
            entered_by=UserFactory(),
            capacity=Ruling.Capacity.CHAIR,
            at=deed.at,
        ).save()


DEEDS: list[Deed] = [
    declare, amend, confirm, link, end_a_link, end_a_membership, become_another_kind, seat, unseat, amend_a_seat,
    set_terms, correct_terms, amend_an_item, withdraw_an_item, concern, no_longer_concern, attend, miss_an_item,
    contribute, adopt, rule,
]  # fmt: skip


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
@settings(max_examples=settings.default.max_examples // 16, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draw=st.data())
def test_after_any_edit_what_is_stored_is_what_a_full_run_of_every_meeting_says(
    world: World, deed: Deed, draw: st.DataObject
) -> None:
    """A meeting that was not touched was not assessed again: were its answers others now, this would tell."""
    with transaction.atomic():
        for _ in range(draw.draw(st.integers(0, 1))):
            _try(draw.draw(st.sampled_from(DEEDS)), world, draw)
        _try(deed, world, draw)
        for name, meeting in world.meetings.items():
            run = Run.objects.get(meeting=meeting)
            found = assessed(meeting.pk)
            assert found is not None
            was, now = stored(run), answers_of(found)
            assert not run.stale
            assert (was.people, was.found, was.left) == (now.people, now.found, now.left), name
        transaction.set_rollback(True)


def _try(deed: Deed, world: World, draw: st.DataObject) -> None:
    """A deed that the product refuses changes nothing, and is as good an edit as any."""
    with contextlib.suppress(CannotBeDone):
        deed(world, draw)


def declare_in(world: World, who: str, company: str, **words: Any) -> Interest:
    told = {"on": TODAY, "category": "financial", "role": "director", "by": CLERK}
    return interests.declare(world.people[who], organisation=world.organisations[company], **{**told, **words})


def changed(**which: Any) -> list[tuple[str, str, str, str]]:
    rows = Change.objects.filter(**which).select_related("item", "person", "committee")
    return [(row.item.title, str(row.person or row.committee), row.before, row.after) for row in rows]


def test_what_a_declaration_changes_is_noted_with_the_deed_and_the_row_behind_it(world: World) -> None:
    interest = declare_in(world, "exec", "harbourside")
    row = Change.objects.get(item=world.item("next", "harbourside"), person=world.people["exec"])
    assert (row.before, row.cause, row.about, row.interest) == ("No conflict", "declaration", str(interest), interest)
    assert (row.deed.name, row.afterwards, row.at) == ("interest.declared", False, row.deed.at)


def test_a_meeting_that_was_over_is_told_as_what_would_have_been(world: World) -> None:
    declare_in(world, "exec", "harbourside", since=date(2017, 6, 1))
    assert changed(afterwards=True, person=world.people["exec"], item__title="harbourside")
    assert set(Change.objects.filter(afterwards=True).values_list("meeting", flat=True)) == {world.meetings["over"].pk}


def test_a_doubt_that_is_settled_afterwards_is_nothing_for_the_guardian(world: World) -> None:
    seat = Seat.objects.get(committee=world.committees["pccc"], office="exec")
    seats.unseat(Holding.objects.get(seat=seat), until=date(2018, 1, 1), by=CLERK)
    seats.seat(world.people["nobody"], in_=seat, since=date(2018, 1, 1), by=CLERK)
    with arranged():
        Change.objects.all().delete()
    interests.nil_return(world.people["nobody"], on=date(2018, 1, 2), by=CLERK)
    assert ("skin", "Nobody Example", "Cannot tell", "No conflict") in changed(afterwards=False)
    assert changed(afterwards=True) == []


def test_who_came_to_a_meeting_that_is_over_does_not_show_it_in_another_light(world: World) -> None:
    for who in ("chair", "vice", "exec"):
        seat = Seat.objects.get(committee=world.committees["pccc"], office=who)
        meetings.attend(world.meetings["over"], person=world.people[who], seat=seat, state="apologies", by=CLERK)
    assert not Change.objects.exists()
    assert (
        stored(Run.objects.get(meeting=world.meetings["over"]))
        .left[world.item("over", "skin").pk, world.committees["pccc"].pk]
        .quorate
        is False
    )


def test_the_first_answers_for_a_meeting_and_for_an_item_change_none(world: World) -> None:
    with arranged():
        Change.objects.all().delete()
    meeting = meetings.convene(ccg=world.ccg, on=TODAY + timedelta(days=90), committees=[world.committees["pccc"]], by=CLERK)
    item = meetings.add_item(meeting, number="1", title="A company’s bid", kind="contract_award", decision=True, by=CLERK)
    meetings.add_item(meeting, number="2", title="Another", kind="information", by=CLERK)
    assert not Change.objects.exists()
    meetings.concern(item, organisation=world.organisations["valley"], by=CLERK)
    assert [(row.person, row.cause) for row in Change.objects.all()] == [(world.people["elm_gp"], "agenda")]


def test_an_edit_is_not_lost_when_a_meeting_cannot_be_assessed(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(meeting: Any) -> None:
        if meeting == world.meetings["next"].pk:
            raise ZeroDivisionError

        return assessed(meeting)  # type: ignore[return-value]

    with monkeypatch.context() as patched:
        patched.setattr("declarations.changes.services.running.assessed", fails)
        interest = declare_in(world, "exec", "harbourside")
    assert Interest.objects.filter(pk=interest.pk).exists()
    assert [run.meeting_id for run in Run.objects.filter(stale=True)] == [world.meetings["next"].pk]
    assert "manage.py reassess" in caplog.text
    assert changed(meeting=world.meetings["next"]) == []
    assert changed(meeting=world.meetings["after"])
    mended = reassess(by=CLERK, on=TODAY)
    assert not Run.objects.filter(stale=True).exists()
    assert (mended.meetings, mended.failed) == (4, ())
    assert mended.changed == len(changed(meeting=world.meetings["next"])) > 0


def test_an_edit_is_not_lost_when_nobody_can_tell_what_it_touches(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*args: Any, **words: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("declarations.changes.services.running.touched", fails)
        interest = declare_in(world, "exec", "harbourside")
    assert Interest.objects.filter(pk=interest.pk).exists()
    assert Run.objects.filter(stale=True).count() == len(world.meetings)


def test_a_reassessment_that_fails_is_told_and_leaves_the_answers_as_they_were(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stored(Run.objects.get(meeting=world.meetings["next"]))
    monkeypatch.setattr("declarations.changes.services.running.assessed", lambda meeting: 1 / 0)
    done = reassess(by=CLERK, on=TODAY, meetings=[world.meetings["next"].pk])
    assert (done.meetings, done.failed) == (0, (world.meetings["next"].pk,))
    assert stored(Run.objects.get(meeting=world.meetings["next"])) == before


def test_reassessing_again_changes_nothing_and_writes_no_answer(world: World) -> None:
    rows = [*Outcome.objects.values_list("pk", flat=True)]
    assert reassess(by=CLERK, on=TODAY).changed == 0
    assert [*Outcome.objects.values_list("pk", flat=True)] == rows


def test_deeds_done_together_are_followed_up_once_and_each_change_names_its_own_deed(world: World) -> None:
    with together():
        declare_in(world, "exec", "harbourside")
        declare_in(world, "chair", "valley")
        assert not Change.objects.exists()
    assert set(Change.objects.values_list("person__name", flat=True)) >= {"Exec Example", "Chair Example"}
    found = Run.objects.get(meeting=world.meetings["next"])
    assert stored(found).found == answers_of(assessed(world.meetings["next"].pk)).found  # type: ignore[arg-type]


def test_deeds_taken_back_together_leave_nothing_to_follow_up(world: World) -> None:
    def declare_and_fail() -> None:
        with together():
            declare_in(world, "exec", "harbourside")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        declare_and_fail()
    assert not Change.objects.exists()
    declare_in(world, "exec", "harbourside")
    assert Change.objects.exists()
