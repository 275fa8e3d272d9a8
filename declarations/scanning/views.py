"""The page on which names found in the papers of an item become its parties, or do not."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from committees.meetings import selectors as meetings
from committees.meetings.models import Item
from declarations.scanning import permissions, selectors, services
from declarations.scanning.forms import PartiesForm
from declarations.scanning.presenters import search_page, where


@guard("keep_agenda")
@takes_a_form
def named_in_papers(request: Request, pk: UUID) -> HttpResponse:
    """Which organisations and people the papers name; and what somebody says of each."""
    item = meetings.item_for(request.actor, pk)
    permissions.may_search(request.actor, item).enforce()
    search = selectors.search_of(request.actor, item)
    form = PartiesForm(sent(request), search=search, words=where)
    if done(form, _said(request, item, form)):
        messages.success(request, "What the item concerns is noted." if form.are_parties else "They are put aside.")
        return redirect("named_in_papers", pk)
    page = search_page(request.actor, item, search)
    context = {"page": page, "meeting": page.nav, "form": form, "offered": bool(search.offered)}
    return render(request, "declarations/scanning/named.jinja", context)


def _said(request: Request, item: Item, form: PartiesForm) -> Callable[[], None]:
    def say() -> None:
        given = form.cleaned_data
        parties = selectors.parties_by_key(request.actor, item, form.chosen())
        if form.are_parties:
            part = given["part_played"]
            services.take_up(item, parties=parties, part_played=part, by=request.actor, once=given["once"])
        else:
            services.put_aside(
                item, parties=parties, because=given["because"], on=clock.today(), by=request.actor, once=given["once"]
            )

    return say
