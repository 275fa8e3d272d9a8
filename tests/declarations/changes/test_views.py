"""The pages: what changed at a meeting, the notice over its conflicts, and the Guardian's."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Actor, Role
from coi_register.audit import services as audit
from committees.meetings import services as meetings
from committees.models import Organisation
from committees.organisations import services as organisations
from declarations.changes.models import Change, Look, LookedInto, Run
from declarations.changes.selectors.hindsight import hindsight_for, unsettled
from declarations.changes.selectors.news import news_for, news_of
from declarations.changes.services import look
from declarations.interests import services as interests
from tests.declarations.changes.conftest import CLERK, NOW, TODAY, World
from tests.factories import CcgFactory, ConveningFactory, actor_with

ClientOf = Callable[..., Client]


@pytest.fixture
def on_the_day(settings: Any) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def late(world: World, on_the_day: None) -> World:
    """The chief officer declares, on 1 March 2018, that they have directed a company since June."""
    interests.declare(
        world.people["exec"],
        on=TODAY,
        category="financial",
        role="director",
        organisation=world.organisations["harbourside"],
        since=date(2017, 6, 1),
        aware_on=date(2018, 2, 1),
        by=CLERK,
    )
    return world


def officer(world: World) -> Actor:
    return actor_with(Role.OFFICER, ccg=world.ccg, on=TODAY)


def guardian(ccg: Organisation) -> Actor:
    return actor_with(Role.GUARDIAN, ccg=ccg, on=TODAY)


def words(response: Any) -> str:
    assert response.status_code == 200
    body = response.content.decode().split("<main", 1)[1].split("</main", 1)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def of(world: World, name: str, meeting: str = "next") -> str:
    return reverse(name, args=[world.meetings[meeting].pk])


def test_the_page_tells_what_was_done_and_what_each_answer_was_and_became(late: World, client_of: ClientOf) -> None:
    page = words(client_of(officer(late)).get(of(late, "changes")))
    assert "Interest declared by the test" in page
    assert "Director: Harbourside Ltd" in page
    assert "Item 2: Exec Example was No conflict → now Leave" in page


def test_saying_that_one_has_seen_it_leaves_nothing_new(late: World, client_of: ClientOf) -> None:
    actor = officer(late)
    client = client_of(actor)
    assert "since you last looked: read what and why" in words(client.get(of(late, "conflicts")))
    assert [news.meeting for news in news_for(actor, on=TODAY)] == [
        late.meetings[name] for name in ("next", "body", "after")
    ]
    answer = client.post(of(late, "changes"), {"once": str(uuid4())}, follow=True)
    assert "From now on you are shown what changes after this." in answer.content.decode()
    assert "since you last looked" not in words(client.get(of(late, "conflicts")))
    assert late.meetings["next"] not in [news.meeting for news in news_for(actor, on=TODAY)]
    page = words(client.get(of(late, "changes")))
    assert page.index("No changes since you last looked") < page.index("Earlier") < page.index("Interest declared")


def test_a_form_sent_twice_is_one_look(late: World, client_of: ClientOf) -> None:
    client, once = client_of(officer(late)), str(uuid4())
    for _ in range(2):
        assert client.post(of(late, "changes"), {"once": once}).status_code == 302
    assert Look.history.count() == 1


def test_what_the_agenda_brings_is_news_only_to_somebody_who_had_looked(late: World, client_of: ClientOf) -> None:
    had_looked, never = officer(late), officer(late)
    with audit.told_as_of(NOW - timedelta(hours=1)):
        look(late.meetings["after"], by=had_looked)
    meetings.concern(late.item("after", "minutes"), organisation=late.organisations["valley"], by=CLERK)
    new = {actor: news_of(actor, late.meetings["after"].pk).new for actor in (had_looked, never)}
    assert {change.cause for change in new[had_looked]} == {"declaration", "agenda"}
    assert {change.cause for change in new[never]} == {"declaration"}


def test_who_may_not_see_others_flags_finds_no_such_page(late: World, client_of: ClientOf) -> None:
    member = client_of(late.people["oak_gp"])
    stranger = client_of(actor_with(Role.OFFICER, ccg=CcgFactory(), on=TODAY))
    assert [client.get(of(late, "changes")).status_code for client in (member, stranger)] == [404, 404]
    assert client_of(officer(late)).get(of(late, "changes")).status_code == 200


def test_an_auditor_reads_what_changed_and_is_not_asked_to_say_so(late: World, client_of: ClientOf) -> None:
    auditor = actor_with(Role.AUDITOR, ccg=late.ccg, on=TODAY)
    page = client_of(auditor).get(of(late, "changes"))
    assert "Director: Harbourside Ltd" in words(page)
    assert b"I have seen these" not in page.content
    assert client_of(auditor).post(of(late, "changes"), {}).status_code == 403
    assert news_for(auditor, on=TODAY) == []


def test_a_change_on_a_private_item_is_told_only_to_those_who_read_it(late: World, client_of: ClientOf) -> None:
    """The chair of another committee that meets in common reads the public items, and their own."""
    item = late.item("next", "harbourside")
    other = late.committees["body"]
    meetings.amend_item(item, version=item.version, part="private", committees=[late.committees["pccc"]], by=CLERK)
    ConveningFactory(meeting=late.meetings["next"], committee=other)
    theirs = actor_with(Role.CHAIR, ccg=CcgFactory(), committee=other, on=TODAY)
    told = {change.item_id for change in news_of(theirs, late.meetings["next"].pk).new}
    assert item.pk not in told
    assert item.pk in {change.item_id for change in news_of(officer(late), late.meetings["next"].pk).new}


def test_a_meeting_whose_answers_may_be_out_of_date_says_so(late: World, client_of: ClientOf) -> None:
    Run.objects.filter(meeting=late.meetings["next"]).update(stale=True)
    assert "manage.py reassess" in words(client_of(officer(late)).get(of(late, "changes")))


def test_the_news_cost_the_same_queries_however_much_has_changed(
    late: World, client_of: ClientOf, django_assert_max_num_queries: Any
) -> None:
    actor = officer(late)
    with django_assert_max_num_queries(5):
        few = news_for(actor, on=TODAY)
    for who in ("chair", "vice"):
        interests.declare(
            late.people[who], on=TODAY, category="financial", organisation=late.organisations["valley"], by=CLERK
        )
    with django_assert_max_num_queries(5):
        many = news_for(actor, on=TODAY)
    assert sum(len(news.new) for news in many) > sum(len(news.new) for news in few)


def test_the_guardian_reads_a_late_declaration_with_both_clocks_and_whether_the_person_was_there(
    late: World, client_of: ClientOf
) -> None:
    client = client_of(guardian(late.ccg))
    listed = client.get(reverse("hindsight"))
    assert "Late declaration Director: Harbourside Ltd. It touches 2 items of 1 meeting" in words(listed)
    deed = Change.objects.filter(afterwards=True).first().deed_id  # type: ignore[union-attr]
    page = words(client.get(reverse("hindsight_of", args=[deed])))
    assert "28 days of the Act In time. Declared 28 days after becoming aware, on 1 February 2018." in page
    assert "28 days of the form Perhaps late. Declared 273 days after it began, on 1 June 2017" in page
    assert "Primary Care Commissioning Committee, 1 February 2018" in page
    assert "was No conflict → now Leave" in page
    assert "Attendance is not recorded" in page


@pytest.mark.parametrize(
    ("state", "says"),
    [("present", "Was there, and nothing was ruled."), ("apologies", "Was away."), ("expected", "not recorded")],
)
def test_what_a_person_did_at_the_meeting_is_told_as_it_was_recorded(
    late: World, client_of: ClientOf, state: str, says: str
) -> None:
    seat = late.committees["pccc"].seats.get(office="exec")
    meetings.attend(late.meetings["over"], person=late.people["exec"], seat=seat, state=state, by=CLERK)
    deed = Change.objects.filter(afterwards=True).first().deed_id  # type: ignore[union-attr]
    assert says in words(client_of(guardian(late.ccg)).get(reverse("hindsight_of", args=[deed])))


def test_a_note_settles_it_and_stays_to_be_read(late: World, client_of: ClientOf) -> None:
    actor = guardian(late.ccg)
    client, deed = client_of(actor), Change.objects.filter(afterwards=True).first().deed_id  # type: ignore[union-attr]
    address = reverse("hindsight_of", args=[deed])
    assert unsettled(actor) == 1
    assert "Say what you found" in words(client.post(address, {"note": ""}))
    answer = client.post(address, {"note": "No price was discussed.", "once": str(uuid4())}, follow=True)
    page = words(answer)
    assert page.index("Nothing waits here.") < page.index("Looked into") < page.index("No price was discussed.")
    assert unsettled(actor) == 0
    assert LookedInto.objects.get().showed_id == deed


def test_an_officer_reads_it_and_only_the_guardian_notes(late: World, client_of: ClientOf) -> None:
    client, deed = client_of(officer(late)), Change.objects.filter(afterwards=True).first().deed_id  # type: ignore[union-attr]
    assert "Keep this note" not in words(client.get(reverse("hindsight_of", args=[deed])))
    assert client.post(reverse("hindsight_of", args=[deed]), {"note": "Fine."}).status_code == 403


def test_the_guardian_of_another_ccg_finds_nothing(late: World, client_of: ClientOf) -> None:
    other = guardian(CcgFactory())
    deed = Change.objects.filter(afterwards=True).first().deed_id  # type: ignore[union-attr]
    assert (hindsight_for(other), unsettled(other)) == ([], 0)
    assert client_of(other).get(reverse("hindsight_of", args=[deed])).status_code == 404
    assert "Nothing waits here." in words(client_of(other).get(reverse("hindsight")))


def test_hindsight_costs_the_same_queries_however_much_there_is(late: World, django_assert_max_num_queries: Any) -> None:
    actor = guardian(late.ccg)
    with django_assert_max_num_queries(7):
        assert len(hindsight_for(actor)) == 1
    interests.declare(
        late.people["chair"], on=TODAY, category="financial", organisation=late.organisations["valley"], by=CLERK
    )
    with django_assert_max_num_queries(7):
        assert len(hindsight_for(actor)) == 2


def test_what_a_command_found_afterwards_is_no_declaration(late: World, client_of: ClientOf) -> None:
    organisations.link(
        late.organisations["oak"], kind="member_of", to=late.organisations["federation"], since=date(2017, 1, 1), by=CLERK
    )
    page = words(client_of(guardian(late.ccg)).get(reverse("hindsight")))
    assert "Organisation linked by the test" in page
    assert "Known only afterwards" in page
