"""Real quorums, read from the YAML beside this into facts."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from committees.seats.facts import Clause, Quorum, Seat
from committees.seats.vocabulary import InvitedAs, Office, SeatCategory

WRITTEN: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("real_quorums.yaml").read_text(encoding="utf-8"))
REAL: dict[str, dict[str, Any]] = {row["id"]: row for row in WRITTEN["quorums"]}


def quorum(row: Mapping[str, Any]) -> Quorum:
    said = row["quorum"]
    require = tuple(
        Clause(tuple(clause["any_of"]), clause.get("at_least", 1), clause.get("voting", False))
        for clause in said.get("require", ())
    )
    return Quorum(said.get("minimum"), require, said.get("conflicted_count", False))


def seats(row: Mapping[str, Any]) -> tuple[Seat, ...]:
    return tuple(seat(said) for said in (*row.get("seats", WRITTEN["seats"]), *row.get("more", ())))


def seat(said: Mapping[str, Any]) -> Seat:
    return Seat(
        said["office"],
        SeatCategory(said["category"]),
        said.get("voting", True),
        chair=said.get("chair", False),
        vice_chair=said.get("vice_chair", False),
        holds=frozenset(Office(office) for office in said.get("holds", ())),
        invited_as=InvitedAs(said["invited_as"]) if "invited_as" in said else None,
    )
