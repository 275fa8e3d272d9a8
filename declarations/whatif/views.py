"""A meeting tried otherwise, in an address that can be shared; and what was tried, saved as rulings."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from coi_register.nhsuk.words import counted
from declarations.whatif import services
from declarations.whatif.address import Tries, read
from declarations.whatif.forms import InviteForm, PartyForm, SaveForm
from declarations.whatif.presenters.asking import asking_page
from declarations.whatif.presenters.page import address_of, what_if_page
from declarations.whatif.presenters.saving import saving_page
from declarations.whatif.savings import savings
from declarations.whatif.selectors import people_to_invite, tried_for


@guard("see_flags_on_others")
def what_if(request: Request, pk: UUID) -> HttpResponse:
    """What is tried and what comes of it; the empty answers of the form are left out of the address."""
    tries = _tries(request)
    if "" in request.GET.values():
        return redirect(f"{request.path}{tries.query}")
    page = what_if_page(tried_for(request.actor, pk, tries))
    return render(request, "declarations/whatif/what_if.jinja", {"page": page, "meeting": page.nav})


@guard("see_flags_on_others")
def invite(request: Request, pk: UUID) -> HttpResponse:
    """Suppose that somebody more comes."""
    tried = tried_for(request.actor, pk, _tries(request))
    form = InviteForm(request.GET, tried=tried, people=people_to_invite(tried))
    if form.is_valid():
        return redirect(address_of(tried, tried.tries.trying(form.supposition())))
    page = asking_page(tried)
    return render(request, "declarations/whatif/invite.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("see_flags_on_others")
def party(request: Request, pk: UUID) -> HttpResponse:
    """Suppose that an item concerns a party more."""
    tried = tried_for(request.actor, pk, _tries(request))
    form = PartyForm(request.GET, tried=tried)
    if form.is_valid():
        added = form.supposition()
        return redirect(address_of(tried, tried.tries.trying(added).at(added.item)))
    page = asking_page(tried)
    return render(request, "declarations/whatif/party.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("see_flags_on_others")
@takes_a_form
def save(request: Request, pk: UUID) -> HttpResponse:
    """Check what is saved as rulings, and save it: all of it, or nothing."""
    tried = tried_for(request.actor, pk, _tries(request))
    tried_steps = savings(tried)
    form = SaveForm(sent(request), savings=tried_steps)
    if done(form, lambda: services.rule_as_tried([*form.chosen()], by=request.actor, once=form.cleaned_data["once"])):
        messages.success(request, f"Saved: {counted(len(form.savings), 'ruling')}.")
        return redirect("conflicts", pk)
    page = saving_page(tried, form, tried_steps)
    return render(request, "declarations/whatif/save.jinja", {"page": page, "meeting": page.nav, "form": form})


def _tries(request: Request) -> Tries:
    return read(dict(request.GET.lists()))
