"""Terms of reference that could not be met once some have left, in sentences that name each clause."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from coi_register.nhsuk.words import joined
from committees.seats.quorum import TRIAL_LABELS, FailedClause, Trial

Fails = tuple[FailedClause, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """When the quorum could or could not be met, and each clause that would fail."""

    says: str
    fails: tuple[str, ...] = ()


def warnings(fails: Mapping[Trial, Fails]) -> tuple[Tried, ...]:
    """The trials that the terms do not come through; those that fail alike in one."""
    alike: dict[Fails, list[Trial]] = {}
    for trial, clauses in fails.items():
        alike.setdefault(clauses, []).append(trial)
    return tuple(
        Tried(f"It could not be met when {_when(these)}, everybody else attending:", tuple(map(_would_be, clauses)))
        for clauses, these in alike.items()
    )


def reassurance(fails: Collection[Trial]) -> tuple[Tried, ...]:
    """The trials that they do come through, in one sentence."""
    met = [trial for trial in Trial if trial not in fails]
    return (Tried(f"It could still be met when {_when(met)}, everybody else attending."),) if met else ()


def _when(these: Iterable[Trial]) -> str:
    return joined((TRIAL_LABELS[trial] for trial in these), "or")


def _would_be(clause: FailedClause) -> str:
    """At least 1 of: GP: there would be nobody."""
    return f"{clause.says[:1].upper()}{clause.says[1:]}: there would be {clause.has or 'nobody'}."
