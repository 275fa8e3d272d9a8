"""The pages of committees and seats, and the forms with which an officer keeps them."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.audit.views import history_page
from coi_register.nhsuk.sent import done, sent
from committees.people.selectors import people_of
from committees.seats import permissions, selectors, services
from committees.seats.forms.answered import Answered
from committees.seats.forms.committees import AsOnForm, CommitteeForm
from committees.seats.forms.seats import EndForm, OnCallForm, PersonForm, SeatForm
from committees.seats.forms.terms import CorrectedTermsForm, TermsForm
from committees.seats.presenters.committee import committee_page
from committees.seats.presenters.committees import list_page
from committees.seats.presenters.form import FormPage, form_page
from committees.seats.presenters.seat import seat_page


@guard("read_committee")
def committees(request: Request) -> HttpResponse:
    """Every committee the reader may see."""
    on, found = clock.today(), selectors.committees_of(request.actor)
    seats = selectors.seats_in_force([committee.pk for committee in found], on)
    page = list_page(request.actor, found, seats, on)
    return render(request, "committees/seats/committees.jinja", {"page": page})


@guard("read_committee")
def committee(request: Request, pk: UUID) -> HttpResponse:
    """One committee as on a day: today, or the day asked for."""
    found, on = selectors.committee_for(request.actor, pk), clock.today()
    form = AsOnForm(request.GET or None, initial={"on": on})
    if form.is_valid():
        on = form.cleaned_data["on"] or on
    page = committee_page(request.actor, found, [*selectors.seats_on(found, on)], selectors.terms_on(found, on), on=on)
    return render(request, "committees/seats/committee.jinja", {"page": page, "form": form})


@guard("read_committee")
def seat(request: Request, pk: UUID) -> HttpResponse:
    """One seat, and whoever held it."""
    found = selectors.seat_for(request.actor, pk)
    page = seat_page(request.actor, found, selectors.holdings_of(found))
    return render(request, "committees/seats/seat.jinja", {"page": page})


@guard("keep_committee")
@takes_a_form
def establish(request: Request) -> HttpResponse:
    """Establish a committee."""
    permissions.may_establish_any(request.actor).enforce()
    ccgs, others = selectors.ccgs_kept_by(request.actor), selectors.committees_of(request.actor)
    form = CommitteeForm(sent(request), ccgs=ccgs, committees=others)
    page = form_page(None, "Establish a committee", "Establish the committee")
    says = "The committee is established. Now add its seats, then its terms of reference."
    return _asked(request, form, services.establish, page, says, reverse("committees"))


@guard("keep_committee")
@takes_a_form
def terms_set(request: Request, pk: UUID) -> HttpResponse:
    """Set a committee's terms of reference from a day on; the form starts from the latest."""
    found = selectors.committee_for(request.actor, pk)
    permissions.may_keep(request.actor, found).enforce()
    offices, latest = selectors.offices_of(found), selectors.latest_terms(found)
    form = TermsForm(sent(request), offices=offices, start_from=latest)
    page = form_page(found, "Set terms of reference", "Set the terms")
    says = "The terms of reference are set."
    return _asked(request, form, partial(services.set_terms, found), page, says, page.back[1])


@guard("keep_committee")
@takes_a_form
def terms_correct(request: Request, pk: UUID) -> HttpResponse:
    """Correct terms of reference that were entered wrongly."""
    found = selectors.terms_for(request.actor, pk)
    permissions.may_keep(request.actor, found.committee).enforce()
    offices = selectors.offices_of(found.committee)
    form = CorrectedTermsForm(sent(request), offices=offices, start_from=found).showing(found)
    page = form_page(found.committee, "Correct the terms of reference", "Save the correction")
    says = "The terms of reference are corrected."
    return _asked(request, form, partial(services.correct_terms, found), page, says, page.back[1])


@guard("keep_committee")
@takes_a_form
def seat_create(request: Request, pk: UUID) -> HttpResponse:
    """Add a seat to a committee."""
    found = selectors.committee_for(request.actor, pk)
    permissions.may_keep(request.actor, found).enforce()
    page = form_page(found, "Add a seat", "Add the seat")
    create = partial(services.create_seat, found)
    return _asked(request, SeatForm(sent(request)), create, page, "The seat is added.", page.back[1])


