"""The map of ASVS 5.0.0 as it is written down, and what of the tree it may point to."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "docs" / "security" / "asvs.yaml"
SCOPE = ROOT.parent / "shared" / "domain" / "asvs_scope.csv"


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement that applies: its number and level, what it asks in our words, and what shows that it is met."""

    number: str
    level: int
    asks: str
    by: tuple[str, ...]
    surface: str = ""

    @property
    def tests(self) -> tuple[str, ...]:
        return tuple(proof for proof in self.by if "::" in proof)

    @property
    def sections(self) -> tuple[str, ...]:
        return tuple(proof for proof in self.by if "::" not in proof)


class Unique(yaml.SafeLoader):
    """Refuses a key that stands twice: of two rows of one number, YAML would keep the last without a word."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise ValueError(f"These stand twice in the map: {sorted(twice)}")
        return super().construct_mapping(node, deep)


def read(text: str) -> tuple[list[Row], dict[str, tuple[int, str]]]:
    """The rows that apply; and those that do not, each with its level and the reason."""
    whole = yaml.load(text, Loader=Unique)
    rows = [
        Row(number, said["level"], said["asks"], tuple(said.get("by") or ()), said.get("surface", ""))
        for number, said in whole["applies"].items()
    ]
    out = {
        f"v5.0.0-{number}": (level, reason)
        for reason, levels in whole["does_not_apply"].items()
        for level, numbers in levels.items()
        for number in str(numbers).split()
    }
    return rows, out


@cache
def the_map() -> tuple[list[Row], dict[str, tuple[int, str]]]:
    """The map of the product."""
    return read(MAP.read_text())


@cache
def named_in(path: str) -> frozenset[str]:
    """The tests that stand in a file, `Class::name` for those of a class; nothing is imported or run."""
    file = ROOT / path
    return frozenset(_named(ast.parse(file.read_text()).body)) if file.is_file() else frozenset()


def _named(body: list[ast.stmt], before: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield before + node.name
        elif isinstance(node, ast.ClassDef):
            yield from _named(node.body, f"{node.name}::")


@cache
def sections_of(path: str) -> dict[str, str]:
    """The sections of a document by the anchor of their heading, each with its own words, without those of its parts."""
    file = ROOT / path
    if not file.is_file():
        return {}
    parts = re.split(r"^#{1,4} +(.+)$", file.read_text(), flags=re.MULTILINE)
    return {anchor(heading): words.strip() for heading, words in zip(parts[1::2], parts[2::2], strict=True)}


def anchor(heading: str) -> str:
    """How a heading is linked to."""
    return re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")
