"""What rooms above find left to do before a meeting: they offer it, and this room asks nobody by name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coi_register.accounts.actors import Actor
from committees.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Task:
    """One thing left to do: where, and the word for how far it is."""

    text: str
    hint: str
    href: str
    status: str


Source = Callable[[Meeting, Actor], Iterable[Task]]
_sources: list[Source] = []


def offer(source: Source) -> None:
    """Ask this source for tasks from now on."""
    if source not in _sources:
        _sources.append(source)


def tasks_at(meeting: Meeting, actor: Actor) -> tuple[Task, ...]:
    """All that is left for this reader to do, or to know of."""
    return tuple(task for source in _sources for task in source(meeting, actor))
