"""What the register of gifts and hospitality holds, on any day and in its editions."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from declarations.gifts.selectors import for_register
from declarations.gifts.services import confirm_nil
from declarations.registers import services
from declarations.registers.moment import Moment
from declarations.registers.selectors.editions import nil_returns, published_sheet
from declarations.registers.selectors.rows import sheet_of
from declarations.registers.vocabulary import Register
from tests import factories as make
from tests.declarations.registers.story import ON, Story, public, told

OFFERED = date(2018, 2, 1)


@pytest.fixture
def offer(story: Story) -> Any:
    return make.OfferFactory(
        person=story.ada, donor=story.bidder, details="Dinner for two", value=Decimal("60.00"), to_declare=True,
        offered_on=OFFERED, declared_on=OFFERED, taken="declined", kind="meal",
    )  # fmt: skip


def kept(story: Story, on: date = ON) -> list[dict[str, Any]]:
    return told(sheet_of(story.officer, ccg=story.ccg, register=Register.GIFTS, moment=Moment(on)))


def test_an_offer_is_an_entry_whether_it_was_accepted_or_declined(story: Story, offer: Any) -> None:
    (row,) = kept(story)
    assert (row["name"], row["organisation"], row["outcome"], row["value"]) == (
        "Ada Example", "Harbourside Invented Ltd", "Declined", Decimal("60.00")
    )  # fmt: skip
    assert (row["offered_on"], row["leaves_on"], row["published"]) == (OFFERED, date(2018, 8, 1), True)


def test_the_register_holds_what_the_room_of_gifts_says_it_holds(story: Story, offer: Any) -> None:
    make.OfferFactory(person=story.basil, to_declare=False, offered_on=OFFERED, declared_on=OFFERED)
    make.OfferFactory(person=story.basil, to_declare=True, offered_on=date(2018, 3, 2), declared_on=date(2018, 3, 2))
    guest = make.PersonFactory(name="Zoe Example")
    make.HoldingFactory(seat=make.SeatFactory(committee=story.board), person=guest)
    make.OfferFactory(person=guest, offered_on=OFFERED, declared_on=OFFERED)
    for on in (date(2018, 1, 31), ON, date(2018, 3, 2)):
        assert {row["key"] for row in kept(story, on)} == {str(one.pk) for one in for_register(story.ccg, on=on)}


def test_an_offer_leaves_the_public_register_six_months_after_it_was_made(story: Story, offer: Any) -> None:
    assert kept(story, date(2018, 7, 31))[0]["published"]
    assert not kept(story, date(2018, 8, 1))[0]["published"]


def test_an_edition_of_the_gifts_is_published_like_any_other(story: Story, offer: Any) -> None:
    made = services.prepare(story.ccg, register=Register.GIFTS, true_on=ON, by=story.officer)
    edition = services.publish(made, version=1, by=story.second)
    (row,) = public(edition)
    assert (row["name"], row["value"], row["offered_on"]) == ("Ada Example", Decimal("60.00"), OFFERED)
    story.withheld(story.ada)
    assert "Ada" not in repr(public(edition))


def test_an_edition_keeps_the_times_of_which_somebody_confirmed_that_nothing_was_offered(
    story: Story, offer: Any, client: Client
) -> None:
    confirm_nil(story.ccg, since=date(2017, 10, 1), until=date(2018, 1, 1), on=ON, by=story.officer)
    made = services.prepare(story.ccg, register=Register.GIFTS, true_on=ON, by=story.officer)
    edition = services.publish(made, version=1, by=story.second)
    says = f"No offers from 1 October 2017 until 1 January 2018, confirmed by {story.officer.name} on 1 March 2018."
    assert nil_returns(edition) == (says,)
    assert says in published_sheet(edition).notes
    make.OfferFactory(person=story.ada, to_declare=True, offered_on=date(2017, 11, 1), declared_on=ON)
    assert says in client.get("/registers/99x/gifts/").content.decode()
    story.withheld(make.PersonFactory(ccg=story.ccg, name=story.officer.name))
    assert "confirmed by Withheld" in client.get("/registers/99x/gifts/").content.decode()


def test_no_other_register_tells_of_gifts(story: Story) -> None:
    confirm_nil(story.ccg, since=date(2017, 10, 1), until=date(2018, 1, 1), on=ON, by=story.officer)
    assert nil_returns(story.edition()) == ()
