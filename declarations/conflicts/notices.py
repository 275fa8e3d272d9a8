"""What rooms above have to say over the conflicts of a meeting: they offer it, and this room asks nobody by name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coi_register.accounts.actors import Actor
from declarations.conflicts.selectors import Assessed


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence and where it leads."""

    says: str
    href: str


Source = Callable[[Assessed, Actor], Iterable[Notice]]
_sources: list[Source] = []


def offer(source: Source) -> None:
    """Ask this source for notices from now on; the page has no query left for it."""
    if source not in _sources:
        _sources.append(source)


def notices_on(found: Assessed, actor: Actor) -> tuple[Notice, ...]:
    """All that is to be said to this reader."""
    return tuple(notice for source in _sources for notice in source(found, actor))
