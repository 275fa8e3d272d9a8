"""`audit_bundle` writes the bundle of all chains, or of those named."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from coi_register.proof.take_away import verify
from tests.coi_register.proof.saying import said


def test_a_bundle_of_every_chain_is_written_by_a_command(signed: Any, tmp_path: Path) -> None:
    to = tmp_path / "all.zip"
    said("audit_bundle", str(to))
    assert verify.Check(str(to), [], {}).wrong == []
    with pytest.raises(CommandError, match="There is no chain nothing"):
        call_command("audit_bundle", str(to), "--chain", "nothing")
