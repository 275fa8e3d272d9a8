"""What the database itself refuses of committees, terms, seats and holdings, on either database."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from committees.seats.models import Holding
from tests.factories import CommitteeFactory, HoldingFactory, SeatFactory, TermsFactory

pytestmark = pytest.mark.django_db

MARCH, APRIL, MAY = date(2018, 3, 1), date(2018, 4, 1), date(2018, 5, 1)


def _two(make: Any, **same: Any) -> Callable[[], None]:
    def write() -> None:
        make(since=MARCH, until=MAY, **same)
        make(since=APRIL, until=None, **same)

    return write


REFUSED: dict[str, Callable[[], Callable[[], Any]]] = {
    "a_seat_has_one_holder_at_a_time": lambda: _two(HoldingFactory, seat=SeatFactory()),
    "a_committee_has_one_chair_at_a_time": lambda: _two(SeatFactory, committee=CommitteeFactory(), chair=True),
    "a_committee_has_one_vice_chair_at_a_time": lambda: _two(SeatFactory, committee=CommitteeFactory(), vice_chair=True),
    "a_committee_has_one_set_of_terms_at_a_time": lambda: _two(TermsFactory, committee=CommitteeFactory()),
    "a_committee_ends_after_it_begins": lambda: lambda: CommitteeFactory(since=MAY, until=APRIL),
    "a_committee_has_a_name": lambda: lambda: CommitteeFactory(name=""),
    "only_a_pccc_has_a_level_of_commissioning": lambda: lambda: CommitteeFactory(kind="panel", level="joint"),
    "terms_of_reference_end_after_they_begin": lambda: lambda: TermsFactory(since=MAY, until=MAY),
    "a_seat_ends_after_it_begins": lambda: lambda: SeatFactory(since=MAY, until=MAY),
    "a_seat_has_an_office": lambda: lambda: SeatFactory(office=""),
    "a_chair_is_not_their_own_vice_chair": lambda: lambda: SeatFactory(chair=True, vice_chair=True),
    "a_holding_ends_after_it_begins": lambda: lambda: HoldingFactory(since=MAY, until=APRIL),
    "a_seat_has_at_most_two_halves": lambda: lambda: HoldingFactory(place=3),
}


@pytest.mark.parametrize("constraint", REFUSED)
def test_the_database_refuses_by_the_name_of_the_rule(constraint: str) -> None:
    write = REFUSED[constraint]()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write()


def test_spans_that_touch_do_not_overlap() -> None:
    seat = SeatFactory()
    HoldingFactory(seat=seat, until=APRIL)
    HoldingFactory(seat=seat, since=APRIL)
    assert Holding.objects.count() == 2


def test_deputies_and_halves_do_not_stand_in_a_holders_way() -> None:
    seat = SeatFactory(shared=True)
    for place, deputy in ((1, False), (2, False), (1, True), (1, True)):
        HoldingFactory(seat=seat, place=place, deputy=deputy)
    assert Holding.objects.in_force(MAY).count() == 4


@pytest.mark.parametrize(
    ("since", "until", "overlaps"),
    [
        (None, MARCH, False),
        (None, APRIL, True),
        (MARCH, APRIL, True),
        (APRIL, None, True),
        (MAY, None, False),
        (None, None, True),
    ],
)
def test_a_span_overlaps_from_its_first_day_to_the_day_before_its_end(
    since: date | None, until: date | None, overlaps: bool
) -> None:
    HoldingFactory(since=MARCH, until=MAY)
    assert Holding.objects.overlapping(since, until).exists() is overlaps
