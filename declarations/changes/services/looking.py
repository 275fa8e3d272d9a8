"""Somebody has looked at what changed at a meeting; the Guardian has looked into what would have been different."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Meeting
from committees.organisations.models import Organisation
from declarations.changes import permissions
from declarations.changes.models import Look, LookedInto, Run


def look(meeting: Meeting, *, by: Actor, once: UUID | None = None) -> Look:
    """Note that the actor has looked: what changed until now is no news to them any more. Raises NotAllowed."""
    permissions.may_look(by, meeting).enforce()
    if by.user_id is None:
        raise CannotBeDone("Only somebody who is signed in can have looked.")
    with audit.deed("changes.seen", by=by, once=once) as deed:
        known = Look.objects.select_for_update().filter(meeting=meeting, user=by.user_id).first()
        row = known or Look(meeting=meeting, user_id=by.user_id)
        row.at = deed.at
        row.save()
        _beside_the_run(row)
    return row


def _beside_the_run(row: Look) -> None:
    run = Run.objects.select_for_update().filter(meeting=row.meeting_id).first()
    if run is not None:
        run.looked[str(row.user_id)] = row.at.timestamp()
        run.save()


def look_into(
    showed: Deed, *, ccg: Organisation, note: str, by: Actor, version: int | None = None, once: UUID | None = None
) -> LookedInto:
    """Note what the Guardian made of a deed that shows past meetings in another light. Raises NotAllowed, CannotBeDone."""
    permissions.may_look_into(by, ccg).enforce()
    if not note.strip():
        raise CannotBeDone("Say what you found, and what follows from it.", field="note")
    with audit.deed("hindsight.looked_into", by=by, because=note.strip(), once=once):
        known = LookedInto.objects.select_for_update().filter(showed=showed, ccg=ccg).first()
        audit.must_be_as_read(known, version)
        row = known or LookedInto(showed=showed, ccg=ccg)
        row.note = note.strip()
        row.save()
    return row
