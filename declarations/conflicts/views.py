"""The conflicts of a meeting, where the chair rules; and whether a committee is made up as the rules ask."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from coi_register import clock
from coi_register.accounts.guards import Request, guard
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.seats.forms.committees import AsOnForm
from declarations.conflicts import selectors, services
from declarations.conflicts.forms import RulingForm
from declarations.conflicts.gather.composed import composed_for
from declarations.conflicts.presenters.composition import composition_page
from declarations.conflicts.presenters.page import conflicts_page
from declarations.conflicts.presenters.panel import panel


@guard("read_meeting")
def conflicts(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The matrix: people by items, and what is left of each committee."""
    page = conflicts_page(selectors.assessed_for(request.actor, pk), request.actor, current="matrix")
    return render(request, "declarations/conflicts/matrix.jinja", {"page": page, "meeting": page.nav})


@guard("read_meeting")
def conflicts_list(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same, item by item."""
    page = conflicts_page(selectors.assessed_for(request.actor, pk), request.actor, current="list")
    return render(request, "declarations/conflicts/list.jinja", {"page": page, "meeting": page.nav})


@guard("read_meeting")
def conflict(request: HttpRequest, item: UUID, person: UUID) -> HttpResponse:
    """Why one person is flagged for one item; the person in the chair rules here."""
    case = selectors.case_for(request.actor, item, person)
    form = RulingForm(request.POST) if request.method == "POST" else RulingForm.opened_on(case.finding, case.follows)
    if request.method == "POST" and form.is_valid() and _ruled(request, item, person, form):
        messages.success(request, f"Your ruling on {case.sitting.name} is recorded.")
        return redirect("conflict", item=item, person=person)
    page = panel(case)
    return render(request, "declarations/conflicts/panel.jinja", {"page": page, "form": form})


def _ruled(request: HttpRequest, item: UUID, person: UUID, form: RulingForm) -> bool:
    try:
        services.rule(item, person=person, by=request.actor, **form.answers())
    except audit.AlreadyDone:
        return True
    except CannotBeDone as refusal:
        form.refuse(refusal)
        return False
    return True


@guard("read_committee")
def composition(request: Request, pk: UUID) -> HttpResponse:
    """Who holds the votes of a committee on a day, and what the rules of that day say of it."""
    on, form = clock.today(), AsOnForm(request.GET or None, initial={"on": clock.today()})
    if form.is_valid():
        on = form.cleaned_data["on"] or on
    page = composition_page(composed_for(request.actor, pk, on=on))
    return render(request, "declarations/conflicts/composition.jinja", {"page": page, "form": form})
