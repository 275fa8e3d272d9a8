"""Checks a bundle of the conflicts of interest register without the site, and names the first event that is wrong.

    python3 verify.py BUNDLE.zip --checkpoint NOTE.txt --key "NAME+HASH+KEY"

Give it the checkpoints and the key that you kept yourself, away from the site; both may be given more than once.
Ends with 0 when everything holds, 1 when something was changed (it is named), 2 when nothing could be checked.
Python 3.9 or later and nothing else; no network; a few lines of the log in memory, however long it is.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any


class Wrong(Exception):
    """Something does not hold; says what, and where."""


# --- Ed25519 as in RFC 8032: points in extended coordinates (x, y, z, t) --------------------------------------------------
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(p: Any, q: Any) -> Any:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    return (b - a) * (d - c) % P, (d + c) * (b + a) % P, (d - c) * (d + c) % P, (b - a) * (b + a) % P


def point(data: bytes) -> Any:
    """The point that 32 bytes name. Raises Wrong where they name none."""
    y, odd = int.from_bytes(data, "little") & (1 << 255) - 1, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != square or (x == 0 and odd):
        raise Wrong(f"{data.hex()} is not a public key.")
    x = x if x & 1 == odd else P - x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def packed(a: int, p: Any, b: int, q: Any) -> bytes:
    """a·p + b·q as 32 bytes; both numbers are read bit by bit together."""
    zero = found = (0, 1, 1, 0)
    sums = zero, p, q, add(p, q)
    for bit in range(max(a.bit_length(), b.bit_length()) - 1, -1, -1):
        found = add(found, found)
        if which := (a >> bit & 1) | (b >> bit & 1) << 1:
            found = add(found, sums[which])
    x, y = (part * pow(found[2], P - 2, P) % P for part in found[:2])
    return (y | (x & 1) << 255).to_bytes(32, "little")


def fits(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the 64 bytes are that key's signature of the message."""
    x, y, z, t = point(public)
    s = int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    return len(signature) == 64 and s < ORDER and packed(s, BASE, k, (P - x, y, z, P - t)) == signature[:32]


# --- Keys, and checkpoints as C2SP writes them: a note, an empty line, signatures -----------------------------------------
def read_key(text: str) -> tuple[str, bytes, bytes]:
    name, short, data = text.strip().split("+", 2)
    key = b64decode(data, validate=True)
    if len(key) != 33 or key[0] != 1 or hashlib.sha256(f"{name}\n".encode() + key).hexdigest()[:8] != short:
        raise Wrong(f"This is not a public key, which has the form name+hash+key: {text.strip()[:80]}")
    return name, bytes.fromhex(short), key[1:]


def open_note(text: str, keys: Iterable[tuple[str, bytes, bytes]], where: str) -> tuple[str, int, str, str]:
    """The chain, number and hash in a checkpoint that its site signed, and all who signed it. Raises Wrong."""
    body, _, tail = text.partition("\n\n")
    origin, number, root = body.split("\n")[:3]
    site, _, chain = origin.rpartition("/")
    signed = set()
    for line in tail.removesuffix("\n").split("\n"):
        dash, name, coded = line.split(" ")
        data = b64decode(coded, validate=True)
        if dash != "—":
            raise Wrong(f"{where}: this is not a line of a signature: {line[:80]}")
        for public in (key for known, short, key in keys if (known, short) == (name, data[:4])):
            if not fits(public, f"{body}\n".encode(), data[4:]):
                raise Wrong(f"{where}: the signature of {name} does not fit. It was changed after it was signed.")
            signed.add(name)
    if site not in signed:
        raise Wrong(f"{where}: the site ({site[:80]}) has not signed it with a key that is known here.")
    return chain, int(number), b64decode(root, validate=True).hex(), ", ".join(sorted(signed))


# --- The log: who, when and what, each event bound to the one before ------------------------------------------------------
WRITES = {"insert", "update", "delete", "adopt"}  # adopt: the row stood there before the log began
BUCKETS, ERASED = 4096, "erased"
Place = tuple[str, str]  # a table and a key: where a row stands
Marks = dict[int, list[tuple[str, str]]]  # of an event: the hash that a checkpoint was signed for, and which checkpoint
Sums = list[Any]  # of the weights of the rows in each bucket; None for one that must be looked into
one_value: Any = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # a value and its end, or StopIteration


def events(chain: str, lines: Iterable[bytes]) -> Iterator[tuple[int, Any, Any, Place]]:
    """Each event by its place in the file, what its text says, and the row it is about. Raises Wrong where it is no event."""
    for seq, line in enumerate(lines, 1):
        try:
            text = line.decode()
            event, end = one_value(text, 0)
            says, _ = one_value(event["text"], 0)
            if text[end:] != "\n":
                raise ValueError(text)
            yield seq, event, says, (says["table"], says["key"])
        except (StopIteration, ValueError, KeyError, TypeError):
            raise Wrong(f"{chain}, event {seq}: this line cannot be read as an event.") from None


