"""What every deed in the room does on its way: hold the sitting, and note a time of day that never goes backwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day, hour
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Meeting
from declarations.proceedings import permissions
from declarations.proceedings.models import Sitting


class AsItWas(Exception):
    """What is asked for is so already: nothing is written, and whoever asked gets the row that says so."""

    def __init__(self, row: Any) -> None:
        super().__init__()
        self.row = row


@dataclass(frozen=True, slots=True)
class Noting:
    """The sitting, held until the deed ends, and the time that is noted."""

    sitting: Sitting
    at: datetime


@contextmanager
def noting(meeting: Meeting, deed: str, *, by: Actor, because: str = "", once: UUID | None = None) -> Iterator[Noting]:
    """Do something in the room of a meeting that sits. Raises NotAllowed, and CannotBeDone where it does not sit.

    A clock that went back is not followed: the last time noted is noted again, and the deed keeps what the clock said.
    """
    permissions.may_run(by, meeting).enforce()
    with audit.deed(deed, by=by, because=because.strip(), once=once) as done:
        sitting = must_sit(meeting)
        at = max(done.at, sitting.noted_at)
        yield Noting(sitting, at)
        sitting.noted_at = at
        sitting.save()


def must_sit(meeting: Meeting) -> Sitting:
    """The sitting, held. Raises CannotBeDone where the meeting has not been opened, or has closed."""
    sitting = Sitting.objects.select_for_update(of=("self",)).filter(meeting=meeting).first()
    if sitting is None:
        raise CannotBeDone(f"The meeting of {day(meeting.on)} has not been opened. Open it first.")
    if sitting.closed_at is not None:
        raise CannotBeDone(
            f"The meeting closed at {hour(sitting.closed_at)}, so nothing more is noted in the room. "
            "What is wrong is put right in the minutes."
        )
    return sitting


def must_say_why(because: str, field: str = "because") -> str:
    """A correction needs its reason."""
    if not because.strip():
        raise CannotBeDone("Say why. What was noted before stays in the history.", field=field)
    return because.strip()
