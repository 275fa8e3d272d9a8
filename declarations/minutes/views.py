"""The pages of minutes: read them, write a part, send them round, approve them, compare versions, take them away."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from committees.meetings.selectors import item_for
from declarations.minutes import forms, permissions, services
from declarations.minutes.presenters.deeds import approve_page, send_page, versions_page, whole_minutes, write_page
from declarations.minutes.presenters.page import minutes_page
from declarations.minutes.presenters.word import MEDIA_TYPE, as_word
from declarations.minutes.selectors import Part, Reading, part_for, passage_of, reading_for


@guard("read_minutes")
def minutes(request: Request, pk: UUID) -> HttpResponse:
    """The minutes as far as they are, as this reader may read them."""
    page = minutes_page(reading_for(request.actor, pk), request.actor)
    return render(request, "declarations/minutes/minutes.jinja", {"page": page, "meeting": page.nav})


@guard("write_minutes")
@takes_a_form
def write_opening(request: Request, pk: UUID) -> HttpResponse:
    """What is said of the meeting as a whole."""
    return _write(request, reading_for(request.actor, pk), None)


@guard("write_minutes")
@takes_a_form
def write_minutes(request: Request, pk: UUID) -> HttpResponse:
    """What was said of one item."""
    return _write(request, reading_for(request.actor, item_for(request.actor, pk).meeting_id), pk)


def _write(request: Request, reading: Reading, item: UUID | None) -> HttpResponse:
    permissions.may_write(request.actor, reading.meeting).enforce()
    if not reading.has_begun:
        messages.info(request, services.NOT_BEGUN)
        return redirect("minutes", reading.meeting.pk)
    part, passage = part_for(request.actor, reading, item), passage_of(reading, item)
    kind = forms.CorrectForm if part.approved else forms.WriteForm
    form = kind(sent(request), initial={"words": passage.words if passage else ""}).showing(passage)
    if done(form, lambda: services.write(reading.meeting.pk, item=item, by=request.actor, **form.cleaned_data)):
        messages.success(request, "It is written.")
        return redirect("minutes", reading.meeting.pk)
    page = write_page(reading, part, request.actor)
    return render(request, "declarations/minutes/write.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("write_minutes")
@takes_a_form
def send_minutes(request: Request, pk: UUID) -> HttpResponse:
    """Send the draft to the chair, and round the members."""
    reading = reading_for(request.actor, pk)
    permissions.may_write(request.actor, reading.meeting).enforce()
    form = forms.SendForm(sent(request)).showing(reading.minutes)
    if done(form, lambda: services.send(pk, by=request.actor, **form.cleaned_data)):
        messages.success(request, "The chair can approve the minutes now, and the members can read them.")
        return redirect("minutes", pk)
    page = send_page(reading, request.actor)
    return render(request, "declarations/minutes/deed.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("approve_minutes")
@takes_a_form
def approve_minutes(request: Request, pk: UUID) -> HttpResponse:
    """Whoever presided approves what waits for them."""
    reading = reading_for(request.actor, pk)
    permissions.may_approve_any(request.actor, reading.meeting).enforce()
    waiting = reading.waits_for(request.actor)
    form = _approve_form(request, reading, waiting)
    if waiting and done(form, lambda: services.approve(pk, by=request.actor, **form.cleaned_data)):
        messages.success(request, "You have approved the minutes. What the public part decided is published.")
        return redirect("minutes", pk)
    page = approve_page(reading, waiting, request.actor)
    return render(request, "declarations/minutes/deed.jinja", {"page": page, "meeting": page.nav, "form": form})


def _approve_form(request: Request, reading: Reading, waiting: tuple[Part, ...]) -> forms.ApproveForm:
    form = forms.ApproveForm(sent(request), initial={"read": services.digest_of(waiting)})
    if any(part.approved for part in waiting):
        return form.asking("What was corrected, and why?", "It stands beside the new version")
    if any(reading.faults_of(part) for part in waiting):
        return form.asking("Why do you approve them as they are?", "Something is still wrong with them, as listed above")
    return form.asking_nothing()


@guard("read_minutes")
def minutes_versions(request: Request, pk: UUID) -> HttpResponse:
    """Every version that was approved, and what each made of the one before."""
    page = versions_page(reading_for(request.actor, pk), request.actor)
    return render(request, "declarations/minutes/versions.jinja", {"page": page, "meeting": page.nav})


@guard("read_minutes")
def minutes_file(request: Request, pk: UUID) -> HttpResponse:
    """The minutes as a Word file, of what this reader may read. Raises Http404 while there are none."""
    reading = reading_for(request.actor, pk)
    if not reading.parts:
        raise Http404("There are no minutes of this meeting yet.")
    response = HttpResponse(as_word(whole_minutes(reading, request.actor), at=clock.now()), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="minutes-{reading.meeting.on}.docx"'
    return response
