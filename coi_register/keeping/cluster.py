"""A PostgreSQL cluster of our own, reached through a socket in a private folder, and thrown away when it is no longer needed."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from coi_register.keeping import programs
from coi_register.refusals import CannotBeDone

OWNER = "coi"
DATABASE = "coi_register"
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")  # for what is thrown away
DURABLE = ("fsync=on", "synchronous_commit=on", "full_page_writes=on")  # as it is for a real register
PATIENCE = 60  # seconds for a start, recovery included


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster in a folder; `settings` are what it is started with."""

    folder: Path
    settings: tuple[str, ...]

    @property
    def url(self) -> str:
        """What DATABASE_URL says to reach it."""
        return f"postgresql://{OWNER}@{str(self.folder).replace('/', '%2F')}/{DATABASE}"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def make(self) -> None:
        """Make it, with an empty database."""
        locale = ("--encoding=UTF8", "--locale=C.UTF-8")
        _run("initdb", f"--pgdata={self.data}", f"--username={OWNER}", "--auth=trust", *locale, "--no-sync")
        self.start()
        _run("createdb", f"--host={self.folder}", f"--username={OWNER}", DATABASE)

    def start(self) -> None:
        """Start it, and wait until it answers. Raises CannotBeDone when it does not."""
        said = " ".join(
            f"-c {setting}"
            for setting in (*self.settings, "listen_addresses=''", f"unix_socket_directories='{self.folder}'")
        )
        _run("pg_ctl", "start", "--silent", "--wait", f"--timeout={PATIENCE}", *self._where(), f"--options={said}")

    def stop(self) -> None:
        """Stop it, without waiting for whoever is connected."""
        with suppress(CannotBeDone):
            _run("pg_ctl", "stop", "--silent", "--mode=immediate", *self._where())

    def kill(self) -> None:
        """End it as a power cut would end its processes: none of them can say a last word."""
        leader = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        processes = [leader, *_led_by(leader)]
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        until = monotonic() + PATIENCE
        while any(_is_there(process) for process in processes) and monotonic() < until:
            sleep(0.01)  # dead, but not yet buried: PostgreSQL would take it for alive

    def _where(self) -> tuple[str, str]:
        return f"--pgdata={self.data}", f"--log={self.folder / 'server.log'}"


@contextmanager
def of_our_own(settings: tuple[str, ...] = FAST, within: Path | None = None) -> Iterator[Cluster]:
    """A cluster with an empty database, in a new folder; the folder goes when it is done with."""
    folder = Path(tempfile.mkdtemp(prefix="coi-pg.", dir=within))
    cluster = Cluster(folder, settings)
    try:
        if os.geteuid() == 0:
            os.chown(folder, *_owner())
        cluster.make()
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _run(name: str, *words: str) -> None:
    """Run a program of the server. Raises CannotBeDone with what it said."""
    who = dict(zip(("user", "group"), _owner(), strict=True)) if os.geteuid() == 0 else {}
    with tempfile.TemporaryFile() as said:  # a server goes on holding what it was given to write into: never a pipe
        done = subprocess.run(  # noqa: S603 - our own program and words
            [programs.find(name), *words],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            cwd="/",
            check=False,
            **who,  # type: ignore[call-overload]
        )
        if done.returncode:
            said.seek(0)
            raise CannotBeDone(f"{name} failed: {programs.last_words(said.read().decode(errors='replace'))}")


def _owner() -> tuple[int, int]:
    """PostgreSQL refuses to run as root: it is given to somebody who owns nothing else."""
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    found = names.get("postgres") or names["nobody"]
    return found.pw_uid, found.pw_gid


def _led_by(leader: int) -> list[int]:
    return [int(folder.name) for folder in Path("/proc").glob("[0-9]*") if _stat(folder)[1:2] == [str(leader)]]


def _is_there(process: int) -> bool:
    return bool(_stat(Path(f"/proc/{process}")))


def _stat(folder: Path) -> list[str]:
    """A process's state, its parent and so on; nothing when it is gone."""
    try:
        return (folder / "stat").read_text().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
