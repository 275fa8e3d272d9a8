"""The history page that any room can hang beside one of its things."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from coi_register.accounts.actors import Actor
from coi_register.accounts.guards import Request, View, guard
from coi_register.audit.presenters import history
from coi_register.audit.selectors import versions_in, versions_of


def history_page(
    *,
    action: str,
    get: Callable[[Actor, UUID], Any],
    title_of: Callable[[Any], str] = str,
    related: Callable[[Any], Iterable[Any]] | None = None,
    seen_with: Callable[[Actor, Any], Iterable[Any]] | None = None,
    back: Callable[[Any], tuple[str, str]] | None = None,
) -> View:
    """A view of everything that was done to a thing.

    `get(actor, pk)` is the room's selector, and raises Http404 for who may not see it. `related(thing)` gives querysets
    of history rows to tell with it, such as `Concern.history.filter(item_id=item.pk)`; `seen_with(actor, thing)` gives them
    where not everybody who reads the thing reads all of them. `back(thing)` is (words, address).
    """

    @guard(action)
    def shown(request: Request, pk: UUID) -> HttpResponse:
        thing = get(request.actor, pk)
        told = [*(related(thing) if related else ()), *(seen_with(request.actor, thing) if seen_with else ())]
        versions = versions_of(thing) + [version for records in told for version in versions_in(records)]
        page = history(title_of(thing), versions, back=back(thing) if back else None)
        return render(request, "audit/history.jinja", {"page": page})

    return shown
