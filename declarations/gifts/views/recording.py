"""Recording an offer and what becomes of it; nothing is recorded before what the rules say of it was on the page."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import Refused
from declarations.gifts import permissions, selectors, services
from declarations.gifts.forms import AnswerForm, ApprovalForm, NilForm, OfferForm
from declarations.gifts.gather import Judged
from declarations.gifts.presenters import asking
from declarations.gifts.views import today


@guard("declare_gift")
@takes_a_form
def record(request: Request) -> HttpResponse:
    """Record what one was offered, or with ?for= what an officer reads from a paper."""
    actor = request.actor
    if actor.person is None and "for" not in request.GET and permissions.may_record_from_paper_somewhere(actor):
        return redirect("gift_people")
    person = _whom(request)
    permissions.may_record(actor, person).enforce()
    from_paper = permissions.records_from_paper(actor, person)
    form = OfferForm(sent(request), from_paper=from_paper)
    judged = _advised(request, form, person)
    if judged and _has_read(form, judged) and done(form, lambda: _record(request, person, form)):
        messages.success(request, "The offer is recorded.")
        return redirect("gifts_to", person.pk)
    page = asking.record_page(person, own=not from_paper, judged=judged)
    return render(request, "declarations/gifts/form.jinja", {"page": page, "form": form})


@guard("declare_gift")
@takes_a_form
def amend(request: Request, pk: UUID) -> HttpResponse:
    """Correct an offer that one recorded."""
    offer = selectors.offer_for(request.actor, pk)
    permissions.may_declare_own(request.actor, offer.person).enforce()
    form = OfferForm(sent(request), changes=True, initial=_as_typed(offer)).showing(offer)
    judged = _advised(request, form, offer.person, instead_of=offer)
    if judged and _has_read(form, judged) and done(form, lambda: _amend(request, offer, form)):
        messages.success(request, "The correction is on the register.")
        return redirect("offer", pk)
    page = asking.record_page(offer.person, own=True, judged=judged, changes=offer)
    return render(request, "declarations/gifts/form.jinja", {"page": page, "form": form})


@guard("read_gift")
@takes_a_form
def answer(request: Request, pk: UUID) -> HttpResponse:
    """Say what became of an offer that was not answered yet."""
    offer = selectors.offer_for(request.actor, pk)
    permissions.may_record(request.actor, offer.person).enforce()
    lead = "The rules advise; you decide. Where you accept against them, the Guardian is asked to look at it."
    page = asking.deed_page(offer, selectors.judge(offer), title="What became of it?", lead=lead, button="Record the answer")
    form = AnswerForm(sent(request)).showing(offer)
    return _about(request, form, page, partial(services.answer, offer), offer, "The answer is recorded.")


@guard("approve_gift")
@takes_a_form
def decide(request: Request, pk: UUID) -> HttpResponse:
    """As somebody senior, say whether an offer may be accepted."""
    offer = selectors.offer_for(request.actor, pk)
    permissions.may_approve(request.actor, offer).enforce()
    lead = "You decide for the CCG as the second person. Your name and your reason stand on the register."
    page = asking.deed_page(
        offer, selectors.judge(offer), title="May it be accepted?", lead=lead, button="Record the decision"
    )
    form = ApprovalForm(sent(request)).showing(offer)
    deed = partial(services.decide, offer, on=today(request))
    return _about(request, form, page, deed, offer, "Your decision is recorded.")


@guard("confirm_no_gifts")
@takes_a_form
def confirm_none(request: Request, ccg: UUID) -> HttpResponse:
    """Confirm that nobody was offered anything for a time."""
    found = selectors.ccg_for(request.actor, ccg)
    permissions.may_confirm_nil(request.actor, found).enforce()
    form = NilForm(sent(request))
    if done(form, lambda: _confirm_none(request, found, **form.cleaned_data)):
        messages.success(request, "The nil return is on the register.")
        return redirect("gifts_of", ccg)
    return render(request, "declarations/gifts/form.jinja", {"page": asking.nil_page(found), "form": form})


def _about(
    request: Request, form: Any, page: asking.FormPage, deed: Callable[..., object], offer: Any, says: str
) -> HttpResponse:
    if done(form, lambda: deed(by=request.actor, **form.cleaned_data)):
        messages.success(request, says)
        return redirect("offer", offer.pk)
    return render(request, "declarations/gifts/form.jinja", {"page": page, "form": form})


def _advised(request: Request, form: OfferForm, person: Any, *, instead_of: Any = None) -> Judged | None:
    """What the rules say of the offer as it is typed; None while an answer is missing or makes no sense."""
    form.fields["donor"].look_up(on=today(request))  # type: ignore[attr-defined]
    if not form.is_valid():
        return None
    on = instead_of.declared_on if instead_of else form.cleaned_data.get("on") or today(request)
    try:
        offer = services.sketch(person, on=on, by=request.actor, **form.told())
    except CannotBeDone as refusal:
        form.refuse(refusal)
        return None
    if instead_of is not None:
        offer.pk = instead_of.pk
    return selectors.judge(offer)


def _has_read(form: OfferForm, judged: Judged) -> bool:
    """Whether this advice stood on the page from which the form was sent; from now on it does."""
    mark = judged.advice.mark
    if form.cleaned_data["advised"] == mark:
        return True
    data: Any = form.data.copy()  # type: ignore[attr-defined]
    data["advised"] = mark
    form.data = data
    return False


def _record(request: Request, person: Any, form: OfferForm) -> None:
    answers = form.cleaned_data
    on, because = answers.get("on") or today(request), answers.get("paper", "")
    services.record(person, on=on, by=request.actor, because=because, once=answers["once"], **form.told())


def _amend(request: Request, offer: Any, form: OfferForm) -> None:
    answers = form.cleaned_data
    services.amend(offer, by=request.actor, because=answers["because"], once=answers["once"], **form.told())


def _confirm_none(request: Request, ccg: Any, *, since: date, last: date, once: UUID) -> None:
    services.confirm_nil(ccg, since=since, until=last + timedelta(days=1), on=today(request), by=request.actor, once=once)


def _as_typed(offer: Any) -> dict[str, Any]:
    """The answers as they stand, for the form that corrects them."""
    names = ("kind", "offered_on", "donor_kind", "details", "value", "earlier", "affects_judgement", "asked_for", "taken")
    modest = {True: "yes", False: "no", None: None}[offer.beyond_modest]
    return {name: getattr(offer, name) for name in (*names, "reason", "received_on")} | {
        "donor": offer.donor or offer.donor_text,
        "beyond_modest": modest,
    }


def _whom(request: Request) -> Any:
    wanted = request.GET.get("for")
    if wanted is None and request.actor.person is None:
        Refused("You are not among the people of the registers, so you have nothing to record here.").enforce()
    try:
        return selectors.recipient_for(request.actor, UUID(wanted or str(request.actor.person)))
    except ValueError:
        raise Http404("There is no such person.") from None
