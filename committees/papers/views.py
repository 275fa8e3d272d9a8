"""The pages on which papers are kept: listed, added, replaced, changed, withdrawn. No page here gives a file to anybody."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coi_register.accounts.guards import Request, guard, takes_a_file, takes_a_form
from coi_register.audit.views import history_page
from coi_register.nhsuk.sent import done, sent
from committees.meetings import selectors as meetings
from committees.meetings.vocabulary import Part
from committees.papers import forms, permissions, presenters, selectors, services
from committees.papers.reading.limits import LONGEST_FILE


@guard("keep_agenda")
def papers(request: Request, pk: UUID) -> HttpResponse:
    """The papers of an item."""
    item = meetings.item_for(request.actor, pk)
    permissions.may_keep_papers(request.actor, item).enforce()
    page = presenters.papers_page(request.actor, item, selectors.all_papers_of(item))
    return render(request, "committees/papers/papers.jinja", {"page": page, "meeting": page.nav})


@guard("keep_agenda")
@takes_a_form
@takes_a_file(LONGEST_FILE)
def add_paper(request: Request, pk: UUID) -> HttpResponse:
    """Add a paper."""
    item = meetings.item_for(request.actor, pk)
    permissions.may_keep_papers(request.actor, item).enforce()
    form = forms.PaperForm(sent(request), _files(request), in_private=item.part == Part.PRIVATE)
    if done(form, lambda: services.add_paper(item, by=request.actor, **form.answers())):
        messages.success(request, "The paper is added.")
        return redirect("papers", pk)
    page = presenters.form_page(item, "Add a paper", "Add the paper", takes_file=True)
    return render(request, "committees/papers/form.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("keep_agenda")
@takes_a_form
@takes_a_file(LONGEST_FILE)
def replace_paper(request: Request, pk: UUID) -> HttpResponse:
    """Put a new file in the place of the one that is read."""
    paper = selectors.paper_kept_by(request.actor, pk)
    form = forms.VersionForm(sent(request), _files(request)).showing(paper)
    if done(form, lambda: services.replace(paper, by=request.actor, **form.answers())):
        messages.success(request, "The new version is read from now on.")
        return redirect("papers", paper.item_id)
    lead = "The new file is read from now on. The earlier one stays in the history."
    page = presenters.form_page(
        paper.item, "Replace the paper", "Replace it", takes_file=True, caption=paper.title, lead=lead
    )
    return render(request, "committees/papers/form.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("keep_agenda")
@takes_a_form
def amend_paper(request: Request, pk: UUID) -> HttpResponse:
    """Give a paper another title, or say anew whether it is for the public."""
    paper = selectors.paper_kept_by(request.actor, pk)
    form = forms.AmendForm(sent(request), paper=paper).showing(paper)
    if done(form, lambda: services.amend_paper(paper, by=request.actor, **form.cleaned_data)):
        messages.success(request, "The paper is changed.")
        return redirect("papers", paper.item_id)
    page = presenters.form_page(paper.item, "Change the paper", "Save", caption=paper.title)
    return render(request, "committees/papers/form.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("keep_agenda")
@takes_a_form
def withdraw_paper(request: Request, pk: UUID) -> HttpResponse:
    """Take a paper back."""
    paper = selectors.paper_kept_by(request.actor, pk)
    form = forms.WithdrawForm(sent(request)).showing(paper)
    if done(form, lambda: services.withdraw(paper, by=request.actor, **form.cleaned_data)):
        messages.success(request, "The paper is withdrawn. Nobody is given it any more.")
        return redirect("papers", paper.item_id)
    lead = "Nobody is given it any more. It stays in the history with your reason."
    page = presenters.form_page(
        paper.item, "Withdraw the paper", "Withdraw it", caption=paper.title, lead=lead, warning=True
    )
    return render(request, "committees/papers/form.jinja", {"page": page, "meeting": page.nav, "form": form})


paper_history = history_page(
    action="keep_agenda",
    get=selectors.paper_kept_by,
    related=selectors.history_of_paper,
    back=lambda paper: ("Back to the papers of the item", reverse("papers", args=[paper.item_id])),
)


def _files(request: Request) -> Any:
    return request.FILES if request.method == "POST" else None
