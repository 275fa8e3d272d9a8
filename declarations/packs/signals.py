"""The rooms below ask here whether papers are kept from who keeps the agenda; from every issue of papers follow packs."""

from coi_register.accounts.actors import Actor
from committees.meetings.models import Item
from committees.papers.permissions import bar
from declarations.evidence.following import Follower, offer
from declarations.packs import services
from declarations.packs.withheld import withheld


def kept_from(actor: Actor, item: Item) -> str:
    """Why the papers of the item are kept from the actor; empty where they are not, and nothing is asked of who is nobody here."""
    if not actor.stands_for:
        return ""
    why = withheld(item.meeting).from_any(actor.stands_for, item.pk)
    return str(why) if why else ""


bar(kept_from)
offer(Follower(begin=services.ask_as_issued, go_on=services.make_as_issued))
