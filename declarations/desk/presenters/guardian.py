"""What the Guardian decides, and what they should doubt."""

from collections.abc import Iterator

from django.urls import reverse

from coi_register.accounts.actors import Role
from coi_register.nhsuk.words import counted, day
from declarations.conflicts.models import Ruling
from declarations.desk.presenters import gifts, packs
from declarations.desk.presenters.changes import would_have_been
from declarations.desk.presenters.parts import Action, Block, Section, Task, shown
from declarations.desk.selectors import Desk, Lapsed
from declarations.registers.models import Withholding


def guardian(desk: Desk) -> Iterator[Section]:
    """Requests to withhold, and what is doubtful."""
    if desk.withheld:
        yield Section("Requests to withhold wait for you", (_withheld(desk.withheld),))
    if desk.has(Role.GUARDIAN):
        yield Section("What is doubtful", tuple(_doubtful(desk)))


def _doubtful(desk: Desk) -> Iterator[Block]:
    if desk.exposed:
        yield packs.opened_before(desk.exposed)
    yield from (
        gifts.breaches(desk.breaches),
        _lapsed(desk),
        _lighter(desk.lighter),
        would_have_been(desk.unsettled),
        handled(),
    )


def _withheld(requests: tuple[Withholding, ...]) -> Block:
    tasks, more = shown(
        Task(f"{one.person}: asked for on {day(one.asked_on)}", reverse("withholding", args=[one.pk])) for one in requests
    )
    return Block(
        title="To withhold from the public register",
        says="Nobody in public reads it until you decide, and no edition is published.",
        tone="todo",
        tasks=tasks,
        more=more,
        actions=(Action("The registers", reverse("our_registers")),),
    )


def _lapsed(desk: Desk) -> Block:
    tasks, more = shown(Task(_last_said(one), reverse("person", args=[one.person]), "unknown") for one in desk.lapsed)
    how_many = counted(len(desk.lapsed), "person has", "people have")
    return Block(
        title="Declarations",
        says=f"{how_many[:1].upper()}{how_many[1:]} no declaration in date."
        if tasks
        else "Everybody’s declaration is in date.",
        tone="unknown" if tasks else "good",
        tasks=tasks,
        more=more,
        actions=(Action("Everybody’s declarations", reverse("people")),),
    )


def _last_said(one: Lapsed) -> str:
    return f"{one.name}: last confirmed on {day(one.last)}" if one.last else f"{one.name}: none made"


def _lighter(rulings: tuple[Ruling, ...]) -> Block:
    tasks, more = shown(_lighter_one(ruling) for ruling in rulings)
    return Block(
        title="Rulings lighter than recommended",
        says=f"{counted(len(rulings), 'ruling')} in the last year.".capitalize(),
        tone="todo" if tasks else "good",
        tasks=tasks,
        more=more,
    )


def _lighter_one(ruling: Ruling) -> Task:
    meeting, proposed = ruling.item.meeting, ruling.get_proposed_step_display()  # type: ignore[attr-defined]
    return Task(
        says=f"{ruling.person}, item {ruling.item.number} on {day(meeting.on)}: {ruling.says}, not {proposed}",
        href=reverse("conflict", args=[ruling.item_id, ruling.person_id]),
        detail=f"“{ruling.reason}” ({ruling.ruled_by}, {ruling.get_capacity_display().lower()})",
    )


def handled() -> Block:
    """The doors to oversight."""
    return Block(
        title="How conflicts were handled",
        says="A year at a glance, like cases handled differently, and who withdraws how often.",
        tone="good",
        href=reverse("oversight"),
        actions=(
            Action("Handled differently", reverse("oversight_consistency")),
            Action("Who withdraws how often", reverse("oversight_withdrawals")),
            Action("Dismissed matches", reverse("dismissals")),
            Action("Procurement decisions", reverse("procurements")),
        ),
    )
