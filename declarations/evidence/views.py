"""The issued papers of a meeting: which there are, what the service said then beside what it says now, and working it out again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from committees.meetings.selectors import meeting_for
from declarations.evidence import following, permissions, selectors, services
from declarations.evidence.forms import IssueForm
from declarations.evidence.presenters.again import again_page
from declarations.evidence.presenters.beside import issue_page
from declarations.evidence.presenters.issues import all_issues_page, issue_papers_page, issues_page


@guard("read_meeting")
def issues(request: Request, pk: UUID) -> HttpResponse:
    """When the papers of a meeting went out; for those who may, what was said then."""
    page = issues_page(meeting_for(request.actor, pk), request.actor)
    return render(request, "declarations/evidence/issues.jinja", {"page": page, "meeting": page.nav})


@guard("issue_papers")
@takes_a_form
def issue_papers(request: Request, pk: UUID) -> HttpResponse:
    """Issue the papers, and keep what the assessment rests on."""
    meeting = meeting_for(request.actor, pk)
    permissions.may_issue(request.actor, meeting).enforce()
    before = selectors.latest(meeting)
    form = IssueForm(sent(request), follows=before.pk if before else None)
    if done(form, lambda: services.issue_papers(meeting, by=request.actor, **form.cleaned_data)):
        messages.success(request, f"The papers are issued. {following.go_on(meeting)}".strip())
        return redirect("issues", pk)
    page = issue_papers_page(meeting, before, request.actor)
    return render(request, "declarations/evidence/issue_papers.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("read_issue")
def all_issues(request: Request) -> HttpResponse:
    """Every issue of papers that the actor may read."""
    page = all_issues_page(selectors.latest_issues(request.actor))
    return render(request, "declarations/evidence/all_issues.jinja", {"page": page})


@guard("read_issue")
def issue(request: Request, pk: UUID) -> HttpResponse:
    """What the service said when the papers were issued, beside what it says now."""
    page = issue_page(selectors.issue_for(request.actor, pk), request.actor)
    return render(request, "declarations/evidence/issue.jinja", {"page": page, "meeting": page.nav})


@guard("read_issue")
def worked_out_again(request: Request, pk: UUID) -> HttpResponse:
    """The same worked out again, now: the same or not, and what makes the difference."""
    page = again_page(selectors.issue_for(request.actor, pk), request.actor)
    return render(request, "declarations/evidence/again.jinja", {"page": page, "meeting": page.nav})


@guard("export_issue")
def issue_record(request: Request, pk: UUID) -> HttpResponse:
    """The record byte by byte as it was sealed, to check it without this programme."""
    found = selectors.issue_for(request.actor, pk)
    reads_all = selectors.reads_all(request.actor, found.meeting)
    permissions.may_export(request.actor, found.meeting, reads_all=reads_all).enforce()
    response = HttpResponse(found.record.encode(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{selectors.file_name(found)}"'
    return response
