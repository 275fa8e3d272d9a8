"""Checkpoints are signed, asked for and co-signed; keys are given; what was verified is noted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import IO
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.log import services as log
from coi_register.log.chains import genesis, linked
from coi_register.log.models import Event
from coi_register.proof import permissions
from coi_register.proof.bundle import write_bundle
from coi_register.proof.keys import signing_key
from coi_register.proof.models import Checkpoint, Cosignature, Due, Key, SiteKey, Wanted
from coi_register.proof.notes import Head, NotANote, PublicKey
from coi_register.proof.selectors import Standing, heads, key_of, standings
from coi_register.refusals import CannotBeDone

HOURLY = timedelta(hours=1)
VERIFICATION = "verify_audit"


def sign_what_moved(at: datetime) -> Iterator[str]:
    """Sign a checkpoint of every chain that moved, an hour after its last or when one is wanted. Raises CannotBeDone.

    Only what follows the last checkpoint without a gap is signed: a rewritten history never gets a signature.
    """
    moved = [standing for standing in standings(sorted(heads())) if standing.since and _is_due(standing, at)]
    key = signing_key() if moved else None
    if key is not None:
        SiteKey.objects.get_or_create(key=str(key.public), defaults={"since": at})
    broken = []
    for standing in moved:
        if key is None or (fault := _fault_since(standing)):
            broken.append(f"{standing.name}: {fault}")
            continue
        head = Head(settings.SITE, standing.chain, standing.seq, standing.hash, at)
        Checkpoint.objects.create(
            chain=head.chain, seq=head.seq, hash=head.hash, at=at, body=head.body, signature=key.sign(head.body)
        )
        _meet(standing.chain)
        yield f"{standing.name}: signed at event {standing.seq}."
    if broken:
        raise CannotBeDone(" ".join(broken))
    if not moved:
        yield "No chain has moved since its last checkpoint, or not for an hour."


def _is_due(standing: Standing, at: datetime) -> bool:
    return standing.signed is None or bool(standing.wanted) or not standing.signed.at <= at < standing.signed.at + HOURLY


def _fault_since(standing: Standing) -> str:
    """What is wrong with the events since the last checkpoint; empty where each follows the one before."""
    signed = standing.signed
    seq, last = (signed.seq, signed.hash) if signed else (0, genesis(standing.chain))
    if signed and not Event.objects.filter(chain=signed.chain, seq=signed.seq, hash=signed.hash).exists():
        return f"not signed, for event {signed.seq} is not the one of the last checkpoint. Run verify_audit."
    later = Event.objects.filter(chain=standing.chain, seq__gt=seq, seq__lte=standing.seq).order_by("seq")
    for place, prev, text, found in later.values_list("seq", "prev", "text", "hash").iterator():
        if place != seq + 1 or prev != last or found != linked(last, text):
            return f"not signed, for event {seq + 1} does not follow event {seq}. Run verify_audit."
        seq, last = place, found
    return "" if (seq, last) == (standing.seq, standing.hash) else "not signed, for its head is not its last event."


def _meet(chain: str) -> None:
    for wanted in Wanted.objects.filter(chain=chain, met=False):
        wanted.met = True
        wanted.save()


def want_checkpoint(chain: str, *, deed: Deed) -> None:
    """Ask for a checkpoint of a chain without waiting for the hour, in the deed's own transaction."""
    Wanted.objects.get_or_create(chain=chain, deed=deed)


def give_key(key: str, *, by: Actor, at: datetime, once: UUID | None = None) -> Key:
    """Take somebody's public key; their earlier one ends. Raises NotAllowed and CannotBeDone."""
    permissions.may_give_key(by).enforce()
    try:
        given = PublicKey.read(key)
    except NotANote as error:
        raise CannotBeDone(str(error), field="key") from error
    if given.name.startswith("coi_register/"):
        raise CannotBeDone(
            "The name of your key must not be the site’s: make it your own, such as gwen.example.", field="key"
        )
    try:
        with audit.deed("key.given", by=by, because=given.name, once=once):
            if (earlier := key_of(by.user_id)) is not None:
                earlier.ended = at
                earlier.save()
            kept = Key(user_id=by.user_id, key=str(given), given=at)  # type: ignore[misc]  # who has no account was refused
            kept.save()
            return kept
    except IntegrityError as error:
        raise CannotBeDone("This key was given before. Make a new one.", field="key") from error


def cosign(checkpoint: Checkpoint, line: str, *, by: Actor, once: UUID | None = None) -> Cosignature:
    """Keep the signature that somebody made with their own key, if it fits. Raises NotAllowed and CannotBeDone."""
    permissions.may_cosign(by, checkpoint.chain).enforce()
    key = key_of(by.user_id)
    if key is None:
        raise CannotBeDone("Give your public key first: a signature is checked with it.", field="line")
    _check_line(PublicKey.read(key.key), checkpoint, line)
    try:
        with audit.deed("checkpoint.cosigned", by=by, because=f"Event {checkpoint.seq}", once=once):
            cosigned = Cosignature(checkpoint=checkpoint, key=key, line=line.strip())
            cosigned.save()
            return cosigned
    except IntegrityError as error:
        raise CannotBeDone("You have co-signed this checkpoint already.", field="line") from error


def _check_line(key: PublicKey, checkpoint: Checkpoint, line: str) -> None:
    try:
        if key.check(checkpoint.body, line):
            return
    except NotANote as error:
        raise CannotBeDone(
            f"{error} Sign the note of this very checkpoint, and paste the whole line.", field="line"
        ) from error
    raise CannotBeDone(f"This was not signed with the key that you gave, {key.name}.", field="line")


def note_done(name: str, *, at: datetime, good: bool, says: str) -> None:
    """Keep when work was last done, and what was said of it."""
    Due.objects.update_or_create(name=name, defaults={"at": at, "good": good, "says": says})


def do_once(name: str, work: Callable[[datetime], Iterable[str]], at: datetime) -> list[str] | None:
    """Do one piece of due work while nobody else does, in one transaction; what it says. None while another run is at it.

    Work that is done in steps has a transaction for each, and is itself safe to run twice at once.
    """
    if name in settings.DUE_IN_STEPS:
        says = [*work(at)]
        note_done(name, at=at, good=True, says=" ".join(says))
        return says
    Due.objects.get_or_create(name=name)
    with transaction.atomic():
        if not Due.objects.select_for_update(skip_locked=True).filter(name=name).exists():
            return None
        says = [*work(at)]
        note_done(name, at=at, good=True, says=" ".join(says))
    return says


def take_bundle(to: IO[bytes], chains: Sequence[str], *, by: Actor, at: datetime) -> None:
    """Write the bundle of some chains, and log that it was taken: it tells what was ever written there. Raises NotAllowed."""
    for chain in chains:
        permissions.may_take_bundle(by, chain).enforce()
    with audit.deed("bundle.taken", by=by, because=f"{len(chains)} chains" if len(chains) > 1 else ""):
        for chain in chains:
            log.note_in(chain, "read", what="the auditor's bundle")
        log.seal()  # so that the bundle tells of its own taking
    write_bundle(to, chains, by=by.name, at=at)
