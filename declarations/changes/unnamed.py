"""To whom a private item is not named: the rule of `Assessed.is_unnamed_to`, asked of the answers that are stored of every meeting.

They are written in the transaction of each edit, so a page that lists the items of many meetings need assess none.
"""

from django.db.models import Exists, OuterRef, Q

from coi_register.accounts.actors import Actor
from committees.meetings.vocabulary import Part
from declarations.changes.models import Left, Outcome
from declarations.conflicts.models import Ruling


def unnamed_to(actor: Actor) -> Q:
    """The private items that are kept from somebody for whom the actor stands, and over which that person does not preside."""
    of_them = {"item": OuterRef("pk"), "person__in": actor.stands_for}
    presides = Exists(Left.objects.filter(item=OuterRef("item"), chair=OuterRef("person")))
    ruled_on = Exists(Ruling.objects.filter(item=OuterRef("item"), person=OuterRef("person"), followed_by=None))
    undecided = Outcome.objects.filter(~ruled_on, ~presides, **of_them)
    ruled = Ruling.objects.filter(~presides, no_papers=True, followed_by=None, **of_them)
    return Q(Exists(undecided) | Exists(ruled), part=Part.PRIVATE)
