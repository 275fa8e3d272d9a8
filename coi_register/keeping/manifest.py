"""What a backup says about itself: whose it is, when it was made, how long it is, and how far each chain of the log had come."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from coi_register.refusals import CannotBeDone

NAME = "manifest.json"
FORM = "coi_register backup 2"
WITHOUT_FILES = "coi_register backup 1"  # those made before papers went along
FILES = "files"  # the folder, beside the copy of the database, with a folder for each shelf
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain had come."""

    chain: str
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What was in the database at the moment of the copy."""

    heads: tuple[Head, ...]
    migrations: tuple[str, ...]

    @classmethod
    def of(cls, heads: Iterable[Any], migrations: Iterable[Any]) -> "Contents":
        """From rows, put in our own order: two clusters may sort text differently."""
        return cls(tuple(Head(*row) for row in sorted(heads)), tuple(name for (name,) in sorted(migrations)))


@dataclass(frozen=True, slots=True)
class File:
    """A file on a shelf, such as a paper: by what its row tells, or by what was copied."""

    shelf: str
    name: str
    size: int
    sha256: str

    @property
    def place(self) -> str:
        """Where it is, for a sentence, and below a folder that stands for all shelves."""
        return f"{self.shelf}/{self.name}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """One backup; `file` is the copy's name beside the manifest.

    `files` are those of the shelves, None where the backup was made before they went along; `amiss` says which files the database
    spoke of and the shelves did not hold, or not as they were.
    """

    made_at: str
    version: str
    vendor: str
    file: str
    size: int
    sha256: str
    contents: Contents
    files: tuple[File, ...] | None = None
    amiss: tuple[str, ...] = ()

    def write(self, folder: Path) -> None:
        """Put it beside the copy."""
        told = json.dumps({"form": FORM, **asdict(self)}, indent=1, sort_keys=True)
        (folder / NAME).write_text(told + "\n", encoding="utf-8")

    def check(self, folder: Path) -> Path:
        """The copy, byte for byte as it was made. Raises CannotBeDone where it is not."""
        copy = folder / self.file
        _must_be(copy, self.size, self.sha256)
        for file in self.files or ():
            _must_be(folder / FILES / file.place, file.size, file.sha256)
        return copy


def read(folder: Path) -> Manifest:
    """The manifest of a backup. Raises CannotBeDone where there is none, or it cannot be understood."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CannotBeDone(
            f"{folder} is no backup: it has no {NAME}. Name the folder that manage.py backup made."
        ) from error
    except (OSError, ValueError) as error:
        raise CannotBeDone(f"{folder / NAME} cannot be read: {error}. Use another backup.") from error
    try:
        return _told(told)
    except (KeyError, TypeError, AttributeError) as error:
        raise CannotBeDone(
            f"{folder / NAME} is not the manifest of a backup of this product. Use another backup."
        ) from error


def digest(path: Path) -> str:
    """The SHA-256 of a file, read block by block."""
    so_far = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            so_far.update(block)
    return so_far.hexdigest()


def _must_be(copy: Path, size: int, sha256: str) -> None:
    if not copy.is_file():
        raise CannotBeDone(f"{copy} is missing: the manifest names it. Fetch the backup again, whole.")
    there = copy.stat().st_size
    if there < size:
        raise CannotBeDone(f"{copy} is cut short: {there:,} of {size:,} bytes are there. Fetch the backup again, whole.")
    if digest(copy) != sha256:
        raise CannotBeDone(f"{copy} is not what was written when the backup was made: its bytes differ. Use another backup.")


def _told(told: dict[str, Any]) -> Manifest:
    form = told.pop("form")
    if form not in {FORM, WITHOUT_FILES} or Path(told["file"]).name != told["file"]:
        raise KeyError("form")
    contents, amiss = told.pop("contents"), told.pop("amiss", ())
    heads = tuple(Head(**head) for head in contents["heads"])
    files = _files(told.pop("files", None))
    return Manifest(**told, contents=Contents(heads, tuple(contents["migrations"])), files=files, amiss=tuple(amiss))


def _files(told: list[dict[str, Any]] | None) -> tuple[File, ...] | None:
    """Raises KeyError for a name that leads out of its folder."""
    if told is None:
        return None
    files = tuple(File(**one) for one in told)
    for file in files:
        if Path(file.shelf).name != file.shelf or file.name.startswith("/") or {"..", ""} & {*file.name.split("/")}:
            raise KeyError("name")
    return files
