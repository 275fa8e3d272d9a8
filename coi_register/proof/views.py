"""The pages of the proof: how the chains stand, one checkpoint to keep or co-sign, a key to give, the bundle to take away."""

from tempfile import TemporaryFile

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.nhsuk.sent import done, sent
from coi_register.proof import permissions, selectors, services
from coi_register.proof.forms import CosignForm, KeyForm
from coi_register.proof.presenters import checkpoint_page, proof_page


@guard("read_proof")
def proof(request: Request) -> HttpResponse:
    """How each chain stands that the actor may see."""
    chains = selectors.chains_of(request.actor)
    if not chains:
        raise Http404("There is no proof to see.")
    return render(request, "proof/proof.jinja", {"page": proof_page(request.actor, clock.now())})


@guard("read_proof")
@takes_a_form
def checkpoint(request: Request, pk: int) -> HttpResponse:
    """One checkpoint; the Guardian and the auditor paste their signature here."""
    found = selectors.checkpoint_for(request.actor, pk)
    form = CosignForm(sent(request))
    if done(form, lambda: services.cosign(found, by=request.actor, **form.cleaned_data)):
        messages.success(request, "Your signature fits, and stands under the checkpoint.")
        return redirect("checkpoint", pk)
    page = checkpoint_page(found, request.actor)
    return render(request, "proof/checkpoint.jinja", {"page": page, "form": form})


@guard("read_proof")
def checkpoint_note(request: Request, pk: int) -> HttpResponse:
    """The checkpoint as a file, to keep away from the site."""
    found = selectors.checkpoint_for(request.actor, pk)
    response = HttpResponse(found.note.encode(), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="checkpoint-{found.chain[:8]}-{found.seq}.txt"'
    return response


@guard("cosign_checkpoint")
@takes_a_form
def give_key(request: Request) -> HttpResponse:
    """The public key with which somebody will co-sign."""
    permissions.may_give_key(request.actor).enforce()
    form = KeyForm(sent(request))
    if done(form, lambda: services.give_key(by=request.actor, at=clock.now(), **form.cleaned_data)):
        messages.success(request, "Your key is kept. Co-sign a checkpoint with it whenever you have looked at one.")
        return redirect("proof")
    return render(request, "proof/give_key.jinja", {"form": form, "key": selectors.key_of(request.actor.user_id)})


@guard("take_bundle")  # type: ignore[arg-type]  # an answer that is streamed is one too
def bundle(request: Request, chain: str) -> FileResponse:
    """The bundle of a chain. Made whole before it is sent, so that a slow reader holds up nobody."""
    if chain not in selectors.chains_of(request.actor):
        raise Http404("There is no such chain.")
    permissions.may_take_bundle(request.actor, chain).enforce()
    file, now = TemporaryFile(), clock.now()  # noqa: SIM115 - the response closes it
    services.take_bundle(file, [chain], by=request.actor, at=now)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"log-{chain[:8]}-{now:%Y-%m-%d-%H%M}.zip")
