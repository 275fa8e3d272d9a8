"""After a fault: is every acknowledged deed there, is none there by half, is the chain good, and does the log tell what stands?"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from coi_register.audit.models import Deed
from coi_register.log.models import Event, Head
from coi_register.log.replay import differences
from declarations.models import Confirmation, Interest


def wrongs(acknowledged: Iterable[str] = (), *, at_most_more: int | None = None) -> list[str]:
    """A sentence for each thing that is wrong; `at_most_more`: so many deeds may be done that nobody heard of."""
    return [*_lost(set(acknowledged), at_most_more), *_torn(), *_chains(), *(str(found) for found in differences())]


def _lost(acknowledged: set[str], at_most_more: int | None) -> Iterator[str]:
    there = {str(once) for once in Deed.objects.exclude(once=None).values_list("once", flat=True)}
    yield from (f"Deed {once} was acknowledged and is lost." for once in acknowledged - there)
    if at_most_more is not None and len(there - acknowledged) > at_most_more:
        yield f"{len(there - acknowledged)} deeds are there that nobody was told of; {at_most_more} could be."


def _torn() -> Iterator[str]:
    """Each deed of the writers writes itself, one row and one version of it, and two events."""
    versions = Counter(Interest.history.values_list("deed_id", flat=True)) + Counter(
        Confirmation.history.values_list("deed_id", flat=True)
    )
    events = Counter(json.loads(text)["deed"] for text in Event.objects.values_list("text", flat=True))
    for deed in Deed.objects.exclude(once=None).values_list("pk", flat=True):
        if (versions[deed], events[str(deed)]) != (1, 2):
            yield f"Deed {deed} is torn: {versions[deed]} versions of rows and {events[str(deed)]} events."


def _chains() -> Iterator[str]:
    """Worked out here from the stored text alone, not with the product's own words."""
    chains = defaultdict(list)
    for event in Event.objects.select_related("payload").order_by("chain", "seq"):
        chains[event.chain].append(event)
    ends = {}
    for chain, events in chains.items():
        before = sha256(f"coi_register log {chain}".encode()).hexdigest()
        for place, event in enumerate(events, start=1):
            commit = sha256((event.payload.salt + event.payload.body).encode()).hexdigest()
            if (event.seq, event.prev, json.loads(event.text)["commit"]) != (place, before, commit):
                yield f"Event {event.seq} of {chain} is not the one that follows number {place - 1}."
            before = sha256(f"{event.prev}\n{event.text}".encode()).hexdigest()
            if before != event.hash:
                yield f"Event {event.seq} of {chain} has not the hash of its text."
        ends[chain] = (len(events), before)
    if ends != {head.chain: (head.seq, head.hash) for head in Head.objects.exclude(seq=0)}:
        yield "A head is not where its chain ends."


def read(ledger: Path) -> list[str]:
    """What was acknowledged; a line cut short by a kill says nothing."""
    if not ledger.exists():
        return []
    return [line for line in ledger.read_text().split("\n")[:-1] if line]
