"""The chair's checklist is ticked, point by point."""

from collections.abc import Collection
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Meeting
from declarations.conflicts.selectors import assessed_for
from declarations.preparing import permissions
from declarations.preparing.models import Tick
from declarations.preparing.points import points_on


def tick(meeting: Meeting, *, done: Collection[str], read: int, by: Actor, once: UUID | None = None) -> list[Tick]:
    """Say which points are done; every other of the day's is not. `read` is the checklist that was read: see `read_of`.

    Raises NotAllowed, and CannotBeDone for a cancelled meeting, a point that is none, or when somebody ticked meanwhile.
    """
    permissions.may_keep_checklist(by, assessed_for(by, meeting.pk)).enforce()
    known = {point.key for point in points_on(meeting.on)}
    if unknown := {*done} - known:
        raise CannotBeDone(f"The checklist of that day has no point “{min(unknown)}”. Open the page again.")
    with audit.deed("checklist.ticked", by=by, once=once) as deed:
        current = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if current.state == Meeting.State.CANCELLED:
            raise CannotBeDone("The meeting is cancelled, so there is nothing to tick.")
        ticks = {row.point: row for row in Tick.objects.filter(meeting=meeting)}
        if read != read_of(ticks.values()):
            raise CannotBeDone(
                "Somebody else ticked the checklist while you had it open. Nothing of yours was saved. Open the page again."
            )
        changed = [key for key in known if (key in ticks and ticks[key].done) != (key in done)]
        return [_set(ticks.get(key) or Tick(meeting=meeting, point=key), key in done, by, deed.at) for key in changed]


def read_of(ticks: Collection[Tick]) -> int:
    """A number that grows with every tick: it tells whether the checklist is still the one that was read."""
    return sum(one.version for one in ticks)


def _set(row: Tick, done: bool, by: Actor, at: object) -> Tick:
    row.done, row.by_name, row.at = done, by.name, at  # type: ignore[assignment]
    row.save()
    return row
