"""Like cases handled in unlike ways, side by side with the reasons given; rulings lighter, or harder, than they need be."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted, day
from declarations.conflicts.presenters.words import NO_CONFLICT
from declarations.guidance.vocabulary import STEP_LABELS, Step
from declarations.oversight.facts import Handled
from declarations.oversight.presenters.tabs import Head
from declarations.oversight.selectors import Overseen
from declarations.oversight.unlike import Unlike, lighter, like_cases, same_interest, shut_out

NOT_WRONG = "To differ is not to be wrong: read the reasons."
AT_MOST = 3  # rulings of one way; the rest are counted


@dataclass(frozen=True, slots=True)
class Shown:
    """One ruling: whose, where, what was recommended, why, by whom."""

    label: str
    href: str
    title: str
    says: str  # what was ruled and what was not, where that differs from the recommendation
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Way:
    title: str
    rulings: tuple[Shown, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    kind: str
    recommended: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class ConsistencyPage:
    head: Head
    says: str
    same_interest: tuple[Group, ...]
    like_cases: tuple[Group, ...]
    lighter: tuple[Shown, ...]
    shut_out: tuple[Shown, ...]


def consistency_page(found: Overseen, head: Head) -> ConsistencyPage:
    """Everything that a Guardian asks about how rulings compare."""
    same, like = same_interest(found.rulings), like_cases(found.rulings)
    return ConsistencyPage(
        head=head,
        says=f"{counted(len(found.rulings), 'ruling')} in force. {NOT_WRONG}",
        same_interest=tuple(_group(group, f"{group.first.name}: {group.first.interest_says}") for group in same),
        like_cases=tuple(_group(group, group.first.committees) for group in like),
        lighter=_shown(lighter(found.rulings)),
        shut_out=_shown(shut_out(found.rulings)),
    )


def _group(group: Unlike, whose: str) -> Group:
    kind = group.first.kind.says if group.first.kind else ""
    ways = (Way(step_words(step), _shown(rulings[:AT_MOST]), _more(len(rulings))) for step, rulings in group.ways.items())
    return Group(whose, kind, f"Recommended each time: {step_words(group.first.proposed)}", tuple(ways))


def _more(many: int) -> str:
    return f"and {counted(many - AT_MOST, 'earlier ruling')}" if many > AT_MOST else ""


def _shown(rulings: Iterable[Handled]) -> tuple[Shown, ...]:
    return tuple(
        Shown(
            label=f"{one.name}, item {one.number} on {day(one.on)}",
            href=reverse("conflict", args=[one.item, one.person]),
            title=one.title,
            says=f"{step_words(one.step)}, not {step_words(one.proposed)}" if one.step is not one.proposed else "",
            reason=one.reason or "As recommended",
            by=f"{one.by}. {one.committees}",
        )
        for one in rulings
    )


def step_words(step: Step | None) -> str:
    """A step of the ladder, or that there is no conflict."""
    return STEP_LABELS[step] if step is not None else NO_CONFLICT
