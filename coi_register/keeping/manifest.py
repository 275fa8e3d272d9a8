"""What a backup says about itself: whose it is, when it was made, how long it is, and how far each chain of the log had come."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from coi_register.refusals import CannotBeDone

NAME = "manifest.json"
FORM = "coi_register backup 1"
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
class Manifest:
    """One backup; `file` is the copy's name beside the manifest."""

    made_at: str
    version: str
    vendor: str
    file: str
    size: int
    sha256: str
    contents: Contents

    def write(self, folder: Path) -> None:
        """Put it beside the copy."""
        told = json.dumps({"form": FORM, **asdict(self)}, indent=1, sort_keys=True)
        (folder / NAME).write_text(told + "\n", encoding="utf-8")

    def check(self, folder: Path) -> Path:
        """The copy, byte for byte as it was made. Raises CannotBeDone where it is not."""
        copy = folder / self.file
        if not copy.is_file():
            raise CannotBeDone(f"{copy} is missing: the manifest names it. Fetch the backup again, whole.")
        size = copy.stat().st_size
        if size < self.size:
            raise CannotBeDone(
                f"{copy} is cut short: {size:,} of {self.size:,} bytes are there. Fetch the backup again, whole."
            )
        if digest(copy) != self.sha256:
            raise CannotBeDone(
                f"{copy} is not what was written when the backup was made: its bytes differ. Use another backup."
            )
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


def _told(told: dict[str, Any]) -> Manifest:
    if told.pop("form") != FORM or Path(told["file"]).name != told["file"]:
        raise KeyError("form")
    contents = told.pop("contents")
    heads = tuple(Head(**head) for head in contents["heads"])
    return Manifest(**told, contents=Contents(heads, tuple(contents["migrations"])))
