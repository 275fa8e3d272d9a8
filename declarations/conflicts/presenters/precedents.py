"""Precedents beside a ruling: what this committee last ruled on cases of the same kind."""

from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted, day
from declarations.conflicts.models import Ruling
from declarations.conflicts.selectors import Precedent


@dataclass(frozen=True, slots=True)
class Past:
    """One ruling on a like case."""

    says: str
    href: str
    label: str
    who: str
    when: str
    reason: str


@dataclass(frozen=True, slots=True)
class Precedents:
    kind: str
    says: str
    rulings: tuple[Past, ...]


def precedents_shown(found: Precedent | None) -> Precedents | None:
    """The precedents as the panel tells them; None where the reader gets none."""
    if found is None:
        return None
    many = counted(len(found.rulings), "ruling")
    says = (
        f"This committee’s last {many} on such cases" if found.rulings else "This committee has ruled on no such case before"
    )
    return Precedents(found.kind.says, says, tuple(_past(ruling) for ruling in found.rulings))


def _past(ruling: Ruling) -> Past:
    person, meeting = ruling.person, ruling.item.meeting
    proposed = ruling.get_proposed_step_display()  # type: ignore[attr-defined]
    otherwise = f" (recommended: {proposed})" if proposed and ruling.proposed_step != ruling.step else ""
    return Past(
        says=f"{ruling.says}{otherwise}",
        href=reverse("conflict", args=[ruling.item_id, ruling.person_id]),
        label=f"{person.name}, item {ruling.item.number} on {day(meeting.on)}",
        who=person.position,
        when=f"{ruling.item.title}, {day(meeting.on)}, by the {ruling.get_capacity_display().split(',')[0].lower()}",
        reason=ruling.reason or "As recommended",
    )
