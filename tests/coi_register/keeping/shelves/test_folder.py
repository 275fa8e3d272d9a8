"""A file on a folder's shelf is on the disk when its row is written, and no half of one is left."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from coi_register.keeping.shelves import folder
from coi_register.keeping.shelves.folder import Folder


def test_a_file_and_every_folder_above_it_reach_the_disk(tmp_path: Path, monkeypatch: Any) -> None:
    reached: list[Path] = []
    monkeypatch.setattr(folder, "flush", reached.append)
    assert Folder(tmp_path / "papers").save("packs/ab/cd", ContentFile(b"A page")) == "packs/ab/cd"
    shelf = tmp_path / "papers"
    assert reached == [shelf / "packs/ab/cd", shelf / "packs/ab", shelf / "packs", shelf]


def test_a_full_disk_leaves_no_half_of_a_file(tmp_path: Path, monkeypatch: Any) -> None:
    def full(self: Any, name: str, content: Any) -> str:
        Path(self.path(name)).write_bytes(b"half")
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(FileSystemStorage, "_save", full)
    with pytest.raises(OSError, match="No space left"):
        Folder(tmp_path).save("cd", ContentFile(b"A page"))
    assert [*tmp_path.iterdir()] == []
