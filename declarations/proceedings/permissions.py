"""Who reads the proceedings, who runs the meeting, and who may record nothing of an item: whoever must be out for it."""

from collections.abc import Collection
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import may
from coi_register.verdicts import Refused, Verdict
from committees.meetings.models import Meeting
from committees.meetings.permissions import where_of


def may_read_proceedings(actor: Actor, meeting: Meeting) -> Verdict:
    """Whether the actor may read what happens in the room."""
    return may(actor, "read_proceedings", where_of(meeting))


def may_run(actor: Actor, meeting: Meeting) -> Verdict:
    """The person in the chair, the vice-chair and the secretary note who goes and comes, and what is decided."""
    return may(actor, "run_meeting", where_of(meeting))


def may_handle(actor: Actor, meeting: Meeting, number: str, out: Collection[UUID]) -> Verdict:
    """Whether the actor may read and record what becomes of an item; `out` are the people who may not be there for it.

    The prohibition goes before every right, and binds whoever acts for them.
    """
    if actor.stands_for & frozenset(out):
        return Refused(
            f"You must be out for item {number}, so what is said and decided of it is kept from you. "
            "Whoever presides over it, or the secretary, records it."
        )
    return may_run(actor, meeting)


def is_kept_from(actor: Actor, out: Collection[UUID]) -> bool:
    """Whether what becomes of an item is kept from this reader: they, or somebody they act for, must be out for it."""
    return bool(actor.stands_for & frozenset(out))
