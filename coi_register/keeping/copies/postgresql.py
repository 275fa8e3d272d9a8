"""A copy of a PostgreSQL database: pg_dump's custom format, of the very snapshot in which the heads of the chains are read."""

import subprocess
from pathlib import Path
from typing import IO

from django.db import connection

from coi_register.keeping import catalogue, programs
from coi_register.keeping.manifest import Contents
from coi_register.refusals import CannotBeDone

FILE = "database.dump"
NOT_WHOSE = ("--no-owner", "--no-privileges")  # the logins are the cluster's; `database_roles` gives them their rights again
TABLES = "SELECT count(*) FROM pg_catalog.pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
# pg_database_owner owns a fresh schema `public`, and the copy says nothing about it, for every database has one.
AFRESH = b"DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION pg_database_owner;\n"
BLOCK = 1 << 16


def take(into: Path) -> Contents:
    """Write the copy, and say what was in it."""
    with catalogue.snapshot() as snapshot:
        programs.run("pg_dump", "--format=custom", *NOT_WHOSE, f"--snapshot={snapshot}", f"--file={into}")
        return catalogue.contents()


def is_empty() -> bool:
    """Whether there is no table."""
    return catalogue.asked(TABLES) == [(0,)]


def put_back(copy: Path) -> None:
    """Put the copy in the place of whatever is there, in one transaction. Raises CannotBeDone, and then nothing was changed."""
    replace = not is_empty()
    connection.close()
    reading = _piped("pg_restore", *NOT_WHOSE, "--file=-", str(copy))
    writing = _piped("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null")
    assert reading.stdin  # they are pipes
    assert reading.stdout
    assert writing.stdin
    reading.stdin.close()
    whole = _poured(reading.stdout, writing.stdin, b"BEGIN;\n" + (AFRESH if replace else b""))
    reading.stdout.close()  # what is not taken up any more would keep the reader waiting for ever
    whole = reading.wait() == 0 and whole
    if not whole:
        writing.kill()  # whoever goes without a word has committed nothing
    _close(writing.stdin, b"COMMIT;\n" if whole else b"")
    if writing.wait() or not whole:
        raise CannotBeDone(f"Nothing was restored from {copy}: {_complaint(reading) or _complaint(writing)}")


def _piped(name: str, *words: str) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen(  # noqa: S603 - our own program and words
        [programs.find(name), *words], env=programs.environment(), stdin=pipe, stdout=pipe, stderr=pipe
    )


def _poured(out_of: IO[bytes], into: IO[bytes], first: bytes) -> bool:
    """Whether everything went from the one into the other."""
    try:
        into.write(first)
        while block := out_of.read(BLOCK):
            into.write(block)
    except BrokenPipeError:
        return False
    return True


def _close(pipe: IO[bytes], last: bytes) -> None:
    try:
        pipe.write(last)
        pipe.close()
    except BrokenPipeError:
        pass  # it has complained already


def _complaint(program: subprocess.Popen[bytes]) -> str:
    assert program.stderr  # it is a pipe
    said = program.stderr.read().decode(errors="replace")
    return programs.last_words(said) if said.strip() else ""
