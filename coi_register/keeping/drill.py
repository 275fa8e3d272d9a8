"""The drill: a backup is put into an empty place of its own, and held against the log, its manifest and what was signed."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from coi_register.keeping import cluster, manifest
from coi_register.keeping.copies import sqlite
from coi_register.keeping.manifest import Manifest
from coi_register.keeping.shelves.verifying import Seen
from coi_register.proof.notes import Head, NotANote, opened, read_head
from coi_register.refusals import CannotBeDone


def drilled(folder: Path, notes: Mapping[str, str]) -> Iterator[Seen]:
    """Restore the backup elsewhere and verify it; `notes` are checkpoints kept outside, by the names of their files."""
    try:
        kept = manifest.read(folder)
        kept.check(folder)
        yield Seen(True, f"{folder} is byte for byte what was written at {kept.made_at}.")
        yield from _beside(kept, notes)
        with _empty_place(kept.vendor) as url, tempfile.TemporaryDirectory(prefix="coi-drill.") as shelves:
            yield from _restored(folder, url, shelves)
            yield from _verified(url, notes)
            yield from _files_verified(url, shelves, kept)
    except CannotBeDone as refusal:
        yield Seen(False, refusal.says)


def _beside(kept: Manifest, notes: Mapping[str, str]) -> Iterator[Seen]:
    for name, text in notes.items():
        try:
            yield _against(kept, name, read_head(opened(text)[0]))
        except NotANote as error:
            yield Seen(False, f"{name}: {error}")


def _against(kept: Manifest, name: str, signed: Head) -> Seen:
    """Whether the backup has come as far as a checkpoint; if not, using it would take back what was signed."""
    head = {head.chain: head for head in kept.contents.heads}.get(signed.chain)
    if head is None:
        return Seen(
            False, f"{name}: the backup has no chain {signed.chain}. It is another register's, or older than that chain."
        )
    if head.seq < signed.seq:
        less = signed.seq - head.seq
        return Seen(
            False,
            f"{name}: a rollback. The backup ends chain {signed.chain} with event {head.seq}, and event {signed.seq} was signed "
            f"at {signed.at.isoformat()}: {less} events that were signed are not in it.",
        )
    if head.seq == signed.seq and head.hash != signed.hash:
        return Seen(
            False, f"{name}: another history. Event {head.seq} of chain {signed.chain} is not the one that was signed."
        )
    more = head.seq - signed.seq
    return Seen(
        True, f"{name}: the backup has event {signed.seq} of chain {signed.chain}, which was signed, and {more} after it."
    )


@contextmanager
def _empty_place(vendor: str) -> Iterator[str]:
    """The address of an empty database, which is thrown away."""
    if vendor == "postgresql":
        with cluster.of_our_own() as made:
            yield made.url
    else:
        with tempfile.TemporaryDirectory(prefix="coi-drill.") as place:
            yield f"sqlite:///{place}/{sqlite.FILE}"


def _restored(folder: Path, url: str, shelves: str) -> Iterator[Seen]:
    done = _manage(url, "restore", str(folder.resolve()), "--shelves", shelves)
    if done.returncode:
        raise CannotBeDone(done.stderr.strip().removeprefix("CommandError: "))
    yield Seen(True, "It was restored into an empty place, with the heads that its manifest names.")


def _verified(url: str, notes: Mapping[str, str]) -> Iterator[Seen]:
    with tempfile.TemporaryDirectory(prefix="coi-drill.") as place:
        words = []
        for number, text in enumerate(notes.values()):
            path = Path(place) / f"checkpoint{number}.txt"
            path.write_text(text, encoding="utf-8")
            words += ["--checkpoint", str(path)]
        yield from _told(_manage(url, "verify_audit", "--read-only", "--json", *words))


def _files_verified(url: str, shelves: str, kept: Manifest) -> Iterator[Seen]:
    """Whether each file that the restored database speaks of is there; an old backup holds the database alone."""
    if kept.files is None:
        yield Seen(
            True, "It holds the database alone, for it was made before papers and packs went along: none were looked for."
        )
        return
    yield from _told(_manage(url, "verify_files", "--shelves", shelves, "--json"))


def _told(done: subprocess.CompletedProcess[str]) -> Iterator[Seen]:
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    yield from (Seen(line["good"], line["says"]) for line in lines)
    if done.returncode and all(line["good"] for line in lines):
        raise CannotBeDone(f"It could not be verified: {done.stderr.strip().removeprefix('CommandError: ')}")


def _manage(url: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of ours on another database, in a process of its own."""
    told = {**os.environ, "DATABASE_URL": url, "DJANGO_SECRET_KEY": settings.SECRET_KEY}
    return subprocess.run(  # noqa: S603 - our own program and words
        [sys.executable, "manage.py", *words], env=told, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
