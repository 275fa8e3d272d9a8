"""A meeting written as YAML is read to the last field, and what it does not say is as a case takes it to be."""

from datetime import date

import yaml

from committees.meetings.facts import Concern, Item
from committees.meetings.vocabulary import AffectedClass, ItemKind, PartPlayed, Route, Stage
from committees.organisations.facts import Link, Organisation
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from committees.seats.facts import Committee, Seat
from committees.seats.vocabulary import CommissioningLevel, CommitteeKind, SeatCategory
from declarations.guidance.facts import Interest, Meeting, Sitting
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship, Step
from declarations.guidance.written import CCG, finding_of, meeting

OTHER = "NHS Other CCG"
IN_FULL = """
date: 2018-03-01
ccgs: [NHS Wexbridge CCG, NHS Other CCG]
committees: [{name: Here, ccg: NHS Other CCG, kind: governing_body, level: joint}]
organisations:
- {key: p, name: Riverside Practice, kind: gp_practice, member_practice: true}
- {name: Faraway Practice, kind: gp_practice, member_practice: NHS Other CCG}
- {name: Harbourside Ltd, kind: company}
links: [{kind: member_of, from: p, to: f, since: 2015-01-01, until: 2019-01-01}]
people:
- id: ada
  seat: {office: Chair, category: gp, voting: false, chair: true, committees: [Here]}
  vacant: true
  confirmed: 2018-02-01
  interests:
  - category: financial
    direct: false
    relationship: close_friend
    role: director
    in: p
    in_class: all_dental
    in_topic: dermatology
    text: Words
    from: 2014-01-01
    to: 2017-01-01
    mitigation: leave
items:
- id: six
  title: An award
  kind: contract_award
  decision: false
  committees: [Here]
  route: competitive
  stage: award
  touches_performer: true
  concerns:
  - {organisation: p, as: bidder}
  - {class: all_dental}
  - {practices_in: [f]}
  - {topic: dermatology}
  - {person: ada}
  - {unidentified: a local provider}
"""
HELD = Interest(
    1,
    InterestCategory.FINANCIAL,
    direct=False,
    relationship=Relationship.CLOSE_FRIEND,
    role=InterestRole.DIRECTOR,
    organisation="p",
    affected_class=AffectedClass.ALL_DENTAL,
    topic="dermatology",
    text="Words",
    began=date(2014, 1, 1),
    ended=date(2017, 1, 1),
    mitigation=Step.LEAVE,
)


def test_everything_that_is_written_is_read() -> None:
    seat = Seat("Chair", SeatCategory.GP, voting=False, chair=True, committees=frozenset({"Here"}))
    assert meeting(yaml.safe_load(IN_FULL)) == Meeting(
        date=date(2018, 3, 1),
        ccgs=(CCG, OTHER),
        committees=(Committee("Here", "Here", OTHER, CommitteeKind.GOVERNING_BODY, CommissioningLevel.JOINT),),
        sittings=(Sitting("ada", "ada", seat, vacant=True, confirmed=date(2018, 2, 1), interests=(HELD,)),),
        items=(
            Item(
                "six",
                "An award",
                ItemKind.CONTRACT_AWARD,
                decision=False,
                committees=frozenset({"Here"}),
                route=Route.COMPETITIVE,
                stage=Stage.AWARD,
                concerns=(
                    Concern(organisation="p", part_played=PartPlayed.BIDDER),
                    Concern(affected_class=AffectedClass.ALL_DENTAL),
                    Concern(practices_in=("f",)),
                    Concern(topic="dermatology"),
                    Concern(person="ada"),
                    Concern(unidentified="a local provider"),
                ),
                touches_performer=True,
            ),
        ),
        organisations={
            "p": Organisation("p", "Riverside Practice", OrganisationKind.GP_PRACTICE, CCG),
            "Faraway Practice": Organisation("Faraway Practice", "Faraway Practice", OrganisationKind.GP_PRACTICE, OTHER),
            "Harbourside Ltd": Organisation("Harbourside Ltd", "Harbourside Ltd", OrganisationKind.COMPANY, None),
        },
        links=(Link(LinkKind.MEMBER_OF, "p", "f", date(2015, 1, 1), date(2019, 1, 1)),),
    )


def test_what_is_not_written_is_an_ordinary_member_at_an_ordinary_decision() -> None:
    bare = {"category": "unknown", "direct": True}
    found = meeting({"date": date(2018, 3, 1), "people": [{"interests": [bare, bare]}, {}], "items": [{"kind": "payment"}]})
    unknown = InterestCategory.UNKNOWN
    seat = Seat("Member", SeatCategory.LAY, voting=True)
    assert found == Meeting(
        date=date(2018, 3, 1),
        ccgs=(CCG,),
        committees=(
            Committee(
                "Primary Care Commissioning Committee", "Primary Care Commissioning Committee", CCG, CommitteeKind.PCCC
            ),
        ),
        sittings=(
            Sitting("m1", "m1", seat, interests=(Interest(1, unknown, direct=True), Interest(2, unknown, direct=True))),
            Sitting("m1", "m1", seat),
        ),
        items=(Item("1", "An item", ItemKind.PAYMENT, decision=True),),
    )
    assert found.sittings[0].vacant is False
    assert (found.sittings[0].seat.chair, found.items[0].touches_performer) == (False, False)


def test_a_vacant_seat_of_a_case_is_clear_whatever_its_item_concerns() -> None:
    case = {"item": {"kind": "payment", "concerns": [{"class": "all_dental"}]}, "confirmed": None}
    assert finding_of(case | {"vacant": True}).outcome == "clear"
    assert finding_of(case).outcome == "cannot_tell"
