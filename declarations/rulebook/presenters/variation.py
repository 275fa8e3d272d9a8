"""A rule of the CCG's own as a page: what it says, the cases it was tried with, and what may be done with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import day, moment
from committees.meetings.vocabulary import AFFECTED_CLASS_LABELS, ITEM_KIND_LABELS, AffectedClass, ItemKind
from declarations.adoption.models import Variation
from declarations.adoption.permissions import may_keep, may_put_in_force
from declarations.guidance.local import local_rule
from declarations.guidance.vocabulary import (
    INTEREST_CATEGORY_LABELS,
    INTEREST_ROLE_LABELS,
    InterestCategory,
    InterestRole,
)
from declarations.rulebook.presenters.own_book import STATE_COLOURS
from declarations.rulebook.presenters.words import Row, recommended, when_it_holds


@dataclass(frozen=True, slots=True)
class CaseShown:
    says: str
    fires: str
    facts: str
    take_away: str | None


@dataclass(frozen=True, slots=True)
class VariationPage:
    pk: UUID
    ccg: str
    back: str
    says: str
    state: str
    colour: str
    rows: tuple[Row, ...]
    cases: tuple[CaseShown, ...]
    wanting: str
    links: tuple[tuple[str, str], ...]
    preview: str
    version: int


def variation_page(actor: Actor, variation: Variation) -> VariationPage:
    keeps = bool(may_keep(actor, variation.ccg_id))
    return VariationPage(
        pk=variation.pk,
        ccg=str(variation.ccg),
        back=reverse("ccg_rule_book", args=[variation.ccg_id]),
        says=variation.says,
        state=variation.get_state_display(),
        colour=STATE_COLOURS[variation.state],
        rows=tuple(_rows(variation)),
        cases=tuple(
            _case(variation, place, case, keeps and variation.is_draft) for place, case in enumerate(variation.cases)
        ),
        wanting=_wanting(variation),
        links=tuple(_links(variation)) if keeps else (),
        preview=_preview(actor, variation),
        version=variation.version,
    )


def _rows(variation: Variation) -> Iterator[Row]:
    rule = local_rule(variation.entry)
    yield "Recommended", recommended(rule) if rule.step else "Nothing: no conflict, whatever another rule would recommend"
    yield from when_it_holds(rule)
    yield "From", day(variation.since)
    yield "Until", day(variation.until, without="No end")
    if not variation.rule.startswith("ours-"):
        yield "In the place of", variation.rule
    yield "In the policy", variation.place
    yield "Why", variation.reason
    yield "Written by", str(variation.written_by or "A command")
    if variation.put_in_force_at is not None:
        yield "Put in force by", f"{variation.put_in_force_by or 'A command'}, {moment(variation.put_in_force_at)}"


def _case(variation: Variation, place: int, case: Mapping[str, Any], may_change: bool) -> CaseShown:
    return CaseShown(
        says=case["says"],
        fires="Fires" if case["fires"] else "Does not fire",
        facts=facts_of(case),
        take_away=reverse("take_away_case", args=[variation.pk, place]) if may_change else None,
    )


def facts_of(case: Mapping[str, Any]) -> str:
    """The interest and the item of a case, in words."""
    interest, item = case["interest"], case["item"]
    whose = "own" if interest["direct"] else interest.get("relationship", "somebody close").replace("_", " ")
    role = f" as {INTEREST_ROLE_LABELS[InterestRole(interest['role'])].lower()}" if interest.get("role") else ""
    category = INTEREST_CATEGORY_LABELS[InterestCategory(interest["category"])]
    concerned = [
        each.get("organisation") or AFFECTED_CLASS_LABELS[AffectedClass(each["class"])].lower() for each in item["concerns"]
    ]
    asks = "for decision" if item.get("decision", True) else "without a decision"
    about = ITEM_KIND_LABELS[ItemKind(item["kind"])].lower()
    return f"{category} interest ({whose}){role}, in {interest['in']}; {about}, {asks}, concerning {', '.join(concerned)}"


def _wanting(variation: Variation) -> str:
    kinds = {case["fires"] for case in variation.cases}
    if not variation.is_draft or kinds == {True, False}:
        return ""
    missing = [words for fires, words in ((True, "one that fires it"), (False, "one that does not")) if fires not in kinds]
    return f"Before it can be put in force it needs a case more: {' and '.join(missing)}."


def _links(variation: Variation) -> Iterator[tuple[str, str]]:
    if variation.is_draft:
        yield "Change this draft", reverse("amend_variation", args=[variation.pk])
        yield "Add a case", reverse("try_case", args=[variation.pk])
        yield "Drop this draft", reverse("drop_variation", args=[variation.pk])
    if variation.is_in_use and variation.until is None:
        yield "End this rule", reverse("end_variation", args=[variation.pk])


def _preview(actor: Actor, variation: Variation) -> str:
    if not variation.is_draft:
        return "See what it changes at the last meetings"
    if may_put_in_force(actor, variation):
        return "See what it would change, and put it in force"
    return "See what it would change at the last meetings"
