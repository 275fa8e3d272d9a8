"""Who is on the registers, one person's interests, and what their keeper and they themselves do with them."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.forms import Form
from coi_register.nhsuk.sent import done, sent
from coi_register.verdicts import Refused
from declarations.interests import permissions, selectors, services
from declarations.interests.forms import CeaseForm, Spoken
from declarations.interests.presenters.deeds import ConfirmPage, EditPage, confirm_page, edit_page
from declarations.interests.presenters.people import people_page
from declarations.interests.presenters.person import PersonPage, person_page
from declarations.interests.reading import ReadingForm, speaks
from declarations.interests.views import today


@guard("read_declaration")
def people(request: Request) -> HttpResponse:
    """Everybody whose declarations the actor may read, with how up to date they are."""
    sought = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    found = selectors.people_with_last_word(request.actor, on=today(request), sought=sought)
    page = people_page(found, on=today(request), sought=sought)
    return render(request, "declarations/interests/people.jinja", {"page": page})


@guard("read_declaration")
def person(request: Request, pk: UUID) -> HttpResponse:
    """One person's interests and how up to date they are."""
    shown = selectors.person_for(request.actor, pk)
    return render(request, "declarations/interests/person.jinja", {"page": _page(request, shown)})


@guard("declare")
def my_declarations(request: Request) -> HttpResponse:
    """The way to one's own declarations."""
    if request.actor.person is None:
        Refused("You are not among the people of the registers, so you have no declarations.").enforce()
    return redirect("confirm_interests", request.actor.person)


@guard("declare")
@takes_a_form
def confirm(request: Request, pk: UUID) -> HttpResponse:
    """Still true, changed, or ended; and a nil return where nothing stands."""
    shown = selectors.person_for(request.actor, pk)
    permissions.may_declare(request.actor, shown).enforce()
    from_paper = permissions.drafts_from_paper(request.actor, shown)
    page = confirm_page(_page(request, shown), shown, from_paper=from_paper)
    if page.cards:
        return _go_through(request, shown, page, from_paper=from_paper)
    form = Spoken(sent(request), from_paper=from_paper)
    if done(form, lambda: _nil_return(request, shown, **form.cleaned_data)):
        messages.success(request, "The declaration is recorded.")
        return redirect("person", pk)
    return render(request, "declarations/interests/confirm.jinja", {"page": page, "form": form})


def _go_through(request: Request, person: Any, page: ConfirmPage, *, from_paper: bool) -> HttpResponse:
    standing = [one for one in selectors.register_of(person) if one.pk in page.keys]
    form = ReadingForm(sent(request), interests=standing, from_paper=from_paper)
    if done(form, lambda: _say_of_each(request, person, form)):
        if changed := form.changed():
            messages.info(request, "Say what has changed. Then you come back to confirm everything.")
            return redirect(f"{reverse('amend_interest', args=[changed[0].pk])}?confirm")
        messages.success(request, "The declaration is recorded.")
        return redirect("person", person.pk)
    return render(request, "declarations/interests/confirm.jinja", {"page": page, "form": form})


def _say_of_each(request: Request, person: Any, form: ReadingForm) -> None:
    form.must_be_as_read()
    ended, confirms = form.ended(), not form.changed()
    if ended or confirms:
        said = {"on": today(request)} | speaks(form.cleaned_data)
        services.go_through(person, ended=ended, confirms=confirms, by=request.actor, **said)


@guard("declare")
@takes_a_form
def cease(request: Request, pk: UUID) -> HttpResponse:
    """An interest has ended."""
    interest = selectors.interest_for(request.actor, pk)
    permissions.may_declare(request.actor, interest.person).enforce()
    from_paper = permissions.drafts_from_paper(request.actor, interest.person)
    form = CeaseForm(sent(request), initial={"version": interest.version}, from_paper=from_paper)
    page = edit_page(interest, request.actor, title="An interest has ended", button="Record the end")
    return _edit(request, interest, form, services.cease, page)


def _edit(request: Request, interest: Any, form: Form, deed: Callable[..., object], page: EditPage) -> HttpResponse:
    if done(form, lambda: deed(interest, by=request.actor, **form.cleaned_data)):
        messages.success(request, "The register is changed.")
        return redirect("person", interest.person_id)
    return render(request, "declarations/interests/edit.jinja", {"page": page, "form": form})


def _nil_return(request: Request, person: Any, *, on: date | None = None, **answers: Any) -> None:
    services.nil_return(person, on=on or today(request), by=request.actor, **answers)


def _page(request: Request, person: Any) -> PersonPage:
    on = today(request)
    return person_page(
        request.actor,
        person,
        list(selectors.register_of(person)),
        selectors.seats_of(person, on=on),
        selectors.last_word(person, on=on),
        on=on,
    )
