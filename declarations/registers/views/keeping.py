"""Who decides for the CCG, and what is on a legal hold."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import sent
from declarations.registers import permissions, services
from declarations.registers.forms import BecauseForm, MarkForm, UnmarkForm
from declarations.registers.moment import Moment
from declarations.registers.presenters.withheld import deciders_page
from declarations.registers.selectors import keeping
from declarations.registers.views.asking import Asking, asked
from declarations.registers.views.reading import called


@guard("read_register")
def decision_makers(request: Request, ccg: UUID) -> HttpResponse:
    """Who is marked as deciding for the CCG."""
    found = keeping.ccg_for(request.actor, ccg)
    may_add = bool(permissions.may_mark_in(request.actor, ccg))
    page = deciders_page(request.actor, found, keeping.marks_for(request.actor, found), may_add=may_add)
    return render(request, "declarations/registers/deciders.jinja", {"page": page})


@guard("mark_decision_maker")
@takes_a_form
def mark(request: Request, ccg: UUID) -> HttpResponse:
    """Say that somebody decides for the CCG."""
    found = keeping.ccg_for(request.actor, ccg)
    permissions.may_mark_in(request.actor, ccg).enforce()
    page = Asking(
        str(found),
        "Somebody decides for the CCG",
        "Record it",
        reverse("decision_makers", args=[ccg]),
        "Members of committees are on the published register by their seat. Staff who decide are named here.",
    )
    people = keeping.may_be_marked(request.actor, found)
    form = MarkForm(sent(request), people=[(str(one.pk), str(one)) for one in people])
    return asked(request, form, partial(_mark, request, found), page, "It is recorded.")


def _mark(request: Request, ccg: Any, *, person: str, **answers: Any) -> object:
    who = keeping.may_be_marked(request.actor, ccg).get(pk=person)
    return services.mark(who, ccg=ccg, by=request.actor, **answers)


@guard("mark_decision_maker")
@takes_a_form
def unmark(request: Request, pk: UUID) -> HttpResponse:
    """Somebody decides for the CCG no longer."""
    found = keeping.mark_for(request.actor, pk)
    permissions.may_mark(request.actor, found.person, found.ccg_id).enforce()
    page = Asking(
        str(found.ccg),
        f"{found.person} decides no longer",
        "Record the end",
        reverse("decision_makers", args=[found.ccg_id]),
        "What they declared stays public for as long as the rule book says, and is kept privately after that.",
    )
    deed = partial(services.unmark, found, version=found.version, by=request.actor)
    return asked(request, UnmarkForm(sent(request)).showing(found), deed, page, "The end is recorded.")


@guard("hold_entry")
@takes_a_form
def hold(request: Request, ccg: UUID, register: str, key: UUID) -> HttpResponse:
    """Keep an entry whatever its age."""
    found, which = keeping.ccg_for(request.actor, ccg), called(register)
    permissions.may_hold(request.actor, ccg).enforce()
    row = keeping.entry_for(request.actor, found, which, key, Moment(clock.today()))
    back = reverse("kept_entry", args=[ccg, which, key])
    page = Asking(f"{row['name']}, {found}", "Put this entry on a legal hold", "Put it on hold", back)
    deed = partial(services.place_hold, found, register=which, entry=key, on=clock.today(), by=request.actor)
    return asked(request, BecauseForm(sent(request)), deed, page, "The entry is on a legal hold.")


@guard("hold_entry")
@takes_a_form
def release_hold(request: Request, pk: UUID) -> HttpResponse:
    """The entry need not be held any more."""
    found = keeping.hold_for(request.actor, pk)
    permissions.may_hold(request.actor, found.ccg_id).enforce()
    back = reverse("kept_entry", args=[found.ccg_id, found.register, found.entry])
    page = Asking(str(found.ccg), "Release this entry from its legal hold", "Release it", back)
    deed = partial(services.release_hold, found, version=found.version, on=clock.today(), by=request.actor)
    return asked(request, BecauseForm(sent(request)).showing(found), deed, page, "The hold is released.")
