"""Who may keep the papers of an item; who may read one, the room of packs decides."""

from collections.abc import Callable

from coi_register.accounts.actors import Actor
from coi_register.verdicts import Refused, Verdict
from committees.meetings.models import Item
from committees.meetings.permissions import may_keep_agenda

Bar = Callable[[Actor, Item], str]  # why the papers of an item are kept from whoever keeps the agenda; empty: they are not
_bars: list[Bar] = []


def bar(asked: Bar) -> None:
    """Ask a room above, which knows of conflicts, from now on: a prohibition beats the right to keep the agenda (law 1)."""
    if asked not in _bars:
        _bars.append(asked)


def may_keep_papers(actor: Actor, item: Item) -> Verdict:
    """Whether the actor may add papers to the item, replace and withdraw them: whoever keeps the agenda, and may read them."""
    verdict = may_keep_agenda(actor, item.meeting)
    if not verdict or actor.is_command:
        return verdict
    because = next((says for asked in _bars if (says := asked(actor, item))), "")
    return Refused(because) if because else verdict
