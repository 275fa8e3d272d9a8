"""The declarations that wait: for a reviewer, for an organisation to be found, for their declarer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted, day
from declarations.interests.cards import heading_of
from declarations.interests.presenters.tags import Tag
from declarations.review.selectors.waiting import Waiting, only
from declarations.review.vocabulary import FOR_THE_DECLARER, FOR_THE_REVIEWER, WAITS_LABELS, Waits

AT_MOST = 100  # in a section; the search narrows what is longer
COLOURS = {
    Waits.NEW: "blue",
    Waits.CHANGED: "blue",
    Waits.ANSWERED: "green",
    Waits.DUE: "orange",
    Waits.UNMATCHED: "yellow",
    Waits.ASKED: "grey",
    Waits.NOT_ATTESTED: "grey",
}


@dataclass(frozen=True, slots=True)
class Row:
    person: str
    interest: str
    href: str
    declared: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    says: str
    rows: tuple[Row, ...]
    more: str


@dataclass(frozen=True, slots=True)
class QueuePage:
    lead: str
    sought: str
    sections: tuple[Section, ...]


def queue_page(found: Sequence[Waiting], *, sought: str) -> QueuePage:
    """What waits, by whom it waits for; each interest stands in the first section that it belongs to."""
    to_read = only(found, *FOR_THE_REVIEWER)
    to_match = [one for one in only(found, Waits.UNMATCHED) if one not in to_read]
    theirs = [one for one in only(found, *FOR_THE_DECLARER) if one not in to_read and one not in to_match]
    sections = (
        _section("To review", "Read each, and say how its risk is met.", to_read),
        _section("To match", "Reviewed, but in words only: no agenda can be held against them.", to_match),
        _section("Waiting for the declarer", "A question is open, or a paper is not attested.", theirs),
    )
    return QueuePage(_lead(len(to_read), sought), sought, tuple(section for section in sections if section.rows))


def _lead(to_read: int, sought: str) -> str:
    among = f" of people called “{sought}”" if sought else ""
    if not to_read:
        return f"No declaration{among} waits to be reviewed."
    return f"{counted(to_read, 'declaration waits', 'declarations wait')}{among} to be reviewed.".capitalize()


def _section(title: str, says: str, found: Iterable[Waiting]) -> Section:
    rows = tuple(_row(one) for one in found)
    more = f"and {len(rows) - AT_MOST} more: search for a name" if len(rows) > AT_MOST else ""
    return Section(title, says, rows[:AT_MOST], more)


def _row(one: Waiting) -> Row:
    return Row(
        person=str(one.interest.person),
        interest=heading_of(one.interest),
        href=reverse("review", args=[one.interest.pk]),
        declared=day(one.interest.declared_on, without="Not known"),
        tags=tuple(Tag(WAITS_LABELS[word], COLOURS[word]) for word in Waits if word in one.waits),
    )
