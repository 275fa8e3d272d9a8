"""What somebody signs at home with the file that they took away, the product and the verifier accept."""

import subprocess
import sys
from pathlib import Path

from coi_register.proof.notes import PublicKey, opened
from coi_register.proof.take_away import verify
from tests.coi_register.proof.invented import KEY, Log

FILE = Path(verify.__file__).with_name("sign.py")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(FILE), *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_a_key_made_at_home_co_signs_a_checkpoint(tmp_path: Path) -> None:
    note = Log("ccg-one").live(5).checkpoint()
    (tmp_path / "note.txt").write_text(note)
    public = run(tmp_path, "key", "gwen.example", "my.key").stdout.strip()
    line = run(tmp_path, "note", "note.txt", "my.key").stdout.strip()
    assert PublicKey.read(public).check(opened(note)[0], line)
    keys = [verify.read_key(str(KEY.public)), verify.read_key(public)]
    assert verify.open_note(f"{note}{line}\n", keys, "note.txt")[3] == f"{KEY.name}, gwen.example"
    assert (tmp_path / "my.key").stat().st_mode & 0o077 == 0


def test_without_a_task_it_says_how_it_is_used(tmp_path: Path) -> None:
    assert "python3 sign.py key" in run(tmp_path).stderr
    assert "must be one word" in run(tmp_path, "key", "two words", "my.key").stderr
