"""Everything that can be checked of the log where it lives: chains, triggers, rows against the log, checkpoints; in sentences."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from coi_register.log.chains import genesis
from coi_register.log.coverage import missing
from coi_register.log.models import Event
from coi_register.proof import selectors
from coi_register.proof.moment import one_moment
from coi_register.proof.notes import NotANote, PublicKey, key_name, opened, read_head
from coi_register.proof.take_away import verify

Marks = dict[str, verify.Marks]
AT_MOST = 20  # sentences on one chain; the rest is counted


class What(StrEnum):
    """What was checked."""

    TRIGGERS = "triggers"
    CHECKPOINTS = "checkpoints"
    CHAIN = "chain"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that holds, or does not."""

    what: What
    good: bool
    says: str


def verified(chains: Iterable[str] | None = None, kept: dict[str, str] | None = None) -> Iterator[Finding]:
    """Check all chains, or some, with checkpoints that were kept outside; a finding for each thing."""
    with one_moment():
        yield from _triggers()
        marks: Marks = {}
        yield from _checkpoints(marks, kept or {})
        known = {*selectors.heads(), *Event.objects.values_list("chain", flat=True).distinct().order_by()}
        wanted = sorted(known | set(marks)) if chains is None else [*chains]
        for chain in wanted:
            yield from _chain(chain, marks.get(chain, {}))
        if strange := selectors.strange_deeds():
            yield Finding(What.ROWS, False, f"audit_deed: {strange} deeds stand there, but no event ever wrote them.")


def _triggers() -> Iterator[Finding]:
    gaps = missing()
    yield from (Finding(What.TRIGGERS, False, str(gap)) for gap in gaps)
    if not gaps:
        yield Finding(What.TRIGGERS, True, "Every tracked table has its triggers, whole and awake.")


def _checkpoints(marks: Marks, kept: dict[str, str]) -> Iterator[Finding]:
    """Every signature, of the checkpoints here and of those given; what they were signed for goes into the marks."""
    keys = [PublicKey.read(text) for text in selectors.site_keys()]
    count = 0
    for name, text in (*((str(one), one.note) for one in selectors.all_checkpoints()), *kept.items()):
        try:
            chain, seq, digest = _signed(text, keys)
            marks.setdefault(chain, {}).setdefault(seq, []).append((digest, name))
            count += 1
        except NotANote as wrong:
            yield Finding(What.CHECKPOINTS, False, f"{name}: {wrong}")
    yield Finding(What.CHECKPOINTS, True, f"{count} checkpoints have a signature of the site that fits.")


def _signed(text: str, keys: list[PublicKey]) -> tuple[str, int, str]:
    body, lines = opened(text)
    head = read_head(body)
    if not any(key.name == key_name(head.site) and key.check(body, line) for line in lines for key in keys):
        raise NotANote("no key with which this site is known to have signed fits it.")
    return head.chain, head.seq, head.hash


def _chain(chain: str, marks: verify.Marks) -> Iterator[Finding]:
    """The same code checks here and at the auditor's desk."""
    sums: verify.Sums = [0] * verify.BUCKETS
    deeds: list[str] = []
    try:
        end = verify.whole(chain, _noting(selectors.log_lines(chain), deeds), marks, sums)
        _check_head(chain, end)
    except verify.Wrong as wrong:
        yield Finding(What.CHAIN, False, str(wrong))
        return
    yield Finding(What.CHAIN, True, f"{chain}: {end['seq']} events whole and in order.")
    yield from _rows(chain, deeds, sums)


def _noting(lines: Iterator[bytes], deeds: list[str]) -> Iterator[bytes]:
    for line in lines:
        deeds.extend(selectors.deeds_in([line]))
        yield line


def _check_head(chain: str, end: dict[str, object]) -> None:
    head = selectors.heads().get(chain)
    here = {"seq": head.seq, "hash": head.hash} if head else {"seq": 0, "hash": genesis(chain)}
    if here != end:
        raise verify.Wrong(f"{chain}: the log ends with event {end['seq']}, but its head names event {here['seq']}.")


def _rows(chain: str, deeds: list[str], sums: verify.Sums) -> Iterator[Finding]:
    count = 0
    for row in map(json.loads, selectors.row_lines(chain, deeds)):
        verify.weigh(sums, (row["table"], row["key"]), row["row"], "null")
        count += 1
    doubtful = {number for number, left in enumerate(sums) if left != 0}
    wrong = [*_apart(chain, deeds, doubtful)] if doubtful else []
    yield from (Finding(What.ROWS, False, f"{chain}: {says}") for says in wrong[:AT_MOST])
    if len(wrong) > AT_MOST:
        yield Finding(What.ROWS, False, f"{chain}: and {len(wrong) - AT_MOST} more rows.")
    if not wrong:
        yield Finding(What.ROWS, True, f"{chain}: {count} rows stand as the log left them.")


def _apart(chain: str, deeds: list[str], doubtful: set[int]) -> Iterator[str]:
    return verify.apart(chain, selectors.log_lines(chain), selectors.row_lines(chain, deeds), doubtful)
