"""Every rule of the guidance says where it stands, how binding it is and how sure we are of its text."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from declarations.guidance.vocabulary import Status, Strength
from tests.architecture.code import ROOT

TEXTS = ROOT / "declarations" / "guidance" / "texts"


def rules() -> list[tuple[Path, Any]]:
    """Every rule with the text it stands in; a text is a list of rules, or a mapping that has one under `rules`."""
    read = [(path, yaml.safe_load(path.read_text())) for path in sorted(TEXTS.glob("*.yaml"))]
    return [(path, rule) for path, text in read for rule in (text.get("rules", []) if isinstance(text, dict) else text)]


def test_there_are_rules_to_cite() -> None:
    assert rules(), f"No rule was found under {TEXTS}: the tests below would prove nothing."


@pytest.mark.parametrize(
    ("path", "rule"), rules(), ids=lambda value: value.get("id") if isinstance(value, dict) else value.stem
)
def test_a_rule_is_cited(path: Path, rule: dict[str, Any]) -> None:
    source = rule.get("source", {})
    missing = [name for name in ("instrument", "place", "strength", "status") if not source.get(name)]
    assert not missing, f"{path.name}, {rule.get('id')}: its source lacks {', '.join(missing)}."
    assert source["strength"].replace(" ", "_") in set(Strength)
    assert source["status"] in set(Status)


@pytest.mark.parametrize(
    ("path", "rule"), rules(), ids=lambda value: value.get("id") if isinstance(value, dict) else value.stem
)
def test_a_rule_is_dated(path: Path, rule: dict[str, Any]) -> None:
    assert rule.get("in_force", {}).get("from"), f"{path.name}, {rule.get('id')}: say from when it is law."
