"""Cedar, by cedarpy: asked about each touch in one batch a meeting, or about each person and item one by one.

A request to Cedar costs what it costs to read it, so the strongest form asks only about what touches (found by our own
index), of cells of the rule table that stand in an entity graph parsed beforehand. Either one policy stands for each
weight, or one for each binary digit of a weight's number: then a dozen policies tell hundreds of weights apart.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from declarations.country.peers.asked import Answers, NotHere, Peer, Sittings
from declarations.guidance.many.deciding import Pair, change_chairs, doubts, touches
from declarations.guidance.many.dockets import Docket
from declarations.guidance.many.seated import Seated
from declarations.guidance.table import FLAGS, IN_DOUBT

ACTION = {"type": "Action", "id": "decide"}
NOBODY = {"type": "Item", "id": "any"}


def cedar() -> Any:
    try:
        import cedarpy
    except ImportError as error:
        raise NotHere("cedarpy is not installed: `pip install -e .[dev]`.") from error
    return cedarpy


def by_touch(groups_of: Callable[[int], Iterable[int]], number_of: Callable[[Sequence[int]], int]) -> Callable[..., Any]:
    """Batches of touches; a cell is in groups that spell its weight's number, and each policy permits one group."""

    def ready(sittings: Sittings) -> Callable[[], Answers]:
        cedarpy = cedar()
        cells = _cells(sittings)
        weights = sorted(set(cells.values()))
        number = {weight: place for place, weight in enumerate(weights, start=1)}
        groups = sorted({group for place in number.values() for group in groups_of(place)})
        policies = cedarpy.PolicySet.from_str(
            "".join(f'permit(principal in Group::"{group}", action, resource);' for group in groups)
        )
        entities = cedarpy.Entities.from_json_str(
            json.dumps([_cell(cell, groups_of(number[weight])) for cell, weight in cells.items()])
        )
        asked = [_requests(docket, seated) for docket, seated in sittings]
        group_of = {f"policy{place}": group for place, group in enumerate(groups)}

        def decide() -> Answers:
            answers = []
            for (docket, seated), (pairs, requests) in zip(sittings, asked, strict=True):
                found = dict.fromkeys(doubts(docket, seated), IN_DOUBT)
                said = cedarpy.is_authorized_batch(requests, policies, entities)
                for (pair, interest), result in zip(pairs, said, strict=True):
                    reasons = [group_of[policy] for policy in result.diagnostics.reasons]
                    _join(found, pair, weights[number_of(reasons) - 1] + interest if reasons else interest)
                change_chairs(docket, seated, found)
                answers.append(found)
            return answers

        return decide

    return ready


def _cells(sittings: Sittings) -> dict[str, int]:
    """The weight of every cell that is touched, by the table's rules and the code."""
    found = {}
    for docket, seated in sittings:
        for _, code, _ in touches(docket, seated):
            found[_named(seated, code)] = seated.table.weights[code]
    return found


def _named(seated: Seated, code: int) -> str:
    return f"{id(seated.table)}/{code}"


def _cell(cell: str, groups: Iterable[int]) -> dict[str, Any]:
    parents = [{"type": "Group", "id": str(group)} for group in groups]
    return {"uid": {"type": "Cell", "id": cell}, "attrs": {}, "parents": parents}


def _requests(docket: Docket, seated: Seated) -> tuple[list[tuple[Pair, int]], list[dict[str, Any]]]:
    found = touches(docket, seated)
    cells = [_named(seated, code) for _, code, _ in found]
    requests = [{"principal": {"type": "Cell", "id": cell}, "action": ACTION, "resource": NOBODY} for cell in cells]
    return [(pair, interest) for pair, _, interest in found], requests


def _join(found: dict[Pair, int], pair: Pair, weight: int) -> None:
    known = found.get(pair, 0)
    found[pair] = max(weight, known) | (weight | known) & FLAGS


def _one_for_each(number: int) -> list[int]:
    return [number]


def _digits(number: int) -> list[int]:
    return [digit for digit in range(number.bit_length()) if number >> digit & 1]


BY_WEIGHT = Peer("Cedar in batches of touches, a policy for each weight", by_touch(_one_for_each, max))
BY_DIGIT = Peer(
    "Cedar in batches of touches, a policy for each digit",
    by_touch(_digits, lambda digits: sum(1 << digit for digit in digits)),
)
