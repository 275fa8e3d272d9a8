"""What is offered to whoever says what an item concerns: organisations that its title seems to name, and neighbours."""

from dataclasses import dataclass

from committees.meetings.models import Item
from committees.meetings.titles import named_in
from committees.meetings.vocabulary import ItemKind
from committees.organisations.models import Organisation
from committees.organisations.naming import Match
from committees.organisations.selectors import Found, find, name_on, neighbours_of
from committees.organisations.vocabulary import OrganisationKind

MOST = 8  # offered for one stretch of a title; more narrow nothing down


# Where patients may move, a practice near by gains or loses as well (P08); which, nobody but the officer can say.
MOVES_PATIENTS = frozenset(
    {ItemKind.CLOSURE, ItemKind.MERGER, ItemKind.BOUNDARY_CHANGE, ItemKind.LIST_CLOSURE, ItemKind.NEW_PRACTICE}
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A stretch of the title and the organisations it may mean; none: a party that is not identified."""

    words: str
    found: tuple[Found, ...] = ()
    more: int = 0


def suggestions_for(item: Item) -> list[Suggestion]:
    """What the title seems to name that the item is not yet said to concern; practices of other CCGs are left out."""
    said = {concern.organisation_id for concern in item.concerns.all()}
    unidentified = {(concern.unidentified or "").casefold() for concern in item.concerns.all()}
    offered = []
    for named in named_in(item.title):
        found = () if named.is_hidden else _near_by(named.words, item)
        left = tuple(one for one in found if one.organisation.pk not in said)
        known = named.words.casefold() in unidentified if not found else not left
        if not known and (found or named.is_hidden):
            offered.append(Suggestion(named.words, left[:MOST], max(len(left) - MOST, 0)))
    return offered


def neighbours_for(item: Item) -> list[Organisation]:
    """Practices near those that the item concerns, where patients may move; offered, and never taken as affected."""
    if item.kind not in MOVES_PATIENTS:
        return []
    named = [concern.organisation for concern in item.concerns.all() if concern.organisation]
    return neighbours_of([one for one in named if one.kind == OrganisationKind.GP_PRACTICE], item.meeting.on)


def _near_by(words: str, item: Item) -> tuple[Found, ...]:
    ccgs = {committee.ccg for committee in item.committees}
    names = {name_on(ccg, item.meeting.on) for ccg in ccgs} | {""}
    only = next(iter(ccgs)) if len(ccgs) == 1 else None
    found = find(words, on=item.meeting.on, ccg=only, limit=200)
    return tuple(one for one in found if one.ccg in names and (one.ccg or one.match < Match.PART))
