"""The year decided from the database, and what was decided stored: what is stored already and holds is left alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from committees.organisations.facts import Key
from declarations.changes.models import Outcome
from declarations.country import copying, gather, rows
from declarations.country.area import Area
from declarations.country.gather import Period
from declarations.country.memory import own_peak
from declarations.country.models import Touches
from declarations.country.sharing import shared_out
from declarations.country.written import Answers, outcome_lines, touch_lines
from declarations.guidance.local import book_under
from declarations.guidance.many.deciding import doubts, touches, weigh
from declarations.guidance.rulebook import RuleBook, load

OUTCOMES, TOUCHES = Outcome._meta.db_table, Touches._meta.db_table
SAID = ["item_id", "person_id", "outcome", "step", "no_papers", "new_chair", "interest_id", "version", "rule", "instrument"]
MET = ["meeting_id", "person_id", "met", "in_doubt"]
CCGS_AT_ONCE = 7
A_HANDFUL = 10_000  # rows
OF_MEETINGS = {
    OUTCOMES: "item_id = ANY(ARRAY(SELECT id FROM committees_item WHERE meeting_id = ANY(%s::uuid[])))",
    TOUCHES: "meeting_id = ANY(%s::uuid[])",
}
GONE = """
DELETE FROM {table} stored USING unnest(%s::uuid[], %s::uuid[]) AS gone(what, person)
WHERE stored.{what} = gone.what AND stored.person_id = gone.person"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run came to: of all processes together, the memory in bytes, which counts once what they share."""

    meetings: int = 0
    outcomes: int = 0
    written: int = 0
    memory: int = 0

    def __add__(self, other: "Run") -> "Run":
        return Run(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def store(period: Period, *, book: RuleBook | None = None, processes: int = 1) -> Run:
    """Decide every meeting of the period, and store outcomes and touches; each process in one transaction of its own."""
    run = sum(shared_out(_store, period, book, processes=processes), start=Run())
    if (
        run.written > A_HANDFUL
    ):  # of tables that it does not know PostgreSQL reads every row, and its own look comes a minute late
        copying.execute(f"ANALYZE {OUTCOMES}, {TOUCHES}")
    return run


def _store(ccgs: Sequence[str], period: Period, book: RuleBook | None) -> Run:
    run = Run()
    for start in range(0, len(ccgs), CCGS_AT_ONCE):
        run += _store_some(ccgs[start : start + CCGS_AT_ONCE], period, book)
    return run + Run(memory=own_peak())


def _store_some(ccgs: Sequence[str], period: Period, book: RuleBook | None) -> Run:
    """With only the organisations that bear on these CCGs, so that nothing held grows with the country."""
    year = gather.year_of(ccgs, period)
    around = gather.surroundings_of(year, period)
    lines = decided_lines(year, Area(year, around, book or load(), {} if book else own_books(ccgs)))
    return Run(len(year.meetings), len(lines.said), screen(lines, [meeting.id for meeting in year.meetings]))


def own_books(ccgs: Sequence[str]) -> dict[Key, RuleBook]:
    """The books of those CCGs that laid something over the national one."""
    return {ccg: book_under(body) for ccg, body in gather.laid_over(ccgs).items()}


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows of the two tables, as text."""

    said: list[str]
    met: list[str]


def decided_lines(year: rows.Year, area: Area) -> Lines:
    """Every meeting of the area decided, and written down."""
    versions: dict[Key, int] = {interest.id: interest.version for interest in year.interests}
    answers: dict[int, Answers] = {}
    said: list[str] = []
    met: list[str] = []
    for docket, seated in area.sittings():
        found, doubted = touches(docket, seated), doubts(docket, seated)
        met += touch_lines(found, doubted, docket, seated)
        words = answers.setdefault(id(seated.table), Answers(seated.table))
        said += outcome_lines(weigh(found, doubted, docket, seated), docket, seated, words, versions)
    return Lines(said, met)


def screen(lines: Lines, meetings: list[str], *, person: str | None = None) -> int:
    """Make what is stored of some meetings, or of one person at them, these lines; how many rows were written or removed."""
    return _screen(OUTCOMES, SAID, lines.said, meetings, person) + _screen(TOUCHES, MET, lines.met, meetings, person)


def _screen(table: str, columns: Sequence[str], lines: Iterable[str], meetings: list[str], person: str | None) -> int:
    """The first two columns say of what and of whom a row is; there is one of each."""
    known = set(copying.lines_out(*_stored(table, columns, meetings, person)))
    come = [line for line in lines if line not in known]
    gone = known.difference(lines)
    if gone:
        keys = [list(each) for each in zip(*(line.split("\t", 2)[:2] for line in gone), strict=True)]
        copying.execute(GONE.format(table=table, what=columns[0]), keys)
    if come:
        copying.copy_in(table, columns, (f"{line}\n" for line in come))
    return len(come) + len(gone)


def _stored(table: str, columns: Sequence[str], meetings: list[str], person: str | None) -> tuple[str, list[object]]:
    question = f"SELECT {', '.join(columns)} FROM {table} WHERE {OF_MEETINGS[table]}"  # noqa: S608
    return (question, [meetings]) if person is None else (f"{question} AND person_id = %s", [meetings, person])
