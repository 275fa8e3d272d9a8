"""One declaration under review."""

import pytest
from django.http import Http404

from coi_register.accounts.actors import Role
from coi_register.audit.presenters import Change
from declarations.interests import services as interests
from declarations.review import services
from declarations.review.selectors.reading import differences, query_for, reading_of
from tests.declarations.review.conftest import TODAY, House
from tests.factories import CcgFactory, actor_with

pytestmark = pytest.mark.django_db


def test_field_by_field_it_is_told_what_is_different_between_two_versions(house: House) -> None:
    by = house.own
    interests.amend(house.interest, version=1, on=TODAY, by=by, because="One", text="Ten shares", role="shareholder")
    interests.amend(house.interest, version=2, on=TODAY, by=by, because="Two", text="Forty shares")
    assert differences(house.interest, 1, 3) == (
        Change("Role", "Director", "Shareholder"),
        Change("Nature of the interest", None, "Forty shares"),
    )
    assert differences(house.interest, 2, 3) == (Change("Nature of the interest", "Ten shares", "Forty shares"),)


def test_what_was_changed_and_changed_back_is_no_difference(house: House) -> None:
    for version, text in enumerate(("Ten shares", "")):
        interests.amend(house.interest, version=version + 1, on=TODAY, by=house.own, because="Hm", text=text)
    assert differences(house.interest, 1, 3) == ()


def test_a_reviewer_reads_what_is_different_since_the_last_review(house: House) -> None:
    assert (reading_of(house.interest).last, reading_of(house.interest).since_then) == (None, ())
    services.agree(house.interest, step=None, text="", review_on=None, on=TODAY, by=house.officer)
    amended = interests.amend(house.interest, version=1, on=TODAY, by=house.own, because="More", text="Forty shares")
    assert reading_of(amended).since_then == (Change("Nature of the interest", None, "Forty shares"),)


def test_a_question_is_read_by_its_declarer_and_those_who_review_and_not_found_by_others(house: House) -> None:
    query = services.ask(house.interest, words="Still?", on=TODAY, by=house.officer)
    for actor in (house.own, house.officer, house.manager):
        assert query_for(actor, query.pk) == query
    for stranger in (
        actor_with(Role.OFFICER, ccg=CcgFactory()),
        actor_with(Role.SECRETARY, ccg=house.person.ccg),
    ):
        with pytest.raises(Http404):
            query_for(stranger, query.pk)
