"""What a number counts: each of the people once, however many seats they hold, and each interest with its person."""

from datetime import date
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from declarations.interests.clocks import Clock, Freshness
from declarations.reports.counting import Declared, Picture, Place, Somebody
from declarations.reports.vocabulary import FRESHNESS, NO_SEAT, OF_INTERESTS, OF_PEOPLE, TITLES, About

ON = date(2018, 3, 1)
AUDIT, BOARD = UUID(int=1), UUID(int=2)
places = st.builds(Place, st.sampled_from([AUDIT, BOARD]), st.just("A committee"), st.sampled_from(["lay", "gp"]))
people = st.builds(
    Somebody,
    st.builds(uuid4), st.just("Ada Example"), st.just(""), st.none(), st.sampled_from(Freshness),
    st.lists(places, max_size=3).map(tuple), st.just(()),
)  # fmt: skip
pictures = st.lists(people, max_size=8).map(lambda found: Picture(ON, tuple(found)))


def interest(
    *, late_in_law: bool = False, late_on_form: bool = False, matched: bool = True, clocks: bool = True
) -> Declared:
    def clock(late: bool, in_law: bool) -> Clock:
        return Clock(29 if late else 28, ON, "becoming aware", 28, "s14O(3)", in_law)

    found = (clock(late_in_law, True), clock(late_on_form, False)) if clocks else ()
    return Declared(uuid4(), "Director, Invented Ltd", ON, found, matched, mitigated=False)


def holder(*interests: Declared) -> Picture:
    return Picture(ON, (Somebody(uuid4(), "Ada Example", "", ON, Freshness.UP_TO_DATE, (), interests),))


@given(pictures)
def test_the_states_share_out_everybody(picture: Picture) -> None:
    states = (About.IN_DATE, About.OUT_OF_DATE, About.NONE_MADE, About.CANNOT_TELL)
    assert sum(picture.count(about) for about in states) == picture.count(About.EVERYBODY) == len(picture.people)
    assert picture.count(About.OVERDUE) == picture.count(About.OUT_OF_DATE) + picture.count(About.NONE_MADE)


@given(pictures)
def test_everybody_is_in_a_role_or_has_no_seat(picture: Picture) -> None:
    found = {one.key for role in picture.roles for one in picture.of(role=role).people}
    assert found == {one.key for one in picture.people}
    assert not (picture.of(role=NO_SEAT).people and NO_SEAT not in picture.roles)


@given(pictures)
def test_a_role_on_a_committee_is_of_both_at_once(picture: Picture) -> None:
    for one in picture.of(committee=AUDIT, role="gp").people:
        assert any((place.committee, place.role) == (AUDIT, "gp") for place in one.places)


def test_the_two_clocks_are_counted_apart() -> None:
    picture = holder(interest(late_in_law=True), interest(late_on_form=True), interest())
    assert (picture.count(About.LATE_BY_LAW), picture.count(About.LATE_BY_FORM)) == (1, 1)
    assert picture.count(About.INTERESTS) == 3


def test_no_clock_is_not_in_time_and_not_late() -> None:
    picture = holder(interest(clocks=False))
    assert (picture.count(About.NO_CLOCK), picture.count(About.LATE_BY_LAW), picture.count(About.LATE_BY_FORM)) == (1, 0, 0)


def test_what_is_not_matched_and_what_nobody_agreed_on_is_counted() -> None:
    picture = holder(interest(matched=False), interest())
    assert (picture.count(About.UNMATCHED), picture.count(About.UNMITIGATED)) == (1, 2)


def test_every_number_has_a_title_and_is_of_people_or_of_interests() -> None:
    assert set(TITLES) == set(About) == {*OF_PEOPLE, *OF_INTERESTS}
    assert set(FRESHNESS) == set(OF_PEOPLE)
