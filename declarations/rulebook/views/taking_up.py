"""A CCG's own rule book: what it adopted, and what it found in its own copies of the guidance."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.audit.views import history_page
from coi_register.nhsuk.forms import Form
from coi_register.nhsuk.sent import done, sent
from declarations.adoption import selectors as adoption
from declarations.adoption import services
from declarations.adoption.permissions import may_keep
from declarations.rulebook import selectors
from declarations.rulebook.forms.asked import day_asked
from declarations.rulebook.forms.taking_up import AdoptForm, BecauseForm, ConfirmForm
from declarations.rulebook.presenters.asking import Asking
from declarations.rulebook.presenters.own_book import own_book_page
from declarations.rulebook.presenters.own_rule import own_rule_page, starting_from


@guard("read_local_rules")
def ccg_rule_book(request: Request, ccg: UUID) -> HttpResponse:
    """What the CCG adopted, confirmed and wrote itself."""
    own = selectors.own_book_for(request.actor, ccg, on=day_asked(request.GET, today=clock.today()))
    return render(request, "declarations/rulebook/own_book.jinja", {"page": own_book_page(request.actor, own)})


ccg_rule_book_history = history_page(
    action="read_local_rules",
    get=adoption.ccg_for,
    title_of=lambda ccg: f"Rule book of {ccg}",
    related=lambda ccg: adoption.history_of(ccg.pk),
    back=lambda ccg: (f"Rule book of {ccg}", reverse("ccg_rule_book", args=[ccg.pk])),
)


@guard("keep_rule_book")
@takes_a_form
def adopt(request: Request, ccg: UUID, instrument: str) -> HttpResponse:
    """From which day the CCG works under a guidance."""
    found, text = adoption.ccg_for(request.actor, ccg), adoption.guidance_called(instrument)
    may_keep(request.actor, ccg).enforce()
    back = reverse("ccg_rule_book", args=[ccg])
    page = Asking(str(found), f"When did the CCG adopt {text.title}?", "Record the adoption", back)
    before = adoption.adoption_of(found, instrument)
    deed = partial(services.adopt, found, instrument=instrument, by=request.actor, version=before.version if before else 0)
    form = AdoptForm(sent(request), initial={"on": before.on, "minute": before.minute} if before else {}).showing(before)
    return asked(request, form, deed, page, f"The adoption of {instrument} is recorded.")


@guard("read_local_rules")
@takes_a_form
def ccg_rule(request: Request, ccg: UUID, rule: str) -> HttpResponse:
    """One rule as the CCG works under it, with the form that confirms it."""
    own = selectors.own_book_for(request.actor, ccg, on=day_asked(request.GET, today=clock.today()))
    found = own.rule(rule)
    before = own.confirmation(found)
    form = ConfirmForm(sent(request), initial=starting_from(before)).showing(before)
    read = before.version if before else 0
    confirm = partial(services.confirm, own.ccg, rule=found, on=clock.today(), by=request.actor, version=read)
    if request.method == "POST" and done(form, lambda: confirm(**form.cleaned_data)):
        messages.success(request, "The rule is confirmed against the CCG’s own copy.")
        return redirect(request.get_full_path())
    page = own_rule_page(request.actor, own, found)
    return render(request, "declarations/rulebook/own_rule.jinja", {"page": page, "form": form})


@guard("keep_rule_book")
@takes_a_form
def take_back_confirmation(request: Request, ccg: UUID, rule: str) -> HttpResponse:
    """The rule does not stand in the CCG's copy after all."""
    own = selectors.own_book_for(request.actor, ccg, on=day_asked(request.GET, today=clock.today()))
    may_keep(request.actor, ccg).enforce()
    row = own.confirmed_row(rule)
    back = f"{reverse('ccg_rule', args=[ccg, rule])}?on={own.on}"
    page = Asking(str(own.ccg), "Take back a confirmation", "Take it back", back)
    deed = partial(services.take_back, row, by=request.actor)
    return asked(request, BecauseForm(sent(request)).showing(row), deed, page, "The confirmation is taken back.")


def asked(request: Request, form: Form, deed: Callable[..., object], page: Asking, says: str) -> HttpResponse:
    """Ask, do the deed with the answers, and go back where the form came from."""
    if request.method == "POST" and done(form, lambda: deed(**form.cleaned_data)):
        messages.success(request, says)
        return redirect(page.back)
    return render(request, "declarations/rulebook/asking.jinja", {"page": page, "form": form})
