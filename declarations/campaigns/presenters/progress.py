"""How a campaign stands: how many answered, who did not, who left meanwhile, and which letters went."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.bars import Bars, Part, drawn
from coi_register.nhsuk.words import day
from declarations.campaigns.permissions import may_keep
from declarations.campaigns.presenters.words import (
    COLOURS,
    STATE_COLOURS,
    TONES,
    dates_of,
    people,
    sentence,
    share,
)
from declarations.campaigns.selectors.progress import Progress, Reply
from declarations.campaigns.vocabulary import STANDING_LABELS, STATE_LABELS, Standing, State

EVERYBODY = "Everybody asked"


@dataclass(frozen=True, slots=True)
class Figure:
    label: str
    count: int
    href: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    href: str
    seats: str
    tag: str
    colour: str
    says: str
    letters: str


@dataclass(frozen=True, slots=True)
class ProgressPage:
    name: str
    ccg: str
    tag: str
    colour: str
    says: str
    dates: str
    letters: str
    left: str
    picture: Bars
    legend: tuple[tuple[str, str], ...]
    figures: tuple[Figure, ...]
    shown: str
    rows: tuple[Row, ...]
    close: str
    history: str


def progress_page(
    actor: Actor, progress: Progress, *, readable: Collection[UUID], show: Standing | None = None
) -> ProgressPage:
    """Everybody asked, or those who stand as `show` says."""
    campaign, state = progress.campaign, State(progress.campaign.state)
    is_over = state is State.CLOSED
    rows = [_row(one, one.person in readable, is_over=is_over) for one in progress.replies if show in (None, one.standing)]
    may_close = state is State.OPEN and bool(may_keep(actor, campaign.ccg_id))
    return ProgressPage(
        name=campaign.name,
        ccg=campaign.ccg.name,
        tag=STATE_LABELS[state],
        colour=STATE_COLOURS[state],
        says=_says(progress),
        dates=f"{sentence(dates_of(campaign))}.",
        letters=_letters(progress),
        left=_left(progress),
        picture=drawn([("", [_part(progress, one) for one in Standing])]),
        legend=tuple((TONES[one], STANDING_LABELS[one]) for one in Standing if progress.count(one)),
        figures=tuple(_figures(progress, show)),
        shown=STANDING_LABELS[show] if show else EVERYBODY,
        rows=tuple(rows),
        close=reverse("close_campaign", args=[campaign.pk]) if may_close else "",
        history=reverse("campaign_history", args=[campaign.pk]),
    )


def _says(progress: Progress) -> str:
    asked, answered = len(progress.replies), progress.count(Standing.ANSWERED, Standing.LATE)
    late = progress.count(Standing.LATE)
    more = f", {late} of them late" if late else ""
    return f"{answered} of {people(asked)} answered ({share(answered, asked)}){more}."


def _letters(progress: Progress) -> str:
    campaign = progress.campaign
    if campaign.state == State.CLOSED:
        return "It is closed: this is its report, as everybody stood on that day. No more letters are written."
    following = campaign.schedule.following(progress.on)
    return f"The next letters are written on {day(following)}." if following else "All its letters are written."


def _left(progress: Progress) -> str:
    """Who left meanwhile is named as such, and still counted."""
    left = progress.count(Standing.LEFT)
    if not left:
        return ""
    return sentence(
        f"{people(left)} left without an answer since it opened. Everybody who was asked then still counts in "
        f"the {len(progress.replies)}, so that the share cannot be made better by who leaves."
    )


def _part(progress: Progress, one: Standing) -> Part:
    count = progress.count(one)
    return Part(count, TONES[one], f"{STANDING_LABELS[one]}: {count}", _shows(progress, one))


def _shows(progress: Progress, one: Standing | None) -> str:
    address = reverse("campaign", args=[progress.campaign.pk])
    return f"{address}?show={one.value}#people" if one else f"{address}#people"


def _figures(progress: Progress, show: Standing | None) -> list[Figure]:
    whole = Figure(EVERYBODY, len(progress.replies), _shows(progress, None), show is None)
    each = [
        Figure(STANDING_LABELS[one], progress.count(one), _shows(progress, one), show is one)
        for one in Standing
        if progress.count(one) or one is show
    ]
    return [whole, *each]


def _row(reply: Reply, may_be_read: bool, *, is_over: bool) -> Row:
    return Row(
        name=reply.name,
        href=reverse("person", args=[reply.person]) if may_be_read else "",
        seats=reply.seats,
        tag=STANDING_LABELS[reply.standing],
        colour=COLOURS[reply.standing],
        says=_when(reply),
        letters=_letters_to(reply, is_over),
    )


def _when(reply: Reply) -> str:
    if reply.answered:
        return day(reply.answered)
    return f"on {day(reply.left)}" if reply.left else ""


def _letters_to(reply: Reply, is_over: bool) -> str:
    if reply.last_letter is None:
        return "None written" if reply.has_account else "None: no account. Ask them on paper"
    waits = "" if reply.has_left_us or reply.standing is not Standing.WAITING or is_over else ", waits for the post"
    return f"{day(reply.last_letter)}{waits}"
