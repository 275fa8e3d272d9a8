"""Copying the whole register into a folder, and putting it back from one.

The database first and the files afterwards, on the way out; the files first and the database afterwards, on the way in. So each row
has its file at every moment of either, and what a power cut leaves are files of which no row speaks.
"""

import os
import shutil
import tomllib
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from coi_register.keeping import copies, manifest, shelves
from coi_register.keeping.copies import files
from coi_register.keeping.manifest import Manifest
from coi_register.keeping.shelves.folder import flush
from coi_register.refusals import CannotBeDone, ShelfAway

PRIVATE = 0o700  # it holds everything, what is withheld from the public included


def back_up(folder: Path, *, at: datetime) -> Manifest:
    """Make the folder with copies of database and files and its manifest; it has its name when it is whole. Raises CannotBeDone."""
    if folder.exists():
        raise CannotBeDone(f"{folder} is there already, and a backup is never overwritten. Name a folder that is not.")
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.partial")
    try:
        beside.mkdir(mode=PRIVATE, parents=True)
        made = _copied(beside, at)
        _reach_the_disk(beside)
        beside.rename(folder)
        flush(folder.parent)
    except ShelfAway as away:
        raise CannotBeDone(f"No backup was made in {folder}. {away}") from away
    except OSError as error:
        raise CannotBeDone(
            f"No backup was made in {folder}: {error.strerror or error}. Make room, or name another place."
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return made


def restore(folder: Path, *, replace: bool = False, elsewhere: Path | None = None) -> Manifest:
    """Put a backup in the place of the database, its files on their shelves; or on others, made in the folder `elsewhere`.

    Raises CannotBeDone, and then nothing was changed but where it says so.
    """
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
    _files_put_back(folder, kept, elsewhere, replace)
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
    taken, amiss = files.take(folder)
    size, digest = copy.stat().st_size, manifest.digest(copy)
    made = Manifest(at.isoformat(), _version(), connection.vendor, way.file, size, digest, contents, taken, amiss)
    made.write(folder)
    return made


def _files_put_back(folder: Path, kept: Manifest, elsewhere: Path | None, replace: bool) -> None:
    try:
        there = shelves.below(elsewhere) if elsewhere else shelves.named
        files.put_back(folder, kept.files or (), there, replace=replace)
    except ShelfAway as away:
        raise CannotBeDone(f"Nothing was restored from {folder}. {away}") from away
    except OSError as error:
        raise CannotBeDone(
            f"Nothing was restored from {folder}: its files could not be put on their shelves, {error}. Make room."
        ) from error


def _version() -> str:
    told = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["project"]["version"])


def _reach_the_disk(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        flush(path)
