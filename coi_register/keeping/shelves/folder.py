"""A shelf that is a folder: a file is on the disk before its row is, so that a power cut leaves no row without its file."""

import os
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class Folder(FileSystemStorage):
    """Django's own, which leaves to the system when it writes."""

    def _save(self, name: str, content: Any) -> str:
        try:
            saved: str = super()._save(name, content)  # type: ignore[misc]  # django-stubs leaves it out
        except OSError:  # a full disk leaves no half of it
            Path(self.path(name)).unlink(missing_ok=True)
            raise
        place = Path(self.path(saved))
        for path in (place, *list(place.parents)[: len(Path(saved).parts)]):
            flush(path)
        return saved


def flush(path: Path) -> None:
    """Let a file or a folder reach the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
