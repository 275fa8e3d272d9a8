"""A scenario file into a scenario; unknown keys, unknown values and names that mean nothing are refused with their line."""

from typing import Any

from yaml.nodes import MappingNode, Node

from committees.meetings.vocabulary import AffectedClass, Contribution, ItemKind, Part, PartPlayed, Route, Stage
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from committees.seats.vocabulary import CommissioningLevel, CommitteeKind, InvitedAs, Office, SeatCategory
from declarations.guidance.vocabulary import AddOn, InterestCategory, InterestRole, Outcome, Relationship, Step
from declarations.scenarios import scenario as said
from declarations.scenarios.names import check_names
from declarations.scenarios.shapes import (
    CannotRead,
    Key,
    day,
    either,
    line_of,
    many,
    number,
    one_of,
    one_or_many,
    or_null,
    record,
    root,
    text,
    yes_or_no,
)


def must(read: Any, field: str = "") -> Key:
    return Key(read, required=True, field=field)


CLAUSE = record(
    said.Clause,
    {"any_of": must(many(text)), "at_least": Key(number), "voting": Key(yes_or_no)},
    with_line=False,
)
QUORUM = record(
    said.Quorum,
    {"minimum": Key(or_null(number)), "require": Key(many(CLAUSE)), "conflicted_count": Key(yes_or_no)},
    with_line=False,
)
TERMS = record(said.Terms, {"quorum": Key(or_null(QUORUM)), "lay_executive_majority": Key(yes_or_no)}, with_line=False)
COMMITTEE = record(
    said.Committee,
    {
        "name": must(text),
        "kind": must(one_of(CommitteeKind)),
        "ccg": Key(text),
        "level": Key(or_null(one_of(CommissioningLevel))),
        "terms": Key(TERMS),
    },
)
ORGANISATION = record(
    said.Organisation,
    {
        "name": must(text),
        "kind": must(one_of(OrganisationKind)),
        "ods": Key(or_null(text)),
        "member_practice": Key(either(yes_or_no, text)),
    },
)
LINK = record(
    said.Link,
    {
        "from": must(text, "from_"),
        "to": must(text),
        "kind": must(one_of(LinkKind)),
        "since": Key(or_null(day)),
        "until": Key(or_null(day)),
    },
)
SEAT = record(
    said.Seat,
    {
        "office": must(text),
        "category": must(one_of(SeatCategory)),
        "voting": must(yes_or_no),
        "chair": Key(yes_or_no),
        "vice_chair": Key(yes_or_no),
        "shared_with": Key(or_null(text)),
        "deputy_for": Key(or_null(text)),
        "committee": Key(or_null(text)),
        "holds": Key(many(one_of(Office))),
        "invited_as": Key(or_null(one_of(InvitedAs))),
    },
)
STEP = one_of(Step)
MITIGATION = either(
    lambda node: said.Mitigation(STEP(node)),
    record(said.Mitigation, {"step": must(STEP), "text": Key(text)}, with_line=False),
)
INTEREST = record(
    said.Interest,
    {
        "category": must(one_of(InterestCategory)),
        "direct": must(yes_or_no),
        "relationship": Key(or_null(one_of(Relationship, spouse=Relationship.SPOUSE_OR_PARTNER))),
        "role": Key(or_null(one_of(InterestRole))),
        "in": Key(text, field="in_"),
        "in_class": Key(one_of(AffectedClass)),
        "in_topic": Key(text),
        "text": Key(text),
        "from": Key(or_null(day), field="from_"),
        "to": Key(or_null(day)),
        "declared": Key(or_null(day)),
        "aware": Key(or_null(day)),
        "mitigation": Key(or_null(MITIGATION)),
    },
)
PERSON = record(
    said.Person,
    {
        "id": must(text),
        "seat": Key(SEAT),
        "present": Key(yes_or_no),
        "vacant": Key(yes_or_no),
        "absent_for": Key(many(text)),
        "confirmed": Key(or_null(day)),
        "interests": Key(many(INTEREST)),
    },
)
CONCERN = record(
    said.Concern,
    {
        "organisation": Key(text),
        "class": Key(one_of(AffectedClass), field="class_"),
        "practices_in": Key(one_or_many(text)),
        "topic": Key(text),
        "person": Key(text),
        "unidentified": Key(text),
        "as": Key(one_of(PartPlayed), field="as_"),
    },
)
CONTRIBUTOR = record(said.Contributor, {"person": must(text), "as": must(one_of(Contribution), "as_")})
ITEM = record(
    said.Item,
    {
        "id": must(text),
        "title": must(text),
        "kind": must(one_of(ItemKind)),
        "decision": must(yes_or_no),
        "part": Key(one_of(Part)),
        "committees": Key(many(text)),
        "route": Key(or_null(one_of(Route))),
        "stage": Key(or_null(one_of(Stage))),
        "concerns": Key(many(CONCERN)),
        "contributors": Key(many(CONTRIBUTOR)),
        "touches_performer": Key(yes_or_no),
    },
)
ANSWERS = {
    "outcome": Key(one_of(Outcome)),
    "step": Key(or_null(STEP)),
    "also": Key(many(one_of(AddOn))),
    "in_scope": Key(or_null(yes_or_no)),
    "quorate": Key(or_null(yes_or_no)),
    "lay_executive_majority": Key(or_null(yes_or_no)),
    "chair": Key(or_null(text)),
    "clinician_present": Key(yes_or_no),
    "clinical_voice": Key(or_null(yes_or_no)),
    "voting_present": Key(number),
    "composition": Key(yes_or_no),
}
WHOSE = {"item": Key(text), "person": Key(text), "committee": Key(text)}


def _expectation(line: int, **given: Any) -> said.Expectation:
    about = {name: given.pop(name) for name in WHOSE if name in given}
    return said.Expectation(line=line, asked=given, **about)


EXPECTATION = record(_expectation, {**WHOSE, **ANSWERS})
SCENARIO = record(
    lambda **keys: keys,
    {
        "ccg": must(one_or_many(text), "ccgs"),
        "date": must(day),
        "rulebook": Key(or_null(many(text))),
        "committee": Key(COMMITTEE),
        "committees": Key(many(COMMITTEE)),
        "organisations": Key(many(ORGANISATION)),
        "links": Key(many(LINK)),
        "people": must(many(PERSON)),
        "items": must(many(ITEM)),
        "expect": Key(many(EXPECTATION)),
    },
    with_line=False,
)


def read(text_: str) -> said.Scenario:
    """The scenario in a file's text. Raises CannotRead, naming the line and the key."""
    node = root(text_)
    scenario = said.Scenario(**_one_committee_or_many(SCENARIO(node), node))
    check_names(scenario)
    return scenario


def _one_committee_or_many(keys: dict[str, Any], node: Node) -> dict[str, Any]:
    single, several = keys.pop("committee", None), keys.pop("committees", ())
    if bool(single) == bool(several):
        assert isinstance(node, MappingNode)
        raise CannotRead(line_of(node), "write either “committee” or, for meetings in common, “committees”.")
    return keys | {"committees": several or (single,)}
