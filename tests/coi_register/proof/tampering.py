"""Ways to tamper with an exported log, as somebody would who holds the database, the bundle, or both, but not the key."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Any

from coi_register.proof.notes import SigningKey
from tests.coi_register.proof.invented import KEY, Exported, Log, dumped

CHAIN, OTHER = "ccg-one", "ccg-two"
LOG, ROWS = f"log/{CHAIN}.jsonl", f"rows/{CHAIN}.jsonl"
ATTACKER = SigningKey(KEY.name, sha256(b"somebody else's key under the site's name").digest())
Events = list[dict[str, Any]]
Way = Callable[["Honest", Random], Exported]


@dataclass(frozen=True)
class Honest:
    """A bundle in which everything holds, and the checkpoint that the auditor kept of its end."""

    log: Log
    exported: Exported
    kept: str

    @classmethod
    def made(cls, seed: int) -> "Honest":
        log = Log(CHAIN, seed=seed, as_postgres=bool(seed % 2)).live(25)
        notes = {f"{CHAIN}/25.txt": log.checkpoint()}
        log.erase(min(log.rows))
        log.live(20)
        notes[f"{CHAIN}/{len(log.events)}.txt"] = kept = log.checkpoint()
        other = Log(OTHER, seed=seed, as_postgres=log.as_postgres).live(8)
        return cls(log, Exported.of([log, other], notes), kept)


def relinked(events: Events, since: int = 0) -> None:
    """Make numbers and hashes fit again from an event on, as whoever holds the database can."""
    for place in range(since, len(events)):
        events[place]["seq"] = place + 1
        events[place]["prev"] = events[place - 1]["hash"] if place else genesis()
        events[place]["hash"] = sha256(f"{events[place]['prev']}\n{events[place]['text']}".encode()).hexdigest()


def recommitted(event: dict[str, Any]) -> None:
    """Make the text fit its payload again."""
    text = json.loads(event["text"])
    text["commit"] = sha256((event["salt"] + event["body"]).encode()).hexdigest()
    event["text"] = json.dumps(text, separators=(",", ":"))


def genesis() -> str:
    return sha256(f"coi_register log {CHAIN}".encode()).hexdigest()


def written(events: Events) -> list[int]:
    """The places of events that hold what they wrote."""
    return [place for place, event in enumerate(events) if event["body"] is not None]


def a_flipped_byte(honest: Honest, by: Random) -> Exported:
    name = by.choice(sorted(honest.exported.files))
    data = bytearray(honest.exported.files[name])
    data[by.randrange(len(data))] ^= by.randrange(1, 256)
    return honest.exported.with_(name, bytes(data))


def a_flipped_byte_under_a_fitted_manifest(honest: Honest, by: Random) -> Exported:
    name = by.choice([LOG, ROWS, *(name for name in sorted(honest.exported.files) if name.startswith("checkpoints"))])
    data = bytearray(honest.exported.files[name])
    data[by.randrange(len(data))] ^= by.randrange(1, 256)
    return honest.exported.with_(name, bytes(data)).fitted()


def on_events(edit: Callable[[Events, Random], None]) -> Way:
    """A way that edits the events; the manifest is made to fit."""

    def way(honest: Honest, by: Random) -> Exported:
        return honest.exported.edited(LOG, lambda events: edit(events, by)).fitted()

    way.__name__ = edit.__name__
    return way


def without_the_checkpoints_after(exported: Exported, place: int) -> Exported:
    names = [name for name in exported.files if name.startswith(f"checkpoints/{CHAIN}/")]
    for name in names:
        if int(name.rpartition("/")[2][:-4]) > place:
            exported = exported.with_(name, None)
    return exported


def rewriting(edit: Callable[[Events, Random], int]) -> Way:
    """A way that makes all that follows fit again, and takes out of the bundle the checkpoints that would tell."""

    def way(honest: Honest, by: Random) -> Exported:
        since: list[int] = []

        def rewrite(events: Events) -> None:
            since.append(edit(events, by))
            relinked(events, since[0])

        return without_the_checkpoints_after(honest.exported.edited(LOG, rewrite), since[0]).fitted()

    way.__name__ = edit.__name__
    return way


@on_events
def an_event_taken_out(events: Events, by: Random) -> None:
    del events[by.randrange(len(events))]


@on_events
def an_event_taken_out_and_the_others_renumbered(events: Events, by: Random) -> None:
    del events[by.randrange(len(events) - 1)]
    for place, event in enumerate(events):
        event["seq"] = place + 1


@on_events
def two_events_in_the_other_order(events: Events, by: Random) -> None:
    place = by.randrange(len(events) - 1)
    events[place], events[place + 1] = events[place + 1], events[place]


@on_events
def two_payloads_swapped(events: Events, by: Random) -> None:
    one, two = by.sample(written(events), 2)
    for part in ("salt", "body"):
        events[one][part], events[two][part] = events[two][part], events[one][part]


@on_events
def a_payload_edited(events: Events, by: Random) -> None:
    event = events[by.choice(written(events))]
    place = by.randrange(len(event["body"]))
    event["body"] = f"{event['body'][:place]}¤{event['body'][place + 1 :]}"


@on_events
def a_salt_edited(events: Events, by: Random) -> None:
    event = events[by.choice(written(events))]
    event["salt"] = by.randbytes(32).hex()


@on_events
def the_end_cut_off(events: Events, by: Random) -> None:
    del events[by.randrange(1, len(events)) :]


@on_events
def everything_cut_off(events: Events, by: Random) -> None:
    events.clear()


@on_events
def a_fork(events: Events, by: Random) -> None:
    place = by.randrange(1, len(events))
    events.insert(place, {**events[by.randrange(place)], "seq": place + 1, "prev": events[place]["prev"]})


@on_events
def an_event_told_twice(events: Events, by: Random) -> None:
    place = by.randrange(len(events))
    events.insert(place, dict(events[place]))


@on_events
def a_payload_gone_without_an_event(events: Events, by: Random) -> None:
    event = events[by.choice(written(events))]
    event["salt"] = event["body"] = None


@on_events
def half_a_payload_gone(events: Events, by: Random) -> None:
    events[by.choice(written(events))][by.choice(["salt", "body"])] = None


@on_events
def a_text_edited(events: Events, by: Random) -> None:
    event = by.choice(events)
    says = json.loads(event["text"])
    says[by.choice(["at", "by", "name", "key"])] = "somebody else"
    event["text"] = json.dumps(says)


@on_events
def a_hash_edited(events: Events, by: Random) -> None:
    by.choice(events)[by.choice(["hash", "prev"])] = by.randbytes(32).hex()


@rewriting
def who_did_it_rewritten(events: Events, by: Random) -> int:
    place = by.randrange(len(events))
    says = json.loads(events[place]["text"])
    says[by.choice(["at", "by", "name"])] = "somebody else"
    events[place]["text"] = json.dumps(says)
    return place


@rewriting
def what_was_written_rewritten(events: Events, by: Random) -> int:
    place = by.choice(written(events))
    events[place]["body"] = events[place]["body"].replace("Invented", "Rewritten").replace("Asked", "Not asked")
    recommitted(events[place])
    return place


@rewriting
def an_event_taken_out_of_a_rewritten_history(events: Events, by: Random) -> int:
    place = by.randrange(len(events))
    del events[place]
    return place


@rewriting
def an_event_put_into_a_rewritten_history(events: Events, by: Random) -> int:
    place = by.randrange(len(events))
    body = dumped({"old": None, "new": {"id": "slipped in"}}, as_postgres=False)
    event = {**events[place], "salt": by.randbytes(32).hex(), "body": body}
    recommitted(event)
    events.insert(place, event)
    return place


@rewriting
def two_events_of_a_rewritten_history_in_the_other_order(events: Events, by: Random) -> int:
    place = by.randrange(len(events) - 1)
    events[place], events[place + 1] = events[place + 1], events[place]
    return place


def another_history_altogether(honest: Honest, by: Random) -> Exported:
    """Whole in itself, with its rows, as long as the true one or longer, and no checkpoint inside that would tell."""
    log = Log(CHAIN, seed=by.getrandbits(32), as_postgres=honest.log.as_postgres).live(len(honest.log.events))
    return Exported.of([log, Log(OTHER).live(by.randrange(9))], {})


def another_chain_s_events(honest: Honest, by: Random) -> Exported:
    return honest.exported.with_(LOG, honest.exported.files[f"log/{OTHER}.jsonl"]).fitted()


def an_event_of_another_chain(honest: Honest, by: Random) -> Exported:
    theirs = [json.loads(line) for line in honest.exported.files[f"log/{OTHER}.jsonl"].splitlines()]
    event = by.choice(theirs)

    def splice(events: Events) -> None:
        events[event["seq"] - 1] = event

    return honest.exported.edited(LOG, splice).fitted()


def an_edited_checkpoint(honest: Honest, by: Random) -> Exported:
    name = by.choice([name for name in sorted(honest.exported.files) if name.startswith("checkpoints")])
    told = honest.exported.files[name].decode().split("\n")
    told[by.choice([1, 2, 3])] = by.choice(["7", by.randbytes(32).hex(), "at 2018-01-01T00:00:00+00:00", ""])
    return honest.exported.with_(name, "\n".join(told).encode()).fitted()


def everything_signed_again_with_another_key(honest: Honest, by: Random) -> Exported:
    log = Log(CHAIN, seed=by.getrandbits(32), as_postgres=honest.log.as_postgres).live(len(honest.log.events))
    notes = {f"{CHAIN}/{len(log.events)}.txt": log.checkpoint(ATTACKER)}
    return Exported.of([log, Log(OTHER).live(3)], notes, keys=[ATTACKER])


def the_key_exchanged(honest: Honest, by: Random) -> Exported:
    return honest.exported.with_("keys.txt", f"{ATTACKER.public}\n".encode()).fitted()


def on_rows(edit: Callable[[Events, Random], None]) -> Way:
    """A way that edits the rows as they stand, past the log; the manifest is made to fit.

    Of a row whose payloads were lawfully erased nobody can tell what it said; what it says is not edited.
    """

    def way(honest: Honest, by: Random) -> Exported:
        def past_the_log(rows: Events) -> None:
            told = [row for row in rows if (row["table"], row["key"]) not in honest.log.erased]
            edit(told if edit.__name__ in OF_WHAT_IT_SAYS else rows, by)

        return honest.exported.edited(ROWS, past_the_log).fitted()

    way.__name__ = edit.__name__
    return way


OF_WHAT_IT_SAYS = {"a_row_edited", "a_column_taken_out_of_a_row"}


@on_rows
def a_row_edited(rows: Events, by: Random) -> None:
    row = by.choice(rows)
    told = json.loads(row["row"])
    told[by.choice([*told])] = by.getrandbits(70)
    row["row"] = json.dumps(told)


@on_rows
def a_column_taken_out_of_a_row(rows: Events, by: Random) -> None:
    row = by.choice(rows)
    told = json.loads(row["row"])
    del told[by.choice([*told])]
    row["row"] = json.dumps(told)


@on_rows
def a_row_taken_out(rows: Events, by: Random) -> None:
    del rows[by.randrange(len(rows))]


@on_rows
def a_row_put_in(rows: Events, by: Random) -> None:
    rows.append({**by.choice(rows), "key": by.randbytes(8).hex()})


@on_rows
def a_row_told_twice(rows: Events, by: Random) -> None:
    rows.append(dict(by.choice(rows)))


@on_rows
def two_rows_exchanged(rows: Events, by: Random) -> None:
    one, two = by.sample(range(len(rows)), 2)
    rows[one]["row"], rows[two]["row"] = rows[two]["row"], rows[one]["row"]


def a_file_taken_out(honest: Honest, by: Random) -> Exported:
    names = [name for name in sorted(honest.exported.files) if name.partition("/")[0] in {"log", "rows", "keys.txt"}]
    return honest.exported.with_(by.choice(names), None)


def a_chain_taken_out(honest: Honest, by: Random) -> Exported:
    return without_the_checkpoints_after(honest.exported.with_(LOG, None).with_(ROWS, None), 0).fitted()


def a_file_put_in(honest: Honest, by: Random) -> Exported:
    return honest.exported.with_(by.choice(["log/more.jsonl", "note.txt", "rows/../keys.txt"]), b"{}\n")


def an_edited_manifest(honest: Honest, by: Random) -> Exported:
    manifest = json.loads(honest.exported.files["manifest.json"])
    head = manifest["chains"][CHAIN]
    head.update(by.choice([{"seq": head["seq"] - 1}, {"hash": by.randbytes(32).hex()}, {"seq": "1"}]))
    return honest.exported.with_("manifest.json", json.dumps(manifest).encode())


WAYS: tuple[Way, ...] = (
    a_flipped_byte,
    a_flipped_byte_under_a_fitted_manifest,
    an_event_taken_out,
    an_event_taken_out_and_the_others_renumbered,
    two_events_in_the_other_order,
    two_payloads_swapped,
    a_payload_edited,
    a_salt_edited,
    the_end_cut_off,
    everything_cut_off,
    a_fork,
    an_event_told_twice,
    a_payload_gone_without_an_event,
    half_a_payload_gone,
    a_text_edited,
    a_hash_edited,
    who_did_it_rewritten,
    what_was_written_rewritten,
    an_event_taken_out_of_a_rewritten_history,
    an_event_put_into_a_rewritten_history,
    two_events_of_a_rewritten_history_in_the_other_order,
    another_history_altogether,
    another_chain_s_events,
    an_event_of_another_chain,
    an_edited_checkpoint,
    everything_signed_again_with_another_key,
    the_key_exchanged,
    a_row_edited,
    a_column_taken_out_of_a_row,
    a_row_taken_out,
    a_row_put_in,
    a_row_told_twice,
    two_rows_exchanged,
    a_file_taken_out,
    a_chain_taken_out,
    a_file_put_in,
    an_edited_manifest,
)


def variants(count: int, seed: int = 0) -> Iterator[tuple[str, Honest, Exported]]:
    """So many tampered bundles, each way in turn; one that says the same as the honest one in other spaces is none."""
    made, turn = 0, 0
    while made < count:
        if turn % len(WAYS) == 0:
            honest = Honest.made(seed + turn // len(WAYS))
        way = WAYS[turn % len(WAYS)]
        tampered = way(honest, Random(f"{seed} {turn}"))  # noqa: S311 - repeatable, not secret
        turn += 1
        if meaning(tampered) != meaning(honest.exported):
            made += 1
            yield way.__name__, honest, tampered


def meaning(exported: Exported) -> dict[str, Any]:
    """What the files say, whatever the spaces in them; the manifest apart from its sums, which follow."""
    return {name: told(name, data) for name, data in exported.files.items()}


def told(name: str, data: bytes) -> Any:
    if not name.endswith((".jsonl", ".json")):
        return data
    try:
        found = [json.loads(line) for line in data.splitlines()]
    except ValueError:
        return data
    return found if name != "manifest.json" else [one | {"files": sorted(one["files"])} for one in found if "files" in one]
