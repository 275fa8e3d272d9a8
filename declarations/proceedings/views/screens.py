"""The two screens of the room, the word by which they know that something changed, and the opening and closing."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from coi_register import clock
from coi_register.accounts.guards import Request, guard, only_watches, takes_a_form
from coi_register.nhsuk.sent import done, sent
from committees.meetings.presenters import meeting_nav
from committees.meetings.selectors import meeting_for, sittings_to_record
from declarations.proceedings import services
from declarations.proceedings.forms import OpeningForm, TapForm
from declarations.proceedings.permissions import may_read_proceedings
from declarations.proceedings.presenters.page import TAB, room_page
from declarations.proceedings.selectors import room_for, state_for
from declarations.proceedings.selectors.finding import meeting_to_run


@guard("read_proceedings")
def room(request: Request, pk: UUID) -> HttpResponse:
    """The chair's screen: what to do now, and the words to say."""
    return _screen(request, pk, "room")


@guard("read_proceedings")
def room_record(request: Request, pk: UUID) -> HttpResponse:
    """The secretary's screen: everybody, every going and coming, every item."""
    return _screen(request, pk, "room_record")


def _screen(request: Request, pk: UUID, current: str) -> HttpResponse:
    state = state_for(request.actor, pk) or ""  # before the room is read: what changes in between is seen at the next look
    page = room_page(room_for(request.actor, pk), request.actor, state=state, current=current, now=clock.now())
    return render(request, f"declarations/proceedings/{current}.jinja", {"page": page, "meeting": page.nav})


@guard("read_proceedings")
@only_watches
def room_state(request: Request, pk: UUID) -> HttpResponse:
    """A word that is another one as soon as anything in the room is; 304 while it is still the same."""
    may_read_proceedings(request.actor, meeting_for(request.actor, pk)).enforce()
    state = state_for(request.actor, pk) or ""
    etag = quote_etag(state)
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged if unchanged is not None else JsonResponse({"state": state})
    response["ETag"] = etag
    return response


@guard("run_meeting")
@takes_a_form
def open_room(request: Request, pk: UUID) -> HttpResponse:
    """Call the roll and open the meeting."""
    meeting = meeting_to_run(request.actor, pk)
    seats = sittings_to_record(request.actor, meeting)
    form = OpeningForm(sent(request), meeting=meeting, sittings=seats, on=clock.today())
    answers = partial(_opened, form)
    if done(form, lambda: services.open_meeting(meeting, by=request.actor, **answers())):
        messages.success(request, "The meeting is open.")
        return redirect("room", pk)
    context = {"form": form, "meeting": meeting_nav(meeting, TAB, actor=request.actor), "back": reverse("room", args=[pk])}
    return render(request, "declarations/proceedings/open.jinja", context)


def _opened(form: OpeningForm) -> dict[str, Any]:
    return {"roll": form.roll(), "read": form.cleaned_data["read"], "once": form.cleaned_data["once"]}


@guard("run_meeting")
@takes_a_form
def close_room(request: Request, pk: UUID) -> HttpResponse:
    """Close the meeting."""
    meeting = meeting_to_run(request.actor, pk)
    form = TapForm(sent(request))
    if done(form, lambda: services.close_meeting(meeting, by=request.actor, **form.cleaned_data)):
        messages.success(request, "The meeting is closed. What was noted in the room goes into its minutes.")
        return redirect("room_record", pk)
    context = {"form": form, "meeting": meeting_nav(meeting, TAB, actor=request.actor), "back": reverse("room", args=[pk])}
    return render(request, "declarations/proceedings/close.jinja", context)