def by(seq: int, says: Any) -> str:
    did = f"{says['op']} {says['table']} {says['key']}"
    return f"event {seq} ({did}, {says.get('name')} by account {says.get('by')} at {says.get('at')})"


def whole(chain: str, lines: Iterable[bytes], marks: Marks, sums: Sums) -> dict[str, Any]:
    """Follow a chain to its last event, and give its number and hash. Raises Wrong at the first event that fails."""
    seq, last, gone = 0, hashlib.sha256(f"coi_register log {chain}".encode()).hexdigest(), dict[Place, str]()
    for seq, event, says, place in events(chain, lines):
        if event["seq"] != seq:
            raise Wrong(f"{chain}, event {seq}: it is not there; event {event['seq']} stands in its place.")
        if event["prev"] != last:
            raise Wrong(f"{chain}, {by(seq, says)}: it does not follow event {seq - 1}; one of the two was changed.")
        last = hashlib.sha256(f"{last}\n{event['text']}".encode()).hexdigest()
        if event["hash"] != last:
            raise Wrong(f"{chain}, {by(seq, says)}: its text was changed; the hash does not fit.")
        if other := [where for signed, where in marks.get(seq, ()) if signed != last]:
            raise Wrong(f"{chain}, {by(seq, says)}: {other[0]} was signed for another; the history was rewritten.")
        if says["op"] == "erase":
            gone.pop(place, None)  # of what was written before; not of what this says itself
        if event["salt"] is None and event["body"] is None:
            gone.setdefault(place, by(seq, says))
        elif hashlib.sha256(f"{event['salt']}{event['body']}".encode()).hexdigest() != says["commit"]:
            raise Wrong(f"{chain}, {by(seq, says)}: what it wrote was changed; the payload does not fit.")
        if says["op"] in WRITES:
            weigh_event(sums, place, event["body"])
    for who in gone.values():
        raise Wrong(f"{chain}, {who}: what it wrote is gone, and no later event says that it was erased.")
    if seq < (signed := max(marks, default=0)):
        where = f"{marks[signed][0][1]} was signed at event {signed}"
        raise Wrong(f"{chain}, event {seq + 1}: it is not there, but {where}. The end was cut off, or a backup put back.")
    return {"seq": seq, "hash": last}


# --- The rows as they stand: all that the log put in and did not take out -------------------------------------------------
def weigh(sums: Sums, place: Place, old: str, new: str) -> None:
    """Scales instead of a copy. Python keys its hashes anew in each run, so nobody can choose rows whose weights cancel out."""
    number = hash(place) % BUCKETS
    if sums[number] is not None:
        sums[number] += (new != "null" and hash((place, new))) - (old != "null" and hash((place, old)))


def weigh_event(sums: Sums, place: Place, body: Any) -> None:
    """What it wrote goes on, what it overwrote comes off; a bucket with a row erased or oddly written will be looked into."""
    try:
        first = body.index(":") + 1
        _, end = one_value(body, first + (body[first] == " "))
        rows = body[first:end].strip(), body[body.index(":", end) + 1 : -1].strip()  # in their very characters
        weigh(sums, place, *(rows if body[2:5] == "old" else rows[::-1]))
    except (StopIteration, ValueError, AttributeError, TypeError, IndexError):
        sums[hash(place) % BUCKETS] = None


def apart(chain: str, log: Iterable[bytes], rows: Iterable[bytes], doubtful: Collection[int]) -> Iterator[str]:
    """Each row of the doubtful buckets that is not as the log left it, in a sentence."""
    left: dict[Place, tuple[Any, str]] = {}
    for seq, event, says, place in events(chain, log):
        if says["op"] in WRITES and hash(place) % BUCKETS in doubtful:
            before = left.get(place, (None, ""))
            erased = {"old": before[0], "new": None if says["op"] == "delete" else ERASED}
            change = erased if event["body"] is None else json.loads(event["body"])
            yield from (f"{told} Found so by {by(seq, says)}." for told in unlike(place, *before, change["old"]))
            left[place] = change["new"], by(seq, says)
    for row in map(json.loads, rows):
        place = row["table"], row["key"]
        if hash(place) % BUCKETS in doubtful:
            yield from unlike(place, *left.pop(place, (None, "")), json.loads(row["row"]))
    for place, before in left.items():
        yield from unlike(place, *before, None)


def unlike(place: Place, before: Any, who: str, now: Any) -> Iterator[str]:
    """How a row differs from what the log made of it. A column that came only later tells nothing."""
    row = " ".join(place)
    if before is None and now is not None:
        yield f"{row} stands there, but {f'{who} took it out' if who else 'no event ever wrote it'}."
    elif now is None and before is not None:
        yield f"{row} is gone, but no event took it out. The last to write it was {who}."
    elif before not in (now, ERASED) and (names := [name for name in before if now.get(name, ERASED) != before[name]]):
        told = "; ".join(f"{name} was {before[name]!r}, is {now.get(name)!r}" for name in names)
        yield f"{row} was changed past the log: {told}. The last to write it was {who}."


