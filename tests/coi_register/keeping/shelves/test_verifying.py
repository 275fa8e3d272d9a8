"""Whoever keeps the service can ask whether every paper and pack is there, and is told by name which is not."""

from pathlib import Path

import pytest

from coi_register.keeping import shelves
from coi_register.keeping.shelves.verifying import verified
from tests.factories import PaperFactory

pytestmark = pytest.mark.django_db


def test_files_that_are_there_are_counted_and_the_others_named(shelf: Path) -> None:
    lost, altered, _ = (PaperFactory().versions.get().file.name for _ in range(3))
    (shelf / lost).unlink()
    (shelf / altered).write_bytes(b"a page")
    (shelf / "ff").mkdir(exist_ok=True)
    (shelf / "ff" / "nobodys").write_bytes(b"")
    seen = [*verified(shelves.named)]
    assert {one.says for one in seen if not one.good} == {
        f"papers/{lost} is missing: the database speaks of it.",
        f"papers/{altered} is altered: it has not the hash that the database knows.",
    }
    assert [one.says for one in seen if one.good] == [
        "1 of 3 files that the database speaks of are there, as it knows them.",
        "1 more files lie there of which it does not speak: a power cut leaves such.",
    ]


def test_a_register_without_papers_is_whole(shelf: Path) -> None:
    (one,) = verified(shelves.named)
    assert (one.good, one.says) == (True, "0 of 0 files that the database speaks of are there, as it knows them.")
