"""A campaign that is not open yet: what is planned, and whom it would ask if it opened today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day, joined
from committees.people.models import Person
from committees.seats.models import Committee
from committees.seats.vocabulary import SEAT_CATEGORY_LABELS, SeatCategory
from declarations.campaigns.models import Campaign
from declarations.campaigns.permissions import may_keep
from declarations.campaigns.presenters.words import STATE_COLOURS, letters_on, people, sentence
from declarations.campaigns.vocabulary import STATE_LABELS, WHOM_LABELS, State, Whom


@dataclass(frozen=True, slots=True)
class PlannedPage:
    name: str
    ccg: str
    tag: str
    colour: str
    says: str
    rows: tuple[tuple[str, str], ...]
    asks: tuple[str, ...]  # names
    without_account: str
    open: str
    change: str
    withdraw: str
    history: str


def planned_page(
    actor: Actor, campaign: Campaign, asked: Sequence[Person], committees: Iterable[Committee], *, on: date
) -> PlannedPage:
    """The plan as rows, and the people whom it would write down today."""
    state, may = State(campaign.state), campaign.state == State.PLANNED and bool(may_keep(actor, campaign.ccg_id))
    key = [campaign.pk]
    return PlannedPage(
        name=campaign.name,
        ccg=campaign.ccg.name,
        tag=STATE_LABELS[state],
        colour=STATE_COLOURS[state],
        says=_says(state, asked, on),
        rows=tuple(_rows(campaign, committees)),
        asks=tuple(person.name for person in asked) if state is State.PLANNED else (),
        without_account=_without(asked),
        open=reverse("open_campaign", args=key) if may else "",
        change=reverse("change_campaign", args=key) if may else "",
        withdraw=reverse("withdraw_campaign", args=key) if may else "",
        history=reverse("campaign_history", args=key),
    )


def _says(state: State, asked: Sequence[Person], on: date) -> str:
    if state is State.WITHDRAWN:
        return "This campaign was withdrawn before it opened. Nobody was asked."
    return f"Opened today, {day(on)}, it would ask {people(len(asked))}. Until it is opened, nobody is written to."


def _rows(campaign: Campaign, committees: Iterable[Committee]) -> list[tuple[str, str]]:
    whom = Whom(campaign.whom)
    rows = [("Who is asked", WHOM_LABELS[whom])]
    if whom is Whom.COMMITTEES:
        rows.append(("Committees", joined(one.name for one in committees if str(one.pk) in campaign.committees)))
    if whom is Whom.ROLES:
        rows.append(("Roles", joined(SEAT_CATEGORY_LABELS[SeatCategory(role)] for role in campaign.roles)))
    rows += [("Answers due by", day(campaign.due_on)), ("Letters", letters_on(campaign))]
    every = counted(campaign.digest_every, "day")
    rows.append(("Line managers", f"When something has changed, at most every {every}"))
    return [*rows, ("The letters also say", campaign.note)] if campaign.note else rows


def _without(asked: Sequence[Person]) -> str:
    """Those whom no letter reaches."""
    count = sum(person.user is None or not person.user.is_active for person in asked)
    if not count:
        return ""
    have = "has" if count == 1 else "have"
    return sentence(f"{people(count)} {have} no account and cannot be written to: ask them on paper.")
