"""Every match of a person at an item, one by one; what it rests on is tested with the dismissals."""

from committees.meetings.facts import Concern
from committees.meetings.vocabulary import AffectedClass
from declarations.guidance.facts import Interest
from declarations.guidance.matches import matches_at
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import InterestCategory
from tests.declarations.table import ON, item, meeting, sitting

CLASS = AffectedClass.ALL_PHARMACIES


def test_each_way_of_meeting_the_item_is_a_match_of_its_own() -> None:
    owner = Interest("owner", InterestCategory.FINANCIAL, True, affected_class=CLASS)
    expert = Interest("expert", InterestCategory.NON_FINANCIAL_PROFESSIONAL, True, topic="dermatology")
    person = sitting("m1", "lay", confirmed=ON, interests=(owner, expert))
    items = [item(concerns=(Concern(affected_class=CLASS), Concern(topic="dermatology"))), item("7")]
    facts = meeting(person, items=items)
    found = matches_at(facts, "6", person, load().in_force(ON))
    assert [(one.interest.key, one.key) for one in found] == [("owner", "all_pharmacies"), ("expert", "dermatology")]
    assert matches_at(facts, "7", person, load().in_force(ON)) == ()
