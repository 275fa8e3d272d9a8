"""An edition is prepared by one and published by another, or not at all."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from coi_register.audit.sealed import Sealed
from coi_register.proof.models import Wanted
from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import NotAllowed
from declarations.registers import services
from declarations.registers.models import Edition, Entry
from declarations.registers.selectors.editions import edition as numbered
from declarations.registers.vocabulary import Register
from tests import factories as make
from tests.declarations.registers.story import INTERESTS, ON, Story
from tests.factories import arranged


def prepared(story: Story, **more: Any) -> Edition:
    return services.prepare(story.ccg, register=INTERESTS, true_on=ON, by=story.officer, **more)


def test_whoever_prepared_an_edition_does_not_publish_it(story: Story) -> None:
    made = prepared(story)
    with pytest.raises(NotAllowed, match="Another officer publishes it"):
        services.publish(made, version=1, by=story.officer)
    assert services.publish(made, version=1, by=story.second).number == 1


def test_the_database_holds_that_two_people_publish(story: Story) -> None:
    made = prepared(story)
    made.published_by_id, made.number, made.published_at = story.officer.user_id, 1, made.prepared_at
    with pytest.raises(IntegrityError, match="whoever_prepared"), arranged(), transaction.atomic():
        made.save()


@pytest.mark.parametrize("who", ["guardian", "auditor"])
def test_only_officers_prepare_and_publish(story: Story, who: str) -> None:
    with pytest.raises(NotAllowed):
        services.prepare(story.ccg, register=INTERESTS, true_on=ON, by=getattr(story, who))
    with pytest.raises(NotAllowed):
        services.publish(prepared(story), version=1, by=getattr(story, who))


def test_editions_are_numbered_for_each_ccg_and_register(story: Story) -> None:
    other = Story(make.CcgFactory())
    assert [story.edition().number, story.edition().number, other.edition().number] == [1, 2, 1]


def test_one_edition_of_a_register_is_prepared_at_a_time(story: Story) -> None:
    made = prepared(story)
    with pytest.raises(CannotBeDone, match="being prepared already"):
        prepared(story)
    services.give_up(made, version=1, by=story.second, because="A mistake.")
    assert prepared(story).number is None


def test_what_was_given_up_or_published_is_not_published_again(story: Story) -> None:
    made = prepared(story)
    given_up = services.give_up(made, version=1, by=story.officer, because="A mistake.")
    with pytest.raises(CannotBeDone, match="given up"):
        services.publish(given_up, version=2, by=story.second)
    published = story.edition()
    with pytest.raises(CannotBeDone, match="published already"):
        services.publish(published, version=published.version, by=story.second)


def test_two_who_publish_at_once_publish_once(story: Story) -> None:
    made = prepared(story)
    as_read = Edition.objects.get(pk=made.pk)
    services.publish(made, version=1, by=story.second)
    with pytest.raises(ChangedMeanwhile):
        services.publish(as_read, version=1, by=story.second)


def test_a_register_that_changed_since_it_was_prepared_is_not_published(story: Story) -> None:
    made = prepared(story)
    make.InterestFactory(person=story.basil)
    with pytest.raises(CannotBeDone, match="changed since"):
        services.publish(made, version=1, by=story.second)
    assert not Entry.objects.exists()


def test_an_undecided_request_stands_in_the_way(story: Story) -> None:
    made = prepared(story)
    story.asked(story.basil)
    with pytest.raises(CannotBeDone, match="1 request to withhold waits for the Guardian"):
        services.publish(made, version=1, by=story.second)


@pytest.mark.parametrize(
    ("day", "says"), [(date(2018, 3, 2), "has not come yet"), (date(2018, 2, 27), "Edition 1 is true on")]
)
def test_an_edition_is_of_no_day_to_come_and_of_none_before_the_last(story: Story, day: date, says: str) -> None:
    story.edition(date(2018, 2, 28))
    with pytest.raises(CannotBeDone, match=says):
        services.prepare(story.ccg, register=INTERESTS, true_on=day, by=replace(story.officer, on=ON))


def test_a_published_edition_is_never_edited(story: Story) -> None:
    published = story.edition()
    published.number = 7
    with pytest.raises(Sealed), arranged():
        published.save()


@pytest.mark.parametrize("statement", ["UPDATE declarations_entry SET cells = '[]'", "DELETE FROM declarations_entry"])
def test_the_database_alters_and_removes_no_published_entry(story: Story, statement: str) -> None:
    story.edition()
    with pytest.raises(Exception, match="never altered or removed"), arranged(), transaction.atomic():
        connection.cursor().execute(statement)
    assert Entry.objects.count() == 2


def test_a_publication_wants_a_signed_checkpoint(story: Story) -> None:
    story.edition()
    assert Wanted.objects.filter(chain=str(story.ccg.pk)).exists()


def test_an_empty_register_is_published_and_says_who_confirmed_it(story: Story) -> None:
    with arranged():
        for person in (story.ada, story.basil):
            holding = person.holdings.get()
            holding.until = date(2016, 1, 1)
            holding.save()
    edition = story.edition()
    assert (edition.size, edition.published_name) == (0, story.second.name)
    assert numbered(story.ccg, Register.INTERESTS, 1) == edition
