"""Who may keep the papers of an item; who may read one, the room of packs decides."""

from coi_register.accounts.actors import Actor
from coi_register.verdicts import Verdict
from committees.meetings.models import Item
from committees.meetings.permissions import may_keep_agenda


def may_keep_papers(actor: Actor, item: Item) -> Verdict:
    """Whether the actor may add papers to the item, replace and withdraw them: whoever keeps the agenda."""
    return may_keep_agenda(actor, item.meeting)
