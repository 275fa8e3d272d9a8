"""An invented log, exported as the product does, without a database: deeds on made-up rows, chained, signed and zipped."""

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from coi_register.proof.notes import Head, SigningKey, note

BEGAN = datetime(2018, 3, 1, 9, tzinfo=UTC)
SITE = "register.example"
TABLES = ("committees_seat", "declarations_interest", "declarations_ruling")
KEY = SigningKey(f"coi_register/{SITE}", sha256(b"a key for tests only").digest())
GUARDIAN = SigningKey("gwen.example", sha256(b"another key for tests only").digest())


def dumped(value: Any, *, as_postgres: bool) -> str:
    """JSON as the one or the other database writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": ") if as_postgres else (",", ":"))


@dataclass
class Log:
    """One chain, as lines of its export, with the rows as they stand."""

    chain: str
    seed: int = 0
    as_postgres: bool = False
    events: list[dict[str, Any]] = field(default_factory=list)
    rows: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    erased: set[tuple[str, str]] = field(default_factory=set)
    let_go: int = 0  # events that were written out and are no longer held
    end: str = ""

    def __post_init__(self) -> None:
        self.random = random.Random(f"{self.chain} {self.seed}")  # noqa: S311 - repeatable, not secret

    @property
    def head(self) -> str:
        genesis = sha256(f"coi_register log {self.chain}".encode()).hexdigest()
        return self.events[-1]["hash"] if self.events else self.end or genesis

    @property
    def length(self) -> int:
        return self.let_go + len(self.events)

    def add(self, op: str, table: str, key: str, *, old: Any = None, new: Any = None, name: str = "test.done") -> None:
        """One more event at the end."""
        pair = {"new": new, "old": old} if self.as_postgres else {"old": old, "new": new}
        body, salt = dumped(pair, as_postgres=self.as_postgres), self.random.randbytes(32).hex()
        text = {
            "at": (BEGAN + timedelta(minutes=self.length)).isoformat(timespec="microseconds"),
            "by": 1 + self.length % 5,
            "deed": f"00000000-0000-4000-8000-{self.length // 2:012}",
            "name": name,
            "table": table,
            "op": op,
            "key": key,
            "commit": sha256((salt + body).encode()).hexdigest(),
        }
        self.append(dumped(text, as_postgres=self.as_postgres), salt, body)

    def append(self, text: str, salt: str | None, body: str | None) -> None:
        prev = self.head
        linked = sha256(f"{prev}\n{text}".encode()).hexdigest()
        self.events.append({"seq": self.length + 1, "prev": prev, "hash": linked, "text": text, "salt": salt, "body": body})

    def live(self, count: int) -> "Log":
        """`count` deeds chosen by chance: rows come, change and go."""
        for _ in range(count):
            place = self.random.choice([*self.rows, *[None] * (1 + len(self.rows) // 2)])
            if place is None:
                self.insert()
            elif self.random.random() < 0.8:
                self.change(place)
            else:
                self.add("delete", *place, old=self.rows.pop(place))
        return self

    def flow(self, count: int) -> Iterator[bytes]:
        """The lines of so many deeds, of which none is held: each fifth writes a new row, the others change one."""
        places: list[tuple[str, str]] = []
        for number in range(count):
            if number % 5:
                self.change(self.random.choice(places))
            else:
                places = [*places[-999:], self.insert()]
            self.end, self.let_go = self.head, self.length
            yield lines([self.events.pop()])

    def standing(self) -> Iterator[bytes]:
        """The rows as they stand, a line each."""
        for (table, key), row in self.rows.items():
            yield lines([{"table": table, "key": key, "row": dumped(row, as_postgres=self.as_postgres)}])

    def insert(self) -> tuple[str, str]:
        table, number = self.random.choice(TABLES), self.random.getrandbits(64)
        place = (table, f"{number:016x}")
        self.rows[place] = {
            "id": place[1],
            "since": "2018-03-01",
            "says": f"Invented: “{number % 997}”, 5 % of ‘Müller & Co.’",
            "shares": number % 100,
            "ended": None,
        }
        self.add("insert", *place, new=self.rows[place])
        return place

    def change(self, place: tuple[str, str]) -> None:
        old = self.rows[place]
        self.rows[place] = {**old, "shares": old["shares"] + 1, "ended": "2018-04-01"}
        self.add("update", *place, old=old, new=self.rows[place])

    def erase(self, place: tuple[str, str]) -> None:
        """Lawfully: what was written of the row is gone, and an event says so."""
        for event in self.events:
            says = json.loads(event["text"])
            if (says["table"], says["key"]) == place:
                event["salt"] = event["body"] = None
        self.erased.add(place)
        self.add("erase", *place, new={"because": "Asked for by the person"}, name="row.erased")

    def checkpoint(self, *keys: SigningKey) -> str:
        """A signed checkpoint of where it stands now."""
        head = Head(SITE, self.chain, self.length, self.head, BEGAN + timedelta(minutes=self.length))
        return note(head.body, [key.sign(head.body) for key in keys or [KEY]])


@dataclass
class Exported:
    """A bundle before it is zipped: what each file holds. Whoever tampers may make the manifest fit again."""

    files: dict[str, bytes]

    @classmethod
    def of(cls, logs: Iterable[Log], notes: dict[str, str], keys: Iterable[SigningKey] = (KEY, GUARDIAN)) -> "Exported":
        files = {"keys.txt": "".join(f"{key.public}\n" for key in keys).encode()}
        for log in logs:
            files[f"log/{log.chain}.jsonl"] = lines(log.events)
            files[f"rows/{log.chain}.jsonl"] = lines(
                {"table": table, "key": key, "row": dumped(row, as_postgres=log.as_postgres)}
                for (table, key), row in log.rows.items()
            )
        return cls(files | {f"checkpoints/{name}": text.encode() for name, text in notes.items()}).fitted()

    def fitted(self) -> "Exported":
        """With a manifest that fits the files."""
        files = {name: data for name, data in self.files.items() if name != "manifest.json"}
        chains = {name[4:-6]: _end(data) for name, data in files.items() if name.startswith("log/")}
        manifest = {"form": 1, "chains": chains, "files": {name: sha256(data).hexdigest() for name, data in files.items()}}
        return Exported({**files, "manifest.json": json.dumps(manifest).encode()})

    def with_(self, name: str, data: bytes | None) -> "Exported":
        """One file changed, or taken out; the manifest stays as it was."""
        files = {**self.files, name: data or b""}
        if data is None:
            del files[name]
        return Exported(files)

    def edited(self, name: str, edit: Callable[[list[dict[str, Any]]], Any]) -> "Exported":
        """The lines of one file edited in place."""
        told = [json.loads(line) for line in self.files[name].splitlines()]
        edit(told)
        return self.with_(name, lines(told))

    def zipped(self) -> io.BytesIO:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bundle:
            for name, data in self.files.items():
                bundle.writestr(name, data)
        made.seek(0)
        return made


def long_bundle(to: Path, count: int) -> tuple[str, int]:
    """A bundle with a log of so many events, written as it comes; the checkpoint of its end, and how many rows stand."""
    log, sums = Log("long"), {}
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bundle:
        for name, told in (
            ("log/long.jsonl", log.flow(count)),
            ("rows/long.jsonl", log.standing()),
            ("keys.txt", [f"{KEY.public}\n".encode()]),
        ):
            digest = sha256()
            with bundle.open(name, "w", force_zip64=True) as file:
                for line in told:
                    digest.update(line)
                    file.write(line)
            sums[name] = digest.hexdigest()
        head = {"seq": log.length, "hash": log.head}
        bundle.writestr("manifest.json", json.dumps({"form": 1, "chains": {"long": head}, "files": sums}))
    return log.checkpoint(), len(log.rows)


def lines(values: Iterable[Any]) -> bytes:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values).encode()


def _end(data: bytes) -> dict[str, Any]:
    try:
        last = json.loads(data.splitlines()[-1])
        return {"seq": last["seq"], "hash": last["hash"]}
    except (IndexError, ValueError, KeyError, TypeError):
        return {"seq": 0, "hash": ""}
