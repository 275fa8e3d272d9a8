"""One procurement: what it needs, its suppliers with their checks, conflicts and how they were managed, its stages."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import day
from declarations.conflicts.presenters.words import decided_word
from declarations.guidance.vocabulary import Step
from declarations.procurement import permissions
from declarations.procurement.models import InterestMet, StageReached, Supplier, SupplierCheck
from declarations.procurement.presenters.listing import needed
from declarations.procurement.presenters.words import (
    FATE_COLOURS,
    STAGE_COLOURS,
    check_says,
    check_word,
    pounds,
    route_words,
    term,
    who_decided,
)
from declarations.procurement.selectors import Told, checks_of, is_in
from declarations.procurement.vocabulary import BUYING_LABELS, FATE_LABELS, STAGE_LABELS, Buying, Fate, Found, Stage, after

Action = tuple[str, str]


@dataclass(frozen=True, slots=True)
class CheckLine:
    stage: str
    word: str
    tone: str
    says: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SupplierCard:
    name: str
    fate: str
    colour: str
    last: CheckLine | None
    earlier: tuple[CheckLine, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class ConflictCard:
    person: str
    href: str
    path: str
    found: str
    managed: tuple[str, ...]
    say: str  # where to say how it was managed; empty for whoever may not
    is_open: bool


@dataclass(frozen=True, slots=True)
class StageRow:
    stage: str
    on: str
    who: str
    correct: str


@dataclass(frozen=True, slots=True)
class OnePage:
    title: str
    caption: str
    stage: str
    colour: str
    tone: str
    says: str
    why_not: str
    actions: tuple[Action, ...]
    suppliers: tuple[SupplierCard, ...]
    conflicts: tuple[ConflictCard, ...]
    stages: tuple[StageRow, ...]
    columns: tuple[tuple[str, str], ...]
    history: str


def one_page(told: Told, actor: Actor, *, items: frozenset[UUID]) -> OnePage:
    """The page as this actor may see and use it."""
    verdict = permissions.may_keep(actor, told.procurement)
    stage = Stage(told.stage.stage)
    tone, says = needed(told)
    return OnePage(
        title=told.procurement.title,
        caption=f"Procurement {told.procurement.reference}",
        stage=STAGE_LABELS[stage],
        colour=STAGE_COLOURS[stage],
        tone=tone,
        says=says,
        why_not=permissions.THEIR_OWN.because if verdict == permissions.THEIR_OWN else "",
        actions=tuple(_actions(told)) if verdict else (),
        suppliers=tuple(_supplier(one, may_keep=bool(verdict)) for one in told.suppliers),
        conflicts=tuple(_conflict(told, met, may_keep=bool(verdict)) for met in told.met),
        stages=tuple(_stage(one, may_read_item=one.item_id in items, may_keep=bool(verdict)) for one in told.stages),
        columns=tuple(columns(told)),
        history=reverse("procurement_history", args=[told.procurement.pk]),
    )


def columns(told: Told) -> Iterator[tuple[str, str]]:
    """What the register shows of the contract itself, in the order of its template (R4.8)."""
    one = told.procurement
    buying = BUYING_LABELS[Buying(one.buying)]
    yield "What is bought", one.description
    yield "Existing contract", one.existing or "None: the contract is new"
    yield "Procurement type", f"{buying}: {one.partners}" if one.partners else buying
    yield "Procurement route", route_words(one)
    yield "How the supplier is selected", one.selection or "Not recorded"
    yield "Clinical lead", str(one.clinical_lead or "Not recorded")
    yield "Contract manager", str(one.contract_manager or "Not recorded")
    yield "Contract value, total", pounds(one.value)
    yield "Contract value to the CCG", pounds(one.value_to_ccg)
    yield "Contract runs", term(one)
    yield "Other conflicts noted", one.conflicts_noted or "None"
    yield "Justification for the actions", one.justification or "Not recorded"
    if one.comments:
        yield "Comments", one.comments


def _actions(told: Told) -> Iterator[Action]:
    """What it needs first, then all that can be done."""
    pk, stage = told.procurement.pk, Stage(told.stage.stage)
    if told.unmanaged:
        yield "Say how it was managed", reverse("manage_conflict", args=[told.unmanaged[0].pk])
    elif unknown := [one for one in told.suppliers if is_in(one) and one.organisation_id is None]:
        yield f"Identify {unknown[0]}", reverse("identify_supplier", args=[unknown[0].pk])
    elif not told.suppliers and stage is not Stage.ENDED:
        yield "Add the first supplier", reverse("add_supplier", args=[pk])
    if after(stage):
        yield "Record the next stage", reverse("procurement_stage", args=[pk])
    if stage not in (Stage.AWARDED, Stage.ENDED):
        yield "Add a supplier", reverse("add_supplier", args=[pk])
    if any(one.fate in (Fate.TAKING_PART, Fate.AWARDED) for one in told.suppliers):
        yield "Check the suppliers again", reverse("check_suppliers", args=[pk])
    yield "Change the contract’s details", reverse("amend_procurement", args=[pk])


def _supplier(supplier: Supplier, *, may_keep: bool) -> SupplierCard:
    fate, lines = Fate(supplier.fate), [_line(check) for check in checks_of(supplier)]
    actions: list[Action] = []
    if may_keep and supplier.organisation_id is None:
        actions.append(("Identify", reverse("identify_supplier", args=[supplier.pk])))
    if may_keep and fate is Fate.TAKING_PART:
        actions.append(("No longer takes part", reverse("withdraw_supplier", args=[supplier.pk])))
    return SupplierCard(
        name=str(supplier),
        fate=FATE_LABELS[fate],
        colour=FATE_COLOURS[fate],
        last=lines[-1] if lines else None,
        earlier=tuple(reversed(lines[:-1])),
        actions=tuple(actions),
    )


def _line(check: SupplierCheck) -> CheckLine:
    word, tone = check_word(check)
    said = 1 if check.found == Found.CANNOT_TELL else 0  # the sentence tells the first already
    return CheckLine(STAGE_LABELS[Stage(check.stage.stage)], word, tone, check_says(check), tuple(check.doubts[said:]))


def _conflict(told: Told, met: InterestMet, *, may_keep: bool) -> ConflictCard:
    check = met.found_by
    return ConflictCard(
        person=str(met.person),
        href=reverse("person", args=[met.person_id]),
        path=met.path,
        found=f"In {check.supplier}, at the stage “{STAGE_LABELS[Stage(check.stage.stage)]}”, checked on {day(check.on)}",
        managed=tuple(how_managed(told, met)),
        say=reverse("manage_conflict", args=[met.pk]) if may_keep else "",
        is_open=met in told.unmanaged,
    )


def how_managed(told: Told, met: InterestMet) -> Iterator[str]:
    """What the chair ruled at the item, and what the officer says was done."""
    if ruling := told.ruling_on(met):
        step = decided_word(Step(ruling.step) if ruling.step else None).text
        reason = f" “{ruling.reason}”" if ruling.reason else ""
        yield f"{step}, ruled by {ruling.ruled_by} ({ruling.get_capacity_display().lower()}).{reason}"  # type: ignore[attr-defined]
    if met.managed:
        yield met.managed


def _stage(stage: StageReached, *, may_read_item: bool, may_keep: bool) -> StageRow:
    return StageRow(
        stage=STAGE_LABELS[Stage(stage.stage)],
        on=day(stage.on),
        who=who_decided(stage, may_read_item=may_read_item),
        correct=reverse("correct_stage", args=[stage.pk]) if may_keep else "",
    )
