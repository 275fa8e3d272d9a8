"""The shelves that settings name: what lies on each, and which files the rows of the database speak of.

A row is written after its file, and a file that a row speaks of is never taken away: so whoever asks for the rows first and looks
for the files afterwards finds each of them, whoever works meanwhile.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.storage import InvalidStorageError, Storage, storages
from django.utils.module_loading import import_string

from coi_register.keeping.manifest import BLOCK, File
from coi_register.keeping.shelves.folder import Folder
from coi_register.refusals import CannotBeDone

Shelves = Callable[[str], Storage]


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it lies there."""

    size: int
    sha256: str


def told() -> Iterator[File]:
    """Every file of which a row of the database speaks, as the row tells of it; the rooms above are asked."""
    for shelf, questions in settings.SHELVES.items():
        for question in questions:
            yield from (File(shelf, *row) for row in import_string(question)())


def lying(there: Shelves) -> Iterator[tuple[str, str]]:
    """Shelf and name of every file that lies there, whether a row speaks of it or not."""
    for shelf in settings.SHELVES:
        yield from ((shelf, name) for name in sorted(_names(there(shelf), "")))


def named(shelf: str) -> Storage:
    """The shelf that settings name so. Raises CannotBeDone where they name none."""
    try:
        return storages[shelf]
    except InvalidStorageError as error:
        raise CannotBeDone(f"There are files of the shelf “{shelf}”, and the settings do not name it. Name it.") from error


def below(place: Path) -> Shelves:
    """Folders in a place, in the stead of the shelves that settings name."""
    return lambda shelf: Folder(place / shelf, file_permissions_mode=0o600, directory_permissions_mode=0o700)


def amiss(there: Storage, file: File) -> str:
    """What is wrong with a file on a shelf, in a sentence that names it; empty where it is what the row tells of."""
    try:
        with there.open(file.name, "rb") as lies:
            return differs(file, looked_at(lies))
    except FileNotFoundError:
        return differs(file, None)


def differs(file: File, seen: Looked | None) -> str:
    """The same of a file that was looked at, or not found."""
    if seen is None:
        return f"{file.place} is missing: the database speaks of it."
    if seen.size < file.size:
        return f"{file.place} is cut short: {seen.size:,} of {file.size:,} bytes are there."
    return "" if seen.sha256 == file.sha256 else f"{file.place} is altered: it has not the hash that the database knows."


def looked_at(file: IO[bytes] | Any, into: IO[bytes] | None = None) -> Looked:
    """Size and hash of a file, read block by block; copied on the way where that is asked for."""
    size, digest = 0, hashlib.sha256()
    while block := file.read(BLOCK):
        size += len(block)
        digest.update(block)
        if into is not None:
            into.write(block)
    return Looked(size, digest.hexdigest())


def _names(there: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = there.listdir(folder)
    except FileNotFoundError:  # nothing was ever put there
        return
    yield from (f"{folder}{name}" for name in files)
    for inner in folders:
        yield from _names(there, f"{folder}{inner}/")
