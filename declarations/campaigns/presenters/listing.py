"""All campaigns, those that are open first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from declarations.campaigns.models import Campaign
from declarations.campaigns.permissions import may_keep_any
from declarations.campaigns.presenters.words import STATE_COLOURS, dates_of, sentence
from declarations.campaigns.vocabulary import STATE_LABELS, WHOM_LABELS, State, Whom

ORDER = (State.OPEN, State.PLANNED, State.CLOSED, State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    href: str
    says: str
    ccg: str
    tag: str
    colour: str


@dataclass(frozen=True, slots=True)
class CampaignsPage:
    rows: tuple[Row, ...]
    plan: str  # where to plan one; empty for who may not


def campaigns_page(actor: Actor, campaigns: Iterable[Campaign]) -> CampaignsPage:
    """One line each."""
    rows = [_row(one) for one in sorted(campaigns, key=lambda one: ORDER.index(State(one.state)))]
    return CampaignsPage(tuple(rows), reverse("plan_campaign") if may_keep_any(actor) else "")


def _row(one: Campaign) -> Row:
    state = State(one.state)
    says = f"{WHOM_LABELS[Whom(one.whom)]}; {dates_of(one)}."
    return Row(
        one.name, reverse("campaign", args=[one.pk]), sentence(says), one.ccg.name, STATE_LABELS[state], STATE_COLOURS[state]
    )
