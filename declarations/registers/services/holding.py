"""An entry is put on a legal hold, so that it may not be disposed of, and released from it; nothing here disposes of anything."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from declarations.registers import permissions
from declarations.registers.models import Hold
from declarations.registers.vocabulary import Register


def place_hold(
    ccg: Organisation, *, register: Register, entry: UUID, because: str, on: date, by: Actor, once: UUID | None = None
) -> Hold:
    """Keep an entry whatever its age. Raises NotAllowed, CannotBeDone."""
    permissions.may_hold(by, ccg.pk).enforce()
    if not because.strip():
        raise CannotBeDone("Say why the entry must be kept, for example which inquiry asks for it.", field="because")
    try:
        with audit.deed("hold.placed", by=by, because=because.strip(), once=once):
            placed = Hold(ccg=ccg, register=register, entry=entry, because=because.strip(), since=on)
            placed.save()
            return placed
    except IntegrityError as double:
        raise CannotBeDone("This entry is on a legal hold already.") from double


def release_hold(hold: Hold, *, version: int, because: str, on: date, by: Actor, once: UUID | None = None) -> Hold:
    """End a hold: the entry is kept as long as any other. Raises NotAllowed, CannotBeDone."""
    permissions.may_hold(by, hold.ccg_id).enforce()
    if not because.strip():
        raise CannotBeDone("Say why the entry need not be held any more.", field="because")
    with audit.deed("hold.released", by=by, because=because.strip(), once=once):
        current = audit.held(hold)
        audit.must_be_as_read(current, version)
        if current.released_on is not None:
            raise CannotBeDone("This hold was released already.")
        current.released_on, current.release_reason = on, because.strip()
        current.save()
    return current
