"""The files of the shelves taken into the folder of a backup, and put back on their shelves, all of them or none."""

from collections.abc import Iterator
from pathlib import Path

from django.core.files import File as Content
from django.core.files.storage import Storage
from django.db import DatabaseError

from coi_register.keeping import shelves
from coi_register.keeping.manifest import FILES, File
from coi_register.keeping.shelves import Shelves
from coi_register.refusals import CannotBeDone

PRIVATE = 0o700
NOT_ASKED = "Which files the database speaks of could not be asked: its tables are not those of this version. Run migrate."


def take(folder: Path) -> tuple[tuple[File, ...], tuple[str, ...]]:
    """Copy what lies on the shelves; and what is amiss with it. To be called when the copy of the database is made."""
    try:
        spoken, amiss = [*shelves.told()], []
    except DatabaseError:
        spoken, amiss = [], [NOT_ASKED]
    taken = {file.place: file for file in _taken(folder / FILES)}
    for file in spoken:
        copy = taken.get(file.place)
        if wrong := shelves.differs(file, shelves.Looked(copy.size, copy.sha256) if copy else None):
            amiss.append(wrong)
    return tuple(taken.values()), tuple(amiss)


def put_back(folder: Path, files: tuple[File, ...], there: Shelves, *, replace: bool) -> int:
    """Put on their shelves those that do not lie there; how many. Raises CannotBeDone and OSError, and then none was put there.

    What a row of another time left on a shelf stays: nobody's. Where a file lies that is another, it must be said to `replace` it.
    """
    missing, others = _not_there(files, there)
    if others and not replace:
        raise CannotBeDone(
            f"{others[0].place} lies on its shelf already, and is another: nothing was restored. "
            "With --replace, the backup's takes its place."
        )
    put: list[File] = []
    try:
        for file in (*others, *missing):
            put.append(file)
            _put(folder, file, there(file.shelf), replace=file in others)
    except BaseException:
        for file in put:
            there(file.shelf).delete(file.name)
        raise
    return len(put)


def _taken(folder: Path) -> Iterator[File]:
    for shelf, name in shelves.lying(shelves.named):
        place = folder / shelf / name
        place.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        try:
            with shelves.named(shelf).open(name, "rb") as lies, place.open("xb") as into:
                seen = shelves.looked_at(lies, into)
        except FileNotFoundError:  # put there by a deed that failed meanwhile: nobody's
            continue
        yield File(shelf, name, seen.size, seen.sha256)


def _not_there(files: tuple[File, ...], there: Shelves) -> tuple[list[File], list[File]]:
    """Those that are missing on their shelves, and those in whose place another lies."""
    missing, others = [], []
    for file in files:
        shelf = there(file.shelf)
        if not shelf.exists(file.name):
            missing.append(file)
        elif shelves.amiss(shelf, file):
            others.append(file)
    return missing, others


def _put(folder: Path, file: File, shelf: Storage, *, replace: bool) -> None:
    if replace:
        shelf.delete(file.name)
    with (folder / FILES / file.place).open("rb") as copy:
        name = shelf.save(file.name, Content(copy))
    if name != file.name:
        shelf.delete(name)
    if name != file.name or shelves.amiss(shelf, file):
        raise CannotBeDone(
            f"{file.place} did not come back onto its shelf as it was: nothing was restored. Look at the shelf."
        )
