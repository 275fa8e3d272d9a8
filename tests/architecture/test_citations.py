"""Every rule of the guidance says where it stands, how binding it is and how sure we are of its text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


def test_every_rule_is_cited() -> None:
    found = [f"{path.name}, {rule.get('id')}: {fault}" for path, rule in rules() for fault in faults(rule)]
    assert not found, "These rules are not whole:\n" + "\n".join(found)


def faults(rule: dict[str, Any]) -> Iterator[str]:
    """What a rule leaves unsaid about where it stands, how binding and how sure it is, and since when it holds."""
    source = rule.get("source", {})
    yield from (f"its source lacks {name}" for name in ("instrument", "place") if not source.get(name))
    if str(source.get("strength")).replace(" ", "_") not in set(Strength):
        yield "its strength is not one of the vocabulary"
    if source.get("status") not in set(Status):
        yield "its status is not one of the vocabulary"
    if not rule.get("in_force", {}).get("from"):
        yield "it does not say from when it holds"
