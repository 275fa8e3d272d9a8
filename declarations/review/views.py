"""The pages of a review: the queue, one declaration, what is asked back, matched and attested."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from declarations.interests import services as interests
from declarations.interests.permissions import may_attest, may_draft, may_tie
from declarations.interests.presenters.deeds import edit_page
from declarations.interests.selectors import book_of, interest_for, person_for
from declarations.review import forms, permissions, services
from declarations.review.presenters.declarer import answer_page, attest_page
from declarations.review.presenters.queue import queue_page
from declarations.review.presenters.review import differences_page, merged, review_page
from declarations.review.selectors.reading import differences, query_for, reading_of
from declarations.review.selectors.waiting import to_attest, waiting_for


@guard("read_review")
def reviews(request: Request) -> HttpResponse:
    """What waits to be reviewed, matched, answered and attested."""
    sought = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    page = queue_page(waiting_for(request.actor, on=_today(request), sought=sought), sought=sought)
    return render(request, "declarations/review/reviews.jinja", {"page": page})


@guard("read_review")
@takes_a_form
def review(request: Request, pk: UUID) -> HttpResponse:
    """One declaration: read it, and agree how its risk is met."""
    interest = interest_for(request.actor, pk)
    permissions.may_read_review(request.actor, interest.person).enforce()
    page = review_page(interest, reading_of(interest), request.actor, book=book_of(interest.person))
    now = {"step": interest.mitigation or None, "text": interest.mitigation_text, "review_on": interest.mitigation_review_on}
    form = forms.ReviewForm(sent(request), initial=now).showing(interest)
    if form.is_valid():
        permissions.may_review(request.actor, interest.person).enforce()
    if done(form, lambda: services.agree(interest, on=_today(request), by=request.actor, **form.cleaned_data)):
        messages.success(request, "The review is on record.")
        return redirect("reviews")
    if form.meanwhile:
        page = merged(page, interest, form.cleaned_data)
    return render(request, "declarations/review/review.jinja", {"page": page, "form": form})


@guard("review_declaration")
@takes_a_form
def ask_back(request: Request, pk: UUID) -> HttpResponse:
    """A question to the declarer."""
    interest = interest_for(request.actor, pk)
    permissions.may_review(request.actor, interest.person).enforce()
    form = forms.AskForm(sent(request)).showing(interest)
    if done(form, lambda: services.ask(interest, on=_today(request), by=request.actor, **form.cleaned_data)):
        messages.success(request, f"{interest.person} is asked.")
        return redirect("review", pk)
    return _edit(request, interest, form, "Ask the declarer a question", "Send the question")


@guard("declare")
@takes_a_form
def answer_query(request: Request, pk: UUID) -> HttpResponse:
    """The declarer's answer."""
    query = query_for(request.actor, pk)
    permissions.may_answer(request.actor, query.interest.person).enforce()
    form = forms.AnswerForm(sent(request)).showing(query)
    if done(form, lambda: services.answer(query, on=_today(request), by=request.actor, **form.cleaned_data)):
        messages.success(request, "Your answer is sent.")
        return redirect("person", query.interest.person_id)
    return render(request, "declarations/review/answer.jinja", {"page": answer_page(query, request.actor), "form": form})


@guard("tie_interest")
@takes_a_form
def tie_interest(request: Request, pk: UUID) -> HttpResponse:
    """Which organisation of the register the declarer's words mean."""
    interest = interest_for(request.actor, pk)
    may_tie(request.actor, interest.person).enforce()
    form = forms.TieForm(sent(request)).showing(interest)
    form.fields["organisation"].look_up(on=_today(request))  # type: ignore[attr-defined]
    if done(form, lambda: _tie(request, interest, **form.cleaned_data)):
        messages.success(request, "It is matched. The declarer's words are as they were.")
        return redirect("review", pk)
    return _edit(request, interest, form, "Match it to an organisation", "Match")


def _tie(request: Request, interest: Any, *, organisation: Any, **said: Any) -> None:
    chosen = organisation.organisation
    interests.tie(interest, organisation=chosen, version=interest.version, on=_today(request), by=request.actor, **said)


@guard("declare")
@takes_a_form
def attest(request: Request, pk: UUID) -> HttpResponse:
    """A declarer reads what was written down for them, and says that it is their word."""
    person = person_for(request.actor, pk)
    may_attest(request.actor, person).enforce()
    page = attest_page(person, to_attest(person), request.actor)
    form = forms.AttestForm(sent(request), initial={"read": page.read})
    if done(form, lambda: interests.attest(person, on=_today(request), by=request.actor, **form.cleaned_data)):
        messages.success(request, "It is your word now.")
        return redirect("person", pk)
    return render(request, "declarations/review/attest.jinja", {"page": page, "form": form})


@guard("draft_declaration")
@takes_a_form
def ask_to_attest(request: Request, pk: UUID) -> HttpResponse:
    """Send a person the link to what waits for their word."""
    person = person_for(request.actor, pk)
    may_draft(request.actor, person).enforce()
    page = replace(
        attest_page(person, to_attest(person), request.actor), title=f"Ask {person} to attest what was read from paper"
    )
    form = forms.SendForm(sent(request))
    if done(form, lambda: services.ask_to_attest(person, by=request.actor, **form.cleaned_data)):
        messages.success(request, f"A letter with the link goes to {person}.")
        return redirect("reviews")
    return render(request, "declarations/review/ask_to_attest.jinja", {"page": page, "form": form})


@guard("read_declaration")
def compare(request: Request, pk: UUID) -> HttpResponse:
    """Two versions of an interest, field by field."""
    interest = interest_for(request.actor, pk)
    first = _version(request, "from", interest, max(interest.version - 1, 1))
    second = _version(request, "to", interest, interest.version)
    earlier, later = min(first, second), max(first, second)
    page = differences_page(interest, earlier, later, differences(interest, earlier, later))
    return render(request, "declarations/review/differences.jinja", {"page": page})


def _version(request: Request, name: str, interest: Any, otherwise: int) -> int:
    asked = request.GET.get(name, str(otherwise))
    if not (asked.isdecimal() and len(asked) < 7 and 1 <= int(asked) <= interest.version):
        raise Http404("There is no such version.")
    return int(asked)


def _edit(request: Request, interest: Any, form: Any, title: str, button: str) -> HttpResponse:
    page = edit_page(interest, request.actor, title=title, button=button)
    return render(request, "declarations/interests/edit.jinja", {"page": page, "form": form})


def _today(request: Request) -> date:
    return request.actor.on or clock.today()
