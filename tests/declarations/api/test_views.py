"""Programs read what is public without a token, and with an auditor's what the auditor may; never what is withheld."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register import clock
from coi_register.accounts.actors import Role
from coi_register.accounts.models import RoleHeld, User
from coi_register.verdicts import NotAllowed
from committees.meetings.vocabulary import Part
from declarations.api import selectors, services
from declarations.api.models import Token
from tests import factories as make
from tests.declarations.registers.story import Story
from tests.factories import arranged
from tests.filling_in import fill_in

pytestmark = pytest.mark.django_db
ENTRIES = "/api/v1/ccgs/99x/registers/interests/editions/1/"
KEPT = "/api/v1/ccgs/99x/registers/interests/kept/"
MEETINGS = "/api/v1/ccgs/99x/meetings/"


@pytest.fixture
def auditor(story: Story) -> User:
    return User.objects.get(pk=story.auditor.user_id)


@pytest.fixture
def secret(story: Story, auditor: User) -> str:
    return given(story, auditor)[1]


def given(story: Story, auditor: User) -> tuple[Token, str]:
    return services.give(auditor, ccg=story.ccg, purpose="The yearly audit", by=story.officer, on=clock.today())


def asked(secret: str, address: str = KEPT, **words: Any) -> Any:
    return Client().get(address, words, headers={"authorization": f"Bearer {secret}"})


def test_the_entries_of_an_edition_need_no_token(client: Client, story: Story) -> None:
    story.edition()
    told = client.get(ENTRIES).json()
    assert [row["name"] for row in told["rows"]] == ["Ada Example", "Dr Basil Sample"]
    assert told["notes"][0] == "True on 1 March 2018."


def test_pages_of_one_are_the_whole(client: Client, story: Story) -> None:
    story.edition()
    first = client.get(ENTRIES, {"size": 1}).json()
    second = client.get(first["next"]).json()
    assert first["rows"] + second["rows"] == client.get(ENTRIES).json()["rows"]
    assert (second["next"], second["previous"]) == (None, f"{ENTRIES}?page=1&size=1")


def test_entries_are_filtered_as_on_the_page(client: Client, story: Story) -> None:
    story.edition()
    assert [row["name"] for row in client.get(ENTRIES, {"text": "harbourside"}).json()["rows"]] == ["Ada Example"]


def test_a_name_withheld_later_is_in_no_answer(client: Client, story: Story) -> None:
    story.edition()
    story.withheld(story.ada)
    assert "Ada Example" not in client.get(ENTRIES).content.decode()
    assert client.get(ENTRIES, {"text": "ada example"}).json()["rows"] == []


def test_the_ccgs_and_editions_lead_to_the_entries(client: Client, story: Story) -> None:
    story.edition()
    (ccg,) = client.get("/api/v1/ccgs/").json()["rows"]
    (edition,) = client.get(ccg["registers"][0]).json()["rows"]
    assert (ccg["code"], edition["href"], edition["entries"]) == ("99X", ENTRIES, 2)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (ENTRIES, 404),
        ("/api/v1/ccgs/none/meetings/", 404),
        ("/api/v1/ccgs/99x/registers/rumours/editions/", 404),
        ("/api/v1/whatever", 404),
        (f"{MEETINGS}?size=1000000", 400),
        (KEPT, 401),
    ],
)
def test_where_there_is_no_answer_a_sentence_says_why(client: Client, story: Story, address: str, status: int) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")
    assert answer.json()["error"].endswith((".", "there is."))


def test_an_auditor_s_program_reads_the_register_as_it_is_kept(story: Story, secret: str) -> None:
    rows = asked(secret, on="2018-03-01").json()["rows"]
    assert [row["key"] for row in rows] == [str(row["key"]) for row in story.kept()]


def test_also_as_it_was_known_on_an_earlier_day(story: Story, secret: str) -> None:
    assert "Ada Example" not in asked(secret, on="2018-03-01", known="2010-01-01").content.decode()
    assert asked(secret, on="yesterday").status_code == 400


def test_a_token_opens_nothing_of_another_ccg(story: Story, secret: str) -> None:
    make.CcgFactory(ods_code="98X")
    answer = asked(secret, "/api/v1/ccgs/98x/registers/interests/kept/")
    assert (answer.status_code, "You may not read register here" in answer.json()["error"]) == (403, True)


@pytest.mark.parametrize("wrong", ["", "coi_never", "x" * 5000])
def test_a_token_that_never_was_opens_nothing(story: Story, wrong: str) -> None:
    answer = asked(wrong)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")


def test_a_wrong_token_is_told_also_where_none_is_needed(story: Story) -> None:
    assert asked("coi_never", "/api/v1/ccgs/").status_code == 401


def test_an_ended_token_opens_nothing(story: Story, auditor: User) -> None:
    token, secret = given(story, auditor)
    services.end(token, by=story.officer)
    assert asked(secret).status_code == 401


def test_a_token_runs_out_after_a_year(story: Story, secret: str) -> None:
    assert selectors.asking_by(secret, on=clock.today() + services.GOOD_FOR - timedelta(days=1))
    assert selectors.asking_by(secret, on=clock.today() + services.GOOD_FOR) is None


def test_a_token_ends_with_the_role_of_its_auditor(story: Story, auditor: User, secret: str) -> None:
    with arranged():
        for held in RoleHeld.objects.filter(user=auditor):
            held.until = held.since + timedelta(days=1)
            held.save()
    assert asked(secret).status_code == 403


def test_a_session_in_a_browser_counts_for_nothing(client_of: Callable[..., Client], story: Story) -> None:
    assert client_of(User.objects.get(pk=story.officer.user_id)).get(KEPT).status_code == 401


def held_meeting(story: Story, kind: str = "governing_body") -> Any:
    board = make.CommitteeFactory(ccg=story.ccg, name="Board", kind=kind, level=None)
    meeting = make.MeetingFactory(ccg=story.ccg, committees=[board], on=date(2018, 2, 1), state="held")
    make.ItemFactory(meeting=meeting, title="A plan for everybody", number="1")
    make.ItemFactory(meeting=meeting, title="Somebody's contract", number="2", part=Part.PRIVATE)
    return meeting


def test_the_public_part_of_a_meeting_is_told_and_no_more(client: Client, story: Story) -> None:
    held_meeting(story)
    (told,) = client.get(MEETINGS).json()["rows"]
    assert [item["title"] for item in told["items"]] == ["A plan for everybody"]
    assert "Somebody" not in str(told)


def test_a_committee_that_does_not_meet_in_public_is_not_told(client: Client, story: Story) -> None:
    held_meeting(story, kind="panel")
    assert client.get(MEETINGS).json()["rows"] == []


def test_a_meeting_that_is_only_planned_is_not_told(client: Client, story: Story) -> None:
    with arranged():
        meeting = held_meeting(story)
        meeting.state = "planned"
        meeting.save()
    assert client.get(MEETINGS).json()["rows"] == []


def test_meetings_take_as_many_queries_whatever_their_number(
    client: Client, story: Story, django_assert_num_queries: Any
) -> None:
    held_meeting(story)
    with django_assert_num_queries(6):
        client.get(MEETINGS)
    held_meeting(story)
    with django_assert_num_queries(6):
        client.get(MEETINGS)


@pytest.fixture
def officer(client_of: Callable[..., Client], story: Story) -> Client:
    return client_of(User.objects.get(pk=story.officer.user_id))


def test_a_token_is_given_on_a_page_that_shows_it_once(officer: Client, story: Story, auditor: User) -> None:
    held = RoleHeld.objects.get(user=auditor)
    page = fill_in(officer, reverse("api_tokens"), {"auditor": str(held.pk), "purpose": "The audit"}).content.decode()
    secret = page.split("<code", 1)[1].split(">", 1)[1].split("<", 1)[0]
    assert asked(secret, on="2018-03-01").status_code == 200
    listed = officer.get(reverse("api_tokens")).content.decode()
    assert "The audit" in listed
    assert secret not in listed
    assert not Token.objects.filter(digest=secret).exists()


def test_a_token_is_ended_on_its_page(officer: Client, story: Story, auditor: User) -> None:
    token, secret = given(story, auditor)
    assert fill_in(officer, reverse("end_token", args=[token.pk])).status_code == 302
    assert asked(secret).status_code == 401
    assert "Ended on" in officer.get(reverse("api_tokens")).content.decode()


def test_nobody_gives_themselves_a_token(story: Story) -> None:
    both = make.RoleHeldFactory(user=User.objects.get(pk=story.officer.user_id), role=Role.AUDITOR, ccg=story.ccg)
    with pytest.raises(ValueError, match="Nobody makes a token for themselves"):
        services.give(both.user, ccg=story.ccg, purpose="Mine", by=story.officer, on=clock.today())


def test_only_an_auditor_of_the_ccg_gets_one(story: Story) -> None:
    second = User.objects.get(pk=story.second.user_id)
    with pytest.raises(ValueError, match="is not an auditor of NHS Invented CCG"):
        services.give(second, ccg=story.ccg, purpose="Audit", by=story.officer, on=clock.today())


def test_a_guardian_gives_none(story: Story, auditor: User) -> None:
    with pytest.raises(NotAllowed, match="You may not keep tokens here"):
        services.give(auditor, ccg=story.ccg, purpose="Audit", by=story.guardian, on=clock.today())
