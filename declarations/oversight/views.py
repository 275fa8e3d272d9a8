"""How conflicts were handled over a year: at a glance, where like cases differ, and who withdraws how often."""

from django.http import HttpResponse
from django.shortcuts import render

from coi_register import clock
from coi_register.accounts.guards import Request, guard
from declarations.guidance.rulebook import load
from declarations.oversight import permissions, selectors
from declarations.oversight.forms import PeriodForm
from declarations.oversight.presenters.consistency import consistency_page
from declarations.oversight.presenters.glance import glance_page
from declarations.oversight.presenters.tabs import Head, head
from declarations.oversight.presenters.withdrawals import withdrawals_page
from declarations.oversight.selectors import Overseen

Asked = tuple[PeriodForm, Overseen, Head]


def asked_for(request: Request, current: str) -> Asked:
    """The form with what was asked, what it asks for, and the head of the page. Raises NotAllowed."""
    permissions.may_oversee(request.actor).enforce()
    form = PeriodForm(request.GET or None, today=clock.today(), committees=selectors.committees_for(request.actor))
    found = Overseen(request.actor, **form.asked())
    return form, found, head(found.period.says, request.GET.urlencode(), current=current)


@guard("read_oversight")
def glance(request: Request) -> HttpResponse:
    """A year at a glance: meetings by items, withdrawals, lost quorums."""
    form, found, above = asked_for(request, "oversight")
    return render(request, "declarations/oversight/glance.jinja", {"page": glance_page(found, above), "form": form})


@guard("read_oversight")
def consistency(request: Request) -> HttpResponse:
    """Where like cases were handled in unlike ways."""
    form, found, above = asked_for(request, "oversight_consistency")
    return render(
        request, "declarations/oversight/consistency.jinja", {"page": consistency_page(found, above), "form": form}
    )


@guard("read_oversight")
def withdrawals(request: Request) -> HttpResponse:
    """Who withdraws so often that the guidance asks whether they should sit."""
    form, found, above = asked_for(request, "oversight_withdrawals")
    page = withdrawals_page(found, above, load(), on=clock.today())
    return render(request, "declarations/oversight/withdrawals.jinja", {"page": page, "form": form})
