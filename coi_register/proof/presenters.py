"""How each chain stands, and one checkpoint, as finished sentences."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.log.chains import PLATFORM
from coi_register.nhsuk.words import counted, joined, moment
from coi_register.proof import selectors
from coi_register.proof.keys import MAKE_ONE, web_holds_the_key
from coi_register.proof.models import Checkpoint, Due
from coi_register.proof.permissions import may_cosign, may_take_bundle
from coi_register.proof.services import HOURLY, VERIFICATION
from coi_register.verdicts import is_offered

LATE = 2 * HOURLY
A_DAY = timedelta(days=1)
HOLDS_KEY = (
    "This web process can read the signing key. Whoever takes it over could sign what they like: set COI_SIGNING_KEY for "
    "run_due alone, under another user."
)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the whole site, in a sentence and a tone."""

    says: str
    tone: str
    what_to_do: str = ""


@dataclass(frozen=True, slots=True)
class ChainRow:
    name: str
    says: str
    tone: str
    rows: tuple[tuple[str, str], ...]
    checkpoint: str  # addresses; empty for what this person may not do, or where there is none
    note: str
    bundle: str


@dataclass(frozen=True, slots=True)
class ProofPage:
    notices: tuple[Notice, ...]
    chains: tuple[ChainRow, ...]
    keys: tuple[str, ...]
    may_cosign: bool
    own_key: str


@dataclass(frozen=True, slots=True)
class CheckpointPage:
    title: str
    name: str
    note: str
    rows: tuple[tuple[str, str], ...]
    download: str
    form: bool
    asks: str


def proof_page(actor: Actor, at: datetime) -> ProofPage:
    """The chains that the actor may see."""
    chains = selectors.chains_of(actor)
    own = selectors.key_of(actor.user_id)
    return ProofPage(
        notices=tuple(_notices(at)),
        chains=tuple(_chain(standing, actor, at) for standing in selectors.standings(chains)),
        keys=tuple(selectors.site_keys()),
        may_cosign=any(may_cosign(actor, chain) for chain in chains),
        own_key=own.key if own else "",
    )


def _notices(at: datetime) -> list[Notice]:
    found = [
        _of_checkpoints(selectors.last_done("checkpoints"), at),
        _of_verification(selectors.last_done(VERIFICATION), at),
    ]
    return [*found, Notice(HOLDS_KEY, "bad")] if web_holds_the_key() and not settings.DEMO else found


def _of_checkpoints(due: Due | None, at: datetime) -> Notice:
    if due is None or due.at is None:
        return Notice("No checkpoint was ever signed on this site.", "bad", MAKE_ONE)
    when = moment(due.at)
    if not due.good:
        return Notice(f"Signing failed on {when}.", "bad", due.says)
    if at - due.at > LATE:
        return Notice(
            f"Signing was last done on {when}.",
            "todo",
            "It should run every few minutes: see that the timer of run_due is on.",
        )
    return Notice(f"Signing was last done on {when}.", "good")


def _of_verification(due: Due | None, at: datetime) -> Notice:
    run = "Run manage.py verify_audit, each night by a timer."
    if due is None or due.at is None:
        return Notice("The whole log was never verified on this site.", "todo", run)
    when = moment(due.at)
    if not due.good:
        return Notice(f"On {when} something did not hold.", "bad", due.says)
    if at - due.at > A_DAY:
        return Notice(f"The whole log was last verified on {when}; everything held.", "todo", run)
    return Notice(f"The whole log was verified on {when}; everything holds.", "good")


def _chain(standing: selectors.Standing, actor: Actor, at: datetime) -> ChainRow:
    signed = standing.signed
    rows = [("Events", f"{standing.seq:,}"), ("Hash of the last", standing.hash)]
    if signed:
        rows += [("Last checkpoint", f"at event {signed.seq:,}, {age(signed.at, at)}"), ("Co-signed by", _cosigners(signed))]
    if standing.wanted:
        rows.append(("Waits", f"{counted(standing.wanted, 'deed')} asked for a checkpoint, such as an issue of papers."))
    return ChainRow(
        name=standing.name,
        says=_since(standing),
        tone="bad" if signed is None and standing.seq else "todo" if standing.since else "good",
        rows=tuple(rows),
        checkpoint=reverse("checkpoint", args=[signed.pk]) if signed else "",
        note=reverse("checkpoint_note", args=[signed.pk]) if signed else "",
        bundle=_bundle(standing, actor),
    )


def _bundle(standing: selectors.Standing, actor: Actor) -> str:
    if standing.chain == PLATFORM or not standing.seq or not is_offered(may_take_bundle(actor, standing.chain)):
        return ""
    return reverse("proof_bundle", args=[standing.chain])


def _since(standing: selectors.Standing) -> str:
    if not standing.seq:
        return "Nothing was written yet."
    if standing.signed is None:
        return "No checkpoint yet: nothing here is proved against whoever runs the database."
    return f"Events since the last checkpoint: {standing.since:,}."


def age(then: datetime, at: datetime) -> str:
    """4 minutes ago, 3 hours ago; beyond two days, the day."""
    minutes = int((at - then).total_seconds() // 60)
    if minutes < 2:
        return "just now" if minutes >= 0 else f"on {moment(then)}"
    if minutes < 120:
        return f"{minutes} minutes ago"
    return f"{minutes // 60} hours ago" if minutes < 48 * 60 else f"on {moment(then)}"


def _cosigners(checkpoint: Checkpoint) -> str:
    names = sorted(str(cosigned.key.user) for cosigned in checkpoint.cosignatures.all())
    return joined(names) if names else "nobody yet"


def checkpoint_page(checkpoint: Checkpoint, actor: Actor) -> CheckpointPage:
    """The note, who signed it, and how to co-sign it."""
    may = bool(may_cosign(actor, checkpoint.chain))
    key = selectors.key_of(actor.user_id)
    mine = {cosigned.key_id for cosigned in checkpoint.cosignatures.all()}
    signs = may and key is not None and key.pk not in mine
    return CheckpointPage(
        title=f"Checkpoint at event {checkpoint.seq:,}",
        name=selectors.names_of_chains().get(checkpoint.chain, checkpoint.chain),
        note=checkpoint.note,
        rows=(("Signed by the site", moment(checkpoint.at)), ("Co-signed by", _cosigners(checkpoint))),
        download=reverse("checkpoint_note", args=[checkpoint.pk]),
        form=signs,
        asks=reverse("give_key") if may and key is None else "",
    )
