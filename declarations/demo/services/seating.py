"""The committees with their terms of reference and seats, who sits in them, and who may be invited."""

from collections.abc import Iterator
from functools import partial

from committees.seats import services as seats
from committees.seats.models import Committee
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told, wexbridge, without


def committees(cast: Cast) -> Iterator[Scene]:
    """Each committee as it stood when the registers moved in, whoever left a seat since, and who may be invited."""
    for committee in wexbridge()["committees"]:
        yield Scene(wexbridge()["moved_in"], partial(_a_committee, cast, committee))
        for seat in (seat for seat in committee["seats"] if "left" in seat):
            yield Scene(seat["left"]["on"], partial(_somebody_leaves, cast, committee["key"], seat))
        for call in committee.get("on_call", ()):
            yield Scene(call["on"], partial(_somebody_may_be_invited, cast, committee["key"], call))


def _a_committee(cast: Cast, told: Told) -> None:
    by = cast.officer(wexbridge()["moved_in"])
    made = cast.committees[told["key"]] = seats.establish(
        ccg=cast.ccg,
        reports_to=cast.committees.get(told.get("reports_to", "")),
        by=by,
        **without(told, "key", "terms", "seats", "on_call", "reports_to"),
    )
    for order, seat in enumerate(told["seats"], start=1):
        _a_seat(cast, told["key"], made, order, seat)
    seats.set_terms(made, since=told["since"], by=by, **told["terms"])


def _a_seat(cast: Cast, key: str, committee: Committee, order: int, told: Told) -> None:
    by = cast.officer(wexbridge()["moved_in"])
    words = without(told, "held_by", "deputies", "left")
    made = seats.create_seat(committee, since=committee.since, order=order, by=by, **words)
    cast.seats[key, told["office"]] = made
    seats.seat(cast.people[told["held_by"]], in_=made, by=by)
    for deputy in told.get("deputies", ()):
        seats.seat(cast.people[deputy], in_=made, deputy=True, by=by)


def _somebody_leaves(cast: Cast, committee: str, told: Told) -> None:
    holding = cast.seats[committee, told["office"]].holdings.get(person=cast.people[told["held_by"]])
    left = told["left"]
    seats.unseat(holding, until=left["until"], because=left["because"], by=cast.officer(left["on"]))


def _somebody_may_be_invited(cast: Cast, committee: str, told: Told) -> None:
    words = without(told, "person", "on")
    seats.put_on_call(cast.people[told["person"]], for_=cast.committees[committee], by=cast.officer(told["on"]), **words)
