"""Papers and packs go into a backup and come back, all of them or none; what is missing or altered is named."""

import json
import os
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from coi_register.keeping import copies, manifest, services, shelves
from coi_register.keeping.copies import files
from coi_register.keeping.shelves.folder import Folder
from coi_register.refusals import CannotBeDone, ShelfAway
from committees.models import Person, Version
from tests.factories import PaperFactory, PersonFactory
from tests.faults.spare import spare

NOW = datetime(2018, 3, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("register")


def on(shelf: Path) -> dict[str, bytes]:
    """Every file on the shelf, by its name."""
    return {str(path.relative_to(shelf)): path.read_bytes() for path in shelf.rglob("*") if path.is_file()}


@pytest.fixture
def backup(shelf: Path, tmp_path: Path) -> Path:
    """A backup of a register with two papers."""
    PaperFactory(pages=["The first"])
    PaperFactory(pages=["The second"])
    services.back_up(tmp_path / "monday", at=NOW)
    return tmp_path / "monday"


def test_papers_come_back_with_the_database(backup: Path, shelf: Path, tmp_path: Path) -> None:
    before = on(shelf)
    assert {*before.values()} == {b"The first", b"The second"}
    shelf.rename(tmp_path / "lost")
    with spare(None, tmp_path):
        kept = services.restore(backup)
        assert on(shelf) == before
        assert {file.name for file in kept.files or ()} == {*Version.objects.values_list("file", flat=True)}
        assert kept.amiss == ()


def test_the_manifest_tells_each_file_by_size_and_hash(backup: Path) -> None:
    told = [(file.shelf, file.name, file.size, file.sha256) for file in manifest.read(backup).files or ()]
    assert told == sorted(("papers", *row) for row in Version.objects.values_list("file", "size", "sha256"))


def test_a_paper_added_while_the_files_are_copied_goes_along_or_is_nobodys(
    shelf: Path, tmp_path: Path, monkeypatch: Any
) -> None:
    """The database is copied first: what comes later has a file without a row, and no row is without its file."""
    PaperFactory(pages=["Before"])
    asked = shelves.told

    def meanwhile() -> Any:
        yield from asked()
        PaperFactory(pages=["Meanwhile"])

    monkeypatch.setattr(shelves, "told", meanwhile)
    made = services.back_up(tmp_path / "monday", at=NOW)
    assert (len(made.files or ()), made.amiss) == (2, ())
    with spare(None, tmp_path):
        services.restore(tmp_path / "monday")
        assert Version.objects.count() == 1


def test_a_file_that_goes_while_it_is_looked_for_is_nobodys(shelf: Path, tmp_path: Path, monkeypatch: Any) -> None:
    """A deed that failed takes away its file."""
    PaperFactory()
    monkeypatch.setattr(shelves, "lying", lambda there: [("papers", "ab/gone"), *[("papers", name) for name in on(shelf)]])
    made = services.back_up(tmp_path / "monday", at=NOW)
    assert (len(made.files or ()), made.amiss) == (1, ())


def lost(place: Path) -> None:
    place.unlink()


def altered(place: Path) -> None:
    place.write_bytes(b"A pagE")


def cut_short(place: Path) -> None:
    os.truncate(place, 3)


@pytest.mark.parametrize(
    ("harm", "says"),
    [(lost, "is missing: the database speaks of it"), (altered, "is altered"), (cut_short, "is cut short: 3 of 6 bytes")],
)
def test_what_the_shelf_does_not_hold_is_named_and_the_rest_backed_up(
    harm: Callable[[Path], None], says: str, shelf: Path, tmp_path: Path
) -> None:
    paper, _ = PaperFactory(), PaperFactory()
    name = paper.versions.get().file.name
    harm(shelf / name)
    made = services.back_up(tmp_path / "monday", at=NOW)
    (wrong,) = made.amiss
    assert wrong.startswith(f"papers/{name} {says}")
    assert manifest.read(tmp_path / "monday") == made


def test_tables_of_another_version_are_told_and_backed_up(shelf: Path, tmp_path: Path, settings: Any) -> None:
    settings.SHELVES = {"papers": ("tests.coi_register.keeping.copies.test_files.asked_of_no_table",)}
    PaperFactory()
    made = services.back_up(tmp_path / "monday", at=NOW)
    assert (len(made.files or ()), made.amiss) == (1, (files.NOT_ASKED,))


def asked_of_no_table() -> Any:
    yield from Version.objects.extra(where=["no_such_column = 1"]).values_list("file")


def harmed(backup: Path, how: Callable[[Path], None]) -> None:
    file = (manifest.read(backup).files or ())[0]
    how(backup / manifest.FILES / file.place)


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lost, "papers/.* is missing: the manifest names it"),
        (altered, "papers/.* is cut short|papers/.*: its bytes differ"),
        (lambda place: place.write_bytes(place.read_bytes()[:-1] + b"!"), "papers/.*its bytes differ"),
    ],
)
def test_a_harmed_file_in_a_backup_is_named_and_nothing_is_changed(
    harm: Callable[[Path], None], says: str, backup: Path, shelf: Path
) -> None:
    before = on(shelf)
    person = PersonFactory()
    harmed(backup, harm)
    with pytest.raises(CannotBeDone, match=says):
        services.restore(backup, replace=True)
    assert on(shelf) == before
    assert Person.objects.filter(pk=person.pk).exists()


