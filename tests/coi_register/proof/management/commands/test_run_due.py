"""`run_due` tells what it did, and ends with 1 where something failed."""

from pathlib import Path
from typing import Any

from tests.coi_register.proof.saying import said


def test_due_work_is_told(ccg: Any, key: Path) -> None:
    assert "signed at event" in said("run_due")


def test_due_work_that_fails_ends_with_1(ccg: Any, settings: Any) -> None:
    settings.SIGNING_KEY = ""
    assert "COI_SIGNING_KEY is not set" in said("run_due", ends=1)
