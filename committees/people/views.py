"""A person's account, who acts for them and who manages them: one page, and the forms that change it."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from committees.people import forms, permissions, selectors, services
from committees.people.presenters import FormPage, form_of, relations_page


@guard("keep_relations")
def relations(request: Request, pk: UUID) -> HttpResponse:
    """The account of a person and their relations, with what was."""
    person = selectors.person_for(request.actor, pk)
    permissions.may_relate(request.actor, person).enforce()
    page = relations_page(request.actor, person, selectors.acting_for(person), selectors.managers_of(person))
    return render(request, "committees/people/relations.jinja", {"page": page})


@takes_a_form
@guard("keep_people")
def invite(request: Request, pk: UUID) -> HttpResponse:
    """Invite a person to sign in."""
    person = selectors.person_for(request.actor, pk)
    permissions.may_invite(request.actor, person).enforce()
    lead = "They get a letter with a link that works once, for three days, and choose a password there."
    page = form_of(person, "Invite to sign in", "Send the invitation", lead)
    form = forms.InviteForm(sent(request))
    return _asked(request, form, partial(services.invite, person), page, "The invitation is on its way.")


@takes_a_form
@guard("keep_relations")
def let_act_for(request: Request, pk: UUID) -> HttpResponse:
    """Let an account act for a person."""
    person = selectors.person_for(request.actor, pk)
    permissions.may_relate(request.actor, person).enforce()
    form = forms.ActsForForm(
        sent(request), accounts=selectors.accounts_to_act(request.actor, person), initial={"since": clock.today()}
    )
    lead = "They read what this person reads. What is kept from this person is kept from them too."
    page = form_of(person, "Let somebody act for them", "Record it", lead)
    return _asked(request, form, partial(services.let_act_for, person), page, "It is recorded who acts for them.")


@takes_a_form
@guard("keep_relations")
def name_manager(request: Request, pk: UUID) -> HttpResponse:
    """Name a person's line manager."""
    person = selectors.person_for(request.actor, pk)
    permissions.may_relate(request.actor, person).enforce()
    people = selectors.people_of(request.actor).filter(ccg=person.ccg_id).exclude(pk=person.pk)
    form = forms.ManagerForm(sent(request), people=people, initial={"since": clock.today()})
    lead = "The line manager reads their declarations and may agree how a risk is met."
    page = form_of(person, "Name their line manager", "Record it", lead)
    return _asked(request, form, partial(services.name_manager, person), page, "The line manager is recorded.")


@takes_a_form
@guard("keep_relations")
def end(request: Request, pk: UUID) -> HttpResponse:
    """End one of the two."""
    relation = selectors.relation_for(request.actor, pk)
    person = selectors.person_of(relation)
    permissions.may_relate(request.actor, person).enforce()
    page = form_of(person, f"End this: {relation}", "Record the end")
    form = forms.EndForm(sent(request), initial={"until": clock.today()}).showing(relation)
    return _asked(request, form, partial(services.end_relation, relation), page, "The end is recorded.")


def _asked(request: Request, form: forms.Answered, deed: Callable[..., Any], page: FormPage, says: str) -> HttpResponse:
    """Ask until the deed is done; the same form sent again is answered as if it were."""
    if done(form, lambda: deed(by=request.actor, **form.answers())):
        messages.success(request, says)
        return redirect(page.back[1])
    return render(request, "committees/people/form.jinja", {"page": page, "form": form})
