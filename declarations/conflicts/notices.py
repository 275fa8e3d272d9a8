"""What rooms above say over the conflicts of a meeting and beside one finding: they offer it, and are asked by no name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coi_register.accounts.actors import Actor
from declarations.conflicts.selectors import Assessed, Case


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


Beside = Callable[[Case, Actor], Iterable[str]]
_beside: list[Beside] = []


def offer_beside(source: Beside) -> None:
    """Ask this source from now on what is to be said beside the finding on one person and item."""
    if source not in _beside:
        _beside.append(source)


def said_beside(case: Case, actor: Actor) -> tuple[str, ...]:
    """All that is to be said to this reader beside the finding."""
    return tuple(says for source in _beside for says in source(case, actor))
