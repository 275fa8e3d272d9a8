"""PostgreSQL's own programs: where they are, and how they are told which database is meant, without a password on the line."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection

from coi_register.refusals import CannotBeDone

# Where Debian and its kin put the programs that are not on the path, the newest first.
INSTALLED = "usr/lib/postgresql/*/bin"
VARIABLES = {
    "dbname": "PGDATABASE",
    "database": "PGDATABASE",
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "service": "PGSERVICE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


def find(name: str) -> str:
    """The program of that name. Raises CannotBeDone where there is none."""
    for folder in sorted(Path("/").glob(INSTALLED), key=lambda folder: folder.parent.name.zfill(4), reverse=True):
        if (folder / name).is_file():
            return str(folder / name)
    if (on_the_path := shutil.which(name)) is not None:
        return str(Path(on_the_path).resolve())
    raise CannotBeDone(f"PostgreSQL's program {name} was not found: install PostgreSQL's client programs on this machine.")


def environment() -> dict[str, str]:
    """The environment in which a program of PostgreSQL speaks to our database."""
    told = connection.get_connection_params()
    return {**os.environ, **{VARIABLES[word]: str(value) for word, value in told.items() if word in VARIABLES}}


def run(name: str, *words: str) -> None:
    """Run a program to its end. Raises CannotBeDone with what it said when it fails."""
    done = subprocess.run([find(name), *words], env=environment(), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise CannotBeDone(f"{name} failed: {last_words(done.stderr)}")


def last_words(said: str) -> str:
    """The first complaint of a program, on one line."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "it did not say why")
