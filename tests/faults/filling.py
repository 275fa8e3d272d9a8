"""A disk of our own that can be filled to the last byte: a small tmpfs where we may mount one."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

SIZE = 192 << 20


@contextmanager
def small_disk() -> Iterator[Path]:
    """Mount it, in a folder that everybody may go down to. Skips, with a sentence, where we may not."""
    with TemporaryDirectory(prefix="coi-disk.") as name:
        words = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=755", "tmpfs", name]
        if os.geteuid() or subprocess.run(words, capture_output=True, check=False).returncode:
            pytest.skip("A disk of our own needs root and the right to mount a tmpfs.")
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "--lazy", name], capture_output=True, check=False)


@contextmanager
def filled(disk: Path, *, but: int) -> Iterator[None]:
    """Fill the disk but for so many bytes; what filled it goes afterwards."""
    ballast = disk / "ballast"
    try:
        free = os.statvfs(disk)
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, free.f_bavail * free.f_frsize - but))
        yield
    finally:
        ballast.unlink(missing_ok=True)
