"""The register of procurement decisions as its keeper sees it: each with where it stands and what it needs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted, day, joined
from declarations.procurement.presenters.words import STAGE_COLOURS
from declarations.procurement.selectors import Told, checks_of, is_in
from declarations.procurement.vocabulary import STAGE_LABELS, Found, Stage


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    href: str
    stage: str
    colour: str
    since: str
    suppliers: str
    needs: str
    tone: str


@dataclass(frozen=True, slots=True)
class ListPage:
    lead: str
    rows: tuple[Row, ...]
    add: str  # empty for whoever only reads


def list_page(told: Iterable[Told], *, may_plan: bool) -> ListPage:
    """Those that need something first, then by reference."""
    rows = sorted((_row(one) for one in told), key=lambda row: (row.tone == "good", row.title))
    needy = sum(row.tone != "good" for row in rows)
    many = counted(len(rows), "procurement")
    lead = f"{many[:1].upper()}{many[1:]} on the register" + (
        f", of which {counted(needy, 'needs', 'need')} something." if needy else ". None needs anything." if rows else "."
    )
    return ListPage(lead, tuple(rows), reverse("plan_procurement") if may_plan else "")


def _row(told: Told) -> Row:
    stage = Stage(told.stage.stage)
    tone, needs = needed(told)
    return Row(
        title=str(told.procurement),
        href=reverse("procurement", args=[told.procurement.pk]),
        stage=STAGE_LABELS[stage],
        colour=STAGE_COLOURS[stage],
        since=day(told.stage.on),
        suppliers=joined(str(one) for one in told.suppliers if is_in(one)) or "None named",
        needs=needs,
        tone=tone,
    )


def needed(told: Told) -> tuple[str, str]:
    """What a procurement needs next, the gravest first, in a tone and a sentence."""
    if unmanaged := told.unmanaged:
        how = "it was" if len(unmanaged) == 1 else "they were"
        return "bad", f"{counted(len(unmanaged), 'interest')} found, and nothing says how {how} managed."
    if unknown := [one for one in told.suppliers if is_in(one) and one.organisation_id is None]:
        return "unknown", f"Cannot tell: {joined(f'“{one}”' for one in unknown)} is not identified."
    if any(check.found == Found.CANNOT_TELL for one in told.suppliers if is_in(one) for check in checks_of(one)[-1:]):
        return "unknown", "Cannot tell whether anybody has an interest in a supplier."
    if not told.suppliers and Stage(told.stage.stage) is not Stage.ENDED:
        return "todo", "No supplier is named yet."
    return "good", "Every supplier is checked, and every interest found is managed."
