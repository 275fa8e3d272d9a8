"""What an address of the room names, for whoever runs the meeting: an item, a person there, what was noted of them."""

from uuid import UUID

from django.http import Http404

from coi_register.accounts.actors import Actor
from committees.meetings.models import Item, Meeting
from committees.meetings.selectors import item_for, meeting_for, people_of
from committees.people.models import Person
from declarations.interests.models import Interest
from declarations.interests.selectors import still_standing
from declarations.proceedings.models import Declared, Discussion, Movement
from declarations.proceedings.permissions import may_run


def meeting_to_run(actor: Actor, pk: UUID) -> Meeting:
    """A meeting that the actor runs. Raises Http404 where they may not know of it, NotAllowed where they do not run it."""
    meeting = meeting_for(actor, pk)
    may_run(actor, meeting).enforce()
    return meeting


def item_to_run(actor: Actor, pk: UUID) -> Item:
    """An item of such a meeting. Raises Http404, NotAllowed."""
    item = item_for(actor, pk)
    may_run(actor, item.meeting).enforce()
    return item


def discussion_of(item: Item) -> Discussion | None:
    """The item as it is taken; None where it was not begun."""
    discussion = Discussion.objects.filter(item=item).select_related("presided").first()
    if discussion is not None:
        discussion.item = item
    return discussion


def person_at(actor: Actor, meeting: Meeting, pk: UUID) -> Person | None:
    """Somebody who sits there or is of its CCGs; None for anybody else."""
    return people_of(actor, meeting).filter(pk=pk).select_related("ccg").first()


def declarable(meeting: Meeting, person: Person) -> list[Interest]:
    """What they have on the register on the day of the meeting, to be declared for an item."""
    return [*still_standing(person, on=meeting.on)]


def interest_of(meeting: Meeting, person: Person, pk: UUID) -> Interest | None:
    """One of them."""
    return next((one for one in declarable(meeting, person) if one.pk == pk), None)


def movement_for(actor: Actor, pk: UUID) -> Movement:
    """Somebody's going and coming. Raises Http404 where the actor may not read it, NotAllowed where they do not run the meeting."""
    movement = Movement.objects.visible_to(actor).select_related("person", "sitting", "item").filter(pk=pk).first()
    if movement is None:
        raise Http404("There is no such movement.")
    movement.sitting.meeting = meeting_to_run(actor, movement.sitting.meeting_id)
    return movement


def declared_for(actor: Actor, pk: UUID) -> Declared:
    """What somebody declared at a meeting. Raises Http404, NotAllowed likewise."""
    declared = (
        Declared.objects.visible_to(actor).select_related("person", "interest__organisation", "item").filter(pk=pk).first()
    )
    if declared is None:
        raise Http404("There is no such declaration.")
    declared.item = item_to_run(actor, declared.item_id)
    return declared
