"""Minutes on a desk: to write, for whoever keeps them, and to approve, for whoever presided."""

from collections.abc import Sequence

from django.urls import reverse

from coi_register.nhsuk.words import counted
from committees.meetings.models import Meeting
from committees.meetings.presenters.nav import title_of
from declarations.desk.presenters.parts import Block, Task, shown


def to_approve(meetings: Sequence[Meeting]) -> Block:
    """For the person who was in the chair."""
    return _block(meetings, "Minutes that wait for you to approve them", "You presided: read them, then approve.")


def to_write(meetings: Sequence[Meeting]) -> Block:
    """For the secretary."""
    says = f"{counted(len(meetings), 'meeting')} held, and the draft not sent round yet."
    return _block(meetings, "Minutes to write", says[:1].upper() + says[1:])


def _block(meetings: Sequence[Meeting], title: str, says: str) -> Block:
    tasks, more = shown(Task(title_of(meeting), reverse("minutes", args=[meeting.pk])) for meeting in meetings)
    return Block(title=title, says=says, tone="todo", tasks=tasks, more=more)
