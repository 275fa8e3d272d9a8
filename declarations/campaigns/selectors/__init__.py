"""Questions about campaigns: which there are, whom one would ask, and how each of those asked stands."""

from uuid import UUID

from django.http import Http404

from coi_register.accounts.actors import Actor
from committees.organisations.models import Organisation
from committees.seats.models import Committee
from declarations.campaigns.models import Campaign, Campaigns
from declarations.campaigns.permissions import kept_by


def campaigns_for(actor: Actor) -> Campaigns:
    """The campaigns that the actor may read, the latest date first."""
    return Campaign.objects.visible_to(actor).select_related("ccg").order_by("-due_on", "name", "pk")


def campaign_for(actor: Actor, pk: UUID) -> Campaign:
    """One of them. Raises Http404, alike for one that does not exist and one of another CCG."""
    campaign = campaigns_for(actor).filter(pk=pk).first()
    if campaign is None:
        raise Http404("There is no such campaign.")
    return campaign


def ccgs_kept_by(actor: Actor) -> list[Organisation]:
    """The CCGs for which the actor may plan a campaign, by name."""
    return list(Organisation.objects.filter(pk__in=kept_by(actor)).order_by("name"))


def committees_to_ask(actor: Actor) -> list[Committee]:
    """Their committees, by name."""
    rows = Committee.objects.visible_to(actor).filter(ccg__in=kept_by(actor)).select_related("ccg")
    return list(rows.order_by("ccg__name", "name", "pk"))


def committees_of(campaign: Campaign) -> list[Committee]:
    """The committees of its CCG, by name."""
    return list(Committee.objects.filter(ccg=campaign.ccg).order_by("name", "pk"))
