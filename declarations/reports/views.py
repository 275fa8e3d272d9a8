"""The report of a day, and the list behind each of its numbers."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from coi_register import clock
from coi_register.accounts.guards import Request, guard
from declarations.reports import permissions, selectors
from declarations.reports.forms import ReportForm
from declarations.reports.presenters.asking import Asking
from declarations.reports.presenters.listing import list_page
from declarations.reports.presenters.overview import reports_page
from declarations.reports.vocabulary import About


@guard("read_report")
def reports(request: Request) -> HttpResponse:
    """Who has declared, by committee and role, and what is wanting."""
    form, asking = _asked(request)
    page = reports_page(selectors.picture_for(request.actor, on=asking.on), asking)
    return render(request, "declarations/reports/reports.jinja", {"page": page, "form": form})


@guard("read_report")
def report(request: Request, about: str) -> HttpResponse:
    """The people, or the interests, behind one number."""
    _, asking = _asked(request)
    if about not in list(About):
        raise Http404("There is no such report.")
    page = list_page(selectors.picture_for(request.actor, on=asking.on), About(about), asking)
    return render(request, "declarations/reports/list.jinja", {"page": page})


def _asked(request: Request) -> tuple[Any, Asking]:
    """The form, and what it asks for. Raises NotAllowed."""
    permissions.may_read_reports(request.actor).enforce()
    committees = selectors.committees_for(request.actor)
    form = ReportForm(request.GET or None, today=clock.today(), committees=committees)
    asked = form.asked()
    name = next((one.name for one in committees if one.pk == asked["committee"]), "")
    return form, Asking(**asked, committee_name=name)
