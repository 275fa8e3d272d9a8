"""What an item concerns: said, identified, taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from committees.meetings import permissions, selectors, services
from committees.meetings.forms.concerns import CONCERN_FORMS, IdentifyForm
from committees.meetings.forms.meeting import ReasonForm
from committees.meetings.presenters.item import WAYS, on_item
from committees.meetings.presenters.words import concern_words


@guard("set_concerns")
@takes_a_form
def add_concern(request: Request, pk: UUID, way: str) -> HttpResponse:
    """Say one thing that the item concerns, in one of the six ways."""
    if way not in CONCERN_FORMS:
        raise Http404("There is no such way.")
    item = selectors.item_for(request.actor, pk)
    permissions.may_set_concerns(request.actor, item).enforce()
    people = selectors.people_of(request.actor, item.meeting)
    form = CONCERN_FORMS[way](sent(request), item=item, people=people)
    if done(form, lambda: services.concern(item, **form.named(), by=request.actor, once=form.cleaned_data["once"])):
        messages.success(request, "What the item concerns is noted.")
        return redirect("item", pk)
    return render(
        request, "committees/meetings/add_concern.jinja", on_item(item, form, actor=request.actor) | {"what": WAYS[way]}
    )


@guard("set_concerns")
@takes_a_form
def identify_concern(request: Request, item: UUID, pk: UUID) -> HttpResponse:
    """Say which organisation a party is."""
    concern = selectors.concern_of(selectors.item_for(request.actor, item), pk)
    if concern is None:
        return redirect("item", item)
    permissions.may_set_concerns(request.actor, concern.item).enforce()
    form = IdentifyForm(sent(request), item=concern.item).showing(concern)
    if done(form, lambda: services.identify(concern, **form.named(), by=request.actor)):
        messages.success(request, "The party is identified.")
        return redirect("item", item)
    context = on_item(concern.item, form, actor=request.actor) | {"what": concern_words(concern).text}
    return render(request, "committees/meetings/identify_concern.jinja", context)


@guard("set_concerns")
@takes_a_form
def remove_concern(request: Request, item: UUID, pk: UUID) -> HttpResponse:
    """Take back one thing that the item was said to concern; one taken back already leads to the item."""
    concern = selectors.concern_of(selectors.item_for(request.actor, item), pk)
    if concern is None:
        return redirect("item", item)
    permissions.may_set_concerns(request.actor, concern.item).enforce()
    form = ReasonForm(sent(request)).showing(concern)
    if done(form, lambda: services.no_longer_concerns(concern, by=request.actor, **form.cleaned_data)):
        messages.success(request, "The item no longer concerns it.")
        return redirect("item", item)
    context = on_item(concern.item, form, actor=request.actor) | {"what": concern_words(concern).text}
    return render(request, "committees/meetings/remove_concern.jinja", context)
