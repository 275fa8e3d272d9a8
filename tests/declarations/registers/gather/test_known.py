"""A register as it was known at a moment is the register that stood then: read from the versions, it is the same to a cell."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coi_register.audit import services as audit
from committees.people.models import Person
from declarations.interests.models import Confirmation, Interest
from declarations.models import DecisionMaker
from declarations.registers.gather.known import known
from tests import factories as make
from tests.declarations.registers.story import Story

BEGAN = datetime(2018, 1, 1, 9, tzinfo=UTC)
DAYS = st.dates(date(2017, 1, 1), date(2019, 1, 1))


@contextmanager
def thrown_away() -> Iterator[None]:
    """What is written for one example is not there for the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def declare(story: Story, who: Any, day: date) -> None:
    make.InterestFactory(person=who, organisation=story.bidder, since=day, declared_on=None)


def end(story: Story, who: Any, day: date) -> None:
    standing = Interest.objects.filter(Q(since=None) | Q(since__lt=day), person=who, until=None).first()
    _change(standing, until=day)


def rename(story: Story, who: Any, day: date) -> None:
    _change(who, name=f"{who.name} the {day:%j}th", position=f"Since {day}")


def rename_the_bidder(story: Story, who: Any, day: date) -> None:
    _change(story.bidder, name=f"Invented {day:%j} Ltd")


def leave_the_seat(story: Story, who: Any, day: date) -> None:
    _change(who.holdings.first(), until=max(day, date(2015, 4, 2)))


def rename_the_board(story: Story, who: Any, day: date) -> None:
    _change(story.board, name=f"Board {day:%j}")


def move_elsewhere(story: Story, who: Any, day: date) -> None:
    _change(who, ccg=make.CcgFactory())


def say_nil(story: Story, who: Any, day: date) -> None:
    Confirmation(person=who, on=day, nil=True).save()


def mark(story: Story, who: Any, day: date) -> None:
    if not DecisionMaker.objects.filter(person=who).exists():
        DecisionMaker(ccg=story.ccg, person=who, basis="contracts", since=day).save()


def _change(row: Any, **fields: Any) -> None:
    if row is not None:
        current = type(row).objects.get(pk=row.pk)  # the story is of before the example
        for field, value in fields.items():
            setattr(current, field, value)
        current.save()


DEEDS: list[Callable[[Story, Any, date], None]] = [
    declare, end, rename, rename_the_bidder, leave_the_seat, rename_the_board, move_elsewhere, say_nil, mark,
]  # fmt: skip


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(data=st.data())
def test_what_was_known_at_a_moment_is_what_stood_then(story: Story, data: st.DataObject) -> None:
    asked = data.draw(DAYS)
    stood: list[tuple[datetime, list[dict[str, Any]]]] = []
    with thrown_away():
        employee = make.PersonFactory(ccg=story.ccg, name="Zoe Example")
        steps = data.draw(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 2), DAYS), min_size=1, max_size=6))
        after = datetime.now(UTC)
        for number, (deed, who, day) in enumerate(steps):
            moment = after + timedelta(hours=number)  # later than the making of the story
            with audit.told_as_of(moment), audit.deed("test", by=make.BY_THE_TEST):
                deed(story, Person.objects.get(pk=[story.ada, story.basil, employee][who].pk), day)
            stood.append((moment, story.kept(on=asked)))
        for moment, rows in stood:
            assert story.kept(on=asked, known_at=moment) == rows
            assert story.kept(on=asked, known_at=moment + timedelta(minutes=59)) == rows


def test_before_anything_was_known_the_register_is_empty(story: Story) -> None:
    assert story.kept(known_at=BEGAN) == []


def test_a_row_that_was_removed_is_known_until_then(story: Story) -> None:
    holding = story.basil.holdings.get()
    known_before = datetime.now(UTC)
    with audit.told_as_of(known_before + timedelta(hours=1)), audit.deed("test", by=make.BY_THE_TEST):
        holding.may_be_removed = True
        holding.delete()
    told = list(known(type(holding), "person_id", where=Q(person_id=story.basil.pk), at=known_before))
    assert told == [[story.basil.pk]]
    assert (
        list(known(type(holding), "person_id", where=Q(person_id=story.basil.pk), at=known_before + timedelta(days=1))) == []
    )


def test_a_register_of_many_people_is_read_with_as_many_queries_as_one_of_two(story: Story) -> None:
    def asked(**more: Any) -> int:
        with CaptureQueriesContext(connection) as queries:
            story.kept(**more)
        return len(queries)

    now = datetime.now(UTC)
    few = asked(), asked(known_at=now)
    for number in range(5):
        person = story.member(f"Person {number}", "Member")
        make.InterestFactory(person=person)
    assert (asked(), asked(known_at=datetime.now(UTC))) == few


def test_the_day_asked_for_is_not_the_day_of_knowing(story: Story) -> None:
    """An interest of 2015 that was declared only now is true of 2016, and nobody knew it then."""
    assert replace(story.officer).on == date(2018, 3, 1)
    assert "Harbourside Invented Ltd" in [row["organisation"] for row in story.kept(on=date(2016, 1, 1))]
    assert story.kept(on=date(2016, 1, 1), known_at=datetime(2016, 1, 2, tzinfo=UTC)) == []
