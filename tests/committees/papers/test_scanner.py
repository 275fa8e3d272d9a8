"""The virus scanner itself: where clamd is installed it is started with one invented signature, stopped, and started again."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from coi_register.accounts.actors import Actor
from coi_register.refusals import CannotBeDone
from committees.models import Item, Paper
from committees.papers import services
from committees.papers.clamd import ScannerAway, found_in
from committees.papers.vocabulary import State
from tests.committees.papers.made import docx, pdf

WHERE = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
CLAMD = shutil.which("clamd", path=WHERE)
BAD = "Invented words that only our own signature knows"
AT = datetime(2018, 3, 1, 9, tzinfo=UTC)
MOST = 1 << 20
PATIENCE = 60

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(CLAMD is None, reason="clamd is not installed: apt-get install clamav-daemon."),
]


class Clamd:
    """The program with a folder of its own; its one signature is ours, so that nothing is fetched."""

    def __init__(self, folder: Path) -> None:
        self.socket, self.told = str(folder / "socket"), folder / "clamd.conf"
        (folder / "signatures").mkdir()
        (folder / "signatures" / "ours.ndb").write_text(f"Invented.Signature:0:*:{BAD.encode().hex()}\n")
        words = {"LocalSocket": self.socket, "DatabaseDirectory": folder / "signatures", "Foreground": "yes"}
        words |= {"StreamMaxLength": str(MOST), "TemporaryDirectory": folder}
        self.told.write_text("".join(f"{word} {told}\n" for word, told in words.items()))
        self.program: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        assert CLAMD is not None  # or nobody asks
        self.program = subprocess.Popen([CLAMD, "--config-file", str(self.told)], stdout=subprocess.DEVNULL)
        until = monotonic() + PATIENCE
        while monotonic() < until:
            try:
                found_in(b"", self.socket)
            except ScannerAway:
                sleep(0.05)
            else:
                return
        raise AssertionError("clamd did not begin to listen.")

    def stop(self, how: int = signal.SIGTERM) -> None:
        if self.program is not None:
            self.program.send_signal(how)
            self.program.wait(PATIENCE)
            self.program = None


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clamd]:
    clamd = Clamd(tmp_path_factory.mktemp("clamd"))
    clamd.start()
    yield clamd
    clamd.stop()


@pytest.fixture
def clamd(running: Clamd, settings: Any) -> Clamd:
    """It runs, and the settings name it."""
    if running.program is None:
        running.start()
    settings.CLAMD = running.socket
    return running


def add(item: Item, by: Actor, content: bytes, name: str = "Case.pdf") -> Paper:
    return services.add_paper(item, title="Case", content=content, name=name, by=by)


def test_a_clean_paper_is_clean(clamd: Clamd, item: Item, officer: Actor) -> None:
    assert add(item, officer, pdf("The Old Surgery")).versions.get().state == State.CLEAN


@pytest.mark.parametrize(("made", "name"), [(pdf, "Case.pdf"), (docx, "Case.docx")])
def test_what_it_finds_inside_a_paper_is_refused_by_name(
    made: Callable[[str], bytes], name: str, clamd: Clamd, item: Item, officer: Actor
) -> None:
    with pytest.raises(CannotBeDone, match=f"“{name}” was not added. The virus scanner found Invented.Signature"):
        add(item, officer, made(BAD), name)
    assert not Paper.objects.exists()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_what_comes_while_it_is_down_waits_until_it_is_back(how: int, clamd: Clamd, item: Item, officer: Actor) -> None:
    clamd.stop(how)
    version = add(item, officer, pdf("The Old Surgery")).versions.get()
    assert version.state == State.QUARANTINED
    (waits,) = services.scan_due(AT)
    assert waits.startswith("Still waiting: 1 paper.")
    clamd.start()
    assert [*services.scan_due(AT)] == ["1 paper scanned."]
    version.refresh_from_db()
    assert version.state == State.CLEAN


def test_what_is_found_once_it_is_back_is_given_to_nobody(clamd: Clamd, item: Item, officer: Actor) -> None:
    clamd.stop()
    version = add(item, officer, pdf(BAD)).versions.get()
    clamd.start()
    [*services.scan_due(AT)]
    version.refresh_from_db()
    assert (version.state, version.found) == (State.REFUSED, "Invented.Signature.UNOFFICIAL")


def test_a_file_longer_than_it_takes_is_not_called_clean(clamd: Clamd) -> None:
    with pytest.raises(ScannerAway):
        found_in(b"\0" * (MOST + (4 << 20)), clamd.socket)
