"""The points of the chair's checklist, dated and cited, as they stand in the YAML beside this."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from declarations.guidance.findings import Source
from declarations.guidance.rules import Period
from declarations.guidance.vocabulary import Status, Strength
from declarations.preparing.vocabulary import Block

WRITTEN = Path(__file__).with_name("checklist.yaml")


@dataclass(frozen=True, slots=True)
class Written:
    """One point: what is to be done, in which block, and what the register knows of it by itself, by its name."""

    key: str
    block: Block
    says: str
    source: Source
    rests_on: str
    in_force: Period
    known_by: str = ""


@cache
def all_points() -> tuple[Written, ...]:
    """Every point of every day, in the order of the checklist."""
    told = yaml.safe_load(WRITTEN.read_text(encoding="utf-8"))
    return tuple(_point(one, told) for one in told["points"])


def points_on(day: date) -> tuple[Written, ...]:
    """The checklist of a day; empty on one for which no guidance gives any."""
    return tuple(one for one in all_points() if one.in_force.holds(day))


def _point(told: dict[str, Any], text: dict[str, Any]) -> Written:
    source = text["source"]
    return Written(
        key=told["key"],
        block=Block(told["block"]),
        says=told["says"],
        source=Source(
            source["instrument"],
            source["place"],
            Strength(source["strength"].replace(" ", "_")),
            Status(source["status"]),
        ),
        rests_on=told.get("rests_on", text["rests_on"]),
        in_force=Period(text["in_force"]["from"], text["in_force"]["until"]),
        known_by=told.get("known_by", ""),
    )
