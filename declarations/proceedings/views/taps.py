"""One tap each: somebody leaves, comes back, arrives; an item is begun; a ruling as recommended. The screen tells a refusal."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from declarations.conflicts import services as conflicts
from declarations.conflicts.selectors import case_for
from declarations.proceedings import services
from declarations.proceedings.forms import RulingTapForm, TapForm
from declarations.proceedings.selectors.finding import item_to_run, meeting_to_run, person_at
from declarations.proceedings.vocabulary import WhyOut

SCREENS = ("room", "room_record")
NOT_HERE = "This person does not sit at the meeting. Open the room again, and tap somebody who does."
Moves = Callable[..., object]


@guard("run_meeting")
@takes_a_form
def leave_room(request: Request, pk: UUID, person: UUID) -> HttpResponse:
    """Somebody leaves for a conflict of interest."""
    return _moved(request, pk, person, services.leave, why=WhyOut.CONFLICT)


@guard("run_meeting")
@takes_a_form
def step_out(request: Request, pk: UUID, person: UUID) -> HttpResponse:
    """Somebody leaves for another reason."""
    return _moved(request, pk, person, services.leave, why=WhyOut.OTHERWISE)


@guard("run_meeting")
@takes_a_form
def come_back(request: Request, pk: UUID, person: UUID) -> HttpResponse:
    """Somebody comes back."""
    return _moved(request, pk, person, services.come_back)


@guard("run_meeting")
@takes_a_form
def arrive(request: Request, pk: UUID, person: UUID) -> HttpResponse:
    """Somebody comes who was not there at the opening."""
    return _moved(request, pk, person, services.arrive)


@guard("run_meeting")
@takes_a_form
def begin_item(request: Request, pk: UUID) -> HttpResponse:
    """Take an item in hand."""
    item = item_to_run(request.actor, pk)
    return _tapped(request, item.meeting_id, lambda **once: services.begin_item(item, by=request.actor, **once))


@guard("read_meeting")
@takes_a_form
def rule_as_recommended(request: Request, item: UUID, person: UUID) -> HttpResponse:
    """Whoever presides rules what is recommended."""
    case = case_for(request.actor, item, person)

    def rules(**told: Any) -> object:
        return conflicts.rule_as_recommended(item, person=person, by=request.actor, **told)

    return _tapped(request, case.found.gathered.meeting, rules, RulingTapForm)


def _moved(request: Request, pk: UUID, person: UUID, moves: Moves, **how: object) -> HttpResponse:
    meeting = meeting_to_run(request.actor, pk)
    one = person_at(request.actor, meeting, person)
    if one is None:
        messages.warning(request, NOT_HERE)
        return to_the_room(request, meeting.pk)
    return _tapped(request, meeting.pk, lambda **once: moves(meeting, person=one, by=request.actor, **how, **once))


def _tapped(request: Request, meeting: UUID, deed: Callable[..., object], kind: type[TapForm] = TapForm) -> HttpResponse:
    """Do it where the button was sent, and back to the screen; a page asked for by its address does nothing."""
    form = kind(sent(request))
    if request.method == "POST" and not done(form, lambda: deed(**form.cleaned_data)):
        messages.warning(request, " ".join(str(said) for errors in form.errors.values() for said in errors))
    return to_the_room(request, meeting)


def to_the_room(request: Request, meeting: UUID) -> HttpResponse:
    """Back to the screen on which the button was."""
    asked = request.POST.get("next", "")
    return redirect(asked if asked in SCREENS else "room", meeting)
