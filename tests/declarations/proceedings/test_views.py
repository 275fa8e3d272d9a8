"""The pages of the room, as the chair, the secretary and others are answered."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register import clock
from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import User
from coi_register.accounts.sittings import KEY, NOTED_EVERY
from coi_register.audit.services import told_as_of
from committees.meetings.selectors import sittings_of
from committees.models import Attendance, Convening, Meeting
from declarations.guidance.vocabulary import Step
from declarations.models import Declared, Discussion, Interest, Movement, Ruling, Sitting, Vote
from declarations.proceedings import services
from tests.declarations.proceedings.conftest import Sat, at
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    InterestFactory,
    ItemFactory,
    ItemForFactory,
    OrganisationFactory,
    actor_with,
    arranged,
)
from tests.filling_in import fill_in

Browser = Any


@pytest.fixture
def opens(settings: Any) -> Browser:
    """Somebody's browser, on the day of the meeting."""
    settings.DEMO_TODAY = date(2018, 3, 1)

    def of(actor: Actor) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=actor.user_id))
        return client

    return of


@pytest.fixture
def secretary(opens: Browser, sat: Sat) -> Client:
    return opens(sat.by)  # type: ignore[no-any-return]


@pytest.fixture
def chair(opens: Browser, sat: Sat) -> Client:
    return opens(sat.room.actor("chair"))  # type: ignore[no-any-return]


def room_at(sat: Sat, name: str = "room") -> str:
    return reverse(name, args=[sat.meeting.pk])


def of_item(sat: Sat, name: str) -> str:
    return reverse(name, args=[sat.item.pk])


def tap(client: Client, sat: Sat, name: str, who: str, screen: str = "room") -> Any:
    return client.post(reverse(name, args=[sat.meeting.pk, sat.person(who).pk]), {"next": screen}, follow=True)


def rule_on(sat: Sat, who: str) -> str:
    return reverse("rule_as_recommended", args=[sat.item.pk, sat.person(who).pk])


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_the_secretary_calls_the_roll_and_opens_the_meeting(secretary: Client, sat: Sat) -> None:
    assert "The meeting has not been opened." in words(secretary.get(room_at(sat)))
    answers = {f"{one.seat.pk}_{one.person.pk}": "present" for one in sat.roll()}
    missing = dict([*answers.items()][1:])
    refused = fill_in(secretary, room_at(sat, "open_room"), missing)
    assert "Say whether Chair Example is here." in words(refused)
    opened = fill_in(secretary, room_at(sat, "open_room"), answers)
    assert opened.url == room_at(sat)
    shown = words(secretary.get(room_at(sat)))
    assert "I declare the meeting of the Primary Care Commissioning Committee open. 5 votes are in the room" in shown
    assert "Does anybody have an interest to declare" in shown
    assert "Begin" in shown


def test_one_tick_says_that_everybody_is_here_but_those_who_are_marked(secretary: Client, sat: Sat) -> None:
    first, *others = [one for one in sittings_of(sat.meeting) if one.person and not one.seat.invited_as]
    away = f"{first.seat.pk}_{first.person.pk}"
    opened = fill_in(secretary, room_at(sat, "open_room"), {"all_here": "on", away: "absent"})
    assert opened.url == room_at(sat)
    states = dict(Attendance.objects.filter(meeting=sat.meeting).values_list("person", "state"))
    assert states == {first.person.pk: "absent"} | {one.person.pk: "present" for one in others}


def test_the_whole_of_an_item_is_run_from_the_chairs_phone(chair: Client, sat: Sat) -> None:
    sat.open()
    begun = words(chair.post(of_item(sat, "begin_item"), {"next": "room"}, follow=True))
    assert "Gp Example must leave now." in begun
    assert (
        "Gp Example, you have an interest in this item: Harbourside Ltd. You must leave the meeting for this item" in begun
    )
    left = words(tap(chair, sat, "leave_room", "gp"))
    assert "The committee can decide." in left
    assert "Out since" in left
    decided = fill_in(chair, of_item(sat, "decide_item"), {"words": "Awarded.", "manner": "consensus"})
    assert decided.url == room_at(sat)
    assert (sat.discussion.outcome, sat.discussion.words) == ("decided", "Awarded.")
    assert "Comes back" in words(tap(chair, sat, "step_out", "nurse"))
    assert "In the room" in words(tap(chair, sat, "come_back", "gp", "room_record"))


