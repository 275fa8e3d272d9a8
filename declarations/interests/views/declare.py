"""Declaring and changing an interest, one question a page; the answers wait in the session until they are sent."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.audit.services import AlreadyDone
from coi_register.nhsuk.forms import Form
from coi_register.nhsuk.sent import sent, show_what_was_written
from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import Refused
from declarations.interests import checking, drafts, guided, permissions, selectors, services
from declarations.interests.drafts import Draft
from declarations.interests.forms import AmendForm, CheckForm
from declarations.interests.presenters.examples import examples_for_all
from declarations.interests.questions import Question
from declarations.interests.views import today

SENT = "This declaration was sent already, or waited too long. What is on the register is shown here."


@guard("declare")
@takes_a_form
def start(request: Request) -> HttpResponse:
    """The first question, for oneself, or by an officer for somebody else with ?for=."""
    person = _whom(request)
    draft = Draft(person=person.pk, meeting=_asked_before(request))
    return _ask(request, draft, _asked(request, draft, person)[0], person)


@guard("declare")
@takes_a_form
def question(request: Request, draft: UUID, question: str) -> HttpResponse:
    """One question of a draft."""
    if (found := drafts.fetch(request.session, draft)) is None:
        return _gone(request)
    person = selectors.person_for(request.actor, found.person)
    asked = _asked(request, found, person)
    if question not in asked:
        return _onwards(request, found, asked)
    return _ask(request, found, Question(question), person)


@guard("declare")
@takes_a_form
def check(request: Request, draft: UUID) -> HttpResponse:
    """All answers, to check and to send."""
    if (found := drafts.fetch(request.session, draft)) is None:
        return _gone(request)
    person = selectors.person_for(request.actor, found.person)
    asked = _asked(request, found, person)
    if guided.first_unsound(found, asked, today=today(request)):
        return _onwards(request, found, asked)
    page, form = _check_page(request, found, asked, person)
    if form.is_valid():
        try:
            _send(request, found, asked, form.cleaned_data)
            drafts.drop(request.session, found)
            return _back(found, person)
        except CannotBeDone as refusal:
            if isinstance(refusal, ChangedMeanwhile):
                found = replace(found, version=show_what_was_written(form, refusal))
                drafts.keep(request.session, found)
            page = page.refused(refusal, found)
    return render(request, "declarations/interests/check.jinja", {"page": page, "form": form})


def _check_page(request: Request, draft: Draft, asked: list[Question], person: Any) -> tuple[checking.CheckPage, Form]:
    own, on = not permissions.drafts_from_paper(request.actor, person), today(request)
    seats = selectors.seats_of(person, on=on)
    late = None if draft.interest else selectors.lateness_if_declared(person, **guided.days_of(draft, asked, today=on))
    bodies = [str(held.seat.committee) for held in seats]
    page = checking.check_page(draft, person, asked, own=own, today=on, late=late, bodies=bodies)
    return page, AmendForm(sent(request)) if draft.interest else CheckForm(sent(request), late=late)


@guard("declare")
def amend(request: Request, pk: UUID) -> HttpResponse:
    """Begin to change an interest: its answers as they stand, to check."""
    interest = selectors.interest_for(request.actor, pk)
    permissions.may_amend(request.actor, interest).enforce()
    draft = replace(guided.draft_of(interest), confirms="confirm" in request.GET)
    drafts.keep(request.session, draft)
    return redirect("declare_check", draft.key)


def _ask(request: Request, draft: Draft, question: Question, person: Any) -> HttpResponse:
    permissions.may_declare(request.actor, person).enforce()
    asked = _asked(request, draft, person)
    form = guided.form_for(question, draft, today=today(request), typed=sent(request))
    if request.method == "POST" and form.is_valid():
        draft = draft.answered(question, guided.typed_in(form, request.POST))
        drafts.keep(request.session, draft)
        return _onwards(request, draft, _asked(request, draft, person))
    own = not permissions.drafts_from_paper(request.actor, person)
    page = checking.question_page(question, draft, person, own=own, asked=asked)
    if question is Question.KIND:
        page = replace(page, examples=examples_for_all(today(request)))
    return render(request, "declarations/interests/question.jinja", {"page": page, "form": form})


def _send(request: Request, draft: Draft, asked: list[Question], answers: dict[str, Any]) -> None:
    actor, on = request.actor, today(request)
    told = guided.said(draft, asked, today=on) | {"by": actor, "once": draft.key}
    try:
        if draft.interest:
            interest = selectors.interest_for(actor, draft.interest)
            services.amend(interest, version=draft.version, on=on, because=answers["because"], **told)
        else:
            signed, paper = guided.declared_on(draft, today=on), guided.paper_of(draft)
            services.declare(
                selectors.person_for(actor, draft.person),
                on=signed,
                because=paper,
                again=answers["again"],
                late_because=answers.get("late_because", ""),
                **told,
            )
    except AlreadyDone:
        return
    messages.success(request, "The change is on the register." if draft.interest else "The interest is on the register.")


def _onwards(request: Request, draft: Draft, asked: list[Question]) -> HttpResponse:
    following = guided.first_unsound(draft, asked, today=today(request))
    if following is None:
        return redirect("declare_check", draft.key)
    return redirect("declare_question", draft.key, following.value)


def _asked(request: Request, draft: Draft, person: Any) -> list[Question]:
    return guided.asked(draft, from_paper=permissions.drafts_from_paper(request.actor, person))


def _whom(request: Request) -> Any:
    wanted = request.GET.get("for")
    if wanted is None and request.actor.person is None:
        Refused("You are not among the people of the registers, so there is nobody to declare for.").enforce()
    try:
        return selectors.person_for(request.actor, UUID(wanted or str(request.actor.person)))
    except ValueError:
        raise Http404("There is no such person.") from None


def _asked_before(request: Request) -> UUID | None:
    """The meeting before which somebody is asked what touches them, where they come from its page."""
    try:
        return UUID(request.GET.get("meeting", ""))
    except ValueError:
        return None


def _back(draft: Draft, person: Any) -> HttpResponse:
    """Where the draft was begun."""
    if draft.meeting:
        return redirect("my_agenda", draft.meeting)
    return redirect("confirm_interests" if draft.confirms else "person", person.pk)


def _gone(request: Request) -> HttpResponse:
    messages.info(request, SENT)
    return redirect("person", request.actor.person) if request.actor.person else redirect("people")
