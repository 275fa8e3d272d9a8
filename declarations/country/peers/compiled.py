"""C: one pass over arrays, compiled on the spot; as fast as the decisions can be made by one processor."""

import ctypes
import shutil
import subprocess
import tempfile
from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from declarations.country.peers.asked import Answers, NotHere, Peer, Sittings
from declarations.country.peers.numbered import Meeting, Numbered, numbered
from declarations.guidance.many.dockets import ITEM_AT, SITTERS
from declarations.guidance.table import RULE_AT

SOURCE = Path(__file__).parent / "pass.c"


def compiled() -> Any:
    """The function `decide` of pass.c."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise NotHere("There is no C compiler on this machine.")
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "pass.so"
        subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", library, SOURCE], check=True)  # noqa: S603
        return ctypes.CDLL(str(library)).decide


def ready(sittings: Sittings) -> Callable[[], Answers]:
    """What is returned gives its answers as an array; it is read into pairs by `answers`, and not on the clock."""
    run = passing(sittings)
    return lambda: answers(run(), sittings)


def passing(sittings: Sittings) -> Callable[[], "ctypes.Array[ctypes.c_int32]"]:
    """The pass alone, from arrays to an array: what is timed."""
    decide, known = compiled(), numbered(sittings)
    arrays, weights = _arrays(known)

    def run() -> "ctypes.Array[ctypes.c_int32]":
        decide(*arrays, weights)
        return weights

    return run


def answers(weights: Iterable[int], sittings: Sittings) -> Answers:
    """The array as pairs: meeting after meeting, item after item, person after person."""
    found, given = [], iter(weights)
    for docket, seated in sittings:
        pairs = [place + who for place in range(0, len(docket.items) << ITEM_AT, SITTERS) for who in seated.on(docket.day)]
        said = zip(pairs, given)  # noqa: B905 (the next meeting goes on where this one ends)
        found.append({pair: weight for pair, weight in said if weight})
    return found


def _arrays(known: Numbered) -> tuple[list[Any], "ctypes.Array[ctypes.c_int32]"]:
    meetings, people = known.meetings, known.people
    tokens = 1 + max(token for person in people for token, *_ in person.ways)
    tokens = max(tokens, 1 + max(token for meeting in meetings for _, token, _ in meeting.sought))
    sought_from, sought = _flat([[(token, item, column) for item, token, column in each.sought] for each in meetings])
    people_from, present = _flat([[(person.number,) for _, person in each.people] for each in meetings])
    spared_from, spared = _flat([_spared(meeting) for meeting in meetings])
    ways_from, ways = _flat([person.ways for person in people])
    doubts_from, doubts = _flat([person.doubts for person in people])
    rows, columns = len(known.cells[0]), len(known.cells[0][0])
    arrays = [
        len(meetings),
        _int32(meeting.day for meeting in meetings),
        _int32(meeting.table for meeting in meetings),
        _int32(meeting.items for meeting in meetings),
        *(people_from, present, sought_from, sought, spared_from, spared),
        _int32(doubts for meeting in meetings for doubts in meeting.open),
        *(ways_from, ways, doubts_from, doubts),
        _int32(person.chair for person in people),
        _int32(weight for table in known.cells for row in table for weight in row),
        *(rows, columns),
        _int32((note + 1 << RULE_AT) - 1 for note in known.notes),
        (ctypes.c_int32 * tokens)(),
        (ctypes.c_int32 * sum(len(meeting.sought) for meeting in meetings))(),
    ]
    return arrays, (ctypes.c_int32 * sum(meeting.items * len(meeting.people) for meeting in meetings))()


def _spared(meeting: Meeting) -> list[tuple[int, int]]:
    """By item and place among those who are there, as the pass counts people."""
    place_of = {who: place for place, (who, _) in enumerate(meeting.people)}
    return [(item, place_of[who]) for item, who in meeting.spared if who in place_of]


def _flat(lists: Sequence[Sequence[Sequence[int]]]) -> tuple[Any, Any]:
    """Where the entries of each list begin, and all their numbers one after another."""
    begins = [0]
    for entries in lists:
        begins.append(begins[-1] + len(entries))
    return _int32(begins), _int32(number for entries in lists for entry in entries for number in entry)


def _int32(numbers: Iterable[int]) -> Any:
    values = array("i", (min(number, 2**31 - 1) for number in numbers))
    return (ctypes.c_int32 * len(values)).from_buffer(values)


C = Peer("C, one pass over arrays", ready)