class Check:
    """All that is checked of a zip file, with the keys and checkpoints that the auditor kept; `wrong` says what does not hold."""

    def __init__(self, path: str, own: Iterable[str], kept: dict[str, str]) -> None:
        self.own, self.said, self.wrong, self.weighed = [*map(read_key, own)], list[str](), list[str](), dict[str, str]()
        self.kept, self.zip = kept, zipfile.ZipFile(path)
        manifest = json.loads(self.zip.read("manifest.json"))
        self.names, self.chains, self.files = self.zip.namelist(), dict(manifest["chains"]), dict(manifest["files"])
        self.marks: dict[str, Marks] = {chain: {} for chain in self.chains}
        self.each(self.keys, ["keys.txt"])
        self.each(self.checkpoint, [*kept, *(name for name in self.names if name.startswith("checkpoints/"))])
        self.each(self.chain, self.chains)
        self.each(self.listed, sorted({*self.files, *self.names} - {"manifest.json"}))

    def each(self, check: Callable[[str], None], names: Iterable[str]) -> None:
        for name in names:
            try:
                check(name)
            except (Wrong, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
                self.wrong.append(str(error) if isinstance(error, Wrong) else f"{name}: it is not in the register's form.")

    def lines(self, name: str) -> Iterator[bytes]:
        """Line by line, weighed for the manifest on the way."""
        digest = hashlib.sha256()
        try:
            for line in io.BufferedReader(self.zip.open(name), 1 << 20):  # type: ignore[type-var]
                digest.update(line)
                yield line
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise Wrong(f"{name} is missing or damaged: {error}") from None
        self.weighed[name] = digest.hexdigest()

    def text(self, name: str) -> str:
        return b"".join(self.lines(name)).decode()

    def keys(self, name: str) -> None:
        """Trust the keys in the bundle, but not for a name of which the auditor gave the key."""
        given = {key[0] for key in self.own}
        for key in map(read_key, self.text(name).splitlines()):
            if key[0] in given and key not in self.own:
                raise Wrong(f"{name}: the key of {key[0]} is not the one you gave.")
            self.own.append(key)

    def checkpoint(self, name: str) -> None:
        chain, seq, digest, signed = open_note(self.kept.get(name) or self.text(name), self.own, name)
        if chain not in self.marks:
            raise Wrong(f"{name}: it is for the chain {chain}, which is not in the bundle.")
        self.marks[chain].setdefault(seq, []).append((digest, f"{name} (signed by {signed})"))

    def chain(self, chain: str) -> None:
        log, stand, marks, sums, count = f"log/{chain}.jsonl", f"rows/{chain}.jsonl", self.marks[chain], [0] * BUCKETS, 0
        head = whole(chain, self.lines(log), marks, sums)
        if self.chains[chain] != head:
            raise Wrong(f"{chain}: the log ends with event {head['seq']}, which is not the end that the manifest names.")
        for count, row in enumerate(map(json.loads, self.lines(stand)), 1):  # noqa: B007
            weigh(sums, (row["table"], row["key"]), row["row"], "null")
        doubtful = {number for number, left in enumerate(sums) if left != 0}
        wrong = [*apart(chain, self.lines(log), self.lines(stand), doubtful)] if doubtful else []
        self.wrong += [f"{chain}: {told}" for told in wrong]
        ends = f"{head['seq']} events whole and in order, last checkpoint: {max(marks, default='none')}"
        self.said += [] if wrong else [f"{chain}: {ends}; {count} rows as the log left them."]

    def listed(self, name: str) -> None:
        if name not in self.files or self.names.count(name) > 1:
            raise Wrong(f"{name} is in the bundle {'more than once' if name in self.files else 'but not in its manifest'}.")
        if (name in self.weighed or self.text(name)) and self.weighed[name] != self.files[name]:
            raise Wrong(f"{name} is not the file that the manifest lists: it was changed after the bundle was made.")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("bundle")
    parser.add_argument("--checkpoint", action="append", default=[], metavar="NOTE", help="a checkpoint that you kept")
    parser.add_argument("--key", action="append", default=[], help="a public key that you kept: name+hash+key")
    asked = parser.parse_args()
    try:
        kept = {name: open(name, encoding="utf-8").read() for name in asked.checkpoint}  # noqa: SIM115
        check = Check(asked.bundle, asked.key, kept)
    except (Wrong, OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile, zlib.error) as error:
        print(f"Nothing could be checked: {asked.bundle} is not a bundle, or what you gave with it cannot be read. {error}")
        return 2
    print(*(f"ok     {line}" for line in check.said), *(f"WRONG  {line}" for line in check.wrong), sep="\n")
    if not kept:
        print("note   You gave no checkpoint of your own: whoever runs the database could have rewritten all of this.")
    print("Something was changed." if check.wrong else "Everything holds.")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
