"""Which meetings a deed touches: those it can reach, and no others; a model that nobody thought of fails here."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps

from coi_register.audit import services as audit
from coi_register.audit.models import Recorded
from committees.meetings import services as meetings
from committees.models import Concern, Holding, Link, Meeting, Seat, TermsOfReference
from committees.organisations import services as organisations
from committees.people import services as people
from committees.seats import services as seats
from declarations.changes.models import Run
from declarations.changes.selectors import touched
from declarations.interests import services as interests
from declarations.interests.models import Interest
from tests.declarations.changes.conftest import CLERK, TODAY, World
from tests.factories import MeetingFactory, PracticeFactory

Again = Callable[[Callable[[], Any]], set[str]]


@pytest.fixture
def again(world: World, runs: Callable[[], dict[Any, Any]]) -> Again:
    """`again(deed)`: the names of the meetings that are assessed again after it."""

    def names(deed: Callable[[], Any]) -> set[str]:
        before = runs()
        deed()
        after = runs()
        return {name for name, row in world.meetings.items() if before.get(row.pk) != after.get(row.pk)}

    return names


def declare(world: World, who: str, **what: Any) -> Interest:
    words = {"on": TODAY, "category": "financial", "role": "director", "by": CLERK}
    return interests.declare(world.people[who], **{**words, **what})


def test_every_recorded_model_is_one_that_answers_rest_on_or_is_said_not_to_be() -> None:
    recorded = {model._meta.label for model in apps.get_models() if issubclass(model, Recorded)}
    assert recorded == touched.KINDS.keys() | touched.SILENT.keys(), "Put it into KINDS, or into SILENT with the reason."
    assert not touched.KINDS.keys() & touched.SILENT.keys()


def test_the_silent_fields_of_a_kind_are_fields_of_its_model() -> None:
    for label, kind in touched.KINDS.items():
        assert kind.silent <= {field.attname for field in apps.get_model(label)._meta.concrete_fields}, label


def test_a_declaration_reaches_the_meetings_to_come_where_its_person_sits(world: World, again: Again) -> None:
    assert again(lambda: declare(world, "oak_gp", organisation=world.organisations["valley"])) == {"next", "after", "over"}


def test_a_nominated_deputy_is_weighed_only_where_they_come_in_the_other_s_place(world: World, again: Again) -> None:
    seat = Seat.objects.get(committee=world.committees["pccc"], office="exec")
    seats.seat(world.people["nobody"], in_=seat, deputy=True, by=CLERK)
    here = {"person": world.people["nobody"], "seat": seat, "state": "present", "as_deputy": True}
    assert again(lambda: declare(world, "nobody", organisation=world.organisations["harbourside"])) == set()
    meetings.attend(world.meetings["next"], by=CLERK, **here)
    assert again(lambda: declare(world, "nobody", organisation=world.organisations["valley"])) == {"next"}


def test_an_interest_in_a_company_that_is_no_practice_is_not_weighed_where_only_practices_are_concerned(
    world: World, again: Again
) -> None:
    interest = declare(world, "exec", organisation=world.organisations["other"])
    for name in ("next", "after", "body"):
        meetings.withdraw_item(world.item(name, "triage"), by=CLERK, because="The test says so.")
    ended = again(lambda: interests.cease(interest, version=1, until=TODAY, by=CLERK))
    assert ended == {"over"}  # where somebody unknown still is


def test_a_declaration_of_somebody_who_sits_nowhere_touches_nothing(world: World, again: Again) -> None:
    assert again(lambda: declare(world, "nobody", organisation=world.organisations["valley"])) == set()


def test_an_amendment_reaches_only_where_it_is_on_the_agenda_before_or_after(world: World, again: Again) -> None:
    interest = declare(world, "exec", topic="eyes")

    def amended() -> None:
        interests.amend(
            interest,
            version=1,
            on=TODAY,
            by=CLERK,
            because="It was another company.",
            topic=None,
            organisation=world.organisations["harbourside"],
        )

    for title in ("triage", "harbourside", "skin"):  # take off what either may meet
        if item := world.items.get(("after", title)):
            meetings.withdraw_item(item, by=CLERK, because="The test says so.")
    assert again(amended) == {"next", "body", "over"}


def test_a_link_reaches_where_one_has_an_interest_and_the_other_is_on_the_agenda(world: World, again: Again) -> None:
    one, other = world.organisations["oak"], world.organisations["federation"]
    assert again(lambda: organisations.link(one, kind="member_of", to=other, by=CLERK)) == {"next", "after", "body", "over"}


def test_a_link_between_organisations_that_nobody_knows_touches_nothing(world: World, again: Again) -> None:
    one, other = PracticeFactory(), PracticeFactory()
    assert again(lambda: organisations.link(one, kind="succeeded_by", to=other, by=CLERK)) == set()


def test_a_succession_touches_the_meetings_after_its_last_day_for_it_holds_for_good(world: World, again: Again) -> None:
    elm, harbourside = (world.organisations[name] for name in ("elm", "harbourside"))
    days = {"since": TODAY - timedelta(days=60), "until": TODAY + timedelta(days=10)}  # "body" and "after" lie later
    found = again(lambda: organisations.link(elm, kind="succeeded_by", to=harbourside, by=CLERK, **days))
    assert found == {"next", "after", "body", "over"}


def test_the_last_day_of_a_succession_touches_nothing(world: World, again: Again) -> None:
    made = organisations.link(world.organisations["elm"], kind="succeeded_by", to=world.organisations["valley"], by=CLERK)
    assert again(lambda: organisations.end_link(made, until=TODAY, by=CLERK, because="They say so.")) == set()


def test_the_kind_of_an_organisation_touches_an_item_that_its_interest_meets_by_topic(world: World, again: Again) -> None:
    for concern in Concern.objects.exclude(topic="community dermatology").exclude(organisation__isnull=False):
        meetings.no_longer_concerns(concern, by=CLERK, because="Only the topic is left.")
    other = world.organisations["other"]
    declare(world, "oak_gp", organisation=other, topic="dermatology")
    other.kind = "pharmacy"

    def become_a_pharmacy() -> None:
        with audit.deed("organisation.corrected", by=CLERK):
            other.save()

    assert again(become_a_pharmacy) == {"next", "after", "over"}


def test_a_link_that_ends_touches_only_the_meetings_after_its_end(world: World, again: Again) -> None:
    link = Link.objects.get(organisation=world.organisations["elm"])
    until = TODAY + timedelta(days=30)
    assert again(lambda: organisations.end_link(link, until=until, by=CLERK, because="They left.")) == {"after"}


def test_another_name_is_another_answer_nowhere(world: World, again: Again) -> None:
    company, person = world.organisations["valley"], world.people["elm_gp"]
    assert again(lambda: organisations.rename(company, name="Valley Plus Ltd", on=TODAY, by=CLERK)) == set()
    assert again(lambda: people.amend(person, name="Elm Sample", by=CLERK)) == set()


def test_who_leaves_a_seat_touches_the_meetings_of_its_committee_from_that_day(world: World, again: Again) -> None:
    held = Holding.objects.get(seat__committee=world.committees["pccc"], person=world.people["exec"])
    assert again(lambda: seats.unseat(held, until=TODAY + timedelta(days=8), by=CLERK)) == {"after"}


def test_terms_of_reference_touch_the_meetings_of_their_committee(world: World, again: Again) -> None:
    terms = TermsOfReference.objects.get(committee=world.committees["body"])
    assert again(lambda: seats.correct_terms(terms, minimum=4, by=CLERK, because="Misread.")) == {"body"}


def test_what_an_item_is_and_concerns_touches_its_own_meeting_and_its_title_none(world: World, again: Again) -> None:
    item = world.item("next", "minutes")
    assert again(lambda: meetings.concern(item, organisation=world.organisations["elm"], by=CLERK)) == {"next"}
    assert again(lambda: meetings.amend_item(item, version=1, kind="payment", by=CLERK)) == {"next"}
    assert again(lambda: meetings.amend_item(item, version=2, title="Minutes and actions", by=CLERK)) == set()


def test_a_deed_on_other_things_asks_nothing(world: World, django_assert_num_queries: Any) -> None:
    history = world.people["nobody"].history.latest()
    written = [touched.Written(type(world.people["nobody"]), history, "~")]
    with django_assert_num_queries(0):
        assert touched.touched(written, on=TODAY) == {}


def test_an_organisation_that_is_new_asks_nothing_and_one_that_goes_may_touch(
    world: World, django_assert_num_queries: Any
) -> None:
    version = world.organisations["valley"].history.latest()
    with django_assert_num_queries(0):
        assert touched.touched([touched.Written(type(version.instance), version, "+")], on=TODAY) == {}
    assert touched.touched([touched.Written(type(version.instance), version, "-")], on=TODAY)


def test_what_is_found_with_its_organisation_in_one_deed_touches_its_meeting(world: World, again: Again) -> None:
    def named() -> None:
        with audit.deed("item.concern", by=CLERK):
            party = organisations.add(name="Fen Scanning Ltd", kind="company", by=CLERK)
            meetings.concern(world.item("next", "minutes"), organisation=party, by=CLERK)

    assert again(named) == {"next"}


def test_a_meeting_is_watched_from_its_first_item_and_not_after_it_is_cancelled(world: World) -> None:
    meeting = MeetingFactory(ccg=world.ccg, on=date(2018, 6, 1), committees=[world.committees["pccc"]])
    assert not Run.objects.filter(meeting=meeting).exists()
    meetings.add_item(meeting, number="1", title="Welcome", kind="information", by=CLERK)
    run = Run.objects.get(meeting=meeting)
    meetings.cancel(Meeting.objects.get(pk=meeting.pk), by=CLERK, because="Snow.")
    declare(world, "exec", organisation=world.organisations["valley"])
    assert Run.objects.get(meeting=meeting).at == run.at
