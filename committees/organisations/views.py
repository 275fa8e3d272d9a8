"""The pages of organisations, and the forms with which an officer keeps them."""

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
from committees.organisations import permissions, selectors, services
from committees.organisations.forms import keeping
from committees.organisations.presenters import FormPage, family_part, form_page, organisation_page, search_page

MOST = 50


@guard("read_organisation")
def organisations(request: Request) -> HttpResponse:
    """Look organisations up, as they are today."""
    permissions.may_read(request.actor).enforce()
    form = keeping.SearchForm(request.GET or None)
    text = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = selectors.find(text, on=clock.today(), limit=MOST)
    page = search_page(request.actor, text, found, limit=MOST)
    return render(request, "committees/organisations/organisations.jinja", {"page": page, "form": form})


@guard("read_organisation")
def organisation(request: Request, pk: UUID) -> HttpResponse:
    """One organisation with its names, memberships and links, and all its family."""
    found, on = selectors.organisation_with_ties(request.actor, pk), clock.today()
    members = selectors.members_on(found, on) if found.is_ccg else []
    start, family, known = selectors.family_on(found, on)
    page = organisation_page(request.actor, found, members, family_part(start, family, known, on=on), on=on)
    return render(request, "committees/organisations/organisation.jinja", {"page": page})


organisation_history = history_page(
    action="read_organisation",
    get=selectors.organisation_for,
    related=selectors.history_with,
    back=lambda found: (found.name, reverse("organisation", args=[found.pk])),
)


@guard("keep_organisations")
@takes_a_form
def add(request: Request) -> HttpResponse:
    """Add an organisation that no file brings: a company, a federation, a charity."""
    lead = "Look it up first: practices and CCGs come from the files of the Organisation Data Service."
    page = form_page(None, "Add an organisation", "Add the organisation", lead)
    return _asked(request, keeping.AddForm(sent(request)), services.add, page, "The organisation is added.")


@guard("keep_organisations")
@takes_a_form
def rename(request: Request, pk: UUID) -> HttpResponse:
    """Give an organisation another name from a day on."""
    found = selectors.organisation_for(request.actor, pk)
    page = form_page(found, "Rename", "Save the new name", "The earlier name is kept, with its dates.")
    form = keeping.RenameForm(sent(request)).showing(found)
    return _asked(request, form, partial(services.rename, found), page, "The new name is recorded.")


@guard("keep_organisations")
@takes_a_form
def alias(request: Request, pk: UUID) -> HttpResponse:
    """Note a name it also goes by."""
    found = selectors.organisation_for(request.actor, pk)
    lead = "It will be found by this name too, in searches and in the titles of agenda items."
    page = form_page(found, "Add a name it goes by", "Add the name", lead)
    form = keeping.AliasForm(sent(request))
    return _asked(request, form, partial(services.alias, found), page, "The name is added.")


@guard("keep_organisations")
@takes_a_form
def enrol(request: Request, pk: UUID) -> HttpResponse:
    """Make a practice a member of a CCG."""
    found = selectors.organisation_for(request.actor, pk)
    page = form_page(found, "Enrol in a CCG", "Enrol the practice")
    form = keeping.EnrolForm(sent(request), ccgs=selectors.ccgs())
    return _asked(request, form, partial(services.enrol, found), page, "The membership is recorded.")


@guard("keep_organisations")
@takes_a_form
def membership_end(request: Request, pk: UUID) -> HttpResponse:
    """End a practice's membership of a CCG."""
    found = selectors.membership_for(request.actor, pk)
    page = form_page(found.practice, f"End its membership of {found.ccg.name}", "Record the end")
    form = keeping.EndForm(sent(request)).showing(found)
    return _asked(request, form, partial(services.end_membership, found), page, "The end is recorded.")


@guard("keep_organisations")
@takes_a_form
def link(request: Request, pk: UUID) -> HttpResponse:
    """Tie an organisation to another."""
    found = selectors.organisation_for(request.actor, pk)
    lead = "Links carry interests: who has an interest in one organisation may have one in the other."
    page = form_page(found, "Add a link", "Add the link", lead)
    form = keeping.LinkForm(sent(request), on=clock.today())
    return _asked(request, form, partial(services.link, found), page, "The link is recorded.")


@guard("keep_organisations")
@takes_a_form
def link_end(request: Request, pk: UUID) -> HttpResponse:
    """End a link between two organisations."""
    found = selectors.link_for(request.actor, pk)
    page = form_page(found.organisation, f"End the link to {found.to.name}", "Record the end")
    form = keeping.EndForm(sent(request)).showing(found)
    return _asked(request, form, partial(services.end_link, found), page, "The end is recorded.")


@guard("keep_organisations")
@takes_a_form
def close(request: Request, pk: UUID) -> HttpResponse:
    """Close an organisation from a day on."""
    found = selectors.organisation_for(request.actor, pk)
    lead = "Interests held in it stay as they are. If another follows it, add the link “succeeded by” as well."
    page = form_page(found, "Close", "Close the organisation", lead)
    form = keeping.CloseForm(sent(request)).showing(found)
    return _asked(request, form, partial(services.close, found), page, "The closing is recorded.")


def _asked(request: Request, form: keeping.Answered, deed: Callable[..., Any], page: FormPage, says: str) -> HttpResponse:
    """Ask until the deed is done; the same form sent again is answered as if it were."""
    permissions.may_keep(request.actor).enforce()
    if done(form, lambda: deed(by=request.actor, **form.answers())):
        messages.success(request, says)
        return redirect(page.back[1])
    return render(request, "committees/organisations/form.jinja", {"page": page, "form": form})
