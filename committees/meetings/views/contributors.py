"""Who contributes to an item: said, and taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from committees.meetings import permissions, selectors, services
from committees.meetings.forms.contributors import ContributorForm
from committees.meetings.forms.meeting import ReasonForm
from committees.meetings.presenters.item import on_item


@guard("set_concerns")
@takes_a_form
def add_contributor(request: Request, pk: UUID) -> HttpResponse:
    """Say that somebody wrote the paper of the item, presents it or advises on it."""
    item = selectors.item_for(request.actor, pk)
    permissions.may_set_concerns(request.actor, item).enforce()
    form = ContributorForm(sent(request), people=selectors.people_of(request.actor, item.meeting))
    if done(form, lambda: services.contribute(item, **form.cleaned_data, by=request.actor)):
        messages.success(request, "Who contributes to the item is noted. They are checked for conflicts on it.")
        return redirect("item", pk)
    return render(request, "committees/meetings/add_contributor.jinja", on_item(item, form))


@guard("set_concerns")
@takes_a_form
def remove_contributor(request: Request, item: UUID, pk: UUID) -> HttpResponse:
    """Take back that somebody contributes; one taken back already leads to the item."""
    contributor = selectors.contributor_of(selectors.item_for(request.actor, item), pk)
    if contributor is None:
        return redirect("item", item)
    permissions.may_set_concerns(request.actor, contributor.item).enforce()
    form = ReasonForm(sent(request)).showing(contributor)
    if done(form, lambda: services.no_longer_contributes(contributor, by=request.actor, **form.cleaned_data)):
        messages.success(request, f"{contributor.person} no longer contributes to the item.")
        return redirect("item", item)
    context = on_item(contributor.item, form) | {"who": str(contributor)}
    return render(request, "committees/meetings/remove_contributor.jinja", context)
