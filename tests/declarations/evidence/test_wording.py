"""Changes and differences in sentences."""

from dataclasses import replace
from datetime import date

import pytest

from committees.meetings.facts import Concern
from committees.meetings.vocabulary import AffectedClass
from committees.organisations.facts import Link, Organisation
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from declarations.evidence.explaining import MISSING, Change, Explained
from declarations.evidence.wording import item_of, of_change, of_what, reasons, was_and_now
from declarations.evidence.words import Names
from declarations.guidance.differences import Aspect, Difference
from declarations.guidance.facts import Interest, Ruled
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import InterestCategory, Step
from tests.declarations.table import ON, committee, item, meeting, quorum, sitting

HARBOURSIDE = Organisation("harbourside", "Harbourside Ltd", OrganisationKind.COMPANY)
VALLEY = Organisation("valley", "Valley Federation", OrganisationKind.FEDERATION)
HERE = meeting(
    sitting("ada", "lay"),
    items=[item("6", number="6")],
    organisations={"harbourside": HARBOURSIDE, "valley": VALLEY},
)
NAMES = Names(HERE, HERE)
ADA = sitting("ada", "lay", office="Lay chair")
GAIN = Interest("gain", InterestCategory.FINANCIAL, True, organisation="harbourside", declared=date(2018, 3, 5))
OWNS = Link(LinkKind.OWNED_BY, "harbourside", "valley")
RULE = load().in_force(ON).rules[0]
AWARD = item("6", number="6")


@pytest.mark.parametrize(
    ("place", "before", "after", "says"),
    [
        (("seat", "ada"), MISSING, ADA, "Member ada now sits there, as Lay chair, with what they declared."),
        (("seat", "ada"), ADA, MISSING, "Member ada no longer sits there as Lay chair."),
        (
            ("seat", "ada"),
            ADA,
            replace(ADA, seat=replace(ADA.seat, voting=False)),
            "The seat of Member ada is not as it was: voting was yes, now no.",
        ),
        (
            ("seat", "ada"),
            ADA,
            replace(ADA, deputy_for="ada"),
            "The seat of Member ada is not as it was: deputy for was not recorded, now Member ada.",
        ),
        (
            ("attendance", "ada"),
            (True, frozenset()),
            (False, frozenset()),
            "Member ada was expected to be there, and is now recorded as away.",
        ),
        (
            ("attendance", "ada"),
            (True, frozenset()),
            (True, frozenset({"6"})),
            "Member ada was away for none, now for item 6.",
        ),
        (
            ("declaration", "ada"),
            None,
            date(2018, 3, 5),
            "The last declaration of Member ada was none made, now of 5 March 2018.",
        ),
        (
            ("interest", "ada", "gain"),
            MISSING,
            GAIN,
            "Member ada’s financial interest in Harbourside Ltd is on the register now, declared on 5 March 2018.",
        ),
        (
            ("interest", "ada", "gain"),
            GAIN,
            MISSING,
            "Member ada’s financial interest in Harbourside Ltd is no longer on the register.",
        ),
        (
            ("interest", "ada", "gain"),
            GAIN,
            replace(GAIN, version=2, ended=date(2018, 1, 1)),
            "Member ada’s financial interest in Harbourside Ltd stood in version 1, and stands in version 2:"
            " ended was not recorded, now 1 January 2018.",
        ),
        (
            ("interest", "ada", "class"),
            MISSING,
            replace(GAIN, organisation=None, affected_class=AffectedClass.ALL_PHARMACIES, declared=None),
            "Member ada’s financial interest in All pharmacies is on the register now.",
        ),
        (
            ("ruling", "6", "ada"),
            MISSING,
            Ruled("6", "ada", Step.LEAVE, no_papers=True),
            "The ruling on Member ada for item 6 was none, now “Leave, no papers”.",
        ),
        (
            ("ruling", "6", "ada"),
            Ruled("6", "ada", Step.LEAVE),
            Ruled("6", "ada", None),
            "The ruling on Member ada for item 6 was “Leave”, now “No conflict”.",
        ),
        (
            ("rule", RULE.id),
            RULE,
            MISSING,
            f"The rule {RULE.id} of {RULE.source.instrument} is no longer in the rule book: “{RULE.says}”",
        ),
        (
            ("rule", RULE.id),
            MISSING,
            RULE,
            f"The rule {RULE.id} of {RULE.source.instrument} is in the rule book now: “{RULE.says}”",
        ),
        (
            ("rule", RULE.id),
            RULE,
            replace(RULE, says="Otherwise."),
            f"The rule {RULE.id} of {RULE.source.instrument} reads otherwise: says was {RULE.says}, now Otherwise.",
        ),
        (("instrument", "G2017"), MISSING, object(), "The instrument G2017 is new to the rule book."),
        (("items", "6"), AWARD, MISSING, "Item 6 is no longer part of the agenda."),
        (
            ("items", "6"),
            AWARD,
            replace(AWARD, concerns=(Concern(organisation="harbourside"),)),
            "Item 6 is not as it was: concerns was none, now organisation Harbourside Ltd.",
        ),
        (
            ("committees", "committee"),
            committee(quorum=quorum(3)),
            committee(quorum=quorum(2)),
            "Primary Care Commissioning Committee is not as it was: quorum was minimum 3, now minimum 2.",
        ),
        (
            ("organisations", "harbourside"),
            HARBOURSIDE,
            replace(HARBOURSIDE, kind=OrganisationKind.CHARITY),
            "Harbourside Ltd is not as it was: kind was Company, now Charity.",
        ),
        (("links", 1), MISSING, OWNS, "It is recorded now that Harbourside Ltd is owned by Valley Federation."),
        (("links", 1), OWNS, MISSING, "It is no longer recorded that Harbourside Ltd is owned by Valley Federation."),
        (
            ("links", 1),
            OWNS,
            replace(OWNS, until=date(2018, 1, 1)),
            "That Harbourside Ltd is owned by Valley Federation is not recorded as it was:"
            " until was not recorded, now 1 January 2018.",
        ),
        (("date",), date(2018, 3, 1), date(2018, 3, 8), "The meeting was on 1 March 2018, now on 8 March 2018."),
        (
            ("next_meetings", "committee"),
            date(2018, 3, 8),
            date(2018, 3, 9),
            "Under “next meetings” was recorded: 8 March 2018; now: 9 March 2018.",
        ),
        (("ccgs", "ccg"), MISSING, "ccg", "Under “ccgs” is recorded now: ccg."),
        (("ccgs", "ccg"), "ccg", MISSING, "Under “ccgs” is no longer recorded: ccg."),
    ],
)
def test_a_change_is_told_in_a_sentence(place, before, after, says):
    assert of_change(Change(place, before, after), NAMES) == says


