"""The clock of the machine jumps; the order of what was done does not."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest

from coi_register import clock
from coi_register.audit.models import Deed
from coi_register.log import functions
from coi_register.log.models import Event
from declarations.interests import services
from tests.faults import whole
from tests.faults.writers import WRITER

pytestmark = pytest.mark.faults
NOON = datetime(2018, 3, 1, 12, tzinfo=UTC)
JUMPS = {
    "a day back": [NOON, NOON - timedelta(days=1), NOON - timedelta(days=2)],
    "a day forward and back": [NOON, NOON + timedelta(days=1), NOON],
    "standing still": [NOON, NOON, NOON],
    "the leap second of 2016, told twice": [
        datetime(2016, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
        datetime(2016, 12, 31, 23, 59, 59, 0, tzinfo=UTC),
        datetime(2017, 1, 1, tzinfo=UTC),
    ],
    "the leap day of 2016": [
        datetime(2016, 2, 28, 23, 59, tzinfo=UTC),
        datetime(2016, 2, 29, 12, tzinfo=UTC),
        datetime(2016, 3, 1, tzinfo=UTC),
    ],
    "the hour of March 2018 that never was in London": [
        datetime(2018, 3, 25, 0, 59, 59, tzinfo=UTC),
        datetime(2018, 3, 25, 1, 0, tzinfo=UTC),
        datetime(2018, 3, 25, 1, 30, tzinfo=UTC),
    ],
    "the hour of October 2018 that was twice in London": [
        datetime(2018, 10, 28, 0, 30, tzinfo=UTC),
        datetime(2018, 10, 28, 1, 30, tzinfo=UTC),
        datetime(2018, 10, 28, 0, 45, tzinfo=UTC),
    ],
    "to before there were computers": [NOON, datetime(1900, 1, 1, tzinfo=UTC), NOON],
}


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """The product's clock, and the one that stamps SQLite's events, stand at a moment."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return moment.astimezone(tz)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(clock, "now", lambda: moment)
        patched.setattr(functions, "datetime", Stopped)
        yield


@pytest.mark.parametrize("moments", JUMPS.values(), ids=JUMPS)
def test_events_are_counted_in_the_order_in_which_they_were_written_whatever_the_clock_says(
    moments: list[datetime], people: list[Any]
) -> None:
    tokens = [uuid4() for _ in moments]
    for once, moment in zip(tokens, moments, strict=True):
        with standing_at(moment):
            words = {
                "category": "financial",
                "role": "director",
                "again": True,
                "because": "The paper of a day",
                "text": "Shares",
            }
            services.declare(people[0], on=date(2015, 1, 1), by=WRITER, once=once, **words)
    assert order_of_events() == [str(Deed.objects.get(once=once).pk) for once in tokens]
    assert [Deed.objects.get(once=once).at for once in tokens] == moments
    assert whole.wrongs(map(str, tokens), at_most_more=0) == []


def order_of_events() -> list[str]:
    """The deeds that wrote interests, in the order in which their chain counts them."""
    events = Event.objects.order_by("seq").values_list("seq", "text")
    told = [(seq, json.loads(text)) for seq, text in events if "declarations_interest" in text]
    assert all(before < after for (before, _), (after, _) in pairwise(told))
    return [event["deed"] for _, event in told]
