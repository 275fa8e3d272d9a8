"""A rule of the CCG's own: drafted, tried, previewed, put in force by a second person, ended."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.forms import Form
from coi_register.nhsuk.sent import done, sent
from declarations.adoption import services
from declarations.adoption.permissions import may_keep
from declarations.adoption.selectors import variation_for
from declarations.rulebook import selectors
from declarations.rulebook.forms.asked import day_asked
from declarations.rulebook.forms.taking_up import BecauseForm, EndForm
from declarations.rulebook.forms.varying import CaseForm, VersionForm, WordingForm, words_of
from declarations.rulebook.presenters.asking import Asking
from declarations.rulebook.presenters.preview import preview_page
from declarations.rulebook.presenters.variation import variation_page
from declarations.rulebook.views.taking_up import asked


@guard("read_local_rules")
def variation(request: Request, pk: UUID) -> HttpResponse:
    """One rule of the CCG's own, with its cases."""
    found = variation_for(request.actor, pk)
    page = variation_page(request.actor, found)
    form = VersionForm(initial={"version": found.version})
    return render(request, "declarations/rulebook/variation.jinja", {"page": page, "form": form})


@guard("keep_rule_book")
@takes_a_form
def draft_variation(request: Request, ccg: UUID) -> HttpResponse:
    """Write a rule; from a rule's own page, one in its place."""
    own = selectors.own_book_for(request.actor, ccg, on=day_asked(request.GET, today=clock.today()))
    may_keep(request.actor, ccg).enforce()
    instead_of = own.book.rule(request.GET.get("replaces", ""))
    form = WordingForm(sent(request), replaceable=own.replaceable, initial=words_of(instead_of) if instead_of else {})
    page = Asking(
        str(own.ccg), "Write a rule of your own", "Save the draft", reverse("ccg_rule_book", args=[ccg]), wide=True
    )
    deed = partial(services.draft, own.ccg, by=request.actor)
    says = "The draft is saved. Open it, and add a case in which it fires and one in which it does not."
    return _changed(request, form, lambda: deed(wording=form.wording(), once=form.told["once"]), page, says)


@guard("keep_rule_book")
@takes_a_form
def amend_variation(request: Request, pk: UUID) -> HttpResponse:
    """Change a draft."""
    found = variation_for(request.actor, pk)
    may_keep(request.actor, found.ccg_id).enforce()
    own = selectors.own_book_for(request.actor, found.ccg_id, on=found.since or clock.today())
    start = words_of(found) | {"version": found.version}
    form = WordingForm(sent(request), replaceable=own.replaceable, initial=start)
    page = Asking(str(found.ccg), "Change this draft", "Save the change", reverse("variation", args=[pk]), wide=True)
    deed = partial(services.amend, found, by=request.actor)
    return _changed(request, form, lambda: deed(wording=form.wording(), **form.told), page, "The draft is changed.")


@guard("keep_rule_book")
@takes_a_form
def try_case(request: Request, pk: UUID) -> HttpResponse:
    """Add a case to a draft; it is run when it is saved."""
    found = variation_for(request.actor, pk)
    may_keep(request.actor, found.ccg_id).enforce()
    form = CaseForm(sent(request), initial={"decision": True, "version": found.version})
    lead = "The organisations are invented, the same in all cases. The case is run, and saved when the rule does as it says."
    page = Asking(found.says, "Add a case", "Run and save the case", reverse("variation", args=[pk]), lead)
    deed = partial(services.try_case, found, by=request.actor)
    return _changed(
        request, form, lambda: deed(case=form.case(), **form.told), page, "The case does as it says, and is saved."
    )


@guard("keep_rule_book")
@takes_a_form
@require_POST
def take_away_case(request: Request, pk: UUID, place: int) -> HttpResponse:
    """Take a case off a draft."""
    found = variation_for(request.actor, pk)
    may_keep(request.actor, found.ccg_id).enforce()
    form = VersionForm(request.POST)
    deed = partial(services.take_away_case, found, place=place, by=request.actor)
    if done(form, lambda: deed(**form.told)):
        messages.success(request, "The case is taken away.")
        return redirect("variation", pk)
    page = variation_page(request.actor, found)
    return render(request, "declarations/rulebook/variation.jinja", {"page": page, "form": form})


@guard("read_local_rules")
@takes_a_form
def preview_variation(request: Request, pk: UUID) -> HttpResponse:
    """What the rule would change at the last meetings; whoever puts it in force does so here, having seen it."""
    found = variation_for(request.actor, pk)
    form = VersionForm(sent(request), initial={"version": found.version})
    deed = partial(services.put_in_force, found, by=request.actor)
    if request.method == "POST" and done(form, lambda: deed(**form.told)):
        messages.success(request, "The rule is in force from its first day.")
        return redirect("variation", pk)
    page = preview_page(request.actor, found, selectors.preview_of(found, request.actor))
    return render(request, "declarations/rulebook/preview.jinja", {"page": page, "form": form})


@guard("keep_rule_book")
@takes_a_form
def drop_variation(request: Request, pk: UUID) -> HttpResponse:
    """Give up a draft."""
    found = variation_for(request.actor, pk)
    may_keep(request.actor, found.ccg_id).enforce()
    page = Asking(found.says, "Drop this draft", "Drop the draft", reverse("variation", args=[pk]))
    deed = partial(services.drop, found, by=request.actor)
    return asked(request, BecauseForm(sent(request)).showing(found), deed, page, "The draft is dropped.")


@guard("keep_rule_book")
@takes_a_form
def end_variation(request: Request, pk: UUID) -> HttpResponse:
    """End a rule in force."""
    found = variation_for(request.actor, pk)
    may_keep(request.actor, found.ccg_id).enforce()
    page = Asking(found.says, "End this rule", "Record the end", reverse("variation", args=[pk]))
    deed = partial(services.end, found, by=request.actor)
    return asked(request, EndForm(sent(request)).showing(found), deed, page, "The end is recorded.")


def _changed(request: Request, form: Form, deed: Callable[[], object], page: Asking, says: str) -> HttpResponse:
    if request.method == "POST" and done(form, deed):
        messages.success(request, says)
        return redirect(page.back)
    return render(request, "declarations/rulebook/asking.jinja", {"page": page, "form": form})
