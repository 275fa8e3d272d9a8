"""The rows of an agenda become the facts that the decision service reads."""

from typing import Any

import pytest

from coi_register.accounts.actors import Actor
from committees.meetings import facts, services
from committees.meetings.gather import item_as_facts
from committees.meetings.selectors import items_of
from committees.meetings.vocabulary import AffectedClass, ItemKind, Part, PartPlayed, Route, Stage
from committees.models import Meeting
from tests.factories import OrganisationFactory, PersonFactory, PracticeFactory

pytestmark = pytest.mark.django_db


def test_an_item_is_told_with_all_it_concerns(meeting: Meeting, officer: Actor, committee: Any) -> None:
    item = services.add_item(
        meeting,
        number="6",
        title="Award",
        kind="contract_award",
        decision=True,
        part="private",
        route="competitive",
        stage="award",
        committees=[committee],
        by=officer,
    )
    practice, network, person = PracticeFactory(), OrganisationFactory(kind="network"), PersonFactory()
    services.concern(item, organisation=practice, part_played="bidder", by=officer)
    services.concern(item, affected_class="all_member_practices", by=officer)
    services.concern(item, practices_in=network, by=officer)
    services.concern(item, topic="dermatology", by=officer)
    services.concern(item, person=person, by=officer)
    services.concern(item, unidentified="a local provider", by=officer)
    told = item_as_facts(items_of(meeting)[0])
    assert (told.key, told.title, told.kind, told.decision) == (item.pk, "Award", ItemKind.CONTRACT_AWARD, True)
    assert (told.part, told.route, told.stage) == (Part.PRIVATE, Route.COMPETITIVE, Stage.AWARD)
    assert told.committees == {committee.pk}
    assert set(told.concerns) == {
        facts.Concern(organisation=practice.pk, part_played=PartPlayed.BIDDER),
        facts.Concern(affected_class=AffectedClass.ALL_MEMBER_PRACTICES),
        facts.Concern(practices_in=(network.pk,)),
        facts.Concern(topic="dermatology"),
        facts.Concern(person=person.pk),
        facts.Concern(unidentified="a local provider"),
    }


def test_telling_an_agenda_asks_nothing_more_of_the_database(
    meeting: Meeting, officer: Actor, django_assert_num_queries: Any
) -> None:
    item = services.add_item(meeting, number="6", title="Award", kind="contract_award", by=officer)
    services.concern(item, organisation=PracticeFactory(), by=officer)
    items = items_of(meeting)
    with django_assert_num_queries(0):
        assert [item_as_facts(item).title for item in items] == ["Award"]
