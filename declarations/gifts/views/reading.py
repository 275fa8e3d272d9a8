"""The registers of gifts and hospitality: one's own, a CCG's, one offer, and what waits for somebody senior."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request, guard
from coi_register.audit.views import history_page
from coi_register.verdicts import Refused
from declarations.gifts import permissions, selectors
from declarations.gifts.presenters import lists
from declarations.gifts.presenters.offer import back_to_offer, offer_page


@guard("declare_gift")
def my_gifts(request: Request) -> HttpResponse:
    """The way to what one was offered oneself."""
    if request.actor.person is None:
        Refused("You are not among the people of the registers, so nothing is recorded as offered to you.").enforce()
    return redirect("gifts_to", request.actor.person)


@guard("read_gift")
def gifts_to(request: Request, pk: UUID) -> HttpResponse:
    """What one person was offered."""
    person = selectors.recipient_for(request.actor, pk)
    page = lists.own_page(request.actor, person, selectors.offers_to(request.actor, person))
    return render(request, "declarations/gifts/list.jinja", {"page": page})


@guard("read_gift")
def gifts(request: Request) -> HttpResponse:
    """The way to the register of the CCG; without one to one's own list."""
    ccgs = selectors.ccgs_for(request.actor)
    return redirect("gifts_of", ccgs[0].pk) if ccgs else redirect("my_gifts")


@guard("read_gift")
def gifts_of(request: Request, ccg: UUID) -> HttpResponse:
    """The register of a CCG, with the periods of which somebody confirmed that there was nothing."""
    found, actor = selectors.ccg_for(request.actor, ccg), request.actor
    sought = _sought(request)
    offers = selectors.register_of(actor, found, sought=sought)
    nil, others = selectors.nil_periods_of(actor, found), selectors.ccgs_for(actor)
    page = lists.register_page(actor, found, offers, nil, sought=sought, others=others)
    return render(request, "declarations/gifts/list.jinja", {"page": page})


@guard("approve_gift")
def gifts_waiting(request: Request) -> HttpResponse:
    """What waits for the reader as somebody senior."""
    page = lists.waiting_page(selectors.waiting_for(request.actor))
    return render(request, "declarations/gifts/list.jinja", {"page": page})


@guard("draft_gift")
def gift_people(request: Request) -> HttpResponse:
    """For whom an offer is recorded from paper."""
    permissions.may_record_from_paper_somewhere(request.actor).enforce()
    sought = _sought(request)
    page = lists.people_page(selectors.people_to_record_for(request.actor, sought=sought), sought=sought)
    return render(request, "declarations/gifts/people.jinja", {"page": page})


@guard("read_gift")
def offer(request: Request, pk: UUID) -> HttpResponse:
    """One offer and what the rules of its day say of it."""
    found = selectors.offer_for(request.actor, pk)
    page = offer_page(request.actor, selectors.judge(found))
    return render(request, "declarations/gifts/offer.jinja", {"page": page})


offer_history = history_page(action="read_gift", get=selectors.offer_for, back=back_to_offer)


def _sought(request: Request) -> str:
    return request.GET.get("q", "").replace("\x00", "").strip()[:100]
