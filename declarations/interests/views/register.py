"""Who is on the registers, one person's interests, and what their keeper and they themselves do with them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import guard
from coi_register.audit.services import AlreadyDone
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import Refused
from declarations.interests import permissions, presenters, selectors, services
from declarations.interests.forms import CeaseForm, MitigationForm, Spoken


@guard("read_declaration")
def people(request: HttpRequest) -> HttpResponse:
    """Everybody whose declarations the actor may read, with how up to date they are."""
    sought = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    found = selectors.people_with_last_word(request.actor, on=request.actor.on, sought=sought)
    page = presenters.people_page(found, on=request.actor.on, sought=sought)
    return render(request, "declarations/interests/people.jinja", {"page": page})


@guard("read_declaration")
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One person's interests and how up to date they are."""
    shown = selectors.person_for(request.actor, pk)
    return render(request, "declarations/interests/person.jinja", {"page": _page(request, shown)})


@guard("declare")
def my_declarations(request: HttpRequest) -> HttpResponse:
    """One's own page."""
    if request.actor.person is None:
        Refused("You are not among the people of the registers, so you have no declarations.").enforce()
    return redirect("confirm_interests", request.actor.person)


@guard("declare")
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Still true, changed, or ended; and a nil return where nothing stands."""
    shown = selectors.person_for(request.actor, pk)
    permissions.may_declare(request.actor, shown).enforce()
    from_paper = permissions.drafts_from_paper(request.actor, shown)
    form = Spoken(request.POST or None, from_paper=from_paper)
    page = _page(request, shown)
    if form.is_valid():
        deed = services.confirm if page.cards else services.nil_return
        try:
            _speak(request, deed, shown, form.cleaned_data)
            return redirect("person", pk)
        except CannotBeDone as refusal:
            form.refuse(refusal)
    return render(request, "declarations/interests/confirm.jinja", {"page": page, "form": form, "from_paper": from_paper})


@guard("declare")
def cease(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An interest has ended."""
    interest = selectors.interest_for(request.actor, pk)
    permissions.may_declare(request.actor, interest.person).enforce()
    from_paper = permissions.drafts_from_paper(request.actor, interest.person)
    form = CeaseForm(request.POST or None, initial={"version": interest.version}, from_paper=from_paper)
    return _edit(request, interest, form, services.cease, "cease.jinja", "The end of the interest is recorded.")


@guard("agree_mitigation")
def mitigation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How the risk of an interest is met."""
    interest = selectors.interest_for(request.actor, pk)
    permissions.may_agree_mitigation(request.actor, interest.person).enforce()
    now = {"version": interest.version, "step": interest.mitigation, "text": interest.mitigation_text}
    form = MitigationForm(request.POST or None, initial=now)
    return _edit(request, interest, form, services.agree_mitigation, "mitigation.jinja", "The mitigation is recorded.")


def _edit(request, interest, form, deed, template, done):  # type: ignore[no-untyped-def]
    if form.is_valid():
        try:
            deed(interest, by=request.actor, **form.cleaned_data)
            messages.success(request, done)
            return redirect("person", interest.person_id)
        except AlreadyDone:
            return redirect("person", interest.person_id)
        except CannotBeDone as refusal:
            form.refuse(refusal)
    page = presenters.card(interest, request.actor)
    context = {"page": page, "form": form, "person": str(interest.person), "person_pk": interest.person_id}
    return render(request, f"declarations/interests/{template}", context)


def _speak(request, deed, person, answers):  # type: ignore[no-untyped-def]
    try:
        deed(person, by=request.actor, **{"on": request.actor.on, **answers})
    except AlreadyDone:
        return
    messages.success(request, "Your word is dated today." if "on" not in answers else "The declaration is recorded.")


def _page(request, person):  # type: ignore[no-untyped-def]
    on = request.actor.on
    return presenters.person_page(
        request.actor,
        person,
        list(selectors.register_of(person)),
        selectors.seats_of(person, on=on),
        selectors.last_word(person, on=on),
        on=on,
    )
