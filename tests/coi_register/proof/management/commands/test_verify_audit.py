"""`verify_audit` says what it found, ends accordingly, and notes it for the page."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from coi_register.proof.models import Checkpoint, Due
from tests.coi_register.proof.saying import said


def test_a_sound_log_is_verified_and_noted_for_the_page(signed: Any, tmp_path: Path) -> None:
    note = tmp_path / "kept.txt"
    note.write_text(Checkpoint.objects.get(chain=str(signed.pk)).note)
    assert said("verify_audit", "--checkpoint", str(note)).endswith("Everything holds.\n")
    assert Due.objects.get(name="verify_audit").good
    told = [json.loads(line) for line in said("verify_audit", "--json", "--read-only").splitlines()]
    assert {one["what"] for one in told} == {"triggers", "checkpoints", "chain", "rows"}
    assert all(one["good"] for one in told)


def test_a_row_written_past_the_log_ends_it_with_1(signed: Any, past_the_log: Any) -> None:
    past_the_log("UPDATE committees_person SET name = %s", "Quietly Changed")
    assert "was changed past the log" in said("verify_audit", ends=1)
    assert not Due.objects.get(name="verify_audit").good


def test_a_checkpoint_that_cannot_be_read_ends_it_with_2(signed: Any, tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("verify_audit", "--checkpoint", str(tmp_path / "none.txt"))
    assert refused.value.returncode == 2
