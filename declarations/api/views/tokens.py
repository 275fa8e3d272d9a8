"""The page on which auditors' tokens are given and ended; each is shown once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from declarations.api import permissions, selectors, services
from declarations.api.forms import EndForm, TokenForm
from declarations.api.presenters import token_lines


@guard("keep_tokens")
@takes_a_form
def api_tokens(request: Request) -> HttpResponse:
    """The tokens there are, and a form for another; the answer to it is the only page that shows the new one."""
    permissions.may_keep_tokens_somewhere(request.actor).enforce()
    found = selectors.auditors(request.actor, on=clock.today())
    form = TokenForm(sent(request), auditors=found)
    given: list[str] = []

    def give() -> None:
        held, told = found[form.cleaned_data["auditor"]], form.cleaned_data
        about = {"purpose": told["purpose"], "once": told["once"], "on": clock.today()}
        given.append(services.give(held.user, ccg=held.ccg, by=request.actor, **about)[1])

    if done(form, give):
        return render(request, "declarations/api/given.jinja", {"secret": given[0]}) if given else redirect("api_tokens")
    lines = token_lines(list(selectors.tokens_for(request.actor)), request.actor)
    return render(request, "declarations/api/tokens.jinja", {"lines": lines, "form": form, "auditors": found})


@guard("keep_tokens")
@takes_a_form
def end_token(request: Request, pk: UUID) -> HttpResponse:
    """From now on the token opens nothing."""
    found = selectors.token_for(request.actor, pk)
    permissions.may_keep_tokens(request.actor, found.ccg_id).enforce()
    form = EndForm(sent(request)).showing(found)
    if done(form, lambda: services.end(found, by=request.actor, **form.cleaned_data)):
        messages.success(request, "The token is ended. It opens nothing any more.")
        return redirect("api_tokens")
    return render(request, "declarations/api/end.jinja", {"token": found, "form": form})
