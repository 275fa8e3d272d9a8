"""The conditions as a governance lead meets them: named in words, each explained in one sentence."""

import pytest

from declarations.guidance.conditions import CONDITIONS


@pytest.mark.parametrize("words", CONDITIONS)
def test_a_condition_is_explained_in_one_sentence(words: str) -> None:
    said = CONDITIONS[words].__doc__ or ""
    assert said.endswith("."), words
    assert "\n" not in said


def test_a_condition_is_known_by_the_words_of_its_name() -> None:
    assert CONDITIONS["interest is direct"].__name__ == "interest_is_direct"
