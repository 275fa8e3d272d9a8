"""One rule as a CCG works under it: what it says, and whether it was found in the CCG's own copy."""

from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from declarations.adoption.models import RuleConfirmed
from declarations.adoption.permissions import may_keep
from declarations.guidance.rules import Rule, RuleKind
from declarations.guidance.taken_up import LOCAL
from declarations.rulebook.presenters.rules import RuleShown, shown
from declarations.rulebook.selectors import OwnBook


@dataclass(frozen=True, slots=True)
class OwnRulePage:
    """`words` are those of the CCG's copy; `may_confirm`: the form is shown."""

    ccg: str
    back: str
    rule: RuleShown
    confirmed: bool
    words: str
    may_confirm: bool
    take_back: str | None
    instead: str | None


def own_rule_page(actor: Actor, own: OwnBook, rule: Rule) -> OwnRulePage:
    keeps = bool(may_keep(actor, own.ccg.pk)) and rule.source.instrument != LOCAL
    row = own.confirmation(rule)
    return OwnRulePage(
        ccg=str(own.ccg),
        back=f"{reverse('ccg_rule_book', args=[own.ccg.pk])}",
        rule=shown(rule, own.every, own.on),
        confirmed=row is not None,
        words=row.words if row else "",
        may_confirm=keeps,
        take_back=_take_back(own, rule) if keeps and row else None,
        instead=_instead(own, rule) if keeps else None,
    )


def starting_from(row: RuleConfirmed | None) -> dict[str, str]:
    """What the form starts from: what was confirmed before."""
    return {"place": row.place, "words": row.words} if row else {}


def _take_back(own: OwnBook, rule: Rule) -> str:
    return f"{reverse('take_back_confirmation', args=[own.ccg.pk, rule.id])}?on={own.on}"


def _instead(own: OwnBook, rule: Rule) -> str | None:
    """Where a rule of the CCG's own in its place is written; only for rules about a single person."""
    if rule.kind not in (RuleKind.STEP, RuleKind.EXCEPTION):
        return None
    return f"{reverse('draft_variation', args=[own.ccg.pk])}?replaces={rule.id}&on={own.on}"
