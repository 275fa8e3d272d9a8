"""The pages on which something is done with a campaign: what it is, what follows from it, and the button."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from coi_register.nhsuk.words import day
from committees.people.models import Person
from declarations.campaigns.models import Campaign
from declarations.campaigns.presenters.words import named, people, sentence
from declarations.campaigns.selectors.progress import Progress
from declarations.campaigns.vocabulary import Standing


@dataclass(frozen=True, slots=True)
class DeedPage:
    caption: str
    title: str
    says: tuple[str, ...]
    button: str
    back: tuple[str, str]


def plan_page(campaign: Campaign | None) -> DeedPage:
    """To plan one, or to plan it otherwise."""
    if campaign is None:
        return DeedPage("", "Plan a campaign", ("Nobody is written to before you open it.",), "Plan it", _all())
    return DeedPage(campaign.name, "Change the campaign", (), "Save the change", back_to(campaign))


def opening(campaign: Campaign, asked: Sequence[Person]) -> DeedPage:
    """Whom it asks from now on, whatever changes later."""
    they = "That person is" if len(asked) == 1 else "They are"
    says = (
        f"It asks {people(len(asked))}: {named([person.name for person in asked])}." if asked else "It asks nobody.",
        f"{they} written down now. Who comes or leaves later does not change whom this campaign counts.",
        f"Everybody with an account gets a letter with the next post, and has until {day(campaign.due_on)}.",
    )
    return DeedPage(campaign.name, "Open the campaign", says, "Open it", back_to(campaign))


def closing(campaign: Campaign, progress: Progress | None, *, on: date) -> DeedPage:
    """How it would come out if it closed on the day."""
    says = ["Nobody is written to any more, and how everybody stands is kept as its report."]
    if progress:
        missing = [one.name for one in progress.replies if one.standing is Standing.WAITING]
        says.insert(0, f"Not answered: {named(missing)}." if missing else "Everybody who is still there has answered.")
    if on <= campaign.due_on:
        says.append(sentence(f"people were given until {day(campaign.due_on)}, so say why it closes now."))
    return DeedPage(campaign.name, "Close the campaign", tuple(says), "Close it", back_to(campaign))


def withdrawing(campaign: Campaign) -> DeedPage:
    """It stays on record."""
    says = ("Nobody was asked yet. The campaign stays on record as withdrawn, with your reason.",)
    return DeedPage(campaign.name, "Withdraw the campaign", says, "Withdraw it", back_to(campaign))


def _all() -> tuple[str, str]:
    return "Campaigns", reverse("campaigns")


def back_to(campaign: Campaign) -> tuple[str, str]:
    """The way back to its page."""
    return campaign.name, reverse("campaign", args=[campaign.pk])
