"""What changed at a meeting since one looked; and for the Guardian, what would have been different."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from declarations.changes import services
from declarations.changes.forms import LookedForm, NoteForm
from declarations.changes.presenters.hindsight import hindsight_page, one_page
from declarations.changes.presenters.meeting import changes_page
from declarations.changes.selectors.hindsight import hindsight_for, took_part
from declarations.changes.selectors.hindsight import hindsight_of as one_for
from declarations.changes.selectors.news import news_of


@guard("see_flags_on_others")
@takes_a_form
def changes(request: Request, pk: UUID) -> HttpResponse:
    """What changed since the reader last looked; the button says that they have."""
    news = news_of(request.actor, pk)
    form = LookedForm(sent(request))
    if done(form, lambda: services.look(news.meeting, by=request.actor, once=form.cleaned_data["once"])):
        messages.success(request, "Noted. From now on you are shown what changes after this.")
        return redirect("conflicts", pk)
    page = changes_page(news, request.actor)
    return render(request, "declarations/changes/meeting.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("read_hindsight")
def hindsight(request: Request) -> HttpResponse:
    """What would have been different at meetings that were over, deed by deed."""
    page = hindsight_page(hindsight_for(request.actor))
    return render(request, "declarations/changes/hindsight.jinja", {"page": page})


@guard("read_hindsight")
@takes_a_form
def hindsight_of(request: Request, deed: UUID) -> HttpResponse:
    """One deed with both clocks; the Guardian notes what they made of it."""
    one = one_for(request.actor, deed)
    form = NoteForm(sent(request), initial={"note": one.note.note if one.note else ""}).showing(one.note)
    look_into = partial(services.look_into, one.deed, ccg=one.ccg, by=request.actor)
    if done(form, lambda: look_into(**form.cleaned_data, version=one.note.version if one.note else 0)):
        messages.success(request, "Your note is kept.")
        return redirect("hindsight")
    page = one_page(one, took_part(one.changes), request.actor)
    return render(request, "declarations/changes/one.jinja", {"page": page, "form": form})
