"""Passwords that are long and yet guessed first: a common one with a year, doubled, spelt 1ike th1s, or walked on the keyboard.

Django's list has nearly twenty thousand common passwords, but only 190 of twelve letters or more. What people do when a
form asks for twelve letters is to stretch one of the others, and that can be undone by rule.
"""

import gzip
import re
from functools import cache
from pathlib import Path

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

LIST = Path(password_validation.__file__).with_name("common-passwords.txt.gz")
OURS = (
    "conflictsofinterest",
    "conflictofinterest",
    "coiregister",
    "register",
    "commissioning",
    "clinicalcommissioninggroup",
)
NHS = (
    "nhs",
    "nationalhealthservice",
    "healthcare",
    "surgery",
    "practice",
    "hospital",
    "winter",
    "autumn",
    "spring",
    "summer",
)
SHAPES = str.maketrans("01345789@$!", "oleastbgasi")
ROWS = (
    "1234567890-=",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "abcdefghijklmnopqrstuvwxyz",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.",
)
LINES = tuple(line for row in ROWS for line in (row + row, (row + row)[::-1]))
ENDING = re.compile(r"\d{0,6}[!.?*#$%&+-]{0,3}")  # what people put behind a password that was too short
SHORTEST_STEM = 3
LOOKED_AT = 200  # letters: what is common about a password shows in these, and a million would take minutes
MOST_COMMON = 2_000  # two of these in a row are guessed, too: four million tries
REFUSED = "This password is one of the first that are guessed: {because}. Choose words that do not belong together."


class NotMadeOfCommonOnes:
    """Refuses a long password that is only a common one stretched."""

    def validate(self, password: str, user: object | None = None) -> None:
        """Raises ValidationError with what is common about it."""
        if because := what_is_common_about(password):
            raise ValidationError(REFUSED.format(because=because), code="password_made_of_common_ones")

    def get_help_text(self) -> str:
        """What to avoid."""
        return "Not a common password with a number or a sign behind it."


def what_is_common_about(password: str) -> str:
    """Why it would be guessed soon; empty when nothing speaks against it."""
    typed = re.sub(r"\s", "", password[: 2 * LOOKED_AT].casefold())[:LOOKED_AT]
    if is_a_walk(typed):
        return "its letters follow each other on the keyboard or in the alphabet"
    stems = {
        stem for spelt in (typed, typed.translate(SHAPES)) for stem in (spelt, once(spelt), bare(spelt), once(bare(spelt)))
    }
    if any(stem in common() for stem in stems) or is_common_with_an_ending(typed):
        return "it is a common password made longer"
    if any(is_two_common(stem) for stem in stems):
        return "it is two common passwords in a row"
    return ""


@cache
def ranked() -> tuple[str, ...]:
    """Django's list, the most common first."""
    return tuple(gzip.decompress(LIST.read_bytes()).decode().split())


@cache
def common() -> frozenset[str]:
    """Common passwords, and words of this house and its field, each also in the letters it stands for."""
    words = {word for word in (*ranked(), *OURS, *NHS) if len(word) >= SHORTEST_STEM}
    return frozenset(words | {word.translate(SHAPES) for word in words})


@cache
def most_common() -> frozenset[str]:
    """Those of which two in a row are still soon guessed."""
    return frozenset(word for word in ranked()[:MOST_COMMON] if len(word) >= SHORTEST_STEM)


def bare(word: str) -> str:
    """Without the digits and signs before and behind."""
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", word)


def once(word: str) -> str:
    """What is repeated, once: `abcabcabc` is `abc`."""
    for length in range(1, len(word) // 2 + 1):
        times, rest = divmod(len(word), length)
        if word == word[:length] * times + word[:rest]:
            return word[:length]
    return word


def is_common_with_an_ending(word: str) -> bool:
    """Whether it is a common password and a number or a sign behind it, also where the password is itself a number."""
    return any(
        word[:at] in common() and ENDING.fullmatch(word[at:])
        for at in range(len(word) - 8, len(word))
        if at >= SHORTEST_STEM
    )


def is_two_common(word: str) -> bool:
    """Whether it is two of the most common in a row, with a sign or a digit between them or none."""
    return any(
        word[:at] in most_common() and word[at:].lstrip("-_.&+0123456789") in most_common() for at in range(3, len(word) - 2)
    )


def is_a_walk(word: str) -> bool:
    """Whether it is made of at most three runs along a row of keys or the alphabet, forwards or backwards, or one letter only."""
    runs, rest = 0, once(word)
    while rest and runs < 4:
        rest, runs = rest[longest_run(rest) :], runs + 1
    return not rest and runs <= 3


def longest_run(word: str) -> int:
    """How many letters from the start lie side by side in one row."""
    length = 1
    while length < len(word) and any(word[: length + 1] in line for line in LINES):
        length += 1
    return length
