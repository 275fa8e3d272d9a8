"""Who on which committee is connected to an organisation, in words and as a picture; and of whom it cannot be told."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.trees import Picture
from coi_register.nhsuk.words import counted, day
from committees.seats.models import Holding
from declarations.conflicts.presenters.paths import path_picture
from declarations.conflicts.presenters.words import path_of
from declarations.conflicts.selectors import Connections, Seated, Way
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import INTEREST_CATEGORY_LABELS
from declarations.interests.clocks import Freshness, freshness


@dataclass(frozen=True, slots=True)
class WayWords:
    path: str
    interest: str
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class ConnectedPerson:
    name: str
    href: str
    seats: tuple[str, ...]
    ways: tuple[WayWords, ...]


@dataclass(frozen=True, slots=True)
class ConnectionsPage:
    title: str
    back: tuple[str, str]
    lead: str
    people: tuple[ConnectedPerson, ...]
    near_misses: tuple[tuple[str, str], ...]  # a path, and the rule that says it is no connection
    doubts: tuple[tuple[str, str, str], ...]  # a person, their page, and why it cannot be told of them


def connections_page(found: Connections) -> ConnectionsPage:
    """The page for the day it was asked for."""
    connected = [seated for seated in found.people if _carrying(seated)]
    return ConnectionsPage(
        title=found.organisation.name,
        back=(found.organisation.name, reverse("organisation", args=[found.organisation.pk])),
        lead=_lead(found, len(connected)),
        people=tuple(_person(found, seated) for seated in connected),
        near_misses=tuple(
            (_path(seated, way), way.exception.says) for seated in found.people for way in seated.ways if way.exception
        ),
        doubts=tuple(doubt for seated in found.people for doubt in _doubts(found, seated)),
    )


def _lead(found: Connections, connected: int) -> str:
    sit = counted(len(found.people), "person sits", "people sit")
    of_them = counted(connected, "of them has", "of them have") if connected else "none of them has"
    return (
        f"On {day(found.on)} {sit} on the committees that you may look into; {of_them} declared an interest that reaches it."
    )


def _person(found: Connections, seated: Seated) -> ConnectedPerson:
    return ConnectedPerson(
        name=seated.name,
        href=reverse("person", args=[seated.person]),
        seats=tuple(_seat(holding) for holding in seated.holdings),
        ways=tuple(_way(found, seated, way) for way in _carrying(seated)),
    )


def _carrying(seated: Seated) -> list[Way]:
    return [way for way in seated.ways if way.exception is None]


def _path(seated: Seated, way: Way) -> str:
    return f"{seated.name} → {path_of(way.path)}"


def _seat(holding: Holding) -> str:
    deputy = "deputy for " if holding.deputy else ""
    committee = holding.seat.committee
    return f"{committee.name} of {committee.ccg.name}: {deputy}{holding.seat.office}"


def _way(found: Connections, seated: Seated, way: Way) -> WayWords:
    interest, name = way.interest, found.organisation.name
    ended = f", ended on {day(interest.ended)}" if interest.ended and interest.ended <= found.on else ""
    whose = "direct" if interest.direct else "indirect"
    return WayWords(
        path=_path(seated, way),
        interest=f"{INTEREST_CATEGORY_LABELS[interest.category]} interest, {whose}{ended}",
        picture=path_picture(seated.name, way.path, name, ""),
    )


def _doubts(found: Connections, seated: Seated) -> Iterator[tuple[str, str, str]]:
    """Why an interest that is not told of may still be there: cannot tell is never no connection."""
    reasons = []
    match freshness(seated.last_word, on=found.on, book=load()):
        case Freshness.NONE_MADE:
            reasons.append("has made no declaration")
        case Freshness.OUT_OF_DATE:
            reasons.append(f"last declared on {day(seated.last_word)}, which is out of date")
        case Freshness.CANNOT_TELL:
            reasons.append("declared when no rule said how long a declaration holds")
        case Freshness.UP_TO_DATE:
            pass
    if seated.in_words_only:
        reasons.append(f"declared {counted(seated.in_words_only, 'interest')} in words only")
    if reasons:
        yield seated.name, reverse("person", args=[seated.person]), "; ".join(reasons)
