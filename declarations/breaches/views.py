"""The pages of the breaches: who may reads them, hands one over, takes it up and closes it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.audit.views import history_page
from coi_register.nhsuk.forms import Form
from coi_register.nhsuk.sent import done, sent
from declarations.breaches import permissions, selectors, services
from declarations.breaches.forms import ClosingForm, DraftForm, TakeUpForm
from declarations.breaches.presenters import pages
from declarations.breaches.selectors import Draft


@guard("read_breach")
def breaches(request: Request) -> HttpResponse:
    """All that the reader may know of."""
    permissions.may_read_any(request.actor).enforce()
    page = pages.breaches_page(request.actor, selectors.breaches_for(request.actor))
    return render(request, "declarations/breaches/list.jinja", {"page": page})


@guard("read_breach")
def breach(request: Request, pk: UUID) -> HttpResponse:
    """One breach."""
    page = pages.breach_page(request.actor, selectors.breach_for(request.actor, pk))
    return render(request, "declarations/breaches/breach.jinja", {"page": page})


@guard("draft_breach")
@takes_a_form
def draft(request: Request) -> HttpResponse:
    """A note of one's own."""
    permissions.may_draft_any(request.actor).enforce()
    ccgs, people = selectors.ccgs_to_draft_for(request.actor), selectors.people_to_name(request.actor)
    form = DraftForm(sent(request), ccgs=ccgs, people=people, initial={"discovered_on": _today(request)})
    if done(form, lambda: _noted(request, ccgs, people, **form.cleaned_data)):
        messages.success(request, "It is handed over to the Conflicts of Interest Guardian.")
        return redirect("breaches")
    return render(request, "declarations/breaches/form.jinja", {"page": pages.draft_page(None), "form": form})


@guard("draft_breach")
@takes_a_form
def from_interest(request: Request, pk: UUID) -> HttpResponse:
    """Hand over an interest that was declared late."""
    return _handed_over(request, selectors.draft_from_interest(request.actor, pk))


@guard("draft_breach")
@takes_a_form
def from_gift(request: Request, pk: UUID) -> HttpResponse:
    """Hand over an offer that was accepted against the rules."""
    return _handed_over(request, selectors.draft_from_offer(request.actor, pk))


@guard("draft_breach")
@takes_a_form
def amend(request: Request, pk: UUID) -> HttpResponse:
    """Correct what happened, or say more."""
    found = selectors.breach_for(request.actor, pk)
    permissions.may_draft(request.actor, found.ccg, found.person).enforce()
    names = ("control", "what_happened", "rule", "arose_on", "discovered_on")
    form = DraftForm(sent(request), changes=True, initial={name: getattr(found, name) for name in names}).showing(found)
    page = pages.deed_page(found, title="Correct or add to it", lead="Every version is kept.", button="Save")
    return _about(request, form, page, partial(services.say_more, found), found, "It is changed.")


@guard("assess_breach")
@takes_a_form
def take_up(request: Request, pk: UUID) -> HttpResponse:
    """Begin to assess it."""
    found = selectors.breach_for(request.actor, pk)
    permissions.may_assess(request.actor, found).enforce()
    lead = "From now on your name stands on it as the one who assesses it."
    page = pages.deed_page(found, title="Take it up", lead=lead, button="Take it up")
    deed = partial(services.begin, found, on=_today(request))
    return _about(request, TakeUpForm(sent(request)).showing(found), page, deed, found, "You are assessing it.")


@guard("assess_breach")
@takes_a_form
def close(request: Request, pk: UUID) -> HttpResponse:
    """Close it with what was found."""
    found = selectors.breach_for(request.actor, pk)
    permissions.may_assess(request.actor, found).enforce()
    lead = "Say what you found, and what others can learn from it. A closed breach is not opened again."
    page = pages.deed_page(found, title="Close it with a finding", lead=lead, button="Close it")
    deed = partial(services.close, found, on=_today(request))
    return _about(request, ClosingForm(sent(request)).showing(found), page, deed, found, "It is closed.")


breach_history = history_page(action="read_breach", get=selectors.breach_for, back=pages.back_to_breach)


def _handed_over(request: Request, begun: Draft) -> HttpResponse:
    permissions.may_draft(request.actor, begun.ccg, begun.person).enforce()
    if request.method == "GET" and (standing := selectors.open_about(begun, request.actor)):
        messages.info(request, "This is handed over already.")
        return redirect("breach", standing.pk)
    told = {name: getattr(begun, name) for name in ("control", "what_happened", "rule", "arose_on")}
    form = DraftForm(sent(request), initial=told | {"discovered_on": _today(request)})
    if done(form, lambda: _hand_over(request, begun, **form.cleaned_data)):
        messages.success(request, "It is handed over to the Conflicts of Interest Guardian.")
        return redirect("breaches")
    return render(request, "declarations/breaches/form.jinja", {"page": pages.draft_page(begun), "form": form})


def _hand_over(request: Request, begun: Draft, **answers: Any) -> None:
    about = {"person": begun.person, "interest": begun.interest, "offer": begun.offer}
    services.hand_over(begun.ccg, on=_today(request), by=request.actor, **about, **answers)


def _noted(
    request: Request, ccgs: Any, people: Any, *, person: UUID | None = None, ccg: UUID | None = None, **answers: Any
) -> None:
    whose = next((one for one in people if one.pk == person), None)
    where = whose.ccg if whose else next((one for one in ccgs if one.pk == ccg), ccgs[0])
    services.hand_over(where, on=_today(request), by=request.actor, person=whose, **answers)


def _about(
    request: Request, form: Form, page: pages.FormPage, deed: Callable[..., object], found: Any, says: str
) -> HttpResponse:
    if done(form, lambda: deed(by=request.actor, **form.cleaned_data)):
        messages.success(request, says)
        return redirect("breach", found.pk)
    return render(request, "declarations/breaches/form.jinja", {"page": page, "form": form})


def _today(request: Request) -> date:
    return request.actor.on or clock.today()
