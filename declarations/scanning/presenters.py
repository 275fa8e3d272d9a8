"""What the papers of an item name, in words: where each name stands, and what could not be searched."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, joined
from committees.meetings.models import Item
from committees.meetings.presenters import meeting_nav
from committees.meetings.presenters.nav import MeetingNav
from declarations.scanning.facts import Offer, Place, Search, Unsearched
from declarations.scanning.naming import How

QUOTED = 2  # places of one party told with their words


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`said` are names that the item concerns already, `put_aside` (name, reason)."""

    nav: MeetingNav
    heading: str
    searched: str
    unsearched: tuple[str, ...]
    nothing: str
    said: tuple[tuple[str, str], ...]
    put_aside: tuple[tuple[str, str], ...]
    papers: str
    item: str


def search_page(actor: Actor, item: Item, search: Search) -> SearchPage:
    """The page round the form of offers."""
    return SearchPage(
        nav=meeting_nav(item.meeting, "Agenda", actor=actor),
        heading=f"{item.number} {item.title}",
        searched=_searched(search),
        unsearched=tuple(_unsearched(one) for one in search.unsearched),
        nothing=_nothing(search),
        said=tuple((one.name, where(one)) for one in search.said),
        put_aside=tuple((one.name, because) for one, because in search.put_aside),
        papers=reverse("papers", args=[item.pk]),
        item=reverse("item", args=[item.pk]),
    )


def where(offer: Offer) -> str:
    """Where a party is named, with the words round it; or why it is offered without being named."""
    return offer.because or " ".join([*_how(offer), *_quotes(offer), *_more(offer)])


def _how(offer: Offer) -> Iterator[str]:
    met = offer.places[0].met
    match offer.how:
        case How.FORMER:
            yield f"By another of its names, {met}."
        case How.CODE:
            yield "By its code."
        case How.NEAR:
            yield f"The paper has “{met}”."
        case How.NAME:
            return


def _quotes(offer: Offer) -> Iterator[str]:
    for place in offer.places[:QUOTED]:
        yield f"{place.paper}, page {place.page}: “{_quote(place)}”."


def _quote(place: Place) -> str:
    glue = "" if place.after[:1] in (",", ".", ";", ":", ")", "’", "'") else " "
    return f"{place.before} {place.met}{glue}{place.after}".strip()


def _more(offer: Offer) -> Iterator[str]:
    pages: dict[str, list[int]] = defaultdict(list)
    for place in offer.places[QUOTED:]:
        pages[place.paper].append(place.page)
    for paper, numbers in pages.items():
        yield f"Also {paper}, {_pages(sorted({*numbers}))}."


def _pages(numbers: list[int]) -> str:
    word = "page" if len(numbers) == 1 else "pages"
    return f"{word} {joined(map(str, numbers))}"


def _searched(search: Search) -> str:
    if not search.papers:
        return "Nothing was searched yet."
    return (
        f"{counted(search.pages, 'page').capitalize()} of {counted(search.papers, 'paper')} searched for the names and codes of "
        f"{search.names:,} organisations and people. A name that is not on the registers is not found."
    )


def _unsearched(one: Unsearched) -> str:
    if one.is_whole:
        return f"{one.paper} was not searched: it holds no text, or waits for the virus scanner. Read it for names yourself."
    return f"{one.paper} was not searched on {_pages([*one.pages])}: no text is there. Look there for names yourself."


def _nothing(search: Search) -> str:
    if search.offered:
        return ""
    if not search.papers:
        return "The item has no papers that can be searched. Add them first."
    return "The papers name nobody else. That is no proof that nobody is concerned."
