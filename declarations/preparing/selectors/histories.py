"""The history of what members said before a meeting."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from committees.meetings.models import Item, Meeting
from declarations.conflicts.selectors import assessed_for
from declarations.preparing import permissions
from declarations.preparing.models import Answer, Tick


def meeting_with_answers(actor: Actor, pk: UUID) -> Meeting:
    """The meeting's own row for its history. Raises Http404 unless the actor sees everybody's flags there."""
    found = assessed_for(actor, pk)
    if not permissions.may_read_answers(actor, found):
        raise Http404("There is no such page.")
    return found.gathered.row


def history_of_answers(actor: Actor, meeting: Meeting) -> list[QuerySet[Any]]:
    """Every version of every answer on the items that the actor may read, and of every tick."""
    items = Item.objects.visible_to(actor).filter(meeting=meeting)
    return [Answer.history.filter(item__in=items), Tick.history.filter(meeting_id=meeting.pk)]
