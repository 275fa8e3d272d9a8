"""What was withheld from somebody who had opened it before, on the desk of the Guardian."""

from collections.abc import Sequence

from django.urls import reverse

from coi_register.nhsuk.words import counted
from declarations.desk.presenters.parts import Action, Block, Task, shown
from declarations.packs.selectors import Exposed


def opened_before(found: Sequence[Exposed]) -> Block:
    """Who had opened what, before a ruling ended their access."""
    tasks, more = shown(
        Task(_says(one), reverse("conflict", args=[one.ruling.item_id, one.ruling.person_id])) for one in found
    )
    return Block(
        title="Opened before it was withheld",
        says="Access ended with the ruling. What they had read, they had read.",
        tone="todo",
        tasks=tasks,
        more=more,
        actions=(Action("Who had opened what", reverse("opened_before")),),
    )


def _says(one: Exposed) -> str:
    opened = counted(len({row.label for row in one.rows}), "paper")
    return f"{one.ruling.person}, item {one.ruling.item.number}: {opened} opened before the ruling"
