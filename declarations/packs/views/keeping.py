"""The packs of a meeting for whoever keeps them: made, looked at as somebody else, what was served, and the certificate."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from committees.meetings.selectors import meeting_for
from declarations.packs import permissions, selectors, services
from declarations.packs.forms import CertificateForm, MakeForm
from declarations.packs.presenters import keeping as shown
from declarations.packs.presenters import served as told_of
from declarations.packs.presenters.reading import page_as
from declarations.packs.selectors import Certificate, Table


@guard("read_packs")
def packs(request: Request, pk: UUID) -> HttpResponse:
    """The runs and how far they are, and who gets which pack."""
    meeting = meeting_for(request.actor, pk)
    permissions.may_read_packs(request.actor, meeting).enforce()
    page = shown.packs_page(selectors.table_of(meeting), request.actor)
    return render(request, "declarations/packs/packs.jinja", {"page": page, "meeting": page.nav})


@guard("make_packs")
@takes_a_form
def make_packs(request: Request, pk: UUID) -> HttpResponse:
    """Ask for the packs; those of a short meeting are made at once, a long one's by the next due work."""
    meeting = meeting_for(request.actor, pk)
    permissions.may_make_packs(request.actor, meeting).enforce()
    before = selectors.last_run(meeting)
    form = MakeForm(sent(request), follows=before.pk if before else None)
    if done(form, lambda: services.ask(meeting, by=request.actor, **form.cleaned_data)):
        messages.success(request, services.make_at_once(meeting))
        return redirect("packs", pk)
    page = shown.make_page(meeting, before, request.actor)
    return render(request, "declarations/packs/make.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("read_packs")
def papers_as(request: Request, pk: UUID, person: UUID) -> HttpResponse:
    """What somebody at the meeting is given, as far as the reader may read it themselves."""
    meeting = meeting_for(request.actor, pk)
    permissions.may_read_packs(request.actor, meeting).enforce()
    table = selectors.table_of(meeting)
    if person not in table.people:
        raise Http404("There is no such person at this meeting.")
    left = table.left_for(person) | table.left_by(request.actor)
    page = page_as(table, request.actor, table.people[person], left)
    return render(request, "declarations/packs/papers.jinja", {"page": page, "meeting": page.nav})


@guard("read_served")
def served(request: Request, pk: UUID) -> HttpResponse:
    """What was served to whom, and when."""
    table = _table_for(request, pk)
    page = told_of.served_page(table, selectors.served_at(request.actor, table), request.actor)
    return render(request, "declarations/packs/served.jinja", {"page": page, "meeting": page.nav})


@guard("read_served")
def certificate(request: Request, pk: UUID) -> HttpResponse:
    """Whether a paper ever came to a person; first it is asked which."""
    table = _table_for(request, pk)
    form = _form(request, table)
    found = _certified(request, table, form)
    if found is None:
        page = told_of.ask_page(table.meeting, request.actor)
        context = {"page": page, "meeting": page.nav, "form": form}
        return render(request, "declarations/packs/ask_certificate.jinja", context)
    told = told_of.certificate_page(found, request.actor)
    return render(request, "declarations/packs/certificate.jinja", {"page": told, "meeting": told.nav})


@guard("read_served")
def certificate_json(request: Request, pk: UUID) -> HttpResponse:
    """The same for programs."""
    table = _table_for(request, pk)
    found = _certified(request, table, _form(request, table))
    if found is None:
        raise Http404("There is no such paper or person at this meeting.")
    return JsonResponse(told_of.certificate_told(found))


@guard("read_exposed")
def opened_before(request: Request) -> HttpResponse:
    """Who had opened what was withheld from them afterwards."""
    found = selectors.exposed_for(request.actor, on=request.actor.on or clock.today())
    lines = told_of.exposed_lines(found)
    return render(request, "declarations/packs/opened_before.jinja", {"lines": lines})


def _table_for(request: Request, pk: UUID) -> Table:
    meeting = meeting_for(request.actor, pk)
    permissions.may_read_served(request.actor, meeting).enforce()
    return selectors.table_of(meeting)


def _form(request: Request, table: Table) -> CertificateForm:
    left = table.left_by(request.actor)
    titles = {str(paper.pk): paper.title for paper in table.papers}
    papers = [(one.paper, f"{one.label}: {titles[one.paper]}") for one in table.numbering if not left.has(one)]
    people = sorted(((str(key), name) for key, name in table.people.items()), key=lambda one: one[1])
    return CertificateForm(request.GET if "paper" in request.GET else None, papers=papers, people=people)


def _certified(request: Request, table: Table, form: CertificateForm) -> Certificate | None:
    if not form.is_bound or not form.is_valid():
        return None
    return selectors.certificate_of(
        request.actor, table, form.cleaned_data["paper"], form.cleaned_data["person"], at=clock.now()
    )
