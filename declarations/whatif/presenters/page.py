"""The page on which a meeting is tried otherwise: what is tried, what comes of it, and the questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from committees.meetings.facts import Item
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.conflicts.presenters.listing import concerns_of
from declarations.whatif.address import Pairs, Tries, pairs_of
from declarations.whatif.presenters.figures import Comparison, comparisons
from declarations.whatif.presenters.offers import Offers, offers
from declarations.whatif.presenters.people import Group, Moved, groups, moved
from declarations.whatif.presenters.verdicts import Says, says_of_all, says_of_item
from declarations.whatif.presenters.words import tried_words
from declarations.whatif.savings import savings
from declarations.whatif.selectors import Tried, can_decide

TAB = "What if"


@dataclass(frozen=True, slots=True)
class ItemLink:
    """An item to look at; `mark` says in a word what is the matter with it then."""

    number: str
    title: str
    href: str
    current: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Trying:
    """One thing tried, and where it is taken back."""

    says: str
    take_back: str


@dataclass(frozen=True, slots=True)
class Line:
    """An item in the view of the whole agenda, before and after; `change` is empty where nothing turns."""

    number: str
    title: str
    href: str
    before: tuple[str, str]
    after: tuple[str, str]
    votes: str
    differs: bool


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """`hidden` is what is tried that no question of the form asks; `save` also says what is entered elsewhere."""

    nav: MeetingNav
    heading: str
    concerns: str
    says: Says
    left_out: str
    items: tuple[ItemLink, ...]
    trying: tuple[Trying, ...]
    start_again: str
    comparisons: tuple[Comparison, ...]
    moved: tuple[Moved, ...]
    offers: Offers
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    hidden: Pairs
    invite: str
    party: str
    save: str
    may_save: bool
    discard: str


def what_if_page(tried: Tried) -> WhatIfPage:
    """The page for one item, or for the whole agenda."""
    item, tries, asked = tried.shown, tried.tries, groups(tried)
    return WhatIfPage(
        nav=meeting_nav(tried.before.gathered.row, TAB, actor=tried.actor),
        heading=f"{item.number} {item.title}" if item else "The whole agenda",
        concerns=concerns_of(tried.after, tried.after.items[item.key]) if item else "",
        says=says_of_item(tried, item) if item else says_of_all(tried),
        left_out=_left_out(tries),
        items=tuple(_item_links(tried)),
        trying=tuple(Trying(tried_words(tried, one), address_of(tried, tries.without(one))) for one in tried.suppositions),
        start_again=address_of(tried, tries.without(*tries.suppositions)) if tried.suppositions else "",
        comparisons=comparisons(tried, item) if item else (),
        moved=moved(tried, item) if item else (),
        offers=offers(tried, item) if item else Offers(),
        lines=tuple(_line(tried, one) for one in tried.items) if item is None else (),
        groups=asked,
        hidden=_hidden(tried, asked),
        invite=address_of(tried, tries, "what_if_invite"),
        party=address_of(tried, tries, "what_if_party") if tried.items else "",
        save=address_of(tried, tries, "what_if_save"),
        may_save=any(one.differs and one.case.verdict for one in savings(tried)),
        discard=reverse("conflicts", args=[tried.meeting]),
    )


def address_of(tried: Tried, tries: Tries, name: str = "what_if") -> str:
    """The address of a page of this meeting on which this is tried."""
    return f"{reverse(name, args=[tried.meeting])}{tries.query}"


def _left_out(tries: Tries) -> str:
    if not tries.unread:
        return ""
    return "Part of this address speaks of nothing that can be tried at this meeting, so it was left out."


def _item_links(tried: Tried) -> Iterator[ItemLink]:
    for item in tried.items:
        href = address_of(tried, tried.tries.at(item.key))
        yield ItemLink(item.number, item.title, href, item == tried.shown, _mark(tried, item))
    yield ItemLink("All", "the whole agenda", address_of(tried, tried.tries.at(None)), tried.shown is None, "")


def _mark(tried: Tried, item: Item) -> str:
    stuck = item.decision and can_decide(tried.after, item) is False
    return "cannot be decided" if stuck else ""


def _hidden(tried: Tried, asked: Sequence[Group]) -> Pairs:
    """What is tried elsewhere, and the item looked at; the form's own questions say the rest."""
    rows = [row for group in asked for row in group.rows]
    names = {question.name for row in rows for question in (row.there, row.step) if question}
    return [*tried.tries.looking, *((name, value) for name, value in pairs_of(tried.suppositions) if name not in names)]


CAN = {True: ("Can be decided", "good"), False: ("Cannot be decided", "bad"), None: ("Cannot tell", "unknown")}


def _line(tried: Tried, item: Item) -> Line:
    was, now = (
        CAN[can_decide(found, item)] if item.decision else ("No decision", "none") for found in (tried.before, tried.after)
    )
    votes = [
        " and ".join(str(after.voting_present) for after in found.by_item[item.key].after)
        for found in (tried.before, tried.after)
    ]
    return Line(
        item.number,
        item.title,
        address_of(tried, tried.tries.at(item.key)),
        before=was,
        after=now,
        votes=votes[0] if votes[0] == votes[1] else f"{votes[0]}, then {votes[1]}",
        differs=was != now or votes[0] != votes[1],
    )
