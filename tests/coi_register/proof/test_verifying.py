"""The commands of the proof: what they say, how they end, and what they keep."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from coi_register.proof.models import Checkpoint, Due
from coi_register.proof.take_away import verify


def said(*arguments: str, ends: int = 0) -> str:
    """What a command says, with the code with which it ends."""
    out = StringIO()
    try:
        call_command(*arguments, stdout=out, stderr=out)
    except SystemExit as end:
        assert end.code == ends
    else:
        assert ends == 0
    return out.getvalue()


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


def test_due_work_is_told(ccg: Any, key: Path) -> None:
    assert "signed at event" in said("run_due")


def test_due_work_that_fails_ends_with_1(ccg: Any, settings: Any) -> None:
    settings.SIGNING_KEY = ""
    assert "COI_SIGNING_KEY is not set" in said("run_due", ends=1)


def test_a_bundle_of_every_chain_is_written_by_a_command(signed: Any, tmp_path: Path) -> None:
    to = tmp_path / "all.zip"
    said("audit_bundle", str(to))
    assert verify.Check(str(to), [], {}).wrong == []
    with pytest.raises(CommandError, match="There is no chain nothing"):
        call_command("audit_bundle", str(to), "--chain", "nothing")
