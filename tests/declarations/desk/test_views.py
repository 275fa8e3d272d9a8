"""The first page: for everybody what this is, for those signed in what needs them, in their own words."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coi_register.accounts.actors import Role, command
from coi_register.accounts.models import User
from committees.meetings.models import Meeting
from committees.models import Person
from committees.people import services as people
from declarations.desk import selectors
from tests.factories import CcgFactory, InterestFactory, actor_with, arranged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wexbridge", "demo_today")]
Read = Callable[[str], str]


@pytest.fixture
def home(client_of: Callable[..., Client]) -> Read:
    """The words of the first page as somebody of the demo reads it."""

    def read(name: str) -> str:
        return words(client_of(User.objects.get(name=name)).get("/"))

    return read


def words(response) -> str:
    assert response.status_code == 200
    body = response.content.decode().split("<main", 1)[1].split("</main", 1)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_whoever_is_not_signed_in_reads_what_this_is_and_where_to_sign_in(client: Client) -> None:
    page = client.get("/")
    assert "Who has an interest in what is decided" in words(page)
    assert b'href="/account/sign-in/"' in page.content
    assert b"8 March 2018" not in page.content


def test_an_officer_finds_what_stands_in_the_way_of_the_next_meetings_the_gravest_first(home: Read) -> None:
    page = home("Olive Example")
    expected = [
        "What needs you today",
        "Primary Care Commissioning Committee, 8 March 2018",
        "Not safe yet: 1 item cannot be decided as things stand.",
        "Item 9: not quorate",
        "Item 8: “a local provider of telephone triage” is not identified",
        "Item 10 asks for a decision and does not say whom it concerns",
        "Felix Sample: declaration out of date on the day, last confirmed on 20 February 2017",
        "For the chair: 20 recommendations to rule on, on items 4, 5, 6, 7 and 9",
        "Governing Body, 22 March 2018",
        "Vacant: GP, coast",
        "Audit Committee, 12 April 2018",
        "Nothing stands in the way of a decision, but there are things to put right.",
    ]
    assert [page.find(says) for says in expected] == sorted(page.find(says) for says in expected)
    assert all(says in page for says in expected)


def test_each_task_of_an_officer_leads_to_the_place_where_it_is_done(client_of: Callable[..., Client]) -> None:
    client = client_of(User.objects.get(name="Olive Example"))
    body = client.get("/").content.decode()
    item = Meeting.objects.get(on="2018-03-08").items.get(number="8")
    assert f'href="/meetings/items/{item.pk}/"' in body
    assert f'href="/people/{Person.objects.get(name="Felix Sample").pk}/"' in body
    inside = re.findall(r'href="(/[^"#]*)', body.split("<main", 1)[1].split("</main", 1)[0])
    assert len(inside) > 15
    assert {client.get(href).status_code for href in set(inside)} <= {200, 302}


def test_a_member_goes_to_their_own_papers_from_here(client_of: Callable[..., Client]) -> None:
    body = client_of(User.objects.get(name="Dr Basil Sample")).get("/").content.decode()
    meeting = Meeting.objects.get(on="2018-03-08")
    assert f'href="/meetings/{meeting.pk}/papers/">Your papers<' in body


def test_the_chair_reads_in_one_sentence_whether_the_meeting_is_safe_and_what_to_rule_on(home: Read) -> None:
    page = home("Ada Example")
    assert page.index("Your next meeting in the chair") < page.index("What concerns you")
    assert "Not safe yet: 1 item cannot be decided as things stand." in page
    assert "Item 4: 5 recommendations to rule on: Extended access" in page
    assert "Bernard Specimen presides over items 5 and 6" in page
    assert "Item 6: 1 recommendation to rule on" not in page
    assert "Felix Sample: cannot tell on items 3, 4, 5, 6, 7 and 9" in page
    assert "Review conflicts" in page


@pytest.mark.parametrize("name", ["Olive Example", "Ada Example"])
def test_who_prepares_or_chairs_a_meeting_reads_what_changed_since_they_looked(home: Read, name: str) -> None:
    page = home(name)
    assert (
        "What changed since you last looked Changes to Primary Care Commissioning Committee, 8 March 2018 1 change, on item 5."
        in page
    )
    assert "Item 5, Councillor Connie Mock: Discuss, then leave (was: No conflict)" in page
    assert "Interest declared by Councillor Connie Mock, 27 February 2018" in page


def test_the_vice_chair_reads_what_is_theirs_to_rule_on_and_who_presides_otherwise(home: Read) -> None:
    page = home("Bernard Specimen")
    assert "Item 6: 1 recommendation to rule on: Old Dairy Health Centre" in page
    assert "Ada Example presides over items 1, 2, 3, 4, 7, 8, 9 and 10" in page
    assert "Item 4: 5 recommendations" not in page


def test_a_member_reads_their_own_flags_and_nobody_elses(home: Read) -> None:
    page = home("Dr Basil Sample")
    assert (
        "Thursday 8 March 2018: Primary Care Commissioning Committee 2 items of 8 may concern you. "
        "A private item that is not named to you may concern you: ask whoever is in the chair, or the secretary." in page
    )
    assert "Recommended. You may join the discussion. You must leave before the decision." in page
    assert "Blood-thinning monitoring" not in page  # item 9, private: it may concern him, and nobody has ruled
    assert "Cannot tell “a local provider of telephone triage” has not been identified" in page
    assert "Thursday 10 May 2018: Primary Care Commissioning Committee No agenda yet." in page
    assert "Up to date: you last confirmed it on 24 January 2018." in page
    assert "Felix Sample" not in page
    assert "recommendations" not in page


def test_a_member_who_was_ruled_on_reads_what_was_decided(home: Read) -> None:
    assert "Decided. You must leave the meeting for this item" in home("Dr Daphne Mock")


def test_a_member_out_of_date_is_asked_to_confirm_first(home: Read) -> None:
    page = home("Felix Sample")
    assert "Out of date: you last confirmed it on 20 February 2017. Say whether it is still true." in page
    assert page.index("Confirm or change") < page.index("Declare something")


def test_a_member_whose_declaration_lapses_before_a_meeting_is_told_so(home: Read) -> None:
    page = home("Bernard Specimen")
    assert "Out of date by your meeting on 22 March 2018: you last confirmed it on 9 March 2017." in page
    assert page.index("Confirm or change") < page.index("Declare something")


def test_the_guardian_reads_what_is_doubtful(home: Read) -> None:
    page = home("Gwen Example")
    assert "2 people have no declaration in date. Dr Ivy Specimen: last confirmed on 16 February 2017 Felix Sample" in page
    assert "Dr Basil Sample, item 3 on 9 November 2017: Discuss, then leave, not Leave “Nobody else can tell" in page
    assert "(Ada Example, chair)" in page
    assert "Would have been different 2 edits to look into." in page
    assert "Safe: every item can be decided, and every conflict is ruled on." in page  # her own Audit Committee


def test_an_auditor_is_led_to_everything_and_asked_for_nothing(home: Read) -> None:
    page = home("Arthur Sample")
    assert "You may read everything and change nothing." in page
    assert "Declare" not in page
    assert "needs you" not in page


def test_an_account_without_any_role_reads_that_nothing_needs_it(client_of: Callable[..., Client]) -> None:
    with arranged():
        user = User.objects.create_user("nobody@example.org", "Nobody Example")
    assert "Nothing needs you today" in words(client_of(user).get("/"))


def test_the_first_page_costs_the_same_queries_however_many_people_and_items_there_are(
    client_of: Callable[..., Client],
) -> None:
    client = client_of(User.objects.get(name="Gwen Example"))
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    ccg = Person.objects.get(name="Olive Example").ccg
    for number in range(12):
        InterestFactory(person=people.add(name=f"Extra Example {number}", ccg=ccg, by=command("the test")))
    with CaptureQueriesContext(connection) as many:
        client.get("/")
    assert len(many) == len(few)


def test_only_the_next_three_meetings_are_assessed_and_none_of_another_ccg(home: Read) -> None:
    assert "10 May 2018" not in home("Olive Example")
    desk = selectors.desk_of(actor_with(Role.OFFICER, ccg=CcgFactory()))
    assert (desk.meetings, desk.lapsed, desk.lighter, desk.own) == ((), (), (), None)


def test_a_dismissed_match_waits_on_the_desk_of_whoever_may_be_the_second_person(home: Read) -> None:
    waiting = "Olive Example dismissed the match of Dr Basil Sample with Valley Care Ltd on 27 February 2018."
    for who, waits in (("Ada Example", True), ("Bernard Specimen", True), ("Olive Example", False), ("Gwen Example", False)):
        assert (waiting in home(who)) is waits
