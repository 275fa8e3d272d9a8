"""The family of an organisation: a picture of those nearest to it, and every link in words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from coi_register.nhsuk.trees import Node, Picture, drawn
from coi_register.nhsuk.words import counted, day, span
from committees.organisations.facts import Key, Link, Organisation
from committees.organisations.family import Family, Relative
from committees.organisations.presenters.words import IS, holds_words, tie_words

MOST_DRAWN = 24  # a picture of more is a wall; the words tell all


@dataclass(frozen=True, slots=True)
class LinkWords:
    """One link as a sentence between two organisations, each with its page; `holds` is empty while it does."""

    one: tuple[str, str]
    is_: str
    other: tuple[str, str]
    when: str
    holds: str


@dataclass(frozen=True, slots=True)
class FamilyPart:
    """What the page of an organisation says of its family."""

    lead: str
    picture: Picture
    drawn: str  # how many of them the picture shows, where it does not show all
    links: tuple[LinkWords, ...]


def family_part(start: Organisation, family: Family, known: Mapping[Key, Organisation], *, on: date) -> FamilyPart | None:
    """The family as on a day; None for an organisation that nothing is tied to."""
    if not family.relatives:
        return None
    shown = family.relatives[:MOST_DRAWN]  # the nearest; whoever stands before one of them is nearer still
    number, rest = len(family.relatives), len(family.relatives) - len(shown)
    links = [*(relative.by for relative in family.relatives), *family.besides]
    return FamilyPart(
        lead=_lead(number, all(relative.holds for relative in shown), on),
        picture=drawn(_node(start.name, _below(shown, known), start.key, known, on)),
        drawn=f"The picture shows the nearest {len(shown)}; the words below tell of {rest} more." if rest else "",
        links=tuple(_in_words(link, known, on) for link in links),
    )


def _lead(number: int, all_hold: bool, on: date) -> str:
    lead = f"{counted(number, 'organisation')} {'is' if number == 1 else 'are'} tied to it, directly or through others."
    return lead if all_hold else f"{lead} A dashed line is a tie that does not hold on {day(on)}."


def _below(relatives: Sequence[Relative], known: Mapping[Key, Organisation]) -> Mapping[Key, list[Relative]]:
    """Each one's own, those tied to it on the day first, in the order of the alphabet."""
    below: dict[Key, list[Relative]] = defaultdict(list)
    for relative in sorted(relatives, key=lambda one: (not one.holds, known[one.organisation].name)):
        below[relative.of].append(relative)
    return below


def _node(
    name: str,
    below: Mapping[Key, list[Relative]],
    here: Key,
    known: Mapping[Key, Organisation],
    on: date,
    by: Relative | None = None,
) -> Node:
    children = tuple(
        _node(known[one.organisation].name, below, one.organisation, known, on, one) for one in below.get(here, ())
    )
    if by is None:
        return Node(name, strong=True, below=children)
    tie = tie_words(by.by.kind, by.by.since, by.by.until, back=by.back)
    holds = holds_words(by.by, on)
    return Node(name, f"{holds}: {tie[0].lower()}{tie[1:]}" if holds else tie, faint=not by.holds, below=children)


def _in_words(link: Link, known: Mapping[Key, Organisation], on: date) -> LinkWords:
    one, other = ((known[key].name, reverse("organisation", args=[key])) for key in (link.from_, link.to))
    return LinkWords(one, IS[link.kind], other, span(link.since, link.until), holds_words(link, on))
