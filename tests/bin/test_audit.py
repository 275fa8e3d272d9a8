"""What was not checked is said to be not checked, and a known fault fails the run."""

import json
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any

import pytest

LOADER = SourceFileLoader("audit", str(Path(__file__).resolve().parents[2] / "bin" / "audit"))
audit: Any = module_from_spec(spec_from_loader("audit", LOADER))  # type: ignore[arg-type]
LOADER.exec_module(audit)

SOUND = {"name": "django", "version": "5.2.1", "vulns": []}
FAULTY = {"name": "jinja2", "version": "3.1.0", "vulns": [{"id": "PYSEC-0000-1"}]}
SKIPPED = {"name": "pyyaml", "skip_reason": "Dependency not found and could not be audited"}


def of(*found: dict[str, Any], packages: int = 0) -> Any:
    return audit.of_python({"dependencies": list(found)}, packages)


@pytest.mark.parametrize(
    ("outcome", "required", "status", "says"),
    [
        (of(SOUND), True, 0, "1 packages checked, 0 known faults"),
        (of(SOUND, FAULTY), False, 1, "FAULT  jinja2 3.1.0: PYSEC-0000-1"),
        (of(SOUND, SKIPPED), False, 0, "NOT CHECKED  1 packages"),
        (of(SOUND, SKIPPED), True, 2, "NOT CHECKED  1 packages"),
        (of(packages=45), True, 2, "NOT CHECKED  45 packages"),
        (of(FAULTY, SKIPPED), True, 1, "NOT CHECKED  1 packages"),
        (audit.of_python(None, 45), False, 0, "NOT CHECKED  45 packages"),
        (audit.of_node({"message": "405 Method Not Allowed"}, 2), True, 2, "NOT CHECKED  2 packages"),
        (audit.of_node({"vulnerabilities": {}, "metadata": {}}, 2), True, 0, "2 packages checked, 0 known faults"),
        (audit.of_node({"vulnerabilities": {"x": {"severity": "high"}}, "metadata": {}}, 2), False, 1, "FAULT  x: high"),
    ],
)
def test_silence_is_not_taken_for_safety(outcome: Any, required: bool, status: int, says: str) -> None:
    came, lines = audit.verdict({"Some": outcome}, required=required)
    assert came == status
    assert says in "\n".join(lines)


@pytest.mark.parametrize("said", ["", "no json", "<html>", "{"])
def test_an_answer_that_cannot_be_read_is_none(said: str) -> None:
    assert audit.read(said) is None
    assert audit.read(json.dumps({"a": 1})) == {"a": 1}
