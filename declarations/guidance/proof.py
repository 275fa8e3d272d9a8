"""The cases that prove each rule: those in which it fires, and the near misses in which it does not."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Proof:
    """The cases of one rule, each by the sentence that names it."""

    fires: list[str] = field(default_factory=list)
    near_misses: list[str] = field(default_factory=list)


@cache
def proofs(folder: Path = CASES) -> Mapping[str, Proof]:
    """The proof of each rule by its id; numbers, procedures and what a composition asks have none here."""
    found: dict[str, Proof] = defaultdict(Proof)
    for entry in _entries(folder):
        found[entry["rule"]].fires.extend(case["says"] for case in entry["fires"])
        found[entry["rule"]].near_misses.extend(case["says"] for case in entry["near_miss"])
    return dict(found)


def _entries(folder: Path) -> Iterator[Mapping[str, Any]]:
    """What the folder says of single rules; it also holds cases of no rule, and the world they all share."""
    for path in sorted(folder.glob("*.yaml")):
        body = yaml.safe_load(path.read_bytes())
        if isinstance(body, list):
            yield from (entry for entry in body if "rule" in entry)
