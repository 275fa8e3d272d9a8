"""Campaigns on a desk: for whoever is asked, and for those who follow how they go."""

from collections.abc import Iterator

from django.urls import reverse

from coi_register.nhsuk.words import counted, day
from declarations.campaigns.models import Campaign
from declarations.campaigns.selectors.progress import Progress
from declarations.campaigns.vocabulary import Standing
from declarations.desk.presenters.parts import Action, Block, Task, shown
from declarations.desk.selectors import Desk, Own


def asked(campaign: Campaign, own: Own) -> Block:
    """For somebody who has not answered yet."""
    return Block(
        title=campaign.name,
        says=f"{campaign.ccg} asks you to confirm your declarations by {day(campaign.due_on)}.",
        tone="todo",
        actions=(Action("Answer", reverse("confirm_interests", args=[own.person]), first=True),),
    )


def followed(desk: Desk) -> Block:
    """The open campaigns, those past their date first; and the doors to all campaigns and to the reports."""
    tasks, more = shown(_tasks(desk))
    over = any(desk.on > one.campaign.due_on for one in desk.campaigns)
    return Block(
        title="Campaigns",
        says=f"{counted(len(desk.campaigns), 'campaign is', 'campaigns are')} open.".capitalize(),
        tone="todo" if over else "good",
        href=reverse("campaigns"),
        tasks=tasks,
        more=more,
        actions=(Action("Who has declared, by committee and role", reverse("reports")),),
    )


def _tasks(desk: Desk) -> Iterator[Task]:
    for one in desk.campaigns:
        over = desk.on > one.campaign.due_on
        yield Task(_says(one, over), reverse("campaign", args=[one.campaign.pk]), "todo" if over else "good")


def _says(one: Progress, over: bool) -> str:
    answered = one.count(Standing.ANSWERED, Standing.LATE)
    date = f"was due on {day(one.campaign.due_on)}, still open" if over else f"until {day(one.campaign.due_on)}"
    return f"{one.campaign}: {answered} of {len(one.replies)} answered, {date}"
