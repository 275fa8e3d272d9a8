"""No regular expression of ours, and no password, takes endlessly long to be looked at, however wicked the words are."""

import ast
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from types import FrameType

import pytest

from coi_register.accounts.signin.passwords import what_is_common_about
from tests.architecture.code import modules
from tests.security.test_encoding import OF_PATTERNS, dotted

LONG = 100_000
SECONDS = (
    1.0  # of the processor, not of a clock: a busy machine changes nothing, and an honest pattern takes a hundredth of it
)
LETTERS = "aA0 _-.,!:'"
# Read from files of ours and of the Organisation Data Service, a line at a time, and never from a form.
OF_SHORT_LINES = {"committees/organisations/ods/readable.py", "committees/organisations/ods/rows.py"}


class TakesTooLong(Exception):
    """Raised where the processor has worked for longer than it may."""


@contextmanager
def no_longer_than(seconds: float) -> Iterator[None]:
    """Let the processor work on what stands inside for so long. The engine of patterns looks for signals as it goes."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TakesTooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def patterns() -> list[tuple[str, str]]:
    """Every pattern that stands in the product, with its place."""
    return [
        (f"{module}:{call.lineno}", call.args[0].value)
        for module in modules()
        for call in module.calls()
        if dotted(call.func) in {f"re.{name}" for name in OF_PATTERNS}
        and isinstance(call.args[0], ast.Constant)
        and str(module) not in OF_SHORT_LINES
    ]


def wicked() -> Iterator[str]:
    """One letter for long, or two in turn, and then something that fits nowhere."""
    for letter in LETTERS:
        yield letter * LONG + "\n§"
    for one, other in product(LETTERS[:4], repeat=2):
        if one != other:
            yield (one + other) * (LONG // 2) + "§"


def tried(pattern: str, words: str) -> None:
    """Match from the start, and look everywhere: the two ways in which ours are used."""
    compiled = re.compile(pattern, re.IGNORECASE)
    compiled.match(words)
    compiled.fullmatch(words)
    compiled.search(words)


@pytest.mark.parametrize(("place", "pattern"), patterns(), ids=[place for place, _ in patterns()])
def test_a_pattern_takes_little_time_on_long_and_wicked_words(place: str, pattern: str) -> None:
    for words in wicked():
        with no_longer_than(SECONDS):
            tried(pattern, words)


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"[!_]+$", r"(\d+)*x", r"\s+,\s+;"])
def test_a_planted_pattern_is_found(pattern: str) -> None:
    with pytest.raises(TakesTooLong):  # noqa: PT012 - one of them is enough
        for words in (*wicked(), "!" * LONG + "a"):
            with no_longer_than(0.3):
                tried(pattern, words)


@pytest.mark.parametrize("password", ["!" * 900_000 + "a", "ab" * 450_000 + "c", "1" * 900_000, "password" * 100_000 + "!"])
def test_a_very_long_password_is_judged_quickly(password: str) -> None:
    with no_longer_than(SECONDS):
        what_is_common_about(password)
