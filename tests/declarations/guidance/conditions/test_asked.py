"""The conditions as a governance lead meets them: named in words, each explained in one sentence."""

import pytest

from declarations.guidance.conditions import CONDITIONS, asked
from declarations.guidance.situation import Situation


@pytest.mark.parametrize("words", CONDITIONS)
def test_a_condition_is_explained_in_one_sentence(words: str) -> None:
    said = CONDITIONS[words].__doc__ or ""
    assert said.endswith("."), words
    assert "\n" not in said


def test_a_condition_is_known_by_the_words_of_its_name() -> None:
    assert CONDITIONS["interest is direct"].__name__ == "interest_is_direct"


def test_a_question_may_be_asked_by_rules_once_it_is_marked_as_a_condition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "CONDITIONS", {})

    def the_moon_is_full(situation: Situation) -> bool:
        return False

    assert asked.condition(the_moon_is_full) is the_moon_is_full
    assert list(asked.CONDITIONS.items()) == [("the moon is full", the_moon_is_full)]
