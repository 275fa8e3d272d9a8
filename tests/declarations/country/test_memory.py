"""How much memory a process of a run has taken at most."""

import subprocess
import sys
from multiprocessing import get_context

import pytest

from declarations.country.memory import PARTS, STATUS, own_peak, peak

MIB = 1 << 20
SAYS = "from declarations.country.memory import peak; print(peak())"


def test_what_was_taken_and_given_back_still_counts() -> None:
    held = bytearray(b"x" * (peak() + 20 * MIB))
    size = len(held)
    del held
    assert peak() >= size


@pytest.mark.skipif(not STATUS.exists(), reason="Only Linux tells a program's memory apart from that of whoever started it.")
def test_the_memory_of_whoever_started_a_program_is_not_its_own() -> None:
    held = bytearray(b"x" * (300 * MIB))
    told = subprocess.run([sys.executable, "-c", SAYS], capture_output=True, text=True, check=True)
    assert int(told.stdout) < 200 * MIB < len(held)


@pytest.mark.skipif(not PARTS.exists(), reason="Only Linux tells which pages a program shares.")
def test_what_a_child_was_born_with_is_counted_once() -> None:
    held = bytearray(b"x" * (300 * MIB))
    with get_context("fork").Pool(1) as pool:
        assert pool.apply(own_peak) < 200 * MIB < len(held)
    assert own_peak() == peak()
