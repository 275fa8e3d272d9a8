"""Cedar, by cedarpy, asked about each person and item of a meeting one by one; then whose interest decided.

A person, and each interest, holds the set of what it meets; an item holds, for each weight, the set of what would come to
that weight. Policies and entities are parsed beforehand, and nothing is asked about an item that concerns nobody.
"""

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from declarations.country.peers.asked import Answers, Peer, Sittings
from declarations.country.peers.cedar import ACTION, cedar
from declarations.guidance.many.deciding import Pair, change_chairs, doubts, touches
from declarations.guidance.many.dockets import ITEM_AT, SITTERS, Docket
from declarations.guidance.many.seated import Seated
from declarations.guidance.many.sitters import Doubted
from declarations.guidance.table import FLAGS, IN_DOUBT, RULE_AT


def ready(sittings: Sittings) -> Callable[[], Answers]:
    cedarpy = cedar()
    weights = sorted({weight for _, seated in sittings for weight in seated.table.weights.values()})
    policies = cedarpy.PolicySet.from_str("".join(map(_policy, weights)))
    prepared = [(docket, seated, *_entities(docket, seated, cedarpy)) for docket, seated in sittings]

    def decide() -> Answers:
        return [_Meeting(cedarpy, policies, weights, *meeting).decided() for meeting in prepared]

    return decide


def _policy(weight: int) -> str:
    would_come_to = f"resource.w{weight}"
    when = f"resource has w{weight} && principal.meets.containsAny({would_come_to})"
    return f"permit(principal, action, resource) when {{ {when} }};"


def _entities(docket: Docket, seated: Seated, cedarpy: Any) -> tuple[Any, dict[int, set[int]]]:
    """The entity graph of a meeting, and the interests that each person there has."""
    meets: dict[str, set[str]] = defaultdict(set)
    comes_to: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    interests: dict[int, set[int]] = defaultdict(set)
    for pair, code, interest in touches(docket, seated):
        item, who = divmod(pair, SITTERS)
        meets[f"{who}"].add(f"{item} {code}")
        meets[f"{who}/{interest}"].add(f"{item} {code}")
        comes_to[item][seated.table.weights[code]].add(f"{item} {code}")
        interests[who].add(interest)
    entities = [_entity("Person", str(who), meets=sorted(meets[str(who)])) for who in seated.on(docket.day)]
    entities += [_entity("Person", name, meets=sorted(found)) for name, found in meets.items() if "/" in name]
    for item in range(len(docket.items)):
        entities.append(_entity("Item", str(item), **{f"w{weight}": sorted(met) for weight, met in comes_to[item].items()}))
    return cedarpy.Entities.from_json_str(json.dumps(entities)), interests


def _entity(kind: str, name: str, **attributes: list[str]) -> dict[str, Any]:
    return {"uid": {"type": kind, "id": name}, "attrs": attributes, "parents": []}


@dataclass(frozen=True, slots=True)
class _Meeting:
    """One meeting and all that is needed to ask about it."""

    cedarpy: Any
    policies: Any
    weights: list[int]
    docket: Docket
    seated: Seated
    entities: Any
    interests: dict[int, set[int]]

    def decided(self) -> dict[Pair, int]:
        found = dict.fromkeys(doubts(self.docket, self.seated), IN_DOUBT)
        for item in sorted(set(self.docket.open_to(Doubted.ALL))):
            for who in self.seated.on(self.docket.day):
                said = self._asked(str(who), item >> ITEM_AT)
                if said:
                    heaviest = max(said) | reduce(or_, said) & FLAGS
                    found[item + who] = found.get(item + who, 0) | heaviest | self._deciding(who, item, heaviest)
        change_chairs(self.docket, self.seated, found)
        return found

    def _asked(self, person: str, item: int) -> list[int]:
        """The weights that the policies come to."""
        request = {
            "principal": {"type": "Person", "id": person},
            "action": ACTION,
            "resource": {"type": "Item", "id": str(item)},
        }
        result = self.cedarpy.is_authorized(request, self.policies, self.entities)
        return [self.weights[int(policy.removeprefix("policy"))] for policy in result.diagnostics.reasons]

    def _deciding(self, who: int, item: int, heaviest: int) -> int:
        """The first of the person's interests that comes to the step and rule found."""
        for interest in sorted(self.interests[who], reverse=True):
            said = self._asked(f"{who}/{interest}", item >> ITEM_AT)
            if said and max(said) >> RULE_AT == heaviest >> RULE_AT:
                return interest
        return 0


BY_PAIR = Peer("Cedar, asked per pair", ready)
