"""Copying the whole register into a folder, and putting it back from one."""

import os
import tomllib
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from coi_register.keeping import copies, manifest
from coi_register.keeping.manifest import Manifest
from coi_register.refusals import CannotBeDone

PRIVATE = 0o700  # it holds everything, what is withheld from the public included


def back_up(folder: Path, *, at: datetime) -> Manifest:
    """Make the folder with a copy of the database and its manifest; it has its name when it is whole. Raises CannotBeDone."""
    if folder.exists():
        raise CannotBeDone(f"{folder} is there already, and a backup is never overwritten. Name a folder that is not.")
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.partial")
    try:
        beside.mkdir(mode=PRIVATE, parents=True)
        made = _copied(beside, at)
        _reach_the_disk(beside)
        beside.rename(folder)
        _flush(folder.parent)
    except OSError as error:
        raise CannotBeDone(
            f"No backup was made in {folder}: {error.strerror or error}. Make room, or name another place."
        ) from error
    finally:
        _remove(beside)
    return made


def restore(folder: Path, *, replace: bool = False) -> Manifest:
    """Put a backup in the place of the database. Raises CannotBeDone, and then nothing was changed but where it says so."""
    kept = manifest.read(folder)
    way = copies.of_this_database()
    if kept.vendor != connection.vendor:
        raise CannotBeDone(
            f"{folder} is a backup of {kept.vendor}, and this database is {connection.vendor}. Set DATABASE_URL."
        )
    copy = kept.check(folder)
    if not replace and not way.is_empty():
        raise CannotBeDone(
            f"The database has tables already: nothing was restored. With --replace, {folder} takes their place."
        )
    way.put_back(copy)
    if way.contents() != kept.contents:
        raise CannotBeDone(
            f"What was restored is not what the manifest of {folder} names: use neither. Take another backup."
        )
    return kept


def _copied(folder: Path, at: datetime) -> Manifest:
    way = copies.of_this_database()
    copy = folder / way.file
    contents = way.take(copy)
    size, digest = copy.stat().st_size, manifest.digest(copy)
    made = Manifest(at.isoformat(), _version(), connection.vendor, way.file, size, digest, contents)
    made.write(folder)
    return made


def _version() -> str:
    told = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


def _reach_the_disk(folder: Path) -> None:
    for path in (*folder.iterdir(), folder):
        _flush(path)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(folder: Path) -> None:
    """Take away what was not finished."""
    for path in folder.glob("*"):
        path.unlink()
    if folder.exists():
        folder.rmdir()
