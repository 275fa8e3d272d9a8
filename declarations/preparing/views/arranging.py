"""The pages of whoever prepares and chairs a meeting: declarations, register, checklist, order of items, run-sheet."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from committees.meetings import services as meetings
from committees.meetings.permissions import may_keep_agenda
from committees.meetings.presenters import meeting_nav
from declarations.preparing import permissions, selectors, services
from declarations.preparing.forms import ChecklistForm, FixedForm, HeadForm, OrderForm
from declarations.preparing.presenters.arranging import checklist_page, order_page, titled
from declarations.preparing.presenters.declared import declarations_page, extract_page
from declarations.preparing.presenters.run_sheet import run_sheet_page
from declarations.preparing.selectors.arranging import arrangement
from declarations.preparing.views.saying import seen_by_all_who_prepare


@guard("see_flags_on_others")
def declarations_item(request: Request, pk: UUID) -> HttpResponse:
    """The paper of the standing item."""
    page = declarations_page(seen_by_all_who_prepare(request, pk), request.actor)
    return render(request, "declarations/preparing/declarations.jinja", {"page": page, "meeting": page.nav})


@guard("see_flags_on_others")
def register_extract(request: Request, pk: UUID) -> HttpResponse:
    """The register of those who come, as the public may read it."""
    page = extract_page(seen_by_all_who_prepare(request, pk), request.actor)
    return render(request, "declarations/preparing/extract.jinja", {"page": page, "meeting": page.nav})


@guard("see_flags_on_others")
@takes_a_form
def checklist(request: Request, pk: UUID) -> HttpResponse:
    """The chair's checklist; who keeps it ticks it here."""
    found = seen_by_all_who_prepare(request, pk)
    points = selectors.checklist_of(found)
    form = ChecklistForm(sent(request), points=points)
    if request.method == "POST":
        permissions.may_keep_checklist(request.actor, found).enforce()
    if done(form, lambda: services.tick(found.gathered.row, by=request.actor, **form.answers())):
        messages.success(request, "The checklist is kept.")
        return redirect("checklist", pk)
    page = checklist_page(found, points, request.actor)
    return render(request, "declarations/preparing/checklist.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("keep_agenda")
@takes_a_form
def put_declarations_first(request: Request, pk: UUID) -> HttpResponse:
    """An item for declarations of interest is put at the head of the agenda."""
    found = seen_by_all_who_prepare(request, pk)
    may_keep_agenda(request.actor, found.gathered.row).enforce()
    form = HeadForm(sent(request))
    put = partial(services.put_declarations_first, found.gathered.row, by=request.actor)
    if done(form, lambda: put(**form.cleaned_data)):
        messages.success(request, "The agenda opens with declarations of interest.")
        return redirect("agenda", pk)
    nav = meeting_nav(found.gathered.row, "Prepare", actor=request.actor)
    return render(request, "declarations/preparing/head.jinja", {"meeting": nav, "form": form, "pk": pk})


@guard("see_flags_on_others")
@takes_a_form
def order_of_items(request: Request, pk: UUID) -> HttpResponse:
    """The order that saves goings and comings, with the items fixed that the reader wants in their place."""
    found = seen_by_all_who_prepare(request, pk)
    readable = found.items_for(request.actor)
    as_usual = arrangement(found, readable=[item.key for item in readable])
    choices = [(str(item.key), titled(item, found, request.actor)) for item in readable]
    chosen = FixedForm(request.GET if "asked" in request.GET else None, items=choices, kept=[*map(str, as_usual.fixed)])
    arranged = as_usual
    if chosen.is_valid():
        keep = [item.key for item in readable if str(item.key) in chosen.cleaned_data["keep"]]
        arranged = arrangement(found, readable=[item.key for item in readable], fixed=keep)
    form = OrderForm(
        sent(request), order=[item.key for item in arranged.order], read=[item.key for item in found.meeting.items]
    )
    if request.method == "POST":
        may_keep_agenda(request.actor, found.gathered.row).enforce()
    if done(form, lambda: meetings.reorder(found.gathered.row, by=request.actor, **form.answers())):
        messages.success(request, "The items are taken in this order. Each keeps its number.")
        return redirect("agenda", pk)
    page = order_page(found, arranged, request.actor)
    context = {"page": page, "meeting": page.nav, "form": form, "chosen": chosen}
    return render(request, "declarations/preparing/order.jinja", context)


@guard("see_flags_on_others")
def run_sheet(request: Request, pk: UUID) -> HttpResponse:
    """Who leaves when, who presides, what is left, and the words to say; to be printed."""
    page = run_sheet_page(seen_by_all_who_prepare(request, pk), request.actor)
    return render(request, "declarations/preparing/run_sheet.jinja", {"page": page, "meeting": page.nav})
