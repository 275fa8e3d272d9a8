"""The agenda of a meeting, and one item of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.audit.views import history_page
from coi_register.nhsuk.sent import done, sent
from committees.meetings import permissions, selectors, services
from committees.meetings.forms.agenda import AmendForm, ItemForm, MarkForm, OfferForm
from committees.meetings.forms.meeting import ReasonForm
from committees.meetings.presenters import meeting_nav
from committees.meetings.presenters.agenda import agenda_page
from committees.meetings.presenters.item import item_page, on_item
from committees.meetings.suggestions import neighbours_for, suggestions_for


@guard("read_meeting")
def agenda(request: Request, pk: UUID) -> HttpResponse:
    """The items in order, whose they are and what they concern."""
    shown = selectors.meeting_for(request.actor, pk)
    page = agenda_page(request.actor, shown, selectors.items_of(shown), selectors.items_taken_off(shown))
    return render(request, "committees/meetings/agenda.jinja", {"page": page, "meeting": page.nav})


@guard("keep_agenda")
@takes_a_form
def add_item(request: Request, pk: UUID) -> HttpResponse:
    """Put an item on the agenda; then ask what it concerns."""
    shown = selectors.meeting_for(request.actor, pk)
    permissions.may_keep_agenda(request.actor, shown).enforce()
    form = ItemForm(sent(request), meeting=shown)
    if done(form, lambda: services.add_item(shown, **form.cleaned_data, by=request.actor)):
        messages.success(request, "The item is on the agenda. Now say what it concerns.")
        return redirect("item", selectors.item_made_with(form.cleaned_data["once"]))
    context = {
        "form": form,
        "meeting": meeting_nav(shown, "Agenda", actor=request.actor),
        "back": reverse("agenda", args=[pk]),
    }
    return render(request, "committees/meetings/add_item.jinja", context)


@guard("read_meeting")
@takes_a_form
def item(request: Request, pk: UUID) -> HttpResponse:
    """What the item is and what it concerns; what its title seems to name is offered, and taken up here."""
    shown = selectors.item_for(request.actor, pk)
    page = item_page(request.actor, shown)
    suggestions, neighbours = (suggestions_for(shown), neighbours_for(shown)) if page.ways else ([], [])
    form = OfferForm(sent(request), suggestions=suggestions, neighbours=neighbours)
    if done(form, lambda: services.take_up(shown, **form.cleaned_data, by=request.actor)):
        messages.success(request, "What the item concerns is noted.")
        return redirect("item", pk)
    return render(request, "committees/meetings/item.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("keep_agenda")
@takes_a_form
def amend_item(request: Request, pk: UUID) -> HttpResponse:
    """Change an item, unless somebody else has since."""
    shown = selectors.item_for(request.actor, pk)
    permissions.may_keep_agenda(request.actor, shown.meeting).enforce()
    form = AmendForm(sent(request), item=shown)
    if done(form, lambda: services.amend_item(shown, **form.cleaned_data, by=request.actor)):
        messages.success(request, "The item is changed.")
        return redirect("item", pk)
    return render(request, "committees/meetings/amend_item.jinja", on_item(shown, form, actor=request.actor))


@guard("set_concerns")
@takes_a_form
def mark_item(request: Request, pk: UUID) -> HttpResponse:
    """Move an item to the private part, or back."""
    shown = selectors.item_for(request.actor, pk)
    permissions.may_set_concerns(request.actor, shown).enforce()
    form = MarkForm(sent(request), item=shown)
    if done(form, lambda: services.amend_item(shown, **form.cleaned_data, by=request.actor)):
        messages.success(request, "The item is moved to that part of the meeting.")
        return redirect("item", pk)
    return render(request, "committees/meetings/mark_item.jinja", on_item(shown, form, actor=request.actor))


@guard("keep_agenda")
@takes_a_form
def withdraw_item(request: Request, pk: UUID) -> HttpResponse:
    """Take an item off the agenda."""
    shown = selectors.item_for(request.actor, pk)
    permissions.may_keep_agenda(request.actor, shown.meeting).enforce()
    form = ReasonForm(sent(request)).showing(shown)
    if done(form, lambda: services.withdraw_item(shown, by=request.actor, **form.cleaned_data)):
        messages.success(request, f"Item {shown.number} is taken off the agenda.")
        return redirect("agenda", shown.meeting_id)
    return render(request, "committees/meetings/withdraw_item.jinja", on_item(shown, form, actor=request.actor))


item_history = history_page(
    action="read_meeting",
    get=selectors.item_for,
    related=selectors.history_of_item,
    back=lambda shown: ("Back to the item", reverse("item", args=[shown.pk])),
)