def test_whoever_presides_rules_as_recommended_by_one_tap(chair: Client, secretary: Client, sat: Sat) -> None:
    sat.open()
    sat.begin()
    says = "Gp Example. Recommended: leave for this item and receive no papers for it"
    shown = words(chair.get(room_at(sat)))
    assert says in shown
    assert "Rule so" in shown
    for_the_secretary = words(secretary.get(room_at(sat)))
    assert says in for_the_secretary
    assert "Rule so" not in for_the_secretary
    answer = chair.post(rule_on(sat, "gp"), {"next": "room", "step": "leave"}, follow=True)
    assert "Nobody has ruled yet" not in words(answer)
    ruling = Ruling.objects.get()
    assert (ruling.person, ruling.step, ruling.no_papers, ruling.reason) == (sat.person("gp"), Step.LEAVE, True, "")


def test_a_tap_that_rules_otherwise_than_is_recommended_by_now_is_refused(chair: Client, sat: Sat) -> None:
    sat.open()
    sat.begin()
    answer = words(chair.post(rule_on(sat, "gp"), {"next": "room", "step": "note"}, follow=True))
    assert "Something else is recommended for Gp Example by now. Read it, then rule." in answer
    assert chair.post(rule_on(sat, "gp"), {"next": "room", "step": "nonsense"}).url == room_at(sat)
    assert not Ruling.objects.exists()


def test_only_whoever_presides_rules_by_a_tap(secretary: Client, sat: Sat) -> None:
    sat.open()
    sat.begin()
    assert secretary.post(rule_on(sat, "gp"), {"next": "room", "step": "leave"}).status_code == 403
    assert not Ruling.objects.exists()


def test_a_decision_that_would_not_be_valid_is_refused_on_its_form(chair: Client, sat: Sat) -> None:
    sat.open()
    sat.begin()
    refused = words(fill_in(chair, of_item(sat, "decide_item"), {"words": "Awarded.", "manner": "consensus"}))
    assert "Not recorded, for it would not be valid. Gp Example is in the room" in refused
    assert "Awarded." in refused  # what was typed is still there
    assert sat.discussion.outcome is None


@pytest.mark.parametrize(
    ("name", "answers", "outcome"),
    [
        ("note_item", {"words": ""}, "noted"),
        ("defer_item", {"reason": "Not quorate."}, "deferred"),
        ("refer_item", {"reason": "Not quorate.", "referred_to": "Governing body"}, "referred"),
    ],
)
def test_an_item_ends_otherwise_than_by_a_decision(
    chair: Client, sat: Sat, name: str, answers: dict[str, str], outcome: str
) -> None:
    sat.open()
    sat.begin()
    assert fill_in(chair, of_item(sat, name), answers).url == room_at(sat)
    assert sat.discussion.outcome == outcome
    assert fill_in(chair, of_item(sat, "take_back_item"), {"because": "Meant another"}).url == room_at(sat)
    assert sat.discussion.outcome is None


def test_votes_are_recorded_person_by_person(secretary: Client, sat: Sat) -> None:
    sat.open()
    sat.begin()
    sat.leaves("gp")
    page = words(secretary.get(of_item(sat, "record_votes")))
    assert "Nurse Example" in page
    assert "Gp Example" not in page
    answers = {str(sat.person(who).pk): "for" for who in ("chair", "exec")} | {str(sat.person("nurse").pk): "against"}
    assert fill_in(secretary, of_item(sat, "record_votes"), answers).url == of_item(sat, "decide_item")
    assert "Votes so far: 2 for, 1 against, 0 abstained." in words(secretary.get(of_item(sat, "decide_item")))
    taken_back = answers | {str(sat.person("nurse").pk): "none"}
    fill_in(secretary, of_item(sat, "record_votes"), taken_back)
    assert Vote.objects.filter(mistaken=False).count() == 2


def test_what_one_device_does_the_other_is_told_by_a_new_word(secretary: Client, chair: Client, sat: Sat) -> None:
    sat.open()
    asks = room_at(sat, "room_state")
    first = secretary.get(asks)
    assert secretary.get(asks, headers={"If-None-Match": first["ETag"]}).status_code == 304
    chair.post(of_item(sat, "begin_item"))
    then = secretary.get(asks, headers={"If-None-Match": first["ETag"]})
    assert (then.status_code, then.json()["state"] != first.json()["state"]) == (200, True)
    sat.rules("gp", Step.NOTE)
    assert secretary.get(asks, headers={"If-None-Match": then["ETag"]}).status_code == 200


