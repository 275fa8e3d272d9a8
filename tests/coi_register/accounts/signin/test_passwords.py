"""A long password that is only a common one stretched is refused; one made of words that do not belong together is not."""

from itertools import islice, product

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from coi_register.accounts.models import User
from coi_register.accounts.signin.passwords import common, ranked, what_is_common_about

WORDS = list(islice((word for word in ranked() if word.isalpha() and len(word) > 5), 500, 1500))
ENDINGS = ("1", "12", "123", "1234", "12345", "!", "2018", "2019", "01", "123!", "2018!", "123456")


def stretched() -> set[str]:
    """The most common passwords as people stretch them to twelve letters."""
    ended = (word + ending for word, ending in product(ranked()[:800], ENDINGS))
    doubled = (word * 2 for word in ranked()[:800])
    capital = (word.capitalize() + ending for word, ending in product(ranked()[:200], ENDINGS))
    return {word for way in (ended, doubled, capital, ranked()[:12_000]) for word in way if len(word) >= 12}


def test_of_at_least_three_thousand_common_passwords_that_fit_every_one_is_refused() -> None:
    tried = stretched()
    assert len(tried) >= 3000
    accepted = [word for word in tried if word.lower() not in common() and not what_is_common_about(word)]
    assert accepted == []


@pytest.mark.parametrize(
    "password",
    [
        "Passw0rd2026!",
        "P@ssword1234",
        "qwertyuiop12",
        "1qaz2wsx3edc",
        "123456789012",
        "aaaaaaaaaaaaaaa",
        "abcabcabcabc",
        "monkey-dragon",
        "dragonmonkey12",
        "Commissioning1!",
        "NHSNHSNHSNHS1",
        "poiuytrewq09",
        "liverpool 2018",
    ],
)
def test_what_is_guessed_first_is_refused_with_its_reason(password: str) -> None:
    with pytest.raises(ValidationError, match="first that are guessed: its|first that are guessed: it is"):
        validate_password(password)


@pytest.mark.parametrize(
    "password",
    [
        "tumble gravel orchid",
        "gherkin-lantern-violet",
        "correct horse battery",
        "wexbridge-demo-2026",
        "ñandú sleeps by the sea",
        "x7#Qm2!vR9pL",
        "thr33 odd w0rds here",
        "🐢🐢 turtles in the corridor",
    ],
)
def test_a_good_password_is_taken_without_rules_of_composition(password: str) -> None:
    validate_password(password)


@pytest.mark.parametrize("length", [12, 15, 64, 128, 1000])
def test_from_twelve_letters_any_length_is_allowed(length: int) -> None:
    validate_password(("tumble gravel orchid violin " * 40)[:length])


def test_eleven_letters_are_too_few() -> None:
    with pytest.raises(ValidationError, match="at least 12 characters"):
        validate_password("tumble grav")


def test_a_password_that_is_the_name_or_the_address_is_refused() -> None:
    with pytest.raises(ValidationError, match="too similar"):
        validate_password("wilhelmina.sample", User(email="wilhelmina.sample@example.org", name="Wilhelmina Sample"))


@given(st.text(min_size=12, max_size=64))
def test_whatever_is_typed_gets_an_answer(password: str) -> None:
    assert isinstance(what_is_common_about(password), str)


@given(
    st.lists(
        st.sampled_from(list(islice((w for w in ranked() if w.isalpha() and len(w) > 5), 500, 1500))), min_size=3, max_size=4
    )
)
def test_three_words_in_a_row_are_refused_only_when_they_repeat(words: list[str]) -> None:
    if len(set(words)) == len(words):
        assert not what_is_common_about(" and ".join(words))
