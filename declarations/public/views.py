"""The registers and decisions as anybody may read them: nobody signs in, nothing is kept of who read what, and no script runs."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request, open_to_all
from declarations.public import asked
from declarations.public.presenters.choosing import ccgs_page, registers_page
from declarations.public.presenters.decisions import ccgs_that_decide_page, decisions_of_page, decisions_page
from declarations.public.presenters.edition import edition_page
from declarations.public.presenters.editions import changes_page, editions_page
from declarations.public.presenters.entry import entry_page
from declarations.public.presenters.feed import feed_of
from declarations.public.presenters.words import to
from declarations.public.selectors import decisions as decided
from declarations.public.selectors import registers as selectors
from declarations.registers.selectors import editions
from declarations.registers.vocabulary import REGISTER_LABELS

FOR_A_MINUTE = "public, max-age=60"  # what is withheld is gone from every cache a minute later
IN_THE_FEED = 10  # editions; all stand on the page of editions


def for_everybody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a page that is the same for everybody; what a stranger is given may be kept for a minute, with no cookie in it."""

    @open_to_all
    @wraps(view)
    def shown(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            response.headers["Cache-Control"] = FOR_A_MINUTE
        return response

    return shown


@for_everybody
def ccgs(request: Request) -> HttpResponse:
    """Which CCG."""
    page = ccgs_page(editions.published_ccgs())
    return render(request, "declarations/public/ccgs.jinja", {"page": page})


@for_everybody
def ccg(request: Request, code: str) -> HttpResponse:
    """Which of its registers."""
    found = selectors.ccg_for(code)
    page = registers_page(found, selectors.latest_of(found))
    return render(request, "declarations/public/ccg.jinja", {"page": page})


@for_everybody
def register(request: Request, code: str, register: str) -> HttpResponse:
    """The latest edition, page by page, and what is sought in it."""
    return _read(request, selectors.latest(selectors.ccg_for(code), selectors.register_named(register)))


@for_everybody
def edition(request: Request, code: str, register: str, number: int) -> HttpResponse:
    """One edition for good."""
    return _read(request, editions.edition(selectors.ccg_for(code), selectors.register_named(register), number))


def _read(request: Request, edition: Any) -> HttpResponse:
    filters = asked.filters_in(request.GET)
    found = editions.count_of(edition, filters)
    page = asked.page_in(request.GET, pages=selectors.pages_of(found))
    read = selectors.reading(edition, filters, found=found, page=page)
    shown = edition_page(read, on=asked.day_in(request.GET, "in-force-on"))
    return render(request, "declarations/public/edition.jinja", {"page": shown})


@for_everybody
def entry(request: Request, code: str, register: str, key: UUID) -> HttpResponse:
    """One entry for good, with the editions in which it stands."""
    whose, which = selectors.ccg_for(code), selectors.register_named(register)
    page = entry_page(whose, which, selectors.trail(whose, which, key), latest=selectors.latest(whose, which))
    return render(request, "declarations/public/entry.jinja", {"page": page})


@for_everybody
def all_editions(request: Request, code: str, register: str) -> HttpResponse:
    """Every edition."""
    whose, which = selectors.ccg_for(code), selectors.register_named(register)
    selectors.latest(whose, which)
    page = editions_page(whose, which, editions.published(whose, which))
    return render(request, "declarations/public/editions.jinja", {"page": page})


@for_everybody
def changes(request: Request, code: str, register: str, number: int) -> HttpResponse:
    """What an edition made of the one before it."""
    found = editions.edition(selectors.ccg_for(code), selectors.register_named(register), number)
    page = changes_page(found, editions.changes_of(found))
    return render(request, "declarations/public/changes.jinja", {"page": page})


@for_everybody
def as_at(request: Request, code: str, register: str) -> HttpResponse:
    """Which edition was in force on a day; it is shown where there was one."""
    whose, which = selectors.ccg_for(code), selectors.register_named(register)
    first = editions.published(whose, which).last()
    on = asked.day_in(request.GET)
    found = selectors.in_force_on(whose, which, on) if on else None
    if found is not None and on is not None:
        return redirect(f"{to('public_edition', whose, which, found.number)}?in-force-on={on.isoformat()}")
    page = {"title": REGISTER_LABELS[which], "ccg": str(whose), "back": to("public_register", whose, which), "on": on,
            "asked": any(request.GET.get(f"on-{box}") for box in ("day", "month", "year")), "first": first,
            "boxes": {box: request.GET.get(f"on-{box}", "")[:4] for box in ("day", "month", "year")}}  # fmt: skip
    return render(request, "declarations/public/as_at.jinja", {"page": page})


@for_everybody
def feed(request: Request, code: str, register: str) -> HttpResponse:
    """The latest editions as a feed, each with what it changed."""
    whose, which = selectors.ccg_for(code), selectors.register_named(register)
    selectors.latest(whose, which)
    several = [(one, editions.changes_of(one)) for one in editions.published(whose, which)[:IN_THE_FEED]]
    return HttpResponse(feed_of(whose, which, several), content_type="application/atom+xml")


@for_everybody
def decisions(request: Request) -> HttpResponse:
    """Which CCG has decided something in public."""
    page = ccgs_that_decide_page(decided.ccgs_with_decisions())
    return render(request, "declarations/public/decisions.jinja", {"page": page})


@for_everybody
def decisions_of(request: Request, code: str) -> HttpResponse:
    """The meetings of a CCG's committees of which decisions are published."""
    found = decided.ccg_that_decides(code)
    page = decisions_of_page(found, decided.meetings_that_decided(found))
    return render(request, "declarations/public/decisions_of.jinja", {"page": page})


@for_everybody
def decisions_of_meeting(request: Request, code: str, pk: UUID) -> HttpResponse:
    """What one meeting decided in public, which conflicts there were, and how they were managed."""
    found = decided.ccg_that_decides(code)
    page = decisions_page(found, decided.decisions_of(found, pk))
    return render(request, "declarations/public/decisions_of_meeting.jinja", {"page": page})
