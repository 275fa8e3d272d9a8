"""A procurement comes to a stage, its suppliers join and leave and are checked, and conflicts were managed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from declarations.procurement import permissions, selectors, services
from declarations.procurement.forms import (
    CheckForm,
    CorrectForm,
    IdentifyForm,
    ManageForm,
    StageForm,
    SupplierForm,
    WithdrawForm,
)
from declarations.procurement.presenters import forms as pages
from declarations.procurement.views import today

FORM = "declarations/procurement/form.jinja"


@guard("keep_procurement")
@takes_a_form
def stage(request: Request, pk: UUID) -> HttpResponse:
    """It has come to its next stage."""
    shown = selectors.procurement_for(request.actor, pk)
    permissions.may_keep(request.actor, shown).enforce()
    told = selectors.told(request.actor, shown)
    form = StageForm(
        sent(request),
        stages=selectors.stages_after(told),
        suppliers=selectors.taking_part(told),
        items=selectors.items_to_name(request.actor, shown.ccg),
        committees=selectors.committees_to_name(request.actor, shown.ccg),
    ).showing(shown)
    if done(form, lambda: services.reach(shown, by=request.actor, checked_on=today(request), **form.cleaned_data)):
        messages.success(request, "The stage is recorded, and every supplier that takes part is checked.")
        return redirect("procurement", pk)
    return render(request, FORM, {"page": pages.stage_page(shown), "form": form})


@guard("keep_procurement")
@takes_a_form
def correct_stage(request: Request, pk: UUID) -> HttpResponse:
    """What was recorded of a stage is put right."""
    shown = selectors.stage_for(request.actor, pk)
    permissions.may_keep(request.actor, shown.procurement).enforce()
    ccg = shown.procurement.ccg
    now = {"on": shown.on, "item": shown.item_id, "committee": shown.committee_id, "decided_by": shown.decided_by}
    form = CorrectForm(
        sent(request),
        initial=now,
        items=selectors.items_to_name(request.actor, ccg),
        committees=selectors.committees_to_name(request.actor, ccg),
    ).showing(shown)
    if done(form, lambda: services.correct(shown, by=request.actor, **form.cleaned_data)):
        messages.success(request, "The stage is corrected.")
        return redirect("procurement", shown.procurement_id)
    return render(request, FORM, {"page": pages.correct_page(shown), "form": form})


@guard("keep_procurement")
@takes_a_form
def add_supplier(request: Request, pk: UUID) -> HttpResponse:
    """A supplier takes part."""
    shown = selectors.procurement_for(request.actor, pk)
    permissions.may_keep(request.actor, shown).enforce()
    form = SupplierForm(sent(request), on=today(request), ccg=shown.ccg)
    if done(form, lambda: services.name_supplier(shown, on=today(request), by=request.actor, **form.told())):
        messages.success(request, "The supplier is on the register, and checked.")
        return redirect("procurement", pk)
    return render(request, FORM, {"page": pages.supplier_page(shown), "form": form})


@guard("keep_procurement")
@takes_a_form
def identify_supplier(request: Request, pk: UUID) -> HttpResponse:
    """Which organisation a supplier is."""
    shown = selectors.supplier_for(request.actor, pk)
    permissions.may_keep(request.actor, shown.procurement).enforce()
    form = IdentifyForm(sent(request), on=today(request), ccg=shown.procurement.ccg).showing(shown)
    if done(form, lambda: services.identify(shown, on=today(request), by=request.actor, **form.told())):
        messages.success(request, "The supplier is identified, and checked.")
        return redirect("procurement", shown.procurement_id)
    return render(request, FORM, {"page": pages.identify_page(shown), "form": form})


@guard("keep_procurement")
@takes_a_form
def withdraw_supplier(request: Request, pk: UUID) -> HttpResponse:
    """A supplier no longer takes part."""
    shown = selectors.supplier_for(request.actor, pk)
    permissions.may_keep(request.actor, shown.procurement).enforce()
    form = WithdrawForm(sent(request)).showing(shown)
    if done(form, lambda: services.withdraw(shown, by=request.actor, **form.cleaned_data)):
        messages.success(request, "The supplier no longer takes part.")
        return redirect("procurement", shown.procurement_id)
    return render(request, FORM, {"page": pages.withdraw_page(shown), "form": form})


@guard("keep_procurement")
@takes_a_form
def check_suppliers(request: Request, pk: UUID) -> HttpResponse:
    """Every supplier is held against the registers as they stand today."""
    shown = selectors.procurement_for(request.actor, pk)
    permissions.may_keep(request.actor, shown).enforce()
    form = CheckForm(sent(request))
    if done(form, lambda: services.check_again(shown, on=today(request), by=request.actor, **form.cleaned_data)):
        messages.success(request, "The suppliers are checked.")
        return redirect("procurement", pk)
    return render(request, FORM, {"page": pages.check_page(shown), "form": form})


@guard("keep_procurement")
@takes_a_form
def manage_conflict(request: Request, pk: UUID) -> HttpResponse:
    """How a conflict that a check found was managed."""
    shown = selectors.met_for(request.actor, pk)
    procurement = shown.found_by.supplier.procurement
    permissions.may_keep(request.actor, procurement).enforce()
    form = ManageForm(sent(request), initial={"managed": shown.managed}).showing(shown)
    if done(form, lambda: services.manage(shown, by=request.actor, **form.cleaned_data)):
        messages.success(request, "How the conflict was managed is recorded.")
        return redirect("procurement", procurement.pk)
    return render(request, FORM, {"page": pages.manage_page(shown), "form": form})
