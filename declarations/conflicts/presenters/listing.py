"""The conflicts of a meeting as a list: item by item, who must do what, and what is left; for phones and screen readers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted, joined
from committees.meetings.facts import Item
from declarations.conflicts.presenters import matrix
from declarations.conflicts.presenters.matrix import Figure, Heading
from declarations.conflicts.presenters.mending import Mending, mending
from declarations.conflicts.presenters.scope import ScopeNote, scope_notes
from declarations.conflicts.presenters.words import Word, concern_words
from declarations.conflicts.selectors import Assessed
from declarations.guidance.facts import Sitting


@dataclass(frozen=True, slots=True)
class ListedPerson:
    name: str
    office: str
    word: Word
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What is left of one committee at the item."""

    committee: str
    figures: tuple[tuple[str, Figure], ...]
    choose: str  # where the members' choice of a chair is recorded, while they have to make one


@dataclass(frozen=True, slots=True)
class ListedItem:
    heading: Heading
    concerns: str
    scope: tuple[ScopeNote, ...]
    people: tuple[ListedPerson, ...]  # those with anything but a clear finding
    contributors: tuple[ListedPerson, ...]  # the same of authors and advisers without a seat
    others: str
    standing: tuple[Standing, ...]
    mending: Mending | None


def listing(
    found: Assessed, items: Sequence[Item], sittings: Sequence[Sitting], *, with_standing: bool
) -> tuple[ListedItem, ...]:
    """Every item as a card; without what is left for somebody who sees only their own row."""
    return tuple(_listed(found, item, sittings, with_standing) for item in items)


def _listed(found: Assessed, item: Item, sittings: Sequence[Sitting], with_standing: bool) -> ListedItem:
    cells = [(sitting, matrix.cell(found, item, sitting)) for sitting in sittings if not sitting.stands_by]
    people = [_person(sitting, cell) for sitting, cell in cells if sitting.only_for is None and cell and _has_a_word(cell)]
    clear = sum(1 for sitting, cell in cells if sitting.only_for is None and cell) - len(people)
    answer = found.by_item[item.key]
    return ListedItem(
        heading=matrix.heading(found, item),
        concerns=concerns_of(found, item),
        scope=scope_notes(found, item),
        people=tuple(people),
        contributors=tuple(_person(sitting, cell) for sitting, cell in cells if sitting.only_for is not None and cell),
        others=f"{counted(clear, 'person', 'people')} with no conflict found".capitalize() if with_standing else "",
        standing=_standing(found, item) if with_standing else (),
        mending=mending(answer) if with_standing else None,
    )


def concerns_of(found: Assessed, item: Item) -> str:
    """What the item concerns, in words."""
    names: dict[object, str] = {organisation.key: organisation.name for organisation in found.meeting.organisations.values()}
    names |= {sitting.person or sitting.key: sitting.name for sitting in found.meeting.sittings}
    return joined(concern_words(concern, names) for concern in item.concerns) or "nothing in particular"


def _person(sitting: Sitting, cell: matrix.Cell) -> ListedPerson:
    if sitting.only_for is not None:
        return ListedPerson(sitting.name, cell.does, cell.word, cell.href, cell.label)
    office = "; ".join(filter(None, [matrix.office_of(sitting), cell.does and f"{cell.does.lower()} of this item"]))
    return ListedPerson(sitting.name, office, cell.word, cell.href, cell.label)


def _has_a_word(cell: matrix.Cell) -> bool:
    return cell.word.tone != "none" or cell.word.decided


def _standing(found: Assessed, item: Item) -> tuple[Standing, ...]:
    return tuple(
        Standing(
            found.committee_names[after.committee],
            tuple((title, figure(found, item.key, after)) for title, figure in matrix.figures([after]).items()),
            choose=reverse("choose_chair", args=[item.key, after.committee])
            if after.choice and found.chair_of(item.key, after) is None
            else "",
        )
        for after in found.by_item[item.key].after
    )