@pytest.mark.parametrize("name", ["../../elsewhere", "/etc/passwd", "ab//cd", "ab/../../cd"])
def test_a_name_that_leads_out_of_the_shelf_is_refused(name: str, backup: Path) -> None:
    path = backup / manifest.NAME
    told = json.loads(path.read_text())
    told["files"][0]["name"] = name
    path.write_text(json.dumps(told))
    with pytest.raises(CannotBeDone, match="is not the manifest of a backup of this product"):
        services.restore(backup, replace=True)


def test_a_shelf_that_is_full_keeps_none_of_them_and_the_database_is_untouched(
    backup: Path, shelf: Path, monkeypatch: Any
) -> None:
    before = on(shelf)
    for name in before:
        (shelf / name).unlink()
    person = PersonFactory()
    saved = Folder._save
    room = iter([True])

    def full(self: Folder, name: str, content: Any) -> str:
        if not next(room, False):
            (shelf / name).parent.mkdir(exist_ok=True)
            (shelf / name).write_bytes(b"half")
            raise OSError(28, os.strerror(28))
        return saved(self, name, content)

    monkeypatch.setattr(Folder, "_save", full)
    with pytest.raises(CannotBeDone, match="Nothing was restored from .*No space left on device. Make room"):
        services.restore(backup, replace=True)
    assert on(shelf) == {}
    assert Person.objects.filter(pk=person.pk).exists()


def test_what_does_not_come_back_as_it_was_is_named(backup: Path, shelf: Path, monkeypatch: Any) -> None:
    for name in on(shelf):
        (shelf / name).unlink()
    saved = Folder._save
    monkeypatch.setattr(Folder, "_save", lambda self, name, content: saved(self, name, ContentFile(b"Something else")))
    with pytest.raises(CannotBeDone, match="did not come back onto its shelf as it was: nothing was restored"):
        services.restore(backup, replace=True)
    assert on(shelf) == {}


def test_another_file_in_its_place_is_replaced_only_when_that_is_said(backup: Path, shelf: Path, tmp_path: Path) -> None:
    before = on(shelf)
    name = next(iter(before))
    (shelf / name).write_bytes(b"Another")
    with spare(None, tmp_path):
        with pytest.raises(CannotBeDone, match=f"papers/{name} lies on its shelf already, and is another"):
            services.restore(backup)
        assert copies.of_this_database().is_empty()
        services.restore(backup, replace=True)
    assert on(shelf) == before


def test_what_lies_there_beside_stays(backup: Path, shelf: Path) -> None:
    PaperFactory(pages=["After the backup"])
    services.restore(backup, replace=True)
    assert b"After the backup" in on(shelf).values()


def test_a_backup_without_files_still_restores(backup: Path, shelf: Path, tmp_path: Path) -> None:
    path = backup / manifest.NAME
    told = json.loads(path.read_text())
    del told["files"], told["amiss"]
    path.write_text(json.dumps(told | {"form": manifest.WITHOUT_FILES}))
    with spare(None, tmp_path):
        assert services.restore(backup).files is None
        assert Version.objects.count() == 2


def test_a_shelf_that_is_away_leaves_no_backup(shelf: Path, tmp_path: Path, monkeypatch: Any) -> None:
    def away(self: Any, name: str) -> Any:
        raise ShelfAway("The bucket “papers” cannot be used: it does not answer. Try again when it can.")

    monkeypatch.setattr(Folder, "listdir", away)
    with pytest.raises(CannotBeDone, match="No backup was made in .*monday. The bucket “papers” cannot be used"):
        services.back_up(tmp_path / "kept" / "monday", at=NOW)
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_shelf_that_settings_do_not_name_is_told(backup: Path, settings: Any) -> None:
    settings.STORAGES = {name: told for name, told in settings.STORAGES.items() if name != "papers"}
    with pytest.raises(CannotBeDone, match="files of the shelf “papers”, and the settings do not name it"):
        services.restore(backup, replace=True)


def test_a_long_paper_is_copied_block_by_block(shelf: Path, tmp_path: Path) -> None:
    long = 40 * manifest.BLOCK
    (shelf / "ab").mkdir(parents=True)
    with (shelf / "ab" / "long").open("wb") as file:
        file.truncate(long)
    tracemalloc.start()
    taken, _ = files.take(tmp_path)
    for name in on_the_shelf():
        storages["papers"].delete(name)
    files.put_back(tmp_path, taken, shelves.named, replace=False)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (shelf / "ab" / "long").stat().st_size == long
    assert most < 8 * manifest.BLOCK


def on_the_shelf() -> list[str]:
    return [name for _, name in shelves.lying(shelves.named)]
