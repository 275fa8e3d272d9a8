"""What an item concerns, and whose practices it means."""

from dataclasses import replace

import pytest

from committees.meetings.facts import Concern
from committees.meetings.vocabulary import AffectedClass
from committees.organisations.facts import Link, Organisation
from committees.organisations.links import Links
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from committees.seats.vocabulary import CommitteeKind
from declarations.guidance.agenda import ccgs_of, classes_of, indexed, plain_name
from tests.declarations.table import ON, committee, item, meeting

HERE, THERE = "NHS Wexbridge CCG", "NHS Elsewhere CCG"


@pytest.mark.parametrize(
    ("kind", "member_of", "classes"),
    [
        (OrganisationKind.GP_PRACTICE, HERE, {AffectedClass.ALL_MEMBER_PRACTICES}),
        (OrganisationKind.SUPER_PARTNERSHIP, HERE, {AffectedClass.ALL_MEMBER_PRACTICES}),
        (OrganisationKind.GP_PRACTICE, None, set()),
        (OrganisationKind.FEDERATION, HERE, set()),
        (OrganisationKind.PHARMACY, None, {AffectedClass.ALL_PHARMACIES}),
        (OrganisationKind.DENTAL, None, {AffectedClass.ALL_DENTAL}),
        (OrganisationKind.OPTICAL, None, {AffectedClass.ALL_OPTICAL}),
    ],
)
def test_an_organisation_is_of_the_classes_of_its_kind_and_a_practice_of_a_ccg_of_the_member_practices(
    kind, member_of, classes
):
    assert classes_of(Organisation("one", "One", kind, member_of)) == classes


def test_all_member_practices_are_those_of_the_ccgs_whose_item_it_is():
    east, west = committee(key="east"), committee(key="west")
    at_east = item(committees=frozenset({"east"}), concerns=(Concern(affected_class=AffectedClass.ALL_MEMBER_PRACTICES),))
    facts = meeting(committees=[east, west], items=[at_east])
    agenda = indexed(facts, Links((), {}, ON))
    for member_of, is_meant in ((HERE, True), (THERE, False)):
        practice = Organisation("one", "One", OrganisationKind.GP_PRACTICE, member_of)
        assert agenda.is_of(practice, AffectedClass.ALL_MEMBER_PRACTICES, at_east) is is_meant
        assert not agenda.is_of(practice, AffectedClass.ALL_PHARMACIES, at_east)


def test_an_item_of_a_joint_committee_is_of_every_ccg_of_the_meeting():
    east, joint = committee(key="east"), committee(CommitteeKind.JOINT, key="joint")
    facts = meeting(committees=[east, joint])
    both = replace(facts, ccgs=(HERE, THERE))
    assert ccgs_of(item(committees=frozenset({"east"})), both) == {HERE}
    assert ccgs_of(item(committees=frozenset({"joint", "east"})), both) == {HERE, THERE}
    assert ccgs_of(item(), both) == {HERE, THERE}


def test_a_concern_is_found_under_everything_it_names():
    clinic = Organisation("clinic", "The Clinic Ltd", OrganisationKind.COMPANY)
    concerns = (
        Concern(organisation="clinic"),
        Concern(organisation="nowhere"),
        Concern(practices_in=("federation",)),
        Concern(topic="Community dermatology"),
        Concern(person="p"),
        Concern(unidentified="a local provider"),
        Concern(affected_class=AffectedClass.ALL_DENTAL),
    )
    named, unknown, practices, topic, person, unidentified, dental = ((item(concerns=concerns), each) for each in concerns)
    links = Links((Link(LinkKind.MEMBER_OF, "practice", "federation"),), {}, ON)
    agenda = indexed(meeting(items=[item(concerns=concerns), item("7")], organisations={"clinic": clinic}), links)
    assert agenda.concerned == (item(concerns=concerns),)
    assert agenda.by_organisation == {"clinic": [named], "nowhere": [unknown]}
    assert agenda.by_plain_name == {plain_name("Clinic"): [named]}
    assert agenda.by_practice == {"federation": [practices], "practice": [practices]}
    assert agenda.by_word == {"community": [topic], "dermatology": [topic]}
    assert agenda.by_person == {"p": [person]}
    assert agenda.by_class == {AffectedClass.ALL_DENTAL: [dental]}
    assert agenda.unidentified == [unknown, unidentified]
