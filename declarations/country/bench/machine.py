"""How fast the machine is that measured: a loop that anybody can run elsewhere, alone and beside another of its kind."""

import subprocess
import sys
from dataclasses import dataclass
from statistics import median

from declarations.country.bench.figures import said, timed
from declarations.country.copying import execute

WORDS = 1_000_000
LOOP = f"""
from time import perf_counter
began, kept = perf_counter(), {{}}
for number in range({WORDS}):
    kept[number % 65_536] = str(number)
print(perf_counter() - began)"""
QUESTIONS = 200


@dataclass(frozen=True, slots=True)
class Machine:
    """Seconds that the loop took: alone, and the slower of two at once."""

    alone: float
    together: float

    @property
    def of_two(self) -> float:
        """How many times the work of one processor two of them do at once."""
        return 2 * self.alone / self.together

    def __str__(self) -> str:
        return (
            f"A loop of Python that writes {WORDS:,} numbers as words took this machine {said(self.alone)},"
            f" and {said(self.together)} where two ran at once: its two processors together do the work of {self.of_two:.1f}."
        )


def measured(rounds: int = 5) -> Machine:
    """Medians of rounds in which one loop runs alone, then two at once, each in a process of its own."""
    taken = [(_loops(1), _loops(2)) for _ in range(rounds)]
    alone, together = zip(*taken, strict=True)
    return Machine(median(alone), median(together))


def _loops(many: int) -> float:
    running = [subprocess.Popen([sys.executable, "-c", LOOP], stdout=subprocess.PIPE, text=True) for _ in range(many)]  # noqa: S603
    return max(float(each.communicate()[0]) for each in running)


def a_question() -> float:
    """The median seconds of a statement that asks the database for nothing."""
    return median(timed(lambda: execute("SELECT 1")) for _ in range(QUESTIONS))
