"""Minutes frozen, and read again."""

import pytest

from declarations.guidance.record import CannotBeRead
from declarations.minutes.frozen import read, seal, written
from tests.declarations.minutes.account import AWARD, OPENING, REPORT


@pytest.mark.parametrize("part", [OPENING, AWARD, REPORT])
def test_what_was_frozen_is_read_again_as_it_was(part: object) -> None:
    assert read(written(part)) == part


def test_equal_parts_have_one_seal_and_others_another() -> None:
    assert seal(written(AWARD)) == seal(written(AWARD)) != seal(written(REPORT))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"form":1}', '{"form":2,"item":{}}', '{"form":1,"item":{}}', '{"form":1,"else":{}}', "null"]
)
def test_what_are_no_minutes_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(CannotBeRead, match=r"\.$"):
        read(text)


def test_a_word_nobody_knows_is_refused() -> None:
    with pytest.raises(CannotBeRead, match="backup"):
        read(written(AWARD).replace('"decided"', '"undone"'))
