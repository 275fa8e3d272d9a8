"""Where an interest meets an item: by name, links, class, network, topic, and as a rival; once for each way."""

from datetime import date
from typing import Any

import pytest

from committees.organisations.links import Links
from declarations.guidance import written
from declarations.guidance.agenda import indexed
from declarations.guidance.matching import Matcher

LOCALITY = [
    {"from": "Riverside Practice", "to": "East Network", "kind": "member_of"},
    {"from": "East Network", "to": "Wexbridge Locality", "kind": "member_of"},
]
NETWORKS = [{"name": name, "kind": "network"} for name in ("East Network", "Wexbridge Locality")]


def touches(interest: dict[str, Any], *concerns: dict[str, Any], links: list[dict[str, Any]] | None = None) -> list[str]:
    facts = {
        "date": date(2018, 3, 1),
        "organisations": [*written.WORLD["organisations"], *NETWORKS],
        "links": written.WORLD["links"] if links is None else links,
        "people": [],
        "items": [{"kind": "payment", "concerns": list(concerns)}],
    }
    meeting = written.meeting(facts)
    walked = Links(meeting.links, meeting.organisations, meeting.date)
    matcher = Matcher(meeting, indexed(meeting, walked), walked)
    found = matcher.touches_of(written.interest(1, {"category": "financial", "direct": True} | interest))
    return [f"{touch.kind.value}: {touch.party}" for touch in found]


def test_the_organisation_itself_is_named() -> None:
    assert touches({"in": "Harbourside Ltd"}, {"organisation": "Harbourside Ltd"}) == ["named: Harbourside Ltd"]


def test_a_federation_is_linked() -> None:
    assert touches({"in": "Riverside Practice"}, {"organisation": "Valley Federation"}) == ["linked: Valley Federation"]


def test_a_rival_is_a_competitor() -> None:
    assert touches({"in": "Riverside Practice"}, {"organisation": "Hilltop Practice"}) == ["competitor: Hilltop Practice"]


def test_a_practice_is_found_in_a_network_of_networks() -> None:
    found = touches({"in": "Riverside Practice"}, {"practices_in": ["Wexbridge Locality"]}, links=LOCALITY)
    assert found == ["class: Practices in Wexbridge Locality"]


def test_a_rivals_class_is_not_ones_own() -> None:
    rivals = [{"from": "Faraway Practice", "to": "Riverside Practice", "kind": "competitor_of"}]
    assert touches({"in": "Faraway Practice"}, {"class": "all_member_practices"}, links=rivals) == []


def test_a_class_is_met_once_however_many_of_it_are_reached() -> None:
    owned = [
        {"from": name, "to": "Harbourside Ltd", "kind": "owned_by"} for name in ("Riverside Practice", "Hilltop Practice")
    ]
    found = touches({"in": "Harbourside Ltd"}, {"class": "all_member_practices"}, links=owned)
    assert found == ["class: All member practices"]


@pytest.mark.parametrize(
    ("ours", "theirs", "met"),
    [
        ("Dermatology", "dermatology", True),
        ("dermatology", "Community dermatology", True),
        ("community dermatology", "dermatology", True),
        ("dermatology services", "diabetes services", False),
        ("derma", "dermatology", False),
    ],
)
def test_topics_meet_by_whole_words(ours: str, theirs: str, met: bool) -> None:
    assert bool(touches({"in_topic": ours}, {"topic": theirs})) is met
