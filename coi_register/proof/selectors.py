"""Questions about the proof: the log and the rows as they are exported, where chains stand, who signed what."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Max, Q, QuerySet
from django.http import Http404
from django.utils.module_loading import import_string

from coi_register.accounts.actors import Actor
from coi_register.accounts.models import User
from coi_register.accounts.policy import roles_that_may
from coi_register.log import postgresql, sqlite
from coi_register.log.chains import PLATFORM, genesis, plain_key
from coi_register.log.models import Event, Head
from coi_register.log.tables import Table, chain_of, path_of, tracked
from coi_register.proof.models import Checkpoint, Due, Key, SiteKey, Wanted

DEEDS = "audit_deed"
told = {"sqlite": sqlite.told, "postgresql": postgresql.told}
dumps = partial(json.dumps, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """A chain: where it ends, what of it was signed last, and what waits."""

    chain: str
    name: str
    seq: int
    hash: str
    signed: Checkpoint | None
    wanted: int

    @property
    def since(self) -> int:
        """How many events came after the last checkpoint."""
        return self.seq - (self.signed.seq if self.signed else 0)


def log_lines(chain: str) -> Iterator[bytes]:
    """The events of a chain as they are exported, one JSON object a line."""
    names = ("seq", "prev", "hash", "text", "salt", "body")
    rows = Event.objects.filter(chain=chain).order_by("seq")
    for row in rows.values_list("seq", "prev", "hash", "text", "payload__salt", "payload__body").iterator(chunk_size=2000):
        yield f"{dumps(dict(zip(names, row, strict=True)))}\n".encode()


def row_lines(chain: str, deeds: Iterable[str] = ()) -> Iterator[bytes]:
    """The rows of a chain as they stand now, told as the triggers would; `deeds` are those that the chain's own log names."""
    for table in tracked():
        chosen = _deeds(table, deeds) if table.name == DEEDS else _rows(table, chain)
        for row in chosen:
            place = {"table": table.name, "key": plain_key(row.pk)}
            yield f"{dumps(place | {'row': row.told_row})}\n".encode()


def deeds_in(lines: Iterable[bytes]) -> Iterator[str]:
    """The keys of the deeds that lines of a log write."""
    for line in lines:
        if DEEDS.encode() in line:
            says = json.loads(json.loads(line)["text"])
            if says["table"] == DEEDS and says["op"] in {"insert", "adopt"}:
                yield says["key"]


def strange_deeds() -> int:
    """How many deeds stand there that no event wrote: a deed may be of any chain, so that no bundle of one would tell."""
    logged = set[str]()
    for text in Event.objects.filter(text__contains=f'"table":"{DEEDS}"').values_list("text", flat=True).iterator():
        logged.add(json.loads(text)["key"])
    table = next(table for table in tracked() if table.name == DEEDS)
    keys = table.model._default_manager.values_list("pk", flat=True)
    return sum(plain_key(key) not in logged for key in keys.iterator())


def _rows(table: Table, chain: str) -> Iterator[Any]:
    stored = chain.replace("-", "") if connection.vendor == "sqlite" else chain
    return _raw(table, f"{chain_of(table, 'it')} = %s", [stored])


def _deeds(table: Table, keys: Iterable[str]) -> Iterator[Any]:
    waiting = iter(keys)
    while batch := [*islice(waiting, 500)]:
        stored = [key.replace("-", "") if connection.vendor == "sqlite" else UUID(key) for key in batch]
        yield from _raw(table, f'it."{table.key}" IN ({", ".join(["%s"] * len(stored))})', stored)


def _raw(table: Table, where: str, given: list[Any]) -> Iterator[Any]:
    row = f"CAST({told[connection.vendor](table, 'it')} AS text)"
    statement = f'SELECT it."{table.key}", {row} AS told_row FROM "{table.name}" it WHERE {where}'  # noqa: S608 - from the models
    return table.model._base_manager.raw(statement, given).iterator()


