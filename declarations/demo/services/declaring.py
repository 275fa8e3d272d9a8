"""What each person declared, ended and confirmed with their own hand, or had declared on paper before."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from coi_register.nhsuk.words import day
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told, wexbridge, without
from declarations.interests import services as interests
from declarations.interests.models import Interest


def declarations(cast: Cast) -> Iterator[Scene]:
    """Everybody’s interests, confirmations and nil returns, each on its day."""
    for person in wexbridge()["people"]:
        for interest in person.get("interests", ()):
            yield Scene(max(interest["on"], wexbridge()["moved_in"]), partial(_declared, cast, person["key"], interest))
            if ceased := interest.get("ceased"):
                yield Scene(ceased["on"], partial(_ceased, cast, person["key"], interest))
        for on in person.get("confirmed", ()):
            yield Scene(on, partial(_confirmed, cast, person["key"], on))
        for on in person.get("nil", ()):
            yield Scene(on, partial(_nil, cast, person["key"], on))


def _declared(cast: Cast, key: str, told: Told) -> None:
    on, moved_in = told["on"], wexbridge()["moved_in"]
    on_paper = on < moved_in
    interests.declare(
        cast.people[key],
        organisation=cast.organisations.get(told.get("organisation", "")),
        by=cast.officer(moved_in) if on_paper else cast.acting(key, on),
        because=f"The paper register, entry of {day(on)}" if on_paper else "",
        **without(told, "organisation", "ceased"),
    )


def _ceased(cast: Cast, key: str, told: Told) -> None:
    person, organisation = cast.people[key], cast.organisations[told["organisation"]]
    row = Interest.objects.get(person=person, organisation=organisation, role=told["role"])
    end = told["ceased"]
    interests.cease(row, version=row.version, until=end["until"], by=cast.acting(key, end["on"]))


def _confirmed(cast: Cast, key: str, on: date) -> None:
    interests.confirm(cast.people[key], on=on, by=cast.acting(key, on))


def _nil(cast: Cast, key: str, on: date) -> None:
    interests.nil_return(cast.people[key], on=on, by=cast.acting(key, on))
