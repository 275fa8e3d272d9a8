"""The meetings, one of them, its roll, and its end."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.audit.views import history_page
from coi_register.nhsuk.sent import done, sent
from committees.meetings import permissions, selectors, services
from committees.meetings.forms.meeting import ConfirmForm, MeetingForm, ReasonForm, RollForm
from committees.meetings.presenters import meeting_nav
from committees.meetings.presenters.meetings import meetings_page
from committees.meetings.presenters.nav import title_of
from committees.meetings.presenters.overview import overview_page


@guard("read_meeting")
def meetings(request: Request) -> HttpResponse:
    """Those to come, and those past by year."""
    convenes = bool(selectors.ccgs_to_convene(request.actor))
    page = meetings_page(selectors.meetings_of(request.actor), on=clock.today(), may_convene=convenes)
    return render(request, "committees/meetings/meetings.jinja", {"page": page})


@guard("keep_agenda")
@takes_a_form
def convene(request: Request) -> HttpResponse:
    """Call a meeting."""
    ccgs = selectors.ccgs_to_convene(request.actor)
    permissions.may_convene_anywhere(request.actor).enforce()
    form = MeetingForm(sent(request), ccgs=ccgs, committees=selectors.committees_on(clock.today()))
    if done(form, lambda: services.convene(**form.cleaned_data, by=request.actor)):
        messages.success(request, "The meeting is convened. Add the items of its agenda.")
        return redirect("agenda", selectors.meeting_made_with(form.cleaned_data["once"]))
    return render(request, "committees/meetings/convene.jinja", {"form": form})


@guard("read_meeting")
def meeting(request: Request, pk: UUID) -> HttpResponse:
    """The overview: what is left to do, and who is expected."""
    shown = selectors.meeting_for(request.actor, pk)
    page = overview_page(
        request.actor,
        shown,
        selectors.items_of(shown),
        selectors.sittings_of(shown),
        selectors.absences_of(shown),
    )
    return render(request, "committees/meetings/meeting.jinja", {"page": page, "meeting": page.nav})


@guard("record_attendance")
@takes_a_form
def attendance(request: Request, pk: UUID) -> HttpResponse:
    """Who is expected, came, sent apologies, or sends a deputy."""
    shown = selectors.meeting_for(request.actor, pk)
    permissions.may_record_any_attendance(request.actor, shown).enforce()
    sittings = selectors.sittings_to_record(request.actor, shown)
    form = RollForm(sent(request), meeting=shown, sittings=sittings, on=clock.today())
    call = partial(services.call_the_roll, shown, by=request.actor)
    if done(form, lambda: call(form.roll(), read=form.cleaned_data["read"], once=form.cleaned_data["once"])):
        messages.success(request, "Attendance is recorded.")
        return redirect("meeting", pk)
    context = {
        "form": form,
        "meeting": meeting_nav(shown, "Overview", actor=request.actor),
        "back": reverse("meeting", args=[pk]),
    }
    return render(request, "committees/meetings/attendance.jinja", context)


@guard("keep_agenda")
@takes_a_form
def hold_meeting(request: Request, pk: UUID) -> HttpResponse:
    """Say that the meeting took place."""
    shown = selectors.meeting_for(request.actor, pk)
    permissions.may_keep_agenda(request.actor, shown).enforce()
    form = ConfirmForm(sent(request)).showing(shown)
    if done(form, lambda: services.hold(shown, by=request.actor, once=form.cleaned_data["once"])):
        messages.success(request, "The meeting is marked as held. Its agenda is closed.")
        return redirect("meeting", pk)
    context = {
        "form": form,
        "meeting": meeting_nav(shown, "Overview", actor=request.actor),
        "back": reverse("meeting", args=[pk]),
    }
    return render(request, "committees/meetings/hold.jinja", context)


@guard("keep_agenda")
@takes_a_form
def cancel_meeting(request: Request, pk: UUID) -> HttpResponse:
    """Say that the meeting will not take place, and why."""
    shown = selectors.meeting_for(request.actor, pk)
    permissions.may_keep_agenda(request.actor, shown).enforce()
    form = ReasonForm(sent(request)).showing(shown)
    if done(form, lambda: services.cancel(shown, by=request.actor, **form.cleaned_data)):
        messages.success(request, "The meeting is cancelled.")
        return redirect("meeting", pk)
    context = {
        "form": form,
        "meeting": meeting_nav(shown, "Overview", actor=request.actor),
        "back": reverse("meeting", args=[pk]),
    }
    return render(request, "committees/meetings/cancel.jinja", context)


meeting_history = history_page(
    action="read_meeting",
    get=selectors.meeting_for,
    title_of=title_of,
    seen_with=selectors.history_of_meeting,
    back=lambda shown: ("Back to the meeting", reverse("meeting", args=[shown.pk])),
)
