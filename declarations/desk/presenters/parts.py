"""What a desk is made of: sections of blocks of tasks, each with its gravity."""

from collections.abc import Iterable
from dataclasses import dataclass

from declarations.conflicts.presenters.words import Word

GRAVITY = ("bad", "unknown", "todo", "good")
AT_MOST = 8  # tasks in a block; the page behind it has them all


@dataclass(frozen=True, slots=True)
class Task:
    """One thing, where to go for it and how grave it is; `word` is a flag in its own colour, `detail` the reason."""

    says: str
    href: str
    tone: str = "todo"
    detail: str = ""
    word: Word | None = None


@dataclass(frozen=True, slots=True)
class Action:
    text: str
    href: str
    first: bool = False  # the one thing to do here; others are links beside it


@dataclass(frozen=True, slots=True)
class Block:
    """A meeting, a person’s declarations, a list: what is said of it in a sentence, and what is to be done."""

    title: str
    says: str
    tone: str
    href: str = ""
    tasks: tuple[Task, ...] = ()
    more: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    blocks: tuple[Block, ...]

    @property
    def tone(self) -> str:
        """That of its gravest block."""
        return min((block.tone for block in self.blocks), key=GRAVITY.index, default="good")


def gravest_first(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The tasks by gravity, otherwise in their order."""
    return tuple(sorted(tasks, key=lambda task: GRAVITY.index(task.tone)))


def shown(tasks: Iterable[Task]) -> tuple[tuple[Task, ...], str]:
    """The gravest tasks, and how many more there are."""
    found = gravest_first(tasks)
    more = len(found) - AT_MOST
    return found[:AT_MOST], f"and {more} more" if more > 0 else ""
