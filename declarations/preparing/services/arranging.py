"""The agenda gets its standing item at its head (R7.3)."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.meetings import services as meetings
from committees.meetings.models import Item, Meeting
from committees.meetings.vocabulary import ItemKind
from declarations.conflicts.selectors import assessed_for
from declarations.preparing.standing import is_of_declarations

TITLE = "Declarations of interest"


def put_declarations_first(meeting: Meeting, *, number: str, by: Actor, once: UUID | None = None) -> Item:
    """Put an item for declarations of interest at the head of an agenda that has none. Raises NotAllowed, CannotBeDone."""
    found = assessed_for(by, meeting.pk)
    there = next((item for item in found.meeting.items if is_of_declarations(item)), None)
    if there is not None:
        raise CannotBeDone(f"The agenda has its item already: {there.number} {there.title}.")
    with audit.deed("agenda.declarations_first", by=by, once=once):
        item = meetings.add_item(meeting, number=number, title=TITLE, kind=ItemKind.INFORMATION, by=by)
        before: list[UUID] = [one.key for one in found.meeting.items]  # type: ignore[misc]  # from the database, so UUIDs
        meetings.reorder(meeting, order=[item.pk, *before], read=[*before, item.pk], by=by)
    return item