def test_two_secretaries_who_record_an_outcome_are_told_of_each_other(secretary: Client, opens: Browser, sat: Sat) -> None:
    sat.open()
    sat.begin()
    sat.leaves("gp")
    second = opens(actor_with(Role.SECRETARY, ccg=sat.room.committee.ccg, committee=sat.room.committee))
    version = sat.discussion.version
    casts = {str(sat.person("chair").pk): "for"}
    fill_in(secretary, of_item(sat, "record_votes"), casts)
    sent = {"version": version, "words": "Awarded.", "manner": "consensus"}
    told = words(second.post(of_item(sat, "decide_item"), sent))
    assert "Somebody else changed this discussion while you had it open. Nothing of yours was saved." in told
    assert "Awarded." in told
    assert sat.discussion.outcome is None


def test_an_interest_on_the_register_is_declared_for_the_item_in_two_taps(chair: Client, sat: Sat) -> None:
    firm = OrganisationFactory(name="Invented Clinics Ltd")
    interest = InterestFactory(person=sat.person("nurse"), organisation=firm)
    sat.open()
    sat.begin()
    assert "Declares an interest" in words(chair.get(room_at(sat)))
    nurse = [sat.item.pk, sat.person("nurse").pk]
    assert "Director, Invented Clinics Ltd" in words(chair.get(reverse("declare_in_room", args=nurse)))
    then = words(chair.post(reverse("tie_in_room", args=[*nurse, interest.pk]), {"next": "room"}, follow=True))
    assert "Nurse Example" in then
    assert Declared.objects.get().interest == interest
    assert "Nurse Example and Gp Example must leave now." in then  # the item concerns the firm now, and the flag follows


def test_a_new_interest_goes_on_the_register_and_waits_for_its_declarer(secretary: Client, sat: Sat) -> None:
    firm = OrganisationFactory(name="Invented Clinics Ltd", ods_code="ZX9")
    sat.open()
    sat.begin()
    address = reverse("declare_in_room", args=[sat.item.pk, sat.person("nurse").pk])
    answers = {
        "organisation": "ZX9",
        "role": "director",
        "relationship": "own",
        "category": "financial",
        "text": "Since May",
    }
    assert fill_in(secretary, address, answers).url == room_at(sat)
    interest = Interest.objects.get(person=sat.person("nurse"), organisation=firm)
    assert (interest.paper, interest.attested_on) == ("Said at the meeting of 1 March 2018, at item 6", None)
    assert "Nurse Example" in words(secretary.get(room_at(sat, "room_record")))


def test_a_wrong_tap_is_corrected_and_stays_in_the_history(secretary: Client, sat: Sat) -> None:
    sat.open()
    sat.begin()
    movement = sat.leaves("nurse")
    correct = reverse("correct_movement", args=[movement.pk])
    assert correct in words(secretary.get(room_at(sat, "room_record")))
    wrong = fill_in(secretary, correct, {"went_at": "1pm", "came_back_at": "", "because": "Late"})
    assert "The meeting opened at 2:00pm. Give a time after that." in words(wrong)
    fixed = fill_in(secretary, correct, {"went_at": "2.05pm", "came_back_at": "", "because": "Late"})
    assert fixed.url == room_at(sat, "room_record")
    undone = fill_in(secretary, reverse("undo_movement", args=[movement.pk]), {"because": "Tapped by mistake"})
    assert undone.url == room_at(sat, "room_record")
    assert Movement.objects.get().mistaken
    assert movement.history.count() == 3


def test_a_chair_who_must_be_out_is_told_nothing_of_the_item(chair: Client, opens: Browser, sat: Sat) -> None:
    sat.room.conflict("chair")
    sat.open()
    sat.begin()
    sat.leaves("chair")
    shown = words(chair.get(room_at(sat)))
    assert "You must be out for this item, so what is said and decided of it is kept from you." in shown
    assert "Comes back" in shown
    for name in ("decide_item", "record_votes", "note_item"):
        assert chair.get(of_item(sat, name)).status_code == 403
    sat.leaves("gp")
    with at(10):
        services.note(sat.discussion, words="Secretly noted.", by=sat.by)
    assert "Secretly noted." not in words(chair.get(room_at(sat, "room_record")))
    assert "Secretly noted." in words(opens(sat.by).get(room_at(sat, "room_record")))


