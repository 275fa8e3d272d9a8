"""The drill tells a backup that can be used from one that cannot, and says why in words."""

from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from coi_register.keeping import drill, services
from coi_register.keeping.drill import drilled
from coi_register.keeping.manifest import Contents, Head, Manifest
from coi_register.proof import notes
from coi_register.proof.models import Checkpoint
from coi_register.proof.services import sign_what_moved
from tests.factories import PaperFactory, PersonFactory
from tests.faults.conftest import LONG

NOW = datetime(2018, 3, 1, 12, tzinfo=UTC)
KEY = notes.SigningKey("coi_register/test", b"k" * 32)


def made(*heads: Head) -> Manifest:
    return Manifest(NOW.isoformat(), "1", "sqlite", "a", 1, "0", Contents(heads, ()))


def signed(chain: str, seq: int, digest: str) -> str:
    body = notes.Head("test", chain, seq, digest, NOW).body
    return notes.note(body, [KEY.sign(body)])


OURS = made(Head("platform", 5, "5" * 64))


@pytest.mark.parametrize(
    ("note", "good", "says"),
    [
        (signed("platform", 5, "5" * 64), True, "has event 5 of chain platform, which was signed, and 0 after it"),
        (signed("platform", 3, "3" * 64), True, "has event 3 of chain platform, which was signed, and 2 after it"),
        (
            signed("platform", 9, "9" * 64),
            False,
            "a rollback. The backup ends chain platform with event 5, and event 9 was signed",
        ),
        (signed("platform", 6, "6" * 64), False, "1 events that were signed are not in it"),
        (
            signed("platform", 5, "6" * 64),
            False,
            "another history. Event 5 of chain platform is not the one that was signed",
        ),
        (signed("elsewhere", 1, "1" * 64), False, "the backup has no chain elsewhere. It is another register's"),
        ("nothing of the kind", False, "This is not a signed note"),
        ("one line\n\n", False, "This is not a checkpoint"),
    ],
)
def test_a_backup_is_held_against_what_was_signed(note: str, good: bool, says: str) -> None:
    (seen,) = drill._beside(OURS, {"note.txt": note})
    assert (seen.good, says in seen.says) == (good, True), seen.says


def test_a_truncated_backup_is_told_before_anything_is_restored(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"half")
    Manifest(NOW.isoformat(), "1", "sqlite", "a", 8, "0", Contents((), ())).write(tmp_path)
    (seen,) = drilled(tmp_path, {})
    assert not seen.good
    assert "is cut short: 4 of 8 bytes are there" in seen.says


@pytest.fixture
def key(tmp_path: Path, monkeypatch: Any) -> None:
    """The site's signing key, in a file of its own."""
    path = tmp_path / "key"
    path.write_text(notes.SigningKey.made(notes.key_name(settings.SITE)).written() + "\n")
    path.chmod(0o600)
    monkeypatch.setattr(settings, "SIGNING_KEY", str(path))


@pytest.mark.usefixtures("register", "key")
def test_a_backup_is_restored_elsewhere_and_verified_and_an_old_one_is_a_rollback(tmp_path: Path, shelf: Path) -> None:
    """By the product's own commands, each in a process of its own."""
    ccg, _ = PersonFactory().ccg, PersonFactory()  # of two CCGs: the chain of the second goes no further
    lost, _ = (PaperFactory().versions.get().file.name for _ in range(2))
    (shelf / lost).unlink()
    list(sign_what_moved(NOW))
    services.back_up(tmp_path / "monday", at=NOW)
    before = outside(ccg)
    PersonFactory(ccg=ccg)
    list(sign_what_moved(NOW.replace(hour=14)))
    seen = list(drilled(tmp_path / "monday", {"before": before, "later": outside(ccg)}))
    wrong, good = ([one.says for one in seen if one.good is which] for which in (False, True))
    assert any("restored into an empty place" in says for says in good)
    assert any("rows stand as the log left them" in says for says in good)
    assert any(says.startswith("before: the backup has event") for says in good)
    assert wrong[0].startswith("later: a rollback. The backup ends chain"), wrong
    assert [says for says in wrong if "papers/" in says] == [f"papers/{lost} is missing: the database speaks of it."]
    assert "1 of 2 files that the database speaks of are there, as it knows them." in good


def test_an_old_backup_is_said_to_hold_the_database_alone() -> None:
    (seen,) = drill._files_verified("sqlite://", "", OURS)
    assert seen.good
    assert "was made before papers and packs went along: none were looked for" in seen.says


@pytest.mark.skipif(not LONG, reason="The short form sees the same in one drill: make faults.")
@pytest.mark.usefixtures("register", "key")
def test_a_good_backup_can_be_used(tmp_path: Path) -> None:
    ccg = PersonFactory().ccg
    list(sign_what_moved(NOW))
    services.back_up(tmp_path / "monday", at=NOW)
    (tmp_path / "note.txt").write_text(outside(ccg))
    said = StringIO()
    call_command("restore_drill", tmp_path / "monday", checkpoint=[tmp_path / "note.txt"], stdout=said)
    assert "The backup can be used." in said.getvalue()


def outside(ccg: Any) -> str:
    """The newest checkpoint of a CCG's chain, kept outside."""
    newest = Checkpoint.objects.filter(chain=str(ccg.pk)).order_by("seq").last()
    assert newest is not None
    return newest.note
