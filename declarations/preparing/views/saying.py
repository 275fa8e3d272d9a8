"""A member's pages before a meeting, and what chair and officer read of everybody's answers."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.audit.views import history_page
from coi_register.nhsuk.sent import done, sent
from committees.meetings.selectors import item_for
from declarations.conflicts.selectors import Assessed, assessed_for
from declarations.preparing import permissions, selectors, services
from declarations.preparing.forms import AllForm, AnswerForm
from declarations.preparing.presenters.answers import answers_page
from declarations.preparing.presenters.hub import hub_page
from declarations.preparing.presenters.mine import answer_page, mine_page
from declarations.preparing.selectors.hearing import Member


@guard("read_meeting")
def preparing(request: Request, pk: UUID) -> HttpResponse:
    """Everything that is prepared before a meeting, and what of it is left to do."""
    page = hub_page(assessed_for(request.actor, pk), request.actor)
    return render(request, "declarations/preparing/hub.jinja", {"page": page, "meeting": page.nav})


@guard("read_meeting")
@takes_a_form
def my_agenda(request: Request, pk: UUID) -> HttpResponse:
    """What touches the reader, item by item; one button says of all of it that it is so."""
    found = assessed_for(request.actor, pk)
    permissions.may_answer(request.actor, found).enforce()
    member = _oneself(found, request)
    form = AllForm(sent(request), words=member.open if member else ())
    agree = partial(services.agree_to_all, found.gathered.row, by=request.actor)
    if done(form, lambda: agree(**form.cleaned_data)):
        messages.success(request, "Thank you. Your answers are recorded.")
        return redirect("my_agenda", pk)
    page = mine_page(found, member, request.actor)
    return render(request, "declarations/preparing/mine.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("answer_agenda")
@takes_a_form
def answer_item(request: Request, pk: UUID) -> HttpResponse:
    """One item: is it so?"""
    item = item_for(request.actor, pk)
    found = assessed_for(request.actor, item.meeting_id)
    permissions.may_answer(request.actor, found).enforce()
    member = _oneself(found, request)
    word = next((one for one in member.words if one.question.key == pk), None) if member else None
    if word is None:
        raise Http404("There is no such question.")
    form = AnswerForm(sent(request), word=word)
    last = word.answer.version if word.answer else 0
    if done(form, lambda: services.say(item, by=request.actor, on_read=last, **form.cleaned_data)):
        messages.success(request, "Thank you. Your answer is recorded.")
        return redirect("my_agenda", found.gathered.meeting)
    page = answer_page(found, word, request.actor)
    return render(request, "declarations/preparing/answer.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("see_flags_on_others")
def answers(request: Request, pk: UUID) -> HttpResponse:
    """What everybody said, and who is silent."""
    found = seen_by_all_who_prepare(request, pk)
    page = answers_page(found, selectors.hearing(found), request.actor)
    return render(request, "declarations/preparing/answers.jinja", {"page": page, "meeting": page.nav})


def seen_by_all_who_prepare(request: Request, pk: UUID) -> Assessed:
    """The meeting, for those who see everybody's flags there. Raises Http404 for anybody else."""
    found = assessed_for(request.actor, pk)
    if not permissions.may_read_answers(request.actor, found):
        raise Http404("There is no such page.")
    return found


def _oneself(found: Assessed, request: Request) -> Member | None:
    assert request.actor.person is not None  # or they may not answer
    return selectors.own(found, request.actor.person, items=[item.key for item in found.items_for(request.actor)])


answers_history = history_page(
    action="see_flags_on_others",
    get=selectors.meeting_with_answers,
    title_of=lambda meeting: f"Answers before the {str(meeting)[0].lower()}{str(meeting)[1:]}",
    seen_with=selectors.history_of_answers,
    back=lambda meeting: ("Back to what members said", reverse("answers", args=[meeting.pk])),
)
