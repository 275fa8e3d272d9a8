"""Which items have their place on every agenda."""

import pytest

from committees.meetings.facts import Item
from committees.meetings.vocabulary import ItemKind
from declarations.preparing.standing import is_in_its_place, is_of_declarations


def item(title: str, kind: ItemKind = ItemKind.INFORMATION, *, decision: bool = False) -> Item:
    return Item(key="1", title=title, kind=kind, decision=decision)


@pytest.mark.parametrize(
    "title",
    [
        "Declarations of interest",
        "Welcome and declarations of interest",
        "Declaration of Interests",
        "Conflicts of interest",
    ],
)
def test_an_item_for_declarations_is_known_by_its_title(title: str) -> None:
    assert is_of_declarations(item(title))
    assert is_in_its_place(item(title))


@pytest.mark.parametrize("title", ["Apologies for absence", "Any other business", "AOB", "Date of next meeting"])
def test_what_opens_and_closes_a_meeting_stays(title: str) -> None:
    assert is_in_its_place(item(title))
    assert not is_of_declarations(item(title))


def test_minutes_stay_and_items_for_decision_may_move() -> None:
    assert is_in_its_place(item("8 March", ItemKind.MINUTES))
    assert not is_in_its_place(item("Welcome centre in Quarry Road: lease", ItemKind.PREMISES, decision=True))
    assert not is_in_its_place(item("Policy on conflicts of interest", ItemKind.POLICY, decision=True))
    assert not is_in_its_place(item("Winter plan"))
