"""The pages of campaigns: all of them, how one stands, and the forms with which an officer plans, opens and closes it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.audit.views import history_page
from coi_register.nhsuk.sent import done, sent
from declarations.campaigns import permissions, selectors, services
from declarations.campaigns.forms import CloseForm, OpenForm, PlanForm, WithdrawForm
from declarations.campaigns.presenters.deeds import DeedPage, back_to, closing, opening, plan_page, withdrawing
from declarations.campaigns.presenters.listing import campaigns_page
from declarations.campaigns.presenters.planned import planned_page
from declarations.campaigns.presenters.progress import progress_page
from declarations.campaigns.selectors.cohort import chosen
from declarations.campaigns.selectors.progress import progress_of, readable
from declarations.campaigns.vocabulary import Standing


@guard("read_campaign")
def campaigns(request: Request) -> HttpResponse:
    """Every campaign the reader may see."""
    permissions.may_read_any(request.actor).enforce()
    page = campaigns_page(request.actor, selectors.campaigns_for(request.actor))
    return render(request, "declarations/campaigns/campaigns.jinja", {"page": page})


@guard("read_campaign")
def campaign(request: Request, pk: UUID) -> HttpResponse:
    """How one stands; what is planned, while it is not open."""
    found, on = selectors.campaign_for(request.actor, pk), _today(request)
    if found.opened_on is None:
        committees = selectors.committees_of(found)
        planned = planned_page(request.actor, found, [*chosen(found, on=on)], committees, on=on)
        return render(request, "declarations/campaigns/planned.jinja", {"page": planned})
    progress = progress_of(found, on=on)
    show = next((one for one in Standing if one.value == request.GET.get("show")), None)
    page = progress_page(request.actor, progress, readable=readable(request.actor, progress), show=show)
    return render(request, "declarations/campaigns/progress.jinja", {"page": page})


@guard("keep_campaign")
@takes_a_form
def plan(request: Request) -> HttpResponse:
    """Plan a campaign."""
    permissions.may_keep_any(request.actor).enforce()
    form = _plan_form(request)
    made: list[Any] = []
    if done(form, lambda: made.append(services.plan(form.ccg, by=request.actor, **form.planned()))):
        messages.success(request, "The campaign is planned. Nobody is written to before you open it.")
        return redirect("campaign", made[0].pk) if made else redirect("campaigns")
    return render(request, "declarations/campaigns/deed.jinja", {"page": plan_page(None), "form": form})


@guard("keep_campaign")
@takes_a_form
def change(request: Request, pk: UUID) -> HttpResponse:
    """Plan it otherwise."""
    found = _kept(request, pk)
    form = _plan_form(request, row=found)

    def deed() -> object:
        return services.change(found, by=request.actor, **form.planned())

    return _asked(request, found, form, deed, plan_page(found), "The campaign is changed.")


@guard("keep_campaign")
@takes_a_form
def open_now(request: Request, pk: UUID) -> HttpResponse:
    """Open it, having read whom it asks."""
    found = _kept(request, pk)
    people, form = [*chosen(found, on=_today(request))], OpenForm(sent(request)).showing(found)
    says = "The campaign is open. The letters leave with the next post."
    return _asked(request, found, form, _deed(services.open_now, found, form, request), opening(found, people), says)


@guard("keep_campaign")
@takes_a_form
def close(request: Request, pk: UUID) -> HttpResponse:
    """Close it, and keep its report."""
    found, on = _kept(request, pk), _today(request)
    progress = progress_of(found, on=on) if found.opened_on else None
    form = CloseForm(sent(request)).showing(found)
    says = "The campaign is closed. This page is its report."
    return _asked(request, found, form, _deed(services.close, found, form, request), closing(found, progress, on=on), says)


@guard("keep_campaign")
@takes_a_form
def withdraw(request: Request, pk: UUID) -> HttpResponse:
    """Give up one that is not open."""
    found = _kept(request, pk)
    form = WithdrawForm(sent(request)).showing(found)

    def deed() -> object:
        return services.withdraw(found, by=request.actor, **form.cleaned_data)

    return _asked(request, found, form, deed, withdrawing(found), "The campaign is withdrawn.")


history = history_page(action="read_campaign", get=selectors.campaign_for, back=back_to)


def _today(request: Request) -> date:
    return request.actor.on or clock.today()


def _kept(request: Request, pk: UUID) -> Any:
    found = selectors.campaign_for(request.actor, pk)
    permissions.may_keep(request.actor, found.ccg_id).enforce()
    return found


def _plan_form(request: Request, row: Any = None) -> PlanForm:
    ccgs, committees = selectors.ccgs_kept_by(request.actor), selectors.committees_to_ask(request.actor)
    return PlanForm(sent(request), ccgs=ccgs, committees=committees, row=row)


def _deed(deed: Callable[..., object], found: Any, form: Any, request: Request) -> Callable[[], object]:
    return lambda: deed(found, on=_today(request), by=request.actor, **form.cleaned_data)


def _asked(request: Request, found: Any, form: Any, deed: Callable[[], object], page: DeedPage, says: str) -> HttpResponse:
    if done(form, deed):
        messages.success(request, says)
        return redirect("campaign", found.pk)
    return render(request, "declarations/campaigns/deed.jinja", {"page": page, "form": form})
