"""What somebody declares for the item in hand, in two taps; and corrections of that, and of goings and comings."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from declarations.proceedings import services
from declarations.proceedings.forms import BecauseForm, LateForm, TapForm, TimesForm
from declarations.proceedings.permissions import may_handle
from declarations.proceedings.presenters.declaring import correcting_page, declaring_page
from declarations.proceedings.selectors import room_of
from declarations.proceedings.selectors.finding import (
    declarable,
    declared_for,
    interest_of,
    item_to_run,
    movement_for,
    person_at,
)

OWN_WORD = "It is noted. What follows from it stands on the screen."


@guard("run_meeting")
@takes_a_form
def declare_in_room(request: Request, pk: UUID, person: UUID) -> HttpResponse:
    """What they have on the register, each to be tapped; or an interest that is not there yet."""
    item, one = _case(request, pk, person)
    form = LateForm(sent(request))
    form.fields["organisation"].look_up(on=item.meeting.on)  # type: ignore[attr-defined]
    if done(form, lambda: services.declare_late(item, person=one, by=request.actor, **form.said())):
        messages.success(request, f"It is on the register. {one} must say that it is their word. {OWN_WORD}")
        return redirect("room", item.meeting_id)
    page = declaring_page(item, one, declarable(item.meeting, one), request.actor)
    return render(request, "declarations/proceedings/declare.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("run_meeting")
@takes_a_form
def tie_in_room(request: Request, pk: UUID, person: UUID, interest: UUID) -> HttpResponse:
    """They declare, for this item, an interest that is on the register."""
    item, one = _case(request, pk, person)
    found = interest_of(item.meeting, one, interest)
    form = TapForm(sent(request))
    if found is not None and done(
        form, lambda: services.tie_to_item(item, interest=found, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, OWN_WORD)
        return redirect("room", item.meeting_id)
    for errors in form.errors.values():
        messages.warning(request, " ".join(str(said) for said in errors))
    return redirect("declare_in_room", pk, person)


@guard("run_meeting")
@takes_a_form
def correct_movement(request: Request, pk: UUID) -> HttpResponse:
    """Other times than those that were noted."""
    movement = movement_for(request.actor, pk)
    form = TimesForm(sent(request), movement=movement).showing(movement)
    said = {"because", "once"}
    if done(
        form,
        lambda: services.correct_times(
            movement, by=request.actor, **form.times(), **{name: form.cleaned_data[name] for name in said}
        ),
    ):
        messages.success(request, "The times are corrected.")
        return redirect("room_record", movement.sitting.meeting_id)
    page = correcting_page(movement.sitting.meeting, movement, request.actor)
    return render(request, "declarations/proceedings/correct.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("run_meeting")
@takes_a_form
def undo_movement(request: Request, pk: UUID) -> HttpResponse:
    """It was tapped by mistake."""
    movement = movement_for(request.actor, pk)
    form = BecauseForm(sent(request), initial={"because": "Tapped by mistake"}).showing(movement)
    if done(form, lambda: services.was_mistaken(movement, by=request.actor, **form.cleaned_data)):
        messages.success(request, f"That {movement.person} went counts for nothing now.")
        return redirect("room_record", movement.sitting.meeting_id)
    page = correcting_page(movement.sitting.meeting, movement, request.actor, undone=True)
    return render(request, "declarations/proceedings/correct.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("run_meeting")
@takes_a_form
def correct_declared(request: Request, pk: UUID) -> HttpResponse:
    """What was noted as declared was not."""
    declared = declared_for(request.actor, pk)
    form = BecauseForm(sent(request)).showing(declared)
    if done(form, lambda: services.was_not_declared(declared, by=request.actor, **form.cleaned_data)):
        messages.success(request, "It counts as not declared for this item.")
        return redirect("room_record", declared.item.meeting_id)
    page = correcting_page(declared.item.meeting, declared, request.actor)
    return render(request, "declarations/proceedings/correct.jinja", {"page": page, "meeting": page.nav, "form": form})


def _case(request: Request, pk: UUID, person: UUID) -> tuple[Any, Any]:
    """The item and somebody there; raises NotAllowed for who must be out for it, and Http404."""
    item = item_to_run(request.actor, pk)
    may_handle(request.actor, item.meeting, item.number, room_of(item.meeting).out_for(item.pk)).enforce()
    one = person_at(request.actor, item.meeting, person)
    if one is None:
        raise Http404("There is no such person at this meeting.")
    return item, one