@guard("keep_committee")
@takes_a_form
def on_call(request: Request, pk: UUID) -> HttpResponse:
    """Add somebody who may be invited."""
    found = selectors.committee_for(request.actor, pk)
    permissions.may_keep(request.actor, found).enforce()
    form = OnCallForm(sent(request), people=people_of(request.actor))
    lead = "Somebody the committee may ask in when its own people must leave. They are not counted until they come."
    page = form_page(found, "Add somebody who may be invited", "Add them", lead)
    says = "They may be invited. Their interests are judged like everybody’s: see that they have declared."
    return _asked(request, form, partial(services.put_on_call, for_=found), page, says, page.back[1])


@guard("keep_committee")
@takes_a_form
def seat_amend(request: Request, pk: UUID) -> HttpResponse:
    """Correct a seat that was entered wrongly."""
    found = selectors.seat_for(request.actor, pk)
    permissions.may_keep(request.actor, found.committee).enforce()
    lead = "Correct a mistake here. When a seat changes on a day, end it on that day and add the new one."
    page = form_page(found, "Correct this seat", "Save the correction", lead)
    amend = partial(services.amend_seat, found)
    return _asked(
        request, SeatForm.of(found, sent(request)).showing(found), amend, page, "The seat is corrected.", page.back[1]
    )


@guard("keep_committee")
@takes_a_form
def seat_end(request: Request, pk: UUID) -> HttpResponse:
    """End a seat, and with it whoever holds it then."""
    found = selectors.seat_for(request.actor, pk)
    permissions.may_keep(request.actor, found.committee).enforce()
    page = form_page(found, "End this seat", "End the seat", "Whoever holds it then, or is a deputy, ends with it.")
    end = partial(services.end_seat, found)
    return _asked(request, EndForm.of(found, sent(request)).showing(found), end, page, "The end is recorded.", page.back[1])


@guard("keep_committee")
@takes_a_form
def seat_person(request: Request, pk: UUID) -> HttpResponse:
    """Put a person into a seat."""
    return _seated(request, pk, "Put a person into this seat", deputy=False)


@guard("keep_committee")
@takes_a_form
def seat_deputy(request: Request, pk: UUID) -> HttpResponse:
    """Name a deputy for a seat."""
    return _seated(request, pk, "Name a deputy", deputy=True)


@guard("keep_committee")
@takes_a_form
def holding_end(request: Request, pk: UUID) -> HttpResponse:
    """End a person's time in a seat."""
    found = selectors.holding_for(request.actor, pk)
    permissions.may_keep(request.actor, found.seat.committee).enforce()
    page = form_page(found.seat, f"End {found.person}’s time in this seat", "Record the end")
    end = partial(services.unseat, found)
    return _asked(request, EndForm.of(found, sent(request)).showing(found), end, page, "The end is recorded.", page.back[1])


committee_history = history_page(
    action="read_committee",
    get=selectors.committee_for,
    related=selectors.history_with_committee,
    back=lambda found: (found.name, reverse("committee", args=[found.pk])),
)

seat_history = history_page(
    action="read_committee",
    get=selectors.seat_for,
    related=selectors.history_with_seat,
    back=lambda found: (found.office, reverse("seat", args=[found.pk])),
)


def _seated(request: Request, pk: UUID, title: str, *, deputy: bool) -> HttpResponse:
    found = selectors.seat_for(request.actor, pk)
    permissions.may_keep(request.actor, found.committee).enforce()
    halves = found.shared and not deputy
    form = PersonForm(sent(request), people=people_of(request.actor), halves=halves)
    page = form_page(found, title, "Save")
    seat = partial(services.seat, in_=found, deputy=deputy)
    return _asked(request, form, seat, page, "It is recorded who sits here, and from when.", page.back[1])


def _asked(request: Request, form: Answered, deed: Callable[..., Any], page: FormPage, says: str, then: str) -> HttpResponse:
    """Ask until the deed is done; the same form sent again is answered as if it were."""
    if done(form, lambda: deed(by=request.actor, **form.answers())):
        messages.success(request, says)
        return redirect(then)
    return render(request, f"committees/seats/{form.template}", {"page": page, "form": form})
