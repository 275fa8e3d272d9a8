"""Practices and other organisations, how they hang together, and what became of them."""

from collections.abc import Iterator
from functools import partial

from committees.organisations import services as organisations
from committees.organisations.vocabulary import OrganisationKind
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told, wexbridge, without


def places(cast: Cast) -> Iterator[Scene]:
    """The organisations, practices enrolled in the CCG, then the links between them."""
    told = wexbridge()
    for organisation in told["organisations"]:
        yield Scene(told["moved_in"], partial(_an_organisation, cast, organisation))
    for link in told["links"]:
        yield Scene(told["moved_in"], partial(_a_link, cast, link))


def changes(cast: Cast) -> Iterator[Scene]:
    """Links that ended and names that changed."""
    told = wexbridge()
    for link in (link for link in told["links"] if "ended" in link):
        yield Scene(link["ended"]["on"], partial(_the_end_of_a_link, cast, link))
    for change in told["renamed"]:
        yield Scene(change["on"], partial(_another_name, cast, change))


def _an_organisation(cast: Cast, told: Told) -> None:
    by = cast.officer(wexbridge()["moved_in"])
    made = cast.organisations[told["key"]] = organisations.add(by=by, **without(told, "key"))
    if made.kind == OrganisationKind.GP_PRACTICE:
        organisations.enrol(made, ccg=cast.ccg, since=wexbridge()["member_practices_since"], by=by)


def _a_link(cast: Cast, told: Told) -> None:
    one, other = cast.organisations[told["from"]], cast.organisations[told["to"]]
    by = cast.officer(wexbridge()["moved_in"])
    organisations.link(one, to=other, by=by, **without(told, "from", "to", "ended"))


def _the_end_of_a_link(cast: Cast, told: Told) -> None:
    one, other = cast.organisations[told["from"]], cast.organisations[told["to"]]
    link, end = one.links_out.get(kind=told["kind"], to=other), told["ended"]
    organisations.end_link(link, until=end["until"], because=end["because"], by=cast.officer(end["on"]))


def _another_name(cast: Cast, told: Told) -> None:
    known = cast.organisations[told["organisation"]]
    organisations.rename(known, by=cast.officer(told["on"]), **without(told, "organisation"))
