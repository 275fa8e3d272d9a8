"""Gifts and breaches on a desk: one's own, what waits for somebody senior, the register, and what the Guardian assesses."""

from collections.abc import Sequence

from django.urls import reverse

from coi_register.nhsuk.words import counted, day
from declarations.breaches.models import Breach
from declarations.desk.presenters.parts import Action, Block, Task, shown
from declarations.gifts.gather import Judged
from declarations.guidance.accepting import pounds


def own() -> Block:
    """For everybody who may be offered something."""
    return Block(
        title="Gifts and hospitality",
        says="Record whatever you are offered, also what you decline. You see what the rules say first.",
        tone="good",
        href=reverse("my_gifts"),
        actions=(Action("Record an offer", reverse("record_offer")),),
    )


def waiting(offers: Sequence[Judged]) -> Block:
    """For whoever may approve."""
    tasks, more = shown(Task(_offered(one), reverse("decide_offer", args=[one.offer.pk])) for one in offers)
    many = counted(len(offers), "offer waits", "offers wait")
    return Block(
        title="Offers that wait for approval",
        says=f"{many[:1].upper()}{many[1:]} until somebody senior says whether it may be accepted.",
        tone="todo",
        href=reverse("gifts_waiting"),
        tasks=tasks,
        more=more,
    )


def register() -> Block:
    """For whoever keeps the registers."""
    return Block(
        title="Gifts, hospitality and breaches",
        says="What everybody was offered and what became of it, and what may have been a breach.",
        tone="good",
        href=reverse("gifts"),
        actions=(
            Action("Record an offer from paper", reverse("gift_people")),
            Action("Breaches and concerns", reverse("breaches")),
        ),
    )


def breaches(waiting: Sequence[Breach]) -> Block:
    """For the Guardian."""
    tasks, more = shown(Task(_noticed(one), reverse("breach", args=[one.pk]), "unknown") for one in waiting)
    many = counted(len(waiting), "possible breach", "possible breaches")
    return Block(
        title="Breaches and concerns",
        says=f"{many[:1].upper()}{many[1:]} to assess.",
        tone="unknown" if tasks else "good",
        href=reverse("breaches"),
        tasks=tasks,
        more=more,
        actions=(Action("Register of gifts and hospitality", reverse("gifts")),),
    )


def _offered(one: Judged) -> str:
    worth = f", {pounds(one.offer.value)}" if one.offer.value is not None else ""
    return f"{one.offer.person}: {str(one.offer)[:1].lower()}{str(one.offer)[1:]}{worth}"


def _noticed(breach: Breach) -> str:
    return f"{breach}, noticed on {day(breach.discovered_on)}"
