"""The page on which names found in the papers of an item become its parties, or do not."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from committees.meetings import selectors as meetings
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

    def say() -> None:
        parties = selectors.parties_by_key(request.actor, item, form.chosen())
        if form.are_parties:
            services.take_up(item, parties=parties, by=request.actor, **form.of_parties())
        else:
            services.leave_out(item, parties=parties, on=clock.today(), by=request.actor, **form.of_the_others())

    if done(form, say):
        messages.success(request, "What the item concerns is noted." if form.are_parties else "They are put aside.")
        return redirect("named_in_papers", pk)
    page = search_page(request.actor, item, search)
    context = {"page": page, "meeting": page.nav, "form": form, "offered": bool(search.offered)}
    return render(request, "declarations/scanning/named.jinja", context)
