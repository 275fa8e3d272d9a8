"""A shelf of a test's own."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages

from committees.models import Version
from declarations.packs.models import Pack


@pytest.fixture
def shelf(settings: Any, tmp_path: Path, monkeypatch: Any) -> Path:
    """The folder in which the papers of the test lie, and nobody else's."""
    place = tmp_path / "papers"
    told = {"BACKEND": "coi_register.keeping.shelves.folder.Folder", "OPTIONS": {"location": place}}
    settings.STORAGES = {**settings.STORAGES, "papers": told}
    for model in (Version, Pack):  # a field asks for its storage once
        monkeypatch.setattr(model._meta.get_field("file"), "storage", storages["papers"])
    return place
