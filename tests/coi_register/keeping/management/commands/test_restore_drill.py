"""`manage.py restore_drill` ends with a verdict, and an exit code for a timer."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def test_a_folder_that_is_no_backup_is_told(tmp_path: Path) -> None:
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("restore_drill", tmp_path, stdout=said)
    assert ended.value.code == 1
    assert "is no backup: it has no manifest.json" in said.getvalue()
    assert "Do not use this backup before you know why." in said.getvalue()


def test_a_checkpoint_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="The checkpoint cannot be read") as refused:
        call_command("restore_drill", tmp_path, checkpoint=[tmp_path / "none"])
    assert refused.value.returncode == 2
