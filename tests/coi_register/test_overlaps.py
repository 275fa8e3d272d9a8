"""The database itself refuses two spans that overlap, whatever wrote them; on SQLite and PostgreSQL alike."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories import HoldingFactory, SeatFactory

pytestmark = pytest.mark.django_db
BEGAN, ENDED = date(2016, 4, 1), date(2018, 4, 1)
DAY = timedelta(days=1)
REFUSED = "a_seat_has_one_holder_at_a_time"


@pytest.mark.parametrize(
    ("since", "until"),
    [(BEGAN, ENDED), (None, None), (ENDED - DAY, None), (None, BEGAN + DAY), (BEGAN + DAY, ENDED - DAY)],
)
def test_spans_that_share_a_day_are_refused(since: date | None, until: date | None) -> None:
    held = HoldingFactory(since=BEGAN, until=ENDED)
    with pytest.raises(IntegrityError, match=REFUSED):
        HoldingFactory(seat=held.seat, since=since, until=until)


@pytest.mark.parametrize(("since", "until"), [(ENDED, None), (None, BEGAN)])
def test_spans_that_only_meet_are_written(since: date | None, until: date | None) -> None:
    held = HoldingFactory(since=BEGAN, until=ENDED)
    HoldingFactory(seat=held.seat, since=since, until=until)
    assert held.seat.holdings.count() == 2


def test_rows_that_differ_in_what_must_be_the_same_may_overlap() -> None:
    held = HoldingFactory(since=BEGAN)
    HoldingFactory(seat=held.seat, since=BEGAN, place=2)
    HoldingFactory(seat=SeatFactory(committee=held.seat.committee), since=BEGAN)


def test_rows_outside_the_condition_may_overlap() -> None:
    held = HoldingFactory(since=BEGAN)
    HoldingFactory(seat=held.seat, since=BEGAN, deputy=True)


def test_a_row_may_not_be_moved_into_another_by_sql() -> None:
    held = HoldingFactory(since=BEGAN, until=ENDED)
    next_one = HoldingFactory(seat=held.seat, since=ENDED)
    with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE committees_holding SET since = %s WHERE person_id = %s", [BEGAN, _key(next_one.person_id)])


def _key(key: object) -> object:
    return key if connection.vendor == "postgresql" else str(key).replace("-", "")
