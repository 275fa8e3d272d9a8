"""The guidance's examples of each type of interest, with where each is from and whether that text was read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from declarations.guidance.rules import Period
from declarations.guidance.vocabulary import Status

TEXT = Path(__file__).with_name("examples.yaml")


class Reader(StrEnum):
    """For whom an example is told."""

    GP = "gp"
    LAY = "lay"
    STAFF = "staff"


READER_LABELS = {Reader.GP: "GPs and practice staff", Reader.LAY: "Lay members", Reader.STAFF: "CCG staff"}


@dataclass(frozen=True, slots=True)
class Example:
    """One example: of which type (the fourth is “indirect”), for whom, in our words, and its source."""

    of: str
    readers: frozenset[Reader]
    says: str
    instrument: str
    place: str
    status: Status
    in_force: Period
    rests_on: str


@cache
def examples() -> tuple[Example, ...]:
    """Every example of every time, in the order of the text."""
    return tuple(_example(told) for told in yaml.safe_load(TEXT.read_bytes()))


def examples_on(on: date) -> tuple[Example, ...]:
    """Those given on a day."""
    return tuple(one for one in examples() if one.in_force.holds(on))


def _example(told: dict[str, Any]) -> Example:
    source, days = told["source"], told["in_force"]
    return Example(
        of=told["of"],
        readers=frozenset(Reader(reader) for reader in told["for"]),
        says=told["says"],
        instrument=source["instrument"],
        place=source["place"],
        status=Status(source["status"]),
        in_force=Period(days["from"], days["until"]),
        rests_on=told["rests_on"],
    )
