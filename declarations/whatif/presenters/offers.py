"""What would mend an item, each remedy as something to try."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import joined
from committees.meetings.facts import Item
from declarations.guidance.remedies import INVITED
from declarations.whatif.selectors import Tried
from declarations.whatif.suppositions import Comes, Deputised, Invited, Supposition, person_of


@dataclass(frozen=True, slots=True)
class Offer:
    """A remedy; `href` is empty where it is nothing that could be tried, such as deferring. `rest`: what comes of it."""

    says: str
    href: str
    rest: str = ""


def offers(tried: Tried, item: Item) -> tuple[Offer, ...]:
    """The remedies of the meeting as it would be; with nothing tried, those of the meeting as it stands."""
    known = dict(_changes(tried))
    return tuple(_offer(tried, remedy, known) for remedy in tried.after.by_item[item.key].remedies)


def _offer(tried: Tried, remedy: tuple[str, ...], known: dict[str, Supposition]) -> Offer:
    if not set(remedy) <= known.keys():
        return Offer(joined(remedy), "")
    tries = tried.tries.trying(*(known[says] for says in remedy))
    return Offer(joined(remedy), f"{reverse('what_if', args=[tried.meeting])}{tries.query}")


def _changes(tried: Tried) -> Iterator[tuple[str, Supposition]]:
    """Every change that a remedy may be made of, by its words."""
    people = tried.after.sittings
    for sitting in people.values():
        yield f"attend: {sitting.name} ({sitting.seat.office})", Comes(person_of(sitting))
        if principal := people.get(sitting.deputy_for):
            says = f"deputy: {sitting.name} in the seat of {principal.seat.office}"
            yield says, Deputised(person_of(principal), person_of(sitting))
    for category, who in INVITED.items():
        yield f"invite: {who}", Invited(who, category)
        for committee in tried.after.meeting.committees:
            yield f"invite: {who}, for {committee.name}", Invited(who, category, committee=committee.key)
