"""What becomes of the item in hand: its votes, its decision, or that it is noted, deferred, referred or taken back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from declarations.proceedings import services
from declarations.proceedings.forms import BecauseForm, DecideForm, DeferForm, NoteForm, ReferForm, VotesForm
from declarations.proceedings.presenters.outcome import outcome_page
from declarations.proceedings.selectors import Room, room_of, state_for
from declarations.proceedings.selectors.finding import discussion_of, item_to_run


@guard("run_meeting")
@takes_a_form
def decide_item(request: Request, pk: UUID) -> HttpResponse:
    """Record the decision; refused, with what to do instead, while it would not be valid."""
    return _ends(request, pk, lambda row: DecideForm(sent(request)).showing(row), services.decide, "Record the decision")


@guard("run_meeting")
@takes_a_form
def note_item(request: Request, pk: UUID) -> HttpResponse:
    """Record that the item was noted."""
    return _ends(request, pk, lambda row: NoteForm(sent(request)).showing(row), services.note, "Note the item")


@guard("run_meeting")
@takes_a_form
def defer_item(request: Request, pk: UUID) -> HttpResponse:
    """Put the item off."""
    return _ends(request, pk, lambda row: DeferForm(sent(request)).showing(row), services.defer, "Defer the item")


@guard("run_meeting")
@takes_a_form
def refer_item(request: Request, pk: UUID) -> HttpResponse:
    """Send the item to another body."""
    return _ends(request, pk, lambda row: ReferForm(sent(request)).showing(row), services.refer, "Refer the item")


@guard("run_meeting")
@takes_a_form
def take_back_item(request: Request, pk: UUID) -> HttpResponse:
    """Take back what was recorded by mistake."""
    return _ends(
        request, pk, lambda row: BecauseForm(sent(request)).showing(row), services.take_back, "Take back what was recorded"
    )


@guard("run_meeting")
@takes_a_form
def record_votes(request: Request, pk: UUID) -> HttpResponse:
    """How each person voted."""
    room, discussion = _at(request, pk)
    if discussion is None:
        return redirect("room", room.meeting.pk)
    at = room.at(pk)
    form = VotesForm(sent(request), voters=at.voters, taken=at.taken).showing(discussion)
    if done(form, lambda: services.record_votes(discussion, casts=form.casts(), by=request.actor, **_once(form))):
        messages.success(request, "The votes are recorded.")
        return redirect("decide_item", pk)
    return _shown(request, room, pk, form, "Record the votes")


def _ends(request: Request, pk: UUID, asks: Callable[[Any], Any], deed: Callable[..., object], title: str) -> HttpResponse:
    """A form under the state of the room, and the deed that it asks for; the item must have been begun."""
    room, discussion = _at(request, pk)
    if discussion is None:
        messages.warning(request, "This item has not been begun. Begin it first.")
        return redirect("room", room.meeting.pk)
    form = asks(discussion)
    if done(form, lambda: deed(discussion, by=request.actor, **form.cleaned_data)):
        messages.success(request, f"Item {discussion.item.number}: recorded.")
        return redirect("room", room.meeting.pk)
    return _shown(request, room, pk, form, title)


def _at(request: Request, pk: UUID) -> tuple[Room, Any]:
    item = item_to_run(request.actor, pk)
    return room_of(item.meeting), discussion_of(item)


def _once(form: Any) -> dict[str, Any]:
    return {"once": form.cleaned_data["once"]}


def _shown(request: Request, room: Room, pk: UUID, form: Any, title: str) -> HttpResponse:
    state = state_for(request.actor, room.meeting.pk) or ""
    page = outcome_page(room, pk, request.actor, title=title, state=state)
    return render(request, "declarations/proceedings/outcome.jinja", {"page": page, "meeting": page.nav, "form": form})
