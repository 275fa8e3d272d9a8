"""What is withheld: asked for, read, decided by the Guardian, looked at again and released."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.audit.views import history_page
from coi_register.nhsuk.forms import Form
from coi_register.nhsuk.sent import sent
from declarations.interests.cards import heading_of
from declarations.interests.selectors import person_for, register_of
from declarations.registers import permissions, services
from declarations.registers.forms import AskForm, GrantForm, ReasonForm
from declarations.registers.presenters.withheld import request_page, withheld_page
from declarations.registers.selectors import keeping, withheld
from declarations.registers.views.asking import Asking, asked


@guard("read_withholding")
def withholdings(request: Request, ccg: UUID) -> HttpResponse:
    """Every request of a CCG."""
    found = keeping.ccg_for(request.actor, ccg)
    permissions.may_read_withholdings(request.actor, ccg).enforce()
    page = withheld_page(found, list(withheld.requests_for(request.actor, found)), on=clock.today())
    return render(request, "declarations/registers/withheld.jinja", {"page": page})


@guard("read_withholding")
def withholding(request: Request, pk: UUID) -> HttpResponse:
    """One request, with its reasons."""
    page = request_page(request.actor, withheld.request_for(request.actor, pk))
    return render(request, "declarations/registers/request.jinja", {"page": page})


withholding_history = history_page(
    action="read_withholding",
    get=withheld.request_for,
    back=lambda found: ("The request", reverse("withholding", args=[found.pk])),
)


@guard("ask_withholding")
@takes_a_form
def ask(request: Request, pk: UUID) -> HttpResponse:
    """Ask that a name, or what an entry says, is left out of the public register."""
    person = person_for(request.actor, pk)
    permissions.may_ask_to_withhold(request.actor, person).enforce()
    for_another = permissions.asks_for_another(request.actor, person)
    page = Asking(
        str(person),
        "Ask to withhold something from the public register",
        "Ask the Guardian",
        reverse("person", args=[pk]),
        "Only where publication could cause a real risk of harm, or is barred by law. The Conflicts of Interest Guardian decides. "
        "Until then nobody in public reads it. It still counts at meetings.",
    )
    deed = partial(_ask, person, request)
    form = AskForm(sent(request), entries=_entries(person), for_another=for_another)
    return asked(request, form, deed, page, "The Guardian decides. Until then it is withheld.")


def _ask(person: Any, request: Request, *, entry: str | None, **answers: Any) -> object:
    key = UUID(entry) if entry else None
    return services.ask_to_withhold(person, entry=key, on=clock.today(), by=request.actor, **answers)


def _entries(person: Any) -> list[tuple[str, str]]:
    return [(str(interest.pk), heading_of(interest)) for interest in register_of(person)]


@guard("decide_withholding")
@takes_a_form
def grant(request: Request, pk: UUID) -> HttpResponse:
    """Withhold it."""
    found = withheld.request_for(request.actor, pk)
    form = GrantForm(sent(request)).showing(found)
    return _decide(request, found, form, services.grant, Words("Withhold it from the public register", "Withhold it"))


@guard("decide_withholding")
@takes_a_form
def refuse(request: Request, pk: UUID) -> HttpResponse:
    """Publish it all the same."""
    found = withheld.request_for(request.actor, pk)
    form = ReasonForm(sent(request)).showing(found)
    return _decide(request, found, form, services.refuse, Words("Do not withhold it", "Do not withhold it"))


@guard("decide_withholding")
@takes_a_form
def review(request: Request, pk: UUID) -> HttpResponse:
    """Look at it again, and keep it withheld."""
    found = withheld.request_for(request.actor, pk)
    form = GrantForm(sent(request)).showing(found)
    return _decide(request, found, form, services.review, Words("Keep it withheld", "Keep it withheld"))


@guard("decide_withholding")
@takes_a_form
def release(request: Request, pk: UUID) -> HttpResponse:
    """Publish it again."""
    found = withheld.request_for(request.actor, pk)
    form = ReasonForm(sent(request)).showing(found)
    return _decide(request, found, form, services.release, Words("Release it", "Release it"))


class Words(NamedTuple):
    """What a page of a decision is called, and what its button says."""

    title: str
    button: str


def _decide(request: Request, found: Any, form: Form, deed: Callable[..., object], words: Words) -> HttpResponse:
    permissions.may_decide(request.actor, found).enforce()
    page = Asking(str(found.person), words.title, words.button, reverse("withholding", args=[found.pk]))
    doing = partial(deed, found, version=found.version, on=clock.today(), by=request.actor)
    return asked(request, form, doing, page, "Your decision is recorded.")
