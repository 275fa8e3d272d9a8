"""The register of procurement decisions, one of them with all it says, and its history."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.audit.views import history_page
from coi_register.nhsuk.sent import done, sent
from declarations.procurement import permissions, selectors, services
from declarations.procurement.forms import AmendForm, PlanForm
from declarations.procurement.presenters.forms import amend_page, plan_page
from declarations.procurement.presenters.listing import list_page
from declarations.procurement.presenters.one import one_page

FORM = "declarations/procurement/form.jinja"


@guard("read_procurement")
def procurements(request: Request) -> HttpResponse:
    """All of them, those that need something first."""
    may_plan = bool(permissions.may_plan_any(request.actor))
    page = list_page(selectors.all_told(request.actor), may_plan=may_plan)
    return render(request, "declarations/procurement/procurements.jinja", {"page": page})


@guard("keep_procurement")
@takes_a_form
def plan(request: Request) -> HttpResponse:
    """Put one on the register."""
    permissions.may_plan_any(request.actor).enforce()
    ccgs = selectors.ccgs_to_plan_for(request.actor)
    form = PlanForm(sent(request), ccgs=ccgs, committees=selectors.committees_to_name(request.actor, *ccgs))
    if done(form, lambda: services.plan(**form.told(), by=request.actor)):
        messages.success(request, "The procurement is on the register. Add the suppliers that take part.")
        return redirect("procurement", selectors.made(form.cleaned_data["once"]))
    return render(request, FORM, {"page": plan_page(), "form": form})


@guard("read_procurement")
def procurement(request: Request, pk: UUID) -> HttpResponse:
    """One of them."""
    shown = selectors.procurement_for(request.actor, pk)
    told = selectors.told(request.actor, shown)
    page = one_page(told, request.actor, items=selectors.items_read(request.actor, told))
    return render(request, "declarations/procurement/procurement.jinja", {"page": page})


@guard("keep_procurement")
@takes_a_form
def amend(request: Request, pk: UUID) -> HttpResponse:
    """Change what the register says of it."""
    shown = selectors.procurement_for(request.actor, pk)
    permissions.may_keep(request.actor, shown).enforce()
    people = selectors.people_to_name(request.actor, shown.ccg)
    now = {name: getattr(shown, name) for name in services.AMENDABLE}
    now |= {"clinical_lead": shown.clinical_lead_id, "contract_manager": shown.contract_manager_id}
    form = AmendForm(sent(request), initial=now, people=people).showing(shown)
    if done(form, lambda: services.amend(shown, by=request.actor, **form.cleaned_data)):
        messages.success(request, "The register is changed.")
        return redirect("procurement", pk)
    return render(request, FORM, {"page": amend_page(shown), "form": form})


procurement_history = history_page(
    action="read_procurement",
    get=selectors.procurement_for,
    related=selectors.history_of,
    back=lambda shown: ("Back to the procurement", reverse("procurement", args=[shown.pk])),
)
