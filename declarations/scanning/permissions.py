"""Who sees what the papers of an item name: whoever keeps them, for a paper may be withheld from everybody else."""

from coi_register.accounts.actors import Actor
from coi_register.verdicts import Verdict
from committees.meetings.models import Item
from committees.papers.permissions import may_keep_papers


def may_search(actor: Actor, item: Item) -> Verdict:
    """Whether the actor is shown the names found in the papers, and says which are parties."""
    return may_keep_papers(actor, item)
