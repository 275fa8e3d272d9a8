"""Authors, presenters and advisers of an item: named, refused, taken back, and shown on its page."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Actor, Role
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.meetings import services
from committees.meetings.vocabulary import Contribution
from committees.models import Contributor, Item, Person
from tests.factories import CcgFactory, PersonFactory, actor_with
from tests.filling_in import fill_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(committee: Any) -> Person:
    return PersonFactory(name="Dr Basil Sample", ccg=committee.ccg)


def test_somebody_without_a_seat_may_have_written_the_paper(item: Item, officer: Actor, author: Person) -> None:
    made = services.contribute(item, person=author, contribution="author", by=officer)
    assert (made.item, made.person, made.contribution) == (item, author, Contribution.AUTHOR)


def test_one_person_may_contribute_in_two_ways_and_in_each_once(item: Item, officer: Actor, author: Person) -> None:
    for contribution in ("author", "presenter"):
        services.contribute(item, person=author, contribution=contribution, by=officer)
    with pytest.raises(CannotBeDone, match="Item 6 already says: Dr Basil Sample, author") as refusal:
        services.contribute(item, person=author, contribution="author", by=officer)
    assert refusal.value.field == "person"
    assert item.contributors.count() == 2


def test_a_stranger_to_the_registers_and_to_the_meeting_is_refused(item: Item, officer: Actor) -> None:
    with pytest.raises(CannotBeDone, match="holds no seat at the meeting"):
        services.contribute(item, person=PersonFactory(), contribution="adviser", by=officer)
    assert not Contributor.objects.exists()


def test_somebody_of_another_ccg_who_sits_at_the_meeting_contributes(item: Item, officer: Actor, holding: Any) -> None:
    assert services.contribute(item, person=holding.person, contribution="presenter", by=officer)


def test_a_word_outside_the_vocabulary_is_refused(item: Item, officer: Actor, author: Person) -> None:
    with pytest.raises(CannotBeDone):
        services.contribute(item, person=author, contribution="bystander", by=officer)


def test_what_is_taken_back_stays_in_the_history_with_its_reason(item: Item, officer: Actor, author: Person) -> None:
    made = services.contribute(item, person=author, contribution="adviser", by=officer)
    key = made.pk
    services.no_longer_contributes(made, by=officer, because="Another adviser came.")
    assert not Contributor.objects.exists()
    assert Contributor.history.filter(id=key).latest("history_date").deed.because == "Another adviser came."


def test_nobody_contributes_once_the_meeting_was_held(item: Item, officer: Actor, author: Person) -> None:
    services.hold(item.meeting, by=officer)
    with pytest.raises(CannotBeDone, match="was held"):
        services.contribute(item, person=author, contribution="author", by=officer)


def test_only_who_says_what_an_item_concerns_says_who_contributes(item: Item, author: Person, committee: Any) -> None:
    chair = actor_with(Role.CHAIR, ccg=committee.ccg, committee=committee)
    assert services.contribute(item, person=author, contribution="author", by=chair)
    for stranger in (actor_with(Role.OFFICER, ccg=CcgFactory()), actor_with(Role.AUDITOR, ccg=committee.ccg)):
        with pytest.raises(NotAllowed):
            services.contribute(item, person=author, contribution="adviser", by=stranger)


def test_the_page_of_the_item_names_them_and_the_officer_adds_and_takes_back(
    client_of: Any, item: Item, officer: Actor, author: Person
) -> None:
    client: Client = client_of(officer)
    add, page = reverse("add_contributor", args=[item.pk]), reverse("item", args=[item.pk])
    assert add in client.get(page).content.decode()
    assert "Select the person" in fill_in(client, add, {"contribution": "author"}).content.decode()
    fill_in(client, add, {"person": str(author.pk), "contribution": "author"})
    assert "Dr Basil Sample" in client.get(page).content.decode()
    remove = reverse("remove_contributor", args=[item.pk, Contributor.objects.get().pk])
    assert remove in client.get(page).content.decode()
    assert "Dr Basil Sample, author: take this back" in client.get(remove).content.decode()
    fill_in(client, remove, {"because": "A slip."})
    assert client.get(remove).status_code == 302
    assert "Nobody is named" in client.get(page).content.decode()


def test_a_member_reads_who_contributes_and_changes_nothing(
    client_of: Any, item: Item, officer: Actor, author: Person, committee: Any
) -> None:
    services.contribute(item, person=author, contribution="author", by=officer)
    client: Client = client_of(actor_with(Role.MEMBER, ccg=committee.ccg, committee=committee))
    add = reverse("add_contributor", args=[item.pk])
    page = client.get(reverse("item", args=[item.pk])).content.decode()
    assert "Dr Basil Sample" in page
    assert add not in page
    assert client.get(add).status_code == 403


def test_an_item_may_touch_an_individual_performer(client_of: Any, item: Item, officer: Actor) -> None:
    amended = services.amend_item(item, version=item.version, touches_performer=True, by=officer)
    assert amended.touches_performer
    page = client_of(officer).get(reverse("item", args=[item.pk])).content.decode()
    assert "That part goes to NHS England" in page
    assert (
        "A part of it is about the performance"
        in client_of(officer).get(reverse("amend_item", args=[item.pk])).content.decode()
    )
