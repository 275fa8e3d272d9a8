"""What the pages of campaigns say in common: tags, tones, days and letters."""

from collections.abc import Sequence
from datetime import timedelta

from coi_register.nhsuk.words import counted, day, joined
from declarations.campaigns.models import Campaign
from declarations.campaigns.vocabulary import Standing, State

COLOURS = {
    Standing.ANSWERED: "green",
    Standing.LATE: "purple",
    Standing.WAITING: "yellow",
    Standing.LEFT: "grey",
}
TONES = {
    Standing.ANSWERED: "good",
    Standing.LATE: "late",
    Standing.WAITING: "waiting",
    Standing.LEFT: "left",
}
STATE_COLOURS = {State.PLANNED: "blue", State.OPEN: "yellow", State.CLOSED: "green", State.WITHDRAWN: "grey"}


def share(part: int, whole: int) -> str:
    """67%, rounded down: all is said only of all."""
    return f"{100 * part // whole}%" if whole else "0%"


def letters_on(campaign: Campaign) -> str:
    """When it writes: when it opens, then on which days."""
    days = [day(campaign.due_on + timedelta(days=offset)) for offset in campaign.offsets]
    return f"When it opens, then on {joined(days)}" if days else "When it opens, and then no more"


def people(number: int) -> str:
    return counted(number, "person", "people")


def sentence(words: str) -> str:
    """With a capital letter."""
    return words[:1].upper() + words[1:]


def dates_of(campaign: Campaign) -> str:
    """From when to when."""
    if campaign.opened_on is None:
        return f"answers due by {day(campaign.due_on)}"
    closed = f", closed on {day(campaign.closed_on)}" if campaign.closed_on else ""
    return f"opened on {day(campaign.opened_on)}, answers due by {day(campaign.due_on)}{closed}"


def named(names: Sequence[str], most: int = 5) -> str:
    """Ada, Basil and 3 more."""
    more = len(names) - most
    return joined([*names[:most], f"{more} more"] if more > 0 else names)
