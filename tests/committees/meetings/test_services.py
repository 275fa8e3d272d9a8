"""What is done to a meeting, and what is refused with which sentence."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from coi_register.accounts.actors import Actor, Role
from coi_register.audit.services import AlreadyDone
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.meetings import services
from committees.models import Concern, Item, Meeting
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    HoldingFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    PracticeFactory,
    SeatFactory,
    actor_with,
)

pytestmark = pytest.mark.django_db

THE_DAY = date(2018, 3, 1)


def test_an_officer_convenes_a_committee(committee: Any, officer: Actor) -> None:
    meeting = services.convene(ccg=committee.ccg, on=THE_DAY, committees=[committee], by=officer, venue=" Town hall ")
    assert (meeting.committees, meeting.venue, meeting.state) == ([committee], "Town hall", "planned")


def test_a_meeting_in_common_convenes_committees_of_several_ccgs_its_own_first(committee: Any, officer: Actor) -> None:
    other = CommitteeFactory(name="A committee of another CCG")
    meeting = services.convene(ccg=committee.ccg, on=THE_DAY, committees=[other, committee], by=officer)
    assert meeting.committees == [committee, other]
    assert meeting.is_in_common


def test_nobody_convenes_only_the_committee_of_another_ccg(committee: Any, officer: Actor) -> None:
    with pytest.raises(CannotBeDone, match="Choose at least one committee of"):
        services.convene(ccg=committee.ccg, on=THE_DAY, committees=[CommitteeFactory()], by=officer)
    assert not Meeting.objects.exists()


def test_a_meeting_has_a_committee(committee: Any, officer: Actor) -> None:
    with pytest.raises(CannotBeDone, match="Choose the committee that meets") as refusal:
        services.convene(ccg=committee.ccg, on=THE_DAY, committees=[], by=officer)
    assert refusal.value.field == "committees"


def test_a_committee_that_has_ended_is_not_convened(officer: Actor, committee: Any) -> None:
    ended = CommitteeFactory(ccg=committee.ccg, until=THE_DAY)
    with pytest.raises(CannotBeDone, match="does not exist on 1 March 2018"):
        services.convene(ccg=committee.ccg, on=THE_DAY, committees=[ended], by=officer)


def test_items_stand_in_the_order_in_which_they_were_added(meeting: Meeting, officer: Actor) -> None:
    for number in ("9", "10", "PCC/8"):
        services.add_item(meeting, number=number, title="Report", kind="information", by=officer)
    assert [item.number for item in meeting.items.all()] == ["9", "10", "PCC/8"]


def test_an_agenda_has_each_number_once(item: Item, officer: Actor) -> None:
    with pytest.raises(CannotBeDone, match="already an item 6 on this agenda") as refusal:
        services.add_item(item.meeting, number=" 6 ", title="Another", kind="information", by=officer)
    assert refusal.value.field == "number"


def test_the_databases_own_refusal_of_a_second_number_is_the_same_sentence(
    item: Item, officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = iter([False, True])  # the other officer's item comes between the look and the write
    monkeypatch.setattr("django.db.models.QuerySet.exists", lambda self: next(looks))
    with pytest.raises(CannotBeDone, match="already an item 6 on this agenda"):
        services.add_item(item.meeting, number="6", title="Another", kind="information", by=officer)


def test_the_number_of_an_item_taken_off_may_be_used_again(item: Item, officer: Actor) -> None:
    services.withdraw_item(item, by=officer, because="Deferred to May.")
    again = services.add_item(item.meeting, number="6", title="Another", kind="information", by=officer)
    assert again.number == "6"


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("title", {"title": "  "}),
        ("number", {"number": ""}),
        ("title", {"title": "x" * 301}),
        ("number", {"number": "1" * 21}),
    ],
)
def test_an_item_has_a_number_and_a_title_that_fit(meeting: Meeting, officer: Actor, field: str, values: dict) -> None:
    with pytest.raises(CannotBeDone) as refusal:
        services.add_item(meeting, **({"number": "1", "title": "A", "kind": "information"} | values), by=officer)
    assert refusal.value.field == field


def test_a_form_sent_twice_adds_one_item(meeting: Meeting, officer: Actor) -> None:
    sent = {"number": "6", "title": "Award", "kind": "contract_award", "by": officer, "once": uuid4()}
    services.add_item(meeting, **sent)
    with pytest.raises(AlreadyDone):
        services.add_item(meeting, **sent)
    assert meeting.items.count() == 1


def test_an_item_is_for_committees_that_meet(meeting: Meeting, officer: Actor, committee: Any) -> None:
    item = services.add_item(meeting, number="1", title="A", kind="strategy", by=officer, committees=[committee])
    assert item.committees == [committee]
    with pytest.raises(CannotBeDone, match="does not meet on 1 March 2018"):
        services.add_item(meeting, number="2", title="B", kind="strategy", by=officer, committees=[CommitteeFactory()])
    assert meeting.items.count() == 1


def test_an_item_without_committees_is_every_committees(meeting: Meeting, item: Item) -> None:
    assert item.committees == meeting.committees


def test_an_officer_amends_an_item(item: Item, officer: Actor, committee: Any) -> None:
    amended = services.amend_item(
        item, version=1, by=officer, because="As circulated.", title="Award of the contract", committees=[committee]
    )
    assert (amended.title, amended.number, amended.version) == ("Award of the contract", "6", 2)
    assert amended.history.first().history_change_reason == "As circulated."


def test_of_two_officers_amending_one_item_the_second_is_told(item: Item, officer: Actor) -> None:
    services.amend_item(item, version=1, by=officer, title="The first officer's title")
    with pytest.raises(CannotBeDone, match="Somebody else changed this item"):
        services.amend_item(item, version=1, by=officer, title="The second officer's title")
    item.refresh_from_db()
    assert item.title == "The first officer's title"


def test_an_item_has_nothing_else_to_amend(item: Item, officer: Actor) -> None:
    with pytest.raises(TypeError, match="withdrawn"):
        services.amend_item(item, version=1, by=officer, withdrawn=True)


@pytest.fixture
def three(meeting: Meeting, officer: Actor) -> list[Item]:
    kind = {"title": "A paper", "kind": "information", "by": officer}
    return [services.add_item(meeting, number=number, **kind) for number in ("1", "2", "3")]


def keys(meeting: Meeting) -> list[Any]:
    return [item.pk for item in meeting.items.filter(withdrawn=False)]


def test_items_are_taken_in_another_order_and_keep_their_numbers(
    meeting: Meeting, officer: Actor, three: list[Item]
) -> None:
    read = keys(meeting)
    services.reorder(meeting, order=[read[2], read[0], read[1]], read=read, by=officer)
    assert [item.number for item in meeting.items.all()] == ["3", "1", "2"]
    assert [item.version for item in meeting.items.all()] == [2, 2, 2]


def test_an_item_that_stays_in_its_place_gets_no_new_version(meeting: Meeting, officer: Actor, three: list[Item]) -> None:
    read = keys(meeting)
    services.reorder(meeting, order=[read[0], read[2], read[1]], read=read, by=officer)
    assert {item.number: item.version for item in meeting.items.all()} == {"1": 1, "2": 2, "3": 2}


def test_an_agenda_that_was_changed_meanwhile_is_not_arranged(meeting: Meeting, officer: Actor, three: list[Item]) -> None:
    read = keys(meeting)
    services.withdraw_item(three[0], by=officer, because="Put off")
    with pytest.raises(CannotBeDone, match="Somebody else changed the agenda"):
        services.reorder(meeting, order=read, read=read, by=officer)


def test_an_order_has_each_item_once(meeting: Meeting, officer: Actor, three: list[Item]) -> None:
    read = keys(meeting)
    for order in ([], read[:2], [*read, read[0]], [read[0], read[0], read[1]]):
        with pytest.raises(CannotBeDone, match="each item of the agenda once"):
            services.reorder(meeting, order=order, read=read, by=officer)


def test_the_agenda_of_a_meeting_that_was_cancelled_is_not_arranged(
    meeting: Meeting, officer: Actor, three: list[Item]
) -> None:
    read = keys(meeting)
    services.cancel(meeting, by=officer, because="Nobody can come")
    with pytest.raises(CannotBeDone, match="was cancelled"):
        services.reorder(meeting, order=read, read=read, by=officer)


def test_taking_an_item_off_needs_a_reason(item: Item, officer: Actor) -> None:
    with pytest.raises(CannotBeDone, match="Say why") as refusal:
        services.withdraw_item(item, by=officer, because=" ")
    assert refusal.value.field == "because"


def test_an_item_taken_off_cannot_be_changed(item: Item, officer: Actor) -> None:
    withdrawn = services.withdraw_item(item, by=officer, because="Deferred.")
    with pytest.raises(CannotBeDone, match="was taken off the agenda"):
        services.amend_item(item, version=withdrawn.version, by=officer, title="Other")


@pytest.mark.parametrize(
    "way",
    [
        {"organisation": PracticeFactory, "part_played": "bidder"},
        {"affected_class": "all_member_practices"},
        {"practices_in": lambda: OrganisationFactory(kind="federation")},
        {"topic": "dermatology"},
        {"person": PersonFactory},
        {"unidentified": "another surgery"},
    ],
    ids=lambda way: next(iter(way)),
)
def test_an_item_concerns_one_thing_in_six_ways(item: Item, officer: Actor, way: dict) -> None:
    named = {key: value() if callable(value) else value for key, value in way.items()}
    services.concern(item, by=officer, **named)
    kept = item.concerns.get()
    assert {key: getattr(kept, key) for key in named} == named


def test_a_concern_names_something(item: Item, officer: Actor) -> None:
    with pytest.raises(CannotBeDone, match="Say what the item concerns"):
        services.concern(item, by=officer, unidentified="  ")


def test_a_concern_names_no_more_than_one_thing(item: Item, officer: Actor) -> None:
    with pytest.raises(CannotBeDone, match="one thing at a time"):
        services.concern(item, by=officer, organisation=PracticeFactory(), topic="dermatology")
    assert not item.concerns.exists()


def test_the_same_concern_is_not_added_twice(item: Item, officer: Actor) -> None:
    practice = PracticeFactory(name="Riverside Practice")
    services.concern(item, by=officer, organisation=practice, part_played="bidder")
    with pytest.raises(CannotBeDone, match="already says that it concerns Riverside Practice"):
        services.concern(item, by=officer, organisation=practice, part_played="bidder")
    services.concern(item, by=officer, organisation=practice, part_played="incumbent")
    assert item.concerns.count() == 2


def test_an_unidentified_party_is_identified(item: Item, officer: Actor) -> None:
    party = services.concern(item, by=officer, unidentified="a local provider", part_played="bidder")
    company = OrganisationFactory()
    services.identify(party, organisation=company, by=officer)
    kept = item.concerns.get()
    assert (kept.organisation, kept.unidentified, kept.part_played) == (company, None, "bidder")
    with pytest.raises(CannotBeDone, match="already identified"):
        services.identify(kept, organisation=company, by=officer)


def test_a_concern_taken_back_keeps_its_history_and_reason(item: Item, officer: Actor) -> None:
    concern = services.concern(item, by=officer, topic="dermatology")
    services.no_longer_concerns(concern, by=officer, because="The paper does not mention it.")
    assert not item.concerns.exists()
    assert Concern.history.filter(history_type="-").get().history_change_reason == "The paper does not mention it."


def test_attendance_is_recorded_and_recorded_anew(meeting: Meeting, officer: Actor, holding: Any) -> None:
    services.attend(meeting, person=holding.person, seat=holding.seat, state="expected", by=officer)
    services.attend(meeting, person=holding.person, seat=holding.seat, state="apologies", by=officer)
    assert meeting.attendances.get().state == "apologies"


def test_who_calls_the_roll_may_close_the_meeting_and_who_does_not_may_not(meeting: Meeting, officer: Actor) -> None:
    with pytest.raises(NotAllowed):
        services.close(meeting, by=actor_with(Role.MEMBER, ccg=meeting.ccg))
    assert services.close(meeting, by=officer).state == "held"
    assert Meeting.objects.get(pk=meeting.pk).state == "held"


def test_nobody_attends_in_a_seat_they_do_not_hold_on_the_day(meeting: Meeting, officer: Actor, holding: Any) -> None:
    stranger = PersonFactory(name="Person Elsewhere")
    with pytest.raises(CannotBeDone, match=r"Person Elsewhere is not in the seat .* on 1 March 2018"):
        services.attend(meeting, person=stranger, seat=holding.seat, state="present", by=officer)


def test_nobody_attends_in_a_seat_after_leaving_it(meeting: Meeting, officer: Actor, committee: Any) -> None:
    left = HoldingFactory(seat=SeatFactory(committee=committee), until=THE_DAY)
    with pytest.raises(CannotBeDone, match="is not in the seat"):
        services.attend(meeting, person=left.person, seat=left.seat, state="present", by=officer)


def test_a_deputy_attends_as_a_deputy_only(meeting: Meeting, officer: Actor, holding: Any) -> None:
    deputy = HoldingFactory(seat=holding.seat, deputy=True)
    with pytest.raises(CannotBeDone, match="is not in the seat"):
        services.attend(meeting, person=deputy.person, seat=holding.seat, state="present", by=officer)
    with pytest.raises(CannotBeDone, match="is not a deputy for the seat"):
        services.attend(meeting, person=holding.person, seat=holding.seat, state="present", by=officer, as_deputy=True)
    services.attend(meeting, person=deputy.person, seat=holding.seat, state="present", by=officer, as_deputy=True)
    assert meeting.attendances.get().as_deputy


def test_nobody_attends_for_a_committee_that_does_not_meet(meeting: Meeting, officer: Actor, committee: Any) -> None:
    elsewhere = HoldingFactory(seat=SeatFactory(committee=CommitteeFactory(ccg=committee.ccg, name="Audit Committee")))
    with pytest.raises(CannotBeDone, match="Audit Committee does not meet on 1 March 2018"):
        services.attend(meeting, person=elsewhere.person, seat=elsewhere.seat, state="present", by=officer)


def test_a_person_is_away_for_a_single_item(item: Item, officer: Actor, holding: Any) -> None:
    absence = services.miss_item(item, person=holding.person, by=officer)
    assert services.miss_item(item, person=holding.person, by=officer) == absence
    assert item.absences.count() == 1
    with pytest.raises(CannotBeDone, match="holds no seat at the meeting"):
        services.miss_item(item, person=PersonFactory(), by=officer)


@pytest.mark.parametrize("end", ["held", "cancelled"])
def test_the_agenda_of_a_meeting_that_was_held_or_cancelled_is_closed(item: Item, officer: Actor, end: str) -> None:
    concern = services.concern(item, by=officer, topic="dermatology")
    if end == "held":
        services.hold(item.meeting, by=officer)
    else:
        services.cancel(item.meeting, by=officer, because="Snow.")
    item = Item.objects.get()
    deeds = [
        lambda: services.add_item(item.meeting, number="7", title="B", kind="strategy", by=officer),
        lambda: services.amend_item(item, version=item.version, by=officer, title="B"),
        lambda: services.withdraw_item(item, by=officer, because="Late."),
        lambda: services.concern(item, by=officer, topic="frailty"),
        lambda: services.no_longer_concerns(concern, by=officer, because="Late."),
        lambda: services.hold(item.meeting, by=officer),
        lambda: services.cancel(item.meeting, by=officer, because="Late."),
    ]
    for deed in deeds:
        with pytest.raises(CannotBeDone, match=f"of 1 March 2018 was {end}"):
            deed()


def test_attendance_may_be_completed_after_the_meeting(meeting: Meeting, officer: Actor, holding: Any) -> None:
    services.hold(meeting, by=officer)
    assert services.attend(meeting, person=holding.person, seat=holding.seat, state="present", by=officer).state == "present"


def test_a_meeting_is_not_held_before_its_day(committee: Any) -> None:
    early = actor_with(Role.OFFICER, ccg=committee.ccg, on=date(2018, 2, 28))
    with pytest.raises(CannotBeDone, match="The meeting is on 1 March 2018"):
        services.hold(MeetingFactory(ccg=committee.ccg, committees=[committee]), by=early)


def test_an_officer_of_another_ccg_does_nothing_to_the_meeting(item: Item, holding: Any) -> None:
    stranger = actor_with(Role.OFFICER, ccg=CcgFactory())
    meeting = item.meeting
    deeds = [
        lambda: services.convene(ccg=meeting.ccg, on=THE_DAY, committees=meeting.committees, by=stranger),
        lambda: services.add_item(meeting, number="7", title="B", kind="strategy", by=stranger),
        lambda: services.amend_item(item, version=1, by=stranger, title="B"),
        lambda: services.withdraw_item(item, by=stranger, because="No."),
        lambda: services.concern(item, by=stranger, topic="frailty"),
        lambda: services.attend(meeting, person=holding.person, seat=holding.seat, state="present", by=stranger),
        lambda: services.miss_item(item, person=holding.person, by=stranger),
        lambda: services.hold(meeting, by=stranger),
        lambda: services.cancel(meeting, by=stranger, because="No."),
    ]
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()


def test_a_chair_marks_an_item_private_but_changes_nothing_else_in_it(item: Item, committee: Any) -> None:
    chair = actor_with(Role.CHAIR, ccg=committee.ccg, committee=committee)
    assert services.amend_item(item, version=1, by=chair, part="private").part == "private"
    with pytest.raises(NotAllowed):
        services.amend_item(item, version=2, by=chair, title="The chair's title")


def test_things_offered_from_a_title_are_taken_up_together_or_not_at_all(item: Item, officer: Actor) -> None:
    practice = PracticeFactory()
    services.take_up(item, organisations=[practice], unidentified=["another surgery"], part_played="applicant", by=officer)
    assert {str(concern) for concern in item.concerns.all()} == {practice.name, "another surgery"}
    with pytest.raises(CannotBeDone, match="already says"):
        services.take_up(item, organisations=[PracticeFactory(), practice], part_played="applicant", by=officer)
    assert item.concerns.count() == 2
    with pytest.raises(CannotBeDone, match="Choose at least one"):
        services.take_up(item, by=officer)


@pytest.mark.parametrize("changes", [{"kind": "party"}, {"part": "secret"}, {"route": "scenic"}, {"stage": "left"}])
def test_words_outside_the_vocabulary_are_refused(item: Item, officer: Actor, changes: dict) -> None:
    with pytest.raises(CannotBeDone) as refusal:
        services.amend_item(item, version=1, by=officer, **changes)
    assert refusal.value.field in changes


def test_a_roll_is_called_as_one_deed_or_not_at_all(meeting: Meeting, officer: Actor, holding: Any) -> None:
    present = services.Answer(holding.person, holding.seat, "present")
    with pytest.raises(CannotBeDone, match="is not in the seat"):
        services.call_the_roll(meeting, [present, services.Answer(PersonFactory(), holding.seat, "present")], by=officer)
    assert not meeting.attendances.exists()
