"""The register of procurement decisions, as it is published: what was decided, and how conflicts were managed."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from coi_register import clock
from coi_register.accounts.actors import Role
from declarations.models import InterestMet, Ruling
from declarations.procurement import services as buying_services
from declarations.procurement.selectors import for_register
from declarations.procurement.vocabulary import Stage
from declarations.registers import services
from declarations.registers.moment import Moment
from declarations.registers.selectors.rows import sheet_of
from declarations.registers.vocabulary import Register
from tests.declarations.procurement.conftest import ON, Buying, buying
from tests.declarations.registers.story import public, told
from tests.factories import ItemFactory, MeetingFactory, UserFactory, actor_with, arranged

__all__ = ["buying"]
BOUGHT = Register.PROCUREMENT


def rows(buying: Buying, on: date = ON) -> list[dict[str, Any]]:
    return told(sheet_of(buying.officer, ccg=buying.ccg, register=BOUGHT, moment=Moment(on)))


def awarded(buying: Buying, **told: Any) -> None:
    """Harbourside gets the contract; a director of it left the panel."""
    buying.person("director", organisation=buying.bidder)
    supplier = buying.name(buying.bidder)
    buying.name(buying.rival)
    buying_services.manage(InterestMet.objects.get(), managed="Left the panel", by=buying.officer)
    buying.reach(Stage.AWARDED, awarded=[supplier], **told)


def test_nothing_is_on_the_register_before_it_is_decided(buying: Buying) -> None:
    buying.name(buying.bidder)
    assert rows(buying) == []
    assert not for_register(buying.ccg, on=ON).exists()


def test_an_award_has_the_columns_of_the_template(buying: Buying) -> None:
    awarded(buying)
    [row] = rows(buying)
    assert (row["reference"], row["title"], row["type"], row["organisation"]) == (
        "P-1", "Minor surgery", "Competitive", "Harbourside Ltd",
    )  # fmt: skip
    assert (row["value"], row["since"], row["until"]) == (Decimal("420000"), date(2018, 4, 1), date(2021, 4, 1))
    assert (row["decided_on"], row["committees"]) == (ON, "Primary Care Commissioning Committee")
    assert row["conflicts"] == "Director Example: Director (since 1 June 2015) → Harbourside Ltd"
    assert row["action"] == "Director Example (planned): Left the panel"
    assert rows(buying, date(2018, 2, 28)) == []


@pytest.mark.parametrize(
    ("item", "meeting", "is_told"),
    [({}, {"state": "held"}, True), ({"part": "private"}, {"state": "held"}, False), ({}, {"state": "planned"}, False)],
    ids=["in public", "in private", "not held yet"],
)
def test_of_what_was_ruled_only_what_was_ruled_in_public_is_told(
    buying: Buying, item: dict[str, Any], meeting: dict[str, Any], is_told: bool
) -> None:
    of = ItemFactory(meeting=MeetingFactory(ccg=buying.ccg, committees=[buying.committee], **meeting), **item)
    awarded(buying, item=of)
    with arranged():
        Ruling(
            item=of, person=buying.people["director"], step="leave", ruled_by=buying.person("chair"), capacity="chair",
            entered_by=UserFactory(), at="2018-03-01T14:00Z", reason="A word in confidence",
        ).save()  # fmt: skip
    [row] = rows(buying)
    assert ("(contract awarded): Leave" in row["action"]) is is_told
    assert "confidence" not in repr(row)


def test_one_that_was_given_up_says_that_nothing_was_awarded(buying: Buying) -> None:
    buying.reach(Stage.ENDED, decided_by="No money")
    assert rows(buying)[0]["organisation"] == "No contract was awarded"


def test_it_is_published_by_two_people_and_read_by_anybody(buying: Buying, client: Any) -> None:
    awarded(buying)
    made = services.prepare(buying.ccg, register=BOUGHT, true_on=ON, by=buying.officer)
    second = actor_with(Role.OFFICER, ccg=buying.ccg)
    edition = services.publish(made, version=made.version, by=second)
    assert [row["title"] for row in public(edition)] == ["Minor surgery"]
    said = client.get(f"/registers/{buying.ccg.ods_code.lower()}/procurement/").content.decode()
    for words in ("Minor surgery", "£420,000", "Left the panel", "Harbourside Ltd"):
        assert words in said
    assert "Valley Care Ltd" not in said


def test_the_register_as_it_was_known_is_the_register_that_stood_then(buying: Buying) -> None:
    def as_known(at: datetime | None) -> list[dict[str, Any]]:
        return told(sheet_of(buying.officer, ccg=buying.ccg, register=BOUGHT, moment=Moment(ON, at)))

    before = clock.now()
    awarded(buying)
    then, stood = clock.now(), rows(buying)
    met = InterestMet.objects.order_by("found_by__at").last()
    buying_services.manage(met, managed="Left the room, too", by=buying.officer)  # type: ignore[arg-type]
    buying_services.amend(buying.fresh(), by=buying.officer, because="A better name", title="Skin surgery")
    assert as_known(before) == []
    assert as_known(then) == stood != rows(buying)
    assert as_known(clock.now()) == rows(buying)
