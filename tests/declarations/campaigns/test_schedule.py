"""The days with a letter: before, at and after the date; missed ones are made up for by the latest alone."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from declarations.campaigns.schedule import Schedule, digest_is_due, offsets_of

OPENED, DUE = date(2018, 3, 1), date(2018, 3, 31)
SPRING = Schedule(OPENED, DUE, (-14, 0, 7))
days_after = st.integers(0, 90).map(lambda days: OPENED + timedelta(days=days))
schedules = st.builds(
    lambda due, offsets: Schedule(OPENED, OPENED + timedelta(days=due), tuple(offsets)),
    st.integers(1, 60),
    st.lists(st.integers(-70, 70), max_size=6),
)


def test_it_writes_when_it_opens_and_then_before_at_and_after_the_date() -> None:
    assert SPRING.days == (OPENED, date(2018, 3, 17), DUE, date(2018, 4, 7))


def test_what_would_lie_before_the_opening_is_left_out() -> None:
    assert Schedule(OPENED, DUE, (-40, -30)).days == (OPENED,)


def test_of_several_missed_letters_only_the_latest_is_due() -> None:
    assert SPRING.due_on(date(2018, 4, 20), last=OPENED) == date(2018, 4, 7)


def test_the_next_letter_is_the_first_after_the_day() -> None:
    assert SPRING.following(OPENED) == date(2018, 3, 17)
    assert SPRING.following(date(2018, 4, 7)) is None


@given(schedules, st.lists(days_after, max_size=30).map(sorted))
def test_however_often_it_is_asked_no_day_is_written_for_twice_and_nothing_due_is_left(
    schedule: Schedule, runs: list[date]
) -> None:
    written: list[date] = []
    for on in runs:
        if (due := schedule.due_on(on, last=written[-1] if written else None)) is not None:
            written.append(due)
            assert due <= on
        assert schedule.due_on(on, last=written[-1] if written else None) is None
    assert written == sorted(set(written))


@given(st.sets(st.integers(1, 60)), st.booleans(), st.sets(st.integers(1, 60)))
def test_the_three_answers_make_one_list(before: set[int], on_the_day: bool, after: set[int]) -> None:
    found = offsets_of(before=before, on_the_day=on_the_day, after=after)
    assert found == sorted(found)
    assert {-days for days in found if days < 0} == before
    assert {days for days in found if days > 0} == after
    assert (0 in found) is on_the_day


def test_a_manager_is_told_at_first_and_then_only_what_changed_and_not_too_often() -> None:
    first = (OPENED, {"ada": "waiting"})
    week = OPENED + timedelta(days=7)
    assert digest_is_due({"ada": "waiting"}, last=None, on=OPENED, every=7)
    assert not digest_is_due({"ada": "waiting"}, last=first, on=week, every=7)
    assert not digest_is_due({"ada": "answered"}, last=first, on=week - timedelta(days=1), every=7)
    assert digest_is_due({"ada": "answered"}, last=first, on=week, every=7)
