"""Meetings written as YAML, in the shapes of a scenario file, read into the facts that the guidance is asked about."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from committees.meetings.facts import Concern, Item
from committees.meetings.vocabulary import AffectedClass, ItemKind, PartPlayed, Route, Stage
from committees.organisations.facts import Link, Organisation
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from committees.seats.facts import Committee, Seat
from committees.seats.vocabulary import CommissioningLevel, CommitteeKind, SeatCategory
from declarations.guidance.facts import Interest, Meeting, Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.judgement import judge
from declarations.guidance.proof import CASES
from declarations.guidance.rulebook import RuleBook, load
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship, Step

CCG = "NHS Wexbridge CCG"
WORLD = yaml.safe_load((CASES / "world.yaml").read_bytes())


def finding_of(case: Mapping[str, Any], rulebook: RuleBook | None = None) -> Finding:
    """What is found for one person, `m1`, and one item, in the world of the cases unless the case adds to it.

    Without a rule book, under the national one."""
    return judge(meeting_of(case), rulebook or load())["1", "m1"]


def meeting_of(case: Mapping[str, Any]) -> Meeting:
    """The meeting of that one person and item."""
    person = {"id": "m1", "confirmed": date(2018, 1, 10)} | {
        key: case[key] for key in ("confirmed", "seat", "interests", "vacant") if key in case
    }
    facts = {
        "date": case.get("date", date(2018, 3, 1)),
        "people": [person],
        "items": [case["item"]],
        "organisations": WORLD["organisations"] + case.get("organisations", []),
        "links": case.get("links", WORLD["links"]),
    }
    return meeting(facts)


def meeting(written: Mapping[str, Any]) -> Meeting:
    """A meeting of the given people and items; everyone and everything is named by its key."""
    return Meeting(
        date=written["date"],
        ccgs=tuple(written.get("ccgs", (CCG,))),
        committees=tuple(committee(each) for each in written.get("committees", ({},))),
        sittings=tuple(sitting(each) for each in written["people"]),
        items=tuple(item(each) for each in written["items"]),
        organisations={each.get("key", each["name"]): organisation(each) for each in written.get("organisations", ())},
        links=tuple(link(each) for each in written.get("links", ())),
    )


def committee(written: Mapping[str, Any]) -> Committee:
    name = written.get("name", "Primary Care Commissioning Committee")
    level = written.get("level")
    return Committee(
        name,
        name,
        written.get("ccg", CCG),
        CommitteeKind(written.get("kind", "pccc")),
        CommissioningLevel(level) if level else None,
    )


def organisation(written: Mapping[str, Any]) -> Organisation:
    member = written.get("member_practice")
    ccg = CCG if member is True else member or None
    key = written.get("key", written["name"])
    return Organisation(key, written["name"], OrganisationKind(written["kind"]), ccg)


def link(written: Mapping[str, Any]) -> Link:
    return Link(LinkKind(written["kind"]), written["from"], written["to"], written.get("since"), written.get("until"))


def sitting(written: Mapping[str, Any]) -> Sitting:
    seat = written.get("seat", {})
    return Sitting(
        key=written.get("id", "m1"),
        name=written.get("id", "m1"),
        seat=Seat(
            office=seat.get("office", "Member"),
            category=SeatCategory(seat.get("category", "lay")),
            voting=seat.get("voting", True),
            chair=seat.get("chair", False),
            committees=frozenset(seat.get("committees", ())),
        ),
        vacant=written.get("vacant", False),
        confirmed=written.get("confirmed"),
        interests=tuple(interest(key, each) for key, each in enumerate(written.get("interests", ()), start=1)),
    )


def interest(key: int, written: Mapping[str, Any]) -> Interest:
    def word(kind: Any, name: str) -> Any:
        return kind(written[name]) if written.get(name) else None

    return Interest(
        key=key,
        category=InterestCategory(written["category"]),
        direct=written["direct"],
        relationship=word(Relationship, "relationship"),
        role=word(InterestRole, "role"),
        organisation=written.get("in"),
        affected_class=word(AffectedClass, "in_class"),
        topic=written.get("in_topic"),
        text=written.get("text", ""),
        began=written.get("from"),
        ended=written.get("to"),
        mitigation=word(Step, "mitigation"),
    )


def item(written: Mapping[str, Any]) -> Item:
    return Item(
        key=written.get("id", "1"),
        title=written.get("title", "An item"),
        kind=ItemKind(written["kind"]),
        decision=written.get("decision", True),
        committees=frozenset(written.get("committees", ())),
        route=Route(written["route"]) if "route" in written else None,
        stage=Stage(written["stage"]) if "stage" in written else None,
        concerns=tuple(concern(each) for each in written.get("concerns", ())),
        touches_performer=written.get("touches_performer", False),
    )


def concern(written: Mapping[str, Any]) -> Concern:
    return Concern(
        organisation=written.get("organisation"),
        affected_class=AffectedClass(written["class"]) if "class" in written else None,
        practices_in=tuple(written.get("practices_in", ())),
        topic=written.get("topic"),
        person=written.get("person"),
        unidentified=written.get("unidentified"),
        part_played=PartPlayed(written["as"]) if "as" in written else None,
    )
