"""Both chairs being conflicted: whom the members may choose; and the history of what was ruled."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.verdicts import Verdict
from committees.meetings.facts import Item
from committees.meetings.models import Item as ItemRow
from committees.meetings.models import Meeting
from declarations.conflicts import permissions
from declarations.conflicts.models import ChosenChair, Ruling
from declarations.conflicts.selectors.assessment import Assessed, assessed_for
from declarations.guidance.facts import Sitting


@dataclass(frozen=True, slots=True)
class Succession:
    """One committee at one item with nobody in the chair: the members may choose one of `choice`."""

    found: Assessed
    item: Item
    committee: str
    choice: tuple[Sitting, ...]
    says: str
    verdict: Verdict


def succession_for(actor: Actor, item: UUID, committee: UUID) -> Succession:
    """Whom the members may choose. Raises Http404 where the item is not the committee's, or not for this actor."""
    meeting = ItemRow.objects.visible_to(actor).filter(pk=item, withdrawn=False).values_list("meeting", flat=True).first()
    found = assessed_for(actor, meeting) if meeting else None
    read = [one for one in found.items_for(actor) if one.key == item] if found else []
    after = found.after_of(item, committee) if found and read else None
    if found is None or after is None or not permissions.may_see_flags_on_others(actor, found.where):
        raise Http404
    return Succession(
        found=found,
        item=read[0],
        committee=found.committee_names[committee],
        choice=tuple(found.sittings[key] for key in after.choice),
        says=after.chair_says,
        verdict=permissions.may_record_a_chosen_chair(actor, found.where),
    )


def meeting_with_rulings(actor: Actor, pk: UUID) -> Meeting:
    """The meeting's own row for its history. Raises Http404 unless the actor sees everybody's flags there."""
    found = assessed_for(actor, pk)
    if not permissions.may_see_flags_on_others(actor, found.where):
        raise Http404
    return found.gathered.row


def history_of_rulings(actor: Actor, meeting: Meeting) -> list[QuerySet[Any]]:
    """What was ruled and who was chosen to preside on the items that the actor may read, every version of it."""
    items = ItemRow.objects.visible_to(actor).filter(meeting=meeting)
    return [Ruling.history.filter(item__in=items), ChosenChair.history.filter(item__in=items)]