def test_who_reads_the_meeting_and_runs_it_not(opens: Browser, sat: Sat) -> None:
    sat.open()
    sat.begin()
    member = opens(sat.room.actor("nurse"))
    assert member.get(room_at(sat)).status_code == 403
    assert "In the room" not in words(member.get(reverse("meeting", args=[sat.meeting.pk])))
    officer = opens(actor_with(Role.OFFICER, ccg=sat.room.committee.ccg))
    shown = words(officer.get(room_at(sat)))
    assert "In the room" in shown
    assert '<button type="submit" class="nhsuk-button coi-tap__button"' not in shown
    assert officer.get(of_item(sat, "decide_item")).status_code == 403
    stranger = opens(actor_with(Role.SECRETARY, ccg=OrganisationFactory(kind="ccg")))
    assert stranger.get(room_at(sat)).status_code == 404


def test_an_item_that_was_not_begun_leads_back_to_the_room(chair: Client, sat: Sat) -> None:
    sat.open()
    answer = chair.get(of_item(sat, "decide_item"), follow=True)
    assert "This item has not been begun. Begin it first." in words(answer)
    assert not Discussion.objects.exists()


def test_a_tap_that_is_refused_says_why_on_the_screen(chair: Client, sat: Sat) -> None:
    answer = words(tap(chair, sat, "leave_room", "gp"))
    assert "The meeting of 1 March 2018 has not been opened. Open it first." in answer
    assert not Sitting.objects.exists()


def test_closing_the_meeting_says_that_it_was_held(chair: Client, sat: Sat) -> None:
    sat.open()
    sat.begin()
    with at(10):
        services.note(sat.discussion, by=sat.by)
    assert room_at(sat, "close_room") in words(chair.get(room_at(sat)))
    assert fill_in(chair, room_at(sat, "close_room")).url == room_at(sat, "room_record")
    assert Meeting.objects.get(pk=sat.meeting.pk).state == "held"
    closed = words(chair.get(room_at(sat)))
    assert "The meeting closed at" in closed
    assert f'href="{reverse("minutes", args=[sat.meeting.pk])}">Go to the minutes' in closed
    assert "Everybody else" not in closed  # nobody is in the room any more


def test_the_title_of_a_private_item_stays_with_whoever_may_read_it(opens: Browser, sat: Sat) -> None:
    other = CommitteeFactory(ccg=CcgFactory(), kind="other", level=None)
    with arranged():
        Convening(meeting=sat.meeting, committee=other).save()
    private = ItemFactory(meeting=sat.meeting, number="9", title="Hidden dispute", part="private")
    ItemForFactory(item=private, committee=other)
    sat.open()
    assert "Hidden dispute" in words(opens(actor_with(Role.SECRETARY, ccg=other.ccg, committee=other)).get(room_at(sat)))
    shown = words(opens(sat.room.actor("vice")).get(room_at(sat)))
    assert "Hidden dispute" not in shown
    assert "Private item" in shown


def test_a_page_left_open_keeps_no_session_alive(secretary: Client, sat: Sat) -> None:
    sat.open()
    long_ago = clock.instant().timestamp() - NOTED_EVERY.total_seconds() - 1
    session = secretary.session
    session[KEY] = session[KEY] | {"seen": long_ago}
    session.save()
    secretary.get(room_at(sat, "room_state"))
    assert secretary.session[KEY]["seen"] == long_ago
    secretary.get(room_at(sat))
    assert secretary.session[KEY]["seen"] > long_ago


def test_a_clock_that_went_back_is_told_on_both_screens(secretary: Client, sat: Sat) -> None:
    with told_as_of(clock.now().replace(hour=23, minute=59, second=59)):  # later than now, and the same day
        services.open_meeting(sat.meeting, roll=sat.roll(), by=sat.by)
    for screen in ("room", "room_record"):
        assert "The clock of this service went back" in words(secretary.get(room_at(sat, screen)))


def test_looking_whether_anything_changed_is_cheap(secretary: Client, sat: Sat, django_assert_max_num_queries: Any) -> None:
    sat.open()
    secretary.get(room_at(sat, "room_state"))
    with django_assert_max_num_queries(16):
        secretary.get(room_at(sat, "room_state"))
