"""Who keeps the papers of an item: whoever keeps its agenda, unless a room above, which knows of conflicts, bars them."""

from collections.abc import Callable

import pytest

from coi_register.accounts.actors import NOBODY, Actor, command
from coi_register.verdicts import Refused
from committees.models import Item
from committees.papers import permissions

pytestmark = pytest.mark.django_db
WHY = "These papers are kept from you."


@pytest.fixture
def barred(monkeypatch: pytest.MonkeyPatch) -> list[Actor]:
    """A bar to everybody, asked for twice; whom it was asked of."""
    asked: list[Actor] = []

    def always(actor: Actor, item: Item) -> str:
        asked.append(actor)
        return WHY if len(asked) == 1 else ""

    monkeypatch.setattr(permissions, "_bars", [])
    permissions.bar(always)
    permissions.bar(always)
    return asked


@pytest.mark.usefixtures("barred")
def test_whoever_keeps_the_agenda_is_told_why_the_papers_are_kept_from_them(item: Item, officer: Actor) -> None:
    assert permissions.may_keep_papers(officer, item) == Refused(WHY)


def test_a_room_that_asks_twice_to_be_asked_is_asked_once(item: Item, officer: Actor, barred: list[Actor]) -> None:
    permissions.may_keep_papers(officer, item)
    assert permissions.may_keep_papers(officer, item)
    assert barred == [officer, officer]


@pytest.mark.parametrize(("who", "may"), [(lambda: NOBODY, False), (lambda: command("a command"), True)])
def test_neither_a_command_nor_whoever_may_not_anyway_is_asked_about(
    item: Item, barred: list[Actor], who: Callable[[], Actor], may: bool
) -> None:
    verdict = permissions.may_keep_papers(who(), item)
    assert bool(verdict) is may
    assert verdict != Refused(WHY)
    assert barred == []
