"""What would mend an item, each remedy as something to try."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.urls import reverse

from committees.meetings.facts import Item
from committees.seats.vocabulary import SeatCategory
from declarations.conflicts.presenters.mending import AT_A_GLANCE, in_words
from declarations.guidance.findings import Aim, Change, Remedy, Way
from declarations.guidance.moves import INVITED
from declarations.whatif.address import Tries
from declarations.whatif.selectors import Tried
from declarations.whatif.suppositions import Comes, Deputised, Invited, Supposition, person_of


@dataclass(frozen=True, slots=True)
class Offer:
    """A remedy; `href` is empty where it is nothing that could be tried, such as deferring. `rest`: what comes of it."""

    says: str
    href: str
    rest: str


@dataclass(frozen=True, slots=True)
class Offers:
    """`first` to read at once, `more` that would do as well, `instead` of deciding now."""

    first: tuple[Offer, ...] = ()
    more: tuple[Offer, ...] = ()
    instead: tuple[Offer, ...] = ()


def offers(tried: Tried, item: Item) -> Offers:
    """The remedies of the meeting as it would be; with nothing tried, those of the meeting as it stands."""
    remedies = tried.after.by_item[item.key].remedies
    to_try = [_offer(tried, remedy) for remedy in remedies if remedy.aim is not Aim.INSTEAD]
    instead = (_offer(tried, remedy) for remedy in remedies if remedy.aim is Aim.INSTEAD)
    return Offers(tuple(to_try[:AT_A_GLANCE]), tuple(to_try[AT_A_GLANCE:]), tuple(instead))


def _offer(tried: Tried, remedy: Remedy) -> Offer:
    href = ""
    if remedy.aim is not Aim.INSTEAD:
        tries = tried.tries
        for change in remedy.changes:
            tries = tries.trying(*_suppositions(tried, tries, change))
        href = f"{reverse('what_if', args=[tried.meeting])}{tries.query}"
    rest = "So that a clinician is heard." if remedy.aim is Aim.BE_HEARD else remedy.consequence
    return Offer(in_words(remedy), href, rest)


def _suppositions(tried: Tried, tries: Tries, change: Change) -> Iterator[Supposition]:
    people = tried.after.sittings
    match change.way:
        case Way.ATTEND:
            yield Comes(person_of(people[change.who]))
        case Way.DEPUTY:
            deputy = people[change.who]
            yield Deputised(person_of(people[deputy.deputy_for]), person_of(deputy))
        case Way.INVITE if change.who is not None:
            yield Comes(person_of(people[change.who]))
        case Way.INVITE:
            guest = _guest(change)
            alike = sum(one.name.startswith(guest.name) for one in tries.suppositions if isinstance(one, Invited))
            yield replace(guest, name=f"{guest.name} ({alike + 1})") if alike else guest
        case Way.DEFER | Way.CONSULT | Way.REFER:
            return


def _guest(change: Change) -> Invited:
    """Somebody of a kind: with the vote of that kind, or as the clinician without one who is only to be heard."""
    who = change.says.removeprefix("invite: ")
    for category, words in INVITED.items():
        if who.startswith(words):
            return Invited(words, category, committee=change.committee)
    return Invited("an independent clinician", SeatCategory.SECONDARY_CARE, votes=False, committee=change.committee)
