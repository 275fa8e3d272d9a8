"""What an address asks of a register is read whole or from three boxes, and refused in words where it is no day."""

import pytest

from coi_register.refusals import CannotBeDone
from declarations.registers.questions import LONGEST, filters_in, moment_in


@pytest.mark.parametrize("words", [{"on": "2018-03-01"}, {"on-day": "1", "on-month": "3", "on-year": "2018"}])
def test_a_day_is_read_whole_or_from_three_boxes(words: dict[str, str]) -> None:
    moment = moment_in(words)
    assert (moment.true_on.isoformat(), moment.known_at) == ("2018-03-01", None)


def test_known_by_a_day_is_known_by_its_end() -> None:
    known = moment_in({"known": "2018-03-01"}).known_at
    assert known
    assert known.isoformat().startswith("2018-03-01T23:59:59")


@pytest.mark.parametrize("word", ["yesterday", "2018-02-30", "2018"])
def test_what_is_no_day_is_refused(word: str) -> None:
    with pytest.raises(CannotBeDone, match="“on” must be a day"):
        moment_in({"on": word})


def test_entries_are_asked_for_by_words_and_columns() -> None:
    filters = filters_in({"text": "a", "capacity": "b", "public_only": "on", "start": "7"})
    assert (filters.text, filters.capacity, filters.public_only) == ("a", "b", True)


def test_too_many_words_are_refused() -> None:
    with pytest.raises(CannotBeDone, match="longer than 200"):
        filters_in({"text": "x" * (LONGEST + 1)})