def chain_of_row(model: type[Any], pk: Any) -> str:
    """The chain of a row, as the log works it out."""
    path = path_of(model)
    ccg = model._base_manager.filter(pk=pk).values_list(path, flat=True).first() if path and path != "itself" else None
    return str(ccg) if ccg else PLATFORM


def chains_of(actor: Actor) -> list[str]:
    """The chains whose proof the actor may see: those of their CCGs; for the administrator all, and the platform's."""
    if actor.is_command or any(right.role in roles_that_may("read_proof", "n") for right in actor.rights):
        return [PLATFORM, *sorted(chain for chain in heads() if chain != PLATFORM)]
    return sorted(str(ccg) for ccg in actor.ccgs(roles_that_may("read_proof", "c")))


def heads() -> dict[str, Head]:
    return {head.chain: head for head in Head.objects.all()}


def standings(chains: Iterable[str]) -> list[Standing]:
    """How each chain stands; one that has no event yet stands at none."""
    known, names, signed = heads(), names_of_chains(), last_checkpoints()
    wanted = [*Wanted.objects.filter(met=False).values_list("chain", flat=True)]
    return [
        Standing(
            chain,
            names.get(chain, chain),
            known[chain].seq if chain in known else 0,
            known[chain].hash if chain in known else genesis(chain),
            signed.get(chain),
            wanted.count(chain),
        )
        for chain in chains
    ]


def names_of_chains() -> dict[str, str]:
    """What the CCG of each chain is called; its rows live upstairs."""
    ccgs: dict[str, str] = import_string(settings.NAMES_OF_CCGS)()
    return {PLATFORM: "The platform: accounts, practices, links"} | ccgs


def last_checkpoints() -> dict[str, Checkpoint]:
    """The last checkpoint of each chain."""
    last = Checkpoint.objects.values("chain").annotate(last=Max("seq")).values_list("chain", "last")
    found = Q(pk__in=[])
    for chain, seq in last:
        found |= Q(chain=chain, seq=seq)
    rows = Checkpoint.objects.filter(found).prefetch_related("cosignatures__key__user")
    return {checkpoint.chain: checkpoint for checkpoint in rows}


def checkpoints_of(chain: str) -> QuerySet[Checkpoint]:
    """The checkpoints of a chain, the first first."""
    return Checkpoint.objects.filter(chain=chain).order_by("seq").prefetch_related("cosignatures__key__user")


def all_checkpoints() -> Iterator[Checkpoint]:
    """Every checkpoint there is, with who co-signed it."""
    return Checkpoint.objects.prefetch_related("cosignatures").iterator(chunk_size=1000)


def checkpoint_for(actor: Actor, pk: int) -> Checkpoint:
    """A checkpoint of a chain whose proof the actor may see. Raises Http404, with the same answer when there is none."""
    found = Checkpoint.objects.filter(pk=pk).prefetch_related("cosignatures__key__user").first()
    if found is None or found.chain not in chains_of(actor):
        raise Http404("There is no such checkpoint.")
    return found


def key_of(user_id: int | None) -> Key | None:
    """The key with which somebody co-signs now."""
    return None if user_id is None else Key.objects.filter(user_id=user_id, ended=None).first()


def site_keys() -> list[str]:
    """The public keys with which the site signed, the present one last; a key's file stays with the process that signs."""
    return [*SiteKey.objects.order_by("since").values_list("key", flat=True)]


def keys_for(chain: str) -> list[str]:
    """The public keys of all who co-signed checkpoints of a chain."""
    keys = Key.objects.filter(cosignatures__checkpoint__chain=chain).distinct()
    return [key.key for key in keys]


def names_of_accounts(pks: Iterable[int]) -> dict[int, str]:
    """Who the accounts are that the events of a chain name."""
    return dict(User.objects.filter(pk__in=[*pks]).values_list("pk", "name"))


def last_done(name: str) -> Due | None:
    """When work was last done, and what was said of it."""
    return Due.objects.filter(name=name, at__isnull=False).first()
