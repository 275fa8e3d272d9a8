"""The editions of a register: what each changed, how the next is prepared, and how another officer publishes it."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.audit.views import history_page
from coi_register.nhsuk.sent import sent
from declarations.registers import permissions, services
from declarations.registers.forms import BecauseForm, PrepareForm, PublishForm
from declarations.registers.presenters.changes import told
from declarations.registers.presenters.editions import edition_page, editions_page
from declarations.registers.selectors import keeping
from declarations.registers.selectors.editions import changes_of
from declarations.registers.selectors.preview import changes_to, preview
from declarations.registers.views.asking import Asking, asked
from declarations.registers.views.reading import called
from declarations.registers.vocabulary import REGISTER_LABELS, Register


@guard("read_register")
def editions(request: Request, ccg: UUID, register: str) -> HttpResponse:
    """Every edition of a register."""
    found, which = keeping.ccg_for(request.actor, ccg), called(register)
    page = editions_page(request.actor, found, which, list(keeping.editions_for(request.actor, found, which)))
    return render(request, "declarations/registers/editions.jinja", {"page": page})


@guard("read_register")
def edition(request: Request, pk: UUID) -> HttpResponse:
    """One edition: what it changed; while it is prepared, what it would change, and what stands in its way."""
    found = keeping.edition_for(request.actor, pk)
    register = Register(found.register)
    if found.published_at is not None or found.dropped_at is not None:
        page = edition_page(request.actor, found, told(changes_of(found), register), None)
    else:
        coming = preview(found.ccg, register, on=found.true_on)
        page = edition_page(request.actor, found, told(changes_to(found.ccg, register, coming), register), coming)
    return render(request, "declarations/registers/edition.jinja", {"page": page})


edition_history = history_page(
    action="read_register",
    get=keeping.edition_for,
    back=lambda found: (str(found), reverse("kept_edition", args=[found.pk])),
)


@guard("prepare_edition")
@takes_a_form
def prepare(request: Request, ccg: UUID, register: str) -> HttpResponse:
    """Make ready the next edition."""
    found, which = keeping.ccg_for(request.actor, ccg), called(register)
    permissions.may_prepare(request.actor, ccg).enforce()
    page = Asking(
        str(found),
        f"Prepare an edition of the {REGISTER_LABELS[which].lower()}",
        "Prepare the edition",
        reverse("kept_editions", args=[ccg, which]),
        "Another officer sees what it changes, and publishes it. Nobody in public reads it before.",
    )
    deed = partial(services.prepare, found, register=which, by=request.actor)
    form = PrepareForm(sent(request), initial={"true_on": clock.today()})
    return asked(request, form, deed, page, "The edition is prepared. Another officer publishes it.")


@guard("publish_edition")
@takes_a_form
def publish(request: Request, pk: UUID) -> HttpResponse:
    """Publish what somebody else prepared."""
    found = keeping.edition_for(request.actor, pk)
    permissions.may_publish(request.actor, found).enforce()
    page = Asking(
        str(found.ccg),
        f"Publish the {found.get_register_display().lower()}",
        "Publish this edition",
        reverse("kept_edition", args=[pk]),
        "Everybody can read it from now on.",
        "A published edition is never edited or taken back. What is wrong in it is put right in the next.",
    )
    deed = partial(services.publish, found, version=found.version, by=request.actor)
    return asked(request, PublishForm(sent(request)).showing(found), deed, page, "The edition is published.")


@guard("prepare_edition")
@takes_a_form
def give_up(request: Request, pk: UUID) -> HttpResponse:
    """Drop an edition that is only prepared."""
    found = keeping.edition_for(request.actor, pk)
    permissions.may_prepare(request.actor, found.ccg_id).enforce()
    back = reverse("kept_editions", args=[found.ccg_id, found.register])
    page = Asking(str(found.ccg), "Give up the edition that is being prepared", "Give it up", back)
    deed = partial(services.give_up, found, version=found.version, by=request.actor)
    return asked(request, BecauseForm(sent(request)).showing(found), deed, page, "The edition is given up.")
