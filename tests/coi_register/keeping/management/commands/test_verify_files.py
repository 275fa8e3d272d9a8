"""`manage.py verify_files` names what is missing, and ends with a code for a timer."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from coi_register.keeping.shelves.folder import Folder
from coi_register.refusals import ShelfAway
from tests.factories import PaperFactory

pytestmark = pytest.mark.django_db


def test_it_ends_well_where_every_file_is_there(shelf: Path) -> None:
    PaperFactory()
    said = StringIO()
    call_command("verify_files", stdout=said)
    assert said.getvalue() == "ok     1 of 1 files that the database speaks of are there, as it knows them.\n"


def test_it_ends_with_1_where_one_is_not_and_tells_it_to_programs(shelf: Path) -> None:
    (shelf / PaperFactory().versions.get().file.name).unlink()
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_files", json=True, stdout=said)
    assert ended.value.code == 1
    assert [json.loads(line)["good"] for line in said.getvalue().splitlines()] == [False, True]


def test_it_looks_in_another_place_when_it_is_told_to(shelf: Path, tmp_path: Path) -> None:
    PaperFactory()
    shelf.rename(tmp_path / "elsewhere")
    (tmp_path / "place").mkdir()
    (tmp_path / "elsewhere").rename(tmp_path / "place" / "papers")
    call_command("verify_files", shelves=tmp_path / "place", stdout=StringIO())


def test_a_shelf_that_is_away_is_no_verdict(shelf: Path, monkeypatch: Any) -> None:
    def away(self: Any, name: str, mode: str = "rb") -> Any:
        raise ShelfAway("The bucket cannot be used.")

    PaperFactory()
    monkeypatch.setattr(Folder, "_open", away)
    with pytest.raises(CommandError, match="The files could not be verified: The bucket cannot be used") as ended:
        call_command("verify_files", stdout=StringIO())
    assert ended.value.returncode == 2