def test_a_difference_says_of_what_it_is():
    assert of_what(Difference("6", "ada", Aspect.OUTCOME, "Clear", "Leave"), NAMES) == "Item 6, Member ada"
    quorate = Difference("6", None, Aspect.QUORUM, "quorate", "not quorate", committee="committee")
    assert of_what(quorate, NAMES) == "Item 6, Primary Care Commissioning Committee, quorum"
    made_up = Difference(None, None, Aspect.COMPOSITION, "", "A fault.", committee="committee")
    assert of_what(made_up, NAMES) == "Primary Care Commissioning Committee, composition"


def test_where_one_answer_says_nothing_that_is_said():
    assert was_and_now(Difference("6", "ada", Aspect.OUTCOME, "", "Leave")) == ("takes no part", "Leave")
    assert was_and_now(Difference("6", None, Aspect.QUORUM, "quorate", "")) == ("quorate", "nothing")


ONE = Change(("date",), date(2018, 3, 1), date(2018, 3, 8))
OTHER = Change(("seat", "ada"), ADA, MISSING)


@pytest.mark.parametrize(
    ("because", "together", "how", "many"),
    [
        ((ONE,), False, "This makes the difference:", 1),
        ((ONE, ONE), False, "This makes the difference:", 1),
        ((ONE, OTHER), False, "Each of these makes the difference by itself:", 2),
        ((ONE, OTHER), True, "These make the difference together:", 2),
        ((), True, "Several changes make this difference, and it goes with none of them alone.", 0),
    ],
)
def test_it_is_said_whether_a_change_makes_the_difference_alone(because, together, how, many):
    found = Explained(Difference("6", "ada", Aspect.OUTCOME, "Clear", "Leave"), because, together)
    said, sentences = reasons(found, NAMES)
    assert (said, len(sentences)) == (how, many)


def test_a_change_of_an_item_or_a_ruling_is_about_that_item():
    assert item_of(Change(("items", "6"), 1, 2)) == "6"
    assert item_of(Change(("ruling", "6", "ada"), 1, 2)) == "6"
    assert item_of(OTHER) is None
