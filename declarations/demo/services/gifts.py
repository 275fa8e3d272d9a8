"""What people of the story were offered, a quarter without any offer, and the dinner that is looked into."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from declarations.breaches import services as breaches
from declarations.breaches.vocabulary import Control
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told, gifts, without
from declarations.gifts import services
from declarations.gifts.models import Offer


def offers(cast: Cast) -> Iterator[Scene]:
    """Each on the day on which it was recorded, confirmed or handed over."""
    for told in gifts()["offers"]:
        yield Scene(told["on"], partial(_an_offer, cast, told))
    for told in gifts()["no_offers"]:
        yield Scene(told["on"], partial(_none, cast, told))
    for told in gifts()["breaches"]:
        yield Scene(told["on"], partial(_a_breach, cast, told))


def _an_offer(cast: Cast, told: Told) -> None:
    words = without(told, "to", "donor") | {"value": Decimal(told["value"])}
    donor = cast.organisations[told["donor"]] if "donor" in told else None
    services.record(cast.people[told["to"]], by=cast.acting(told["to"], told["on"]), donor=donor, **words)


def _none(cast: Cast, told: Told) -> None:
    services.confirm_nil(cast.ccg, by=cast.officer(told["on"]), **told)


def _a_breach(cast: Cast, told: Told) -> None:
    person = cast.people[told["about"]]
    offer = Offer.objects.get(person=person, offered_on=told["offered_on"])
    breaches.hand_over(
        cast.ccg,
        person=person,
        offer=offer,
        control=Control(told["control"]),
        arose_on=told["offered_on"],
        discovered_on=told["on"],
        by=cast.officer(told["on"]),
        **without(told, "about", "offered_on", "control"),
    )
