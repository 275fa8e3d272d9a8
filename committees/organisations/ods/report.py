"""What an import did: how many rows were added, changed, unchanged and refused, and why; in words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from coi_register.nhsuk.words import counted
from committees.organisations.ods.rows import RowError, Table

MOST_LINES = 5


class Outcome(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line of a file that was left out, and why."""

    file: str
    row: RowError


@dataclass
class Report:
    """Counts by table, and the refusals in the order met."""

    counts: dict[Table, dict[Outcome, int]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)

    def count(self, table: Table, outcome: Outcome) -> None:
        """One more row of the table came out like this."""
        self.counts.setdefault(table, dict.fromkeys(Outcome, 0))[outcome] += 1

    def refuse(self, table: Table, file: str, error: RowError) -> None:
        """A row was left out."""
        self.count(table, Outcome.REFUSED)
        self.refusals.append(Refusal(file, error))

    @property
    def wrote(self) -> bool:
        """Whether any row was added or changed."""
        return any(counts[Outcome.ADDED] or counts[Outcome.CHANGED] for counts in self.counts.values())


def counts_in_words(report: Report) -> Iterator[str]:
    """A line for each table: `practices: 14,303 rows; 14,303 added, 0 changed, 0 unchanged, 0 refused`."""
    for table, counts in report.counts.items():
        told = ", ".join(f"{number:,} {outcome}" for outcome, number in counts.items())
        yield f"{table}: {sum(counts.values()):,} rows; {told}"


def refusals_in_words(report: Report, *, most: int | None = None) -> Iterator[str]:
    """A line for each file and reason, and where it was met; the most frequent first, and no more than `most` of them."""
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for refusal in report.refusals:
        lines[refusal.file, refusal.row.reason].append(refusal.row.line)
    reasons = sorted(lines.items(), key=lambda entry: -len(entry[1]))
    for (file, reason), met in reasons[:most]:
        shown = ", ".join(str(line) for line in met[:MOST_LINES])
        more = f" and {len(met) - MOST_LINES:,} more" if len(met) > MOST_LINES else ""
        yield f"{file}, {counted(len(met), 'row')} left out: {reason} ({'line' if len(met) == 1 else 'lines'} {shown}{more})"
    if rest := reasons[len(reasons) if most is None else most :]:
        rows = sum(len(met) for _, met in rest)
        yield f"{counted(rows, 'row')} more left out for {counted(len(rest), 'other reason')}."
