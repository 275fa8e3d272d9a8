"""The way from a person to an organisation, in words with dates."""

from datetime import date

import pytest

from committees.organisations.facts import Link
from committees.organisations.links import Reach, Tie
from committees.organisations.vocabulary import LinkKind
from declarations.guidance.facts import Interest
from declarations.guidance.findings import Stretch
from declarations.guidance.paths import way_along, ways_in
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship

BEGAN, ENDED = date(2014, 4, 1), date(2017, 9, 30)


@pytest.mark.parametrize(
    ("direct", "relationship", "role", "words"),
    [
        (True, None, InterestRole.DIRECTOR, ["director"]),
        (False, Relationship.SPOUSE_OR_PARTNER, InterestRole.DIRECTOR, ["spouse_or_partner", "director"]),
        (False, Relationship.SPOUSE_OR_PARTNER, None, ["spouse_or_partner"]),
        (False, None, InterestRole.DIRECTOR, ["director"]),
        (True, Relationship.SPOUSE_OR_PARTNER, None, []),  # their own: a relationship left over from a form is not walked
        (True, None, None, []),
    ],
)
def test_the_way_in_is_who_holds_it_where_somebody_else_does_and_the_role(direct, relationship, role, words):
    interest = Interest(
        1,
        InterestCategory.FINANCIAL,
        direct=direct,
        relationship=relationship,
        role=role,
        organisation="Practice",
        began=BEGAN,
        ended=ENDED,
    )
    assert ways_in(interest) == tuple(Stretch(word, BEGAN, ENDED) for word in words)


def test_the_way_along_names_each_organisation_with_the_dates_of_its_link_and_which_way_it_was_walked():
    owned = Link(LinkKind.OWNED_BY, "company", "practice", date(2015, 1, 1), date(2019, 1, 1))
    paid = Link(LinkKind.SUBCONTRACTOR_OF, "company", "prime", date(2016, 1, 1), None)
    reach = Reach("prime", Tie.LINKED, (owned, paid))
    assert way_along("practice", reach, str.title) == (
        Stretch("Practice"),
        Stretch("Company", date(2015, 1, 1), date(2019, 1, 1), LinkKind.OWNED_BY, back=True),
        Stretch("Prime", date(2016, 1, 1), None, LinkKind.SUBCONTRACTOR_OF, back=False),
    )
