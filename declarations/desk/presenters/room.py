"""The meeting of today, on the desk of whoever runs it: one way into the room."""

from collections.abc import Iterator

from django.urls import reverse

from committees.meetings.presenters.nav import title_of
from declarations.desk.presenters.parts import Action, Block, Section
from declarations.desk.selectors import Desk
from declarations.proceedings.permissions import may_run


def today(desk: Desk) -> Iterator[Section]:
    """A section for each meeting of this day that the actor runs; it stands before everything else."""
    for found in desk.meetings:
        if found.meeting.date == desk.on and may_run(desk.actor, found.gathered.row):
            meeting = found.gathered.meeting
            block = Block(
                title=title_of(found.gathered.row),
                says="It is today. In the room you see what to do, what to say, and whether the committee can decide.",
                tone="todo",
                href=reverse("meeting", args=[meeting]),
                actions=(
                    Action("Go into the room", reverse("room", args=[meeting]), first=True),
                    Action("The secretary’s screen", reverse("room_record", args=[meeting])),
                ),
            )
            yield Section("Today", (block,))
