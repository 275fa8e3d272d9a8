"""What one tap does: where it is sent, the words on the button, and its own token, so that sent twice it counts once."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.urls import reverse

from declarations.proceedings.selectors import Somebody


@dataclass(frozen=True, slots=True)
class Tap:
    """A button of its own; `whom` is heard by a screen reader after its words."""

    says: str
    whom: str
    href: str
    first: bool = False
    step: str = ""  # of a ruling: the step that is recommended
    once: UUID = field(default_factory=uuid4)


def door(meeting: UUID, one: Somebody, *, first: bool = False) -> tuple[Tap, ...]:
    """Who is in the room leaves, who is out comes back, who was not there arrives."""
    where = [meeting, one.person]
    if one.is_here:
        why = "leave_room" if one.handling.step is not None and one.must_be_out else "step_out"
        return (Tap("Leaves", one.name, reverse(why, args=where), first),)
    if one.came and one.away is not None:
        return (Tap("Comes back", one.name, reverse("come_back", args=where), first),)
    return (Tap("Arrives", one.name, reverse("arrive", args=where)),)
