"""The year decided by other rules: what meets stays as it was found, and only what comes to something else is stored anew."""

# ruff: noqa: S608 (the statements are put together from constants)

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db import transaction

from coi_register.refusals import CannotBeDone
from declarations.adoption.models import LocalBook
from declarations.country import copying
from declarations.country.gather import Period
from declarations.country.services.storing import OUTCOMES, SAID, TOUCHES
from declarations.country.written import NULL, Answers, ways_kept
from declarations.guidance.codes import PRESIDES
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.table import FLAGS, NEW_CHAIR, RULE_AT, Table, table_of

KEPT = f"""
SELECT meeting."on", person_id, met FROM {TOUCHES} touches JOIN committees_meeting meeting ON meeting.id = touches.meeting_id
WHERE meeting."on" >= %s"""
GONE = f"""
DELETE FROM {OUTCOMES} stored USING now_said
WHERE now_said.outcome IS NULL AND stored.item_id = now_said.item_id AND stored.person_id = now_said.person_id"""
COME = f"""
INSERT INTO {OUTCOMES} ({", ".join(SAID)})
SELECT {", ".join("interest.version" if column == "version" else f"now_said.{column}" for column in SAID)}
FROM now_said LEFT JOIN declarations_interest interest ON interest.id = now_said.interest_id WHERE now_said.outcome IS NOT NULL
ON CONFLICT (item_id, person_id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in SAID[2:])}"""
CLEAR = "\t".join([NULL] * (len(SAID) - 2))

Tables = tuple[Table, Table]  # before and after
Way = tuple[int, str]  # the code and the interest


class Differing(dict[int, bool]):
    """Whether a code comes to another step, rule or add-on, of those met so far."""

    def __init__(self, before: Table, after: Table) -> None:
        self._before, self._after = before, after

    def __missing__(self, code: int) -> bool:
        one, other = self._before.weights[code & ~PRESIDES], self._after.weights[code & ~PRESIDES]
        self[code] = one & FLAGS != other & FLAGS or self._before.read(one) != self._after.read(other)
        return self[code]


@dataclass(frozen=True, slots=True)
class Ruled:
    """How many pairs a code bears on that comes to something else, and of how many the answer is another now."""

    pairs: int
    changed: int


class Spell:
    """The tables before and after, from one turn of the rules to the next."""

    def __init__(self, before: Table, after: Table) -> None:
        self.tables = (before, after)
        self.differs = Differing(before, after)
        self._answers = (Answers(before), Answers(after))

    def lines(self, met: str, person: str) -> Iterator[str | None]:
        """Of each pair that a code in question bears on, what to store; None: the same as before."""
        ways = list(ways_kept(met))
        items = {item for code, item, _ in ways if self.differs[code]}
        theirs: dict[str, list[Way]] = {item: [] for item in items}
        for code, item, interest in ways:  # all that is known of the pair: others may weigh more
            if item in items:
                theirs[item].append((code, interest))
        for item, them in theirs.items():
            before, after = (_said(them, *both) for both in zip(self.tables, self._answers, strict=True))
            yield None if before == after else f"{item}\t{person}\t{after or CLEAR}\n"


def decide_by(book: RuleBook, *, instead_of: RuleBook, period: Period) -> Ruled:
    """Weigh again what the change of rules can make another, and store what did become another. Raises CannotBeDone."""
    if LocalBook.objects.exists():
        raise CannotBeDone("A CCG works under a book of its own here. Run manage.py country, which knows whose.")
    turns = sorted(_turns(book, period) | _turns(instead_of, period) | {period.since})
    spells = {day: Spell(table_of(instead_of.in_force(day)), table_of(book.in_force(day))) for day in turns}
    with transaction.atomic():
        lines = list(_lines(spells))
        changed = [line for line in lines if line is not None]
        if changed:
            _replace(changed)
    return Ruled(len(lines), len(changed))


def _turns(book: RuleBook, period: Period) -> set[date]:
    """The days within the period on which other rules come into force."""
    spans = [rule.in_force for rule in book.rules] + [text.in_force for text in book.texts]
    days = {day for span in spans for day in (span.since, span.until) if day is not None}
    return {day for day in days if period.since < day < period.until}


def _lines(spells: Mapping[date, Spell]) -> Iterator[str | None]:
    @cache
    def on(day: str) -> Spell:
        return spells[max(turn for turn in spells if turn <= date.fromisoformat(day))]

    for day, person, met in copying.copy_out(KEPT, [min(spells)]):
        yield from on(day).lines(met, person)


def _said(met: Iterable[Way], table: Table, answers: Answers) -> str | None:
    heaviest, interest, flags = 0, "", 0
    for code, whose in met:
        weight = table.weights[code & ~PRESIDES]
        flags |= weight & FLAGS
        if weight > table.heaviest_note and code & PRESIDES:
            flags |= NEW_CHAIR
        strength = weight >> RULE_AT
        if strength > heaviest or (strength == heaviest and strength and whose < interest):
            heaviest, interest = strength, whose
    return answers.line((heaviest << RULE_AT) | flags, None if interest == "None" else interest, None)


def _replace(lines: Iterable[str]) -> None:
    copying.execute(f"CREATE TEMP TABLE now_said AS SELECT {', '.join(SAID)} FROM {OUTCOMES} LIMIT 0")
    copying.copy_in("now_said", SAID, lines)
    copying.execute("ANALYZE now_said")
    copying.execute(GONE)
    copying.execute(COME)
    copying.execute("DROP TABLE now_said")
