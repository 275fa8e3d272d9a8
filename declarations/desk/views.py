"""The first page: what this is for whoever comes by, and what needs them for whoever is signed in."""

from django.http import HttpResponse
from django.shortcuts import render

from coi_register.accounts.guards import Request, guard, open_to_all
from declarations.desk import selectors
from declarations.desk.presenters.page import home_page


@open_to_all
def home(request: Request) -> HttpResponse:
    """Their desk for those signed in; for everybody else what this service is."""
    if not request.actor.is_signed_in:
        return render(request, "declarations/desk/welcome.jinja")
    return desk(request)


@guard("see_home")
def desk(request: Request) -> HttpResponse:
    """What needs this person today, the most urgent first."""
    return render(request, "declarations/desk/home.jinja", {"page": home_page(selectors.desk_of(request.actor))})
