"""The way from a person to an organisation, stretch by stretch: in which role, through which links, each with its dates."""

from collections.abc import Callable

from committees.organisations.facts import Key
from committees.organisations.links import Reach
from declarations.guidance.facts import Interest
from declarations.guidance.findings import Stretch


def ways_in(interest: Interest) -> tuple[Stretch, ...]:
    """From the person to what the interest lies in: who holds it, where it is indirect, and in which role."""
    words = [] if interest.direct or interest.relationship is None else [interest.relationship.value]
    words += [interest.role.value] if interest.role else []
    return tuple(Stretch(word, interest.began, interest.ended) for word in words)


def way_along(start: Key, reach: Reach, name: Callable[[Key], str]) -> tuple[Stretch, ...]:
    """The organisations passed, from the declared one to the one reached, each with the dates of its link."""
    stretches, here = [Stretch(name(start))], start
    for link in reach.links:
        back = link.from_ != here
        here = link.from_ if back else link.to
        stretches.append(Stretch(name(here), link.since, link.until, link.kind, back))
    return tuple(stretches)
