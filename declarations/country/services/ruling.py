"""The year decided by other rules: what meets stays as it was found, and only what comes to something else is stored anew."""

# ruff: noqa: S608 (the statements are put together from constants)

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db import transaction

from coi_register.refusals import CannotBeDone
from declarations.adoption.models import LocalBook
from declarations.country import copying
from declarations.country.gather import Period
from declarations.country.models import Touch
from declarations.country.services.storing import OUTCOMES, SAID
from declarations.country.written import NULL, Answers
from declarations.guidance.codes import PRESIDES
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.table import FLAGS, NEW_CHAIR, RULE_AT, Table, table_of

TOUCHES = Touch._meta.db_table
CODES = f"SELECT DISTINCT code FROM {TOUCHES}"
# Of each pair that a code in question bears on, all that is known: other touches may weigh more.
BORNE_ON = f"""
SELECT touch.item_id, touch.person_id, touch.code, touch.interest_id, interest.version, meeting."on"
FROM {TOUCHES} touch
JOIN (SELECT DISTINCT item_id, person_id FROM {TOUCHES} WHERE code = ANY(%s)) pair USING (item_id, person_id)
JOIN committees_item item ON item.id = touch.item_id
JOIN committees_meeting meeting ON meeting.id = item.meeting_id
LEFT JOIN declarations_interest interest ON interest.id = touch.interest_id"""


GONE = f"""
DELETE FROM {OUTCOMES} stored USING now_said WHERE stored.item_id = now_said.item_id AND stored.person_id = now_said.person_id"""
COME = f"INSERT INTO {OUTCOMES} ({', '.join(SAID)}) SELECT {', '.join(SAID)} FROM now_said WHERE outcome IS NOT NULL"
CLEAR = "\t".join([NULL] * (len(SAID) - 2))

Tables = tuple[Table, Table]  # before and after
Met = tuple[int, str, str | None]  # the code, the interest and its version


@dataclass(frozen=True, slots=True)
class Ruled:
    """How many codes come to something else, how many pairs they bear on, and of how many the answer is another now."""

    codes: int
    pairs: int
    changed: int


def decide_by(book: RuleBook, *, instead_of: RuleBook, period: Period) -> Ruled:
    """Weigh again what the change of rules can make another, and store what did become another. Raises CannotBeDone."""
    if LocalBook.objects.exists():
        raise CannotBeDone("A CCG works under a book of its own here. Run manage.py country, which knows whose.")
    turns = _turns(book, period) | _turns(instead_of, period) | {period.since}
    tables = {day: (table_of(instead_of.in_force(day)), table_of(book.in_force(day))) for day in sorted(turns)}
    with transaction.atomic():
        codes = [code for code in _codes() if any(_differ(code, *both) for both in tables.values())]
        pairs = _pairs(codes)
        changed = [line for pair, met in pairs.items() for line in _line(pair, met, tables)]
        _replace(changed)
    return Ruled(len(codes), len(pairs), len(changed))


def _turns(book: RuleBook, period: Period) -> set[date]:
    """The days within the period on which other rules come into force."""
    spans = [rule.in_force for rule in book.rules] + [text.in_force for text in book.texts]
    days = {day for span in spans for day in (span.since, span.until) if day is not None}
    return {day for day in days if period.since < day < period.until}


def _codes() -> list[int]:
    return [int(code or 0) for (code,) in copying.copy_out(CODES)]


def _differ(code: int, before: Table, after: Table) -> bool:
    """Whether a code comes to another step, rule or add-on."""
    code &= ~PRESIDES
    one, other = before.weights[code], after.weights[code]
    return one & FLAGS != other & FLAGS or before.read(one) != after.read(other)


def _pairs(codes: list[int]) -> dict[tuple[str, str, str], list[Met]]:
    """By item, person and day, everything that meets."""
    found: dict[tuple[str, str, str], list[Met]] = defaultdict(list)
    for item, person, code, interest, version, on in copying.copy_out(BORNE_ON, [codes]):
        found[item, person, on].append((int(code or 0), str(interest), version))  # type: ignore[index]
    return found


def _line(pair: tuple[str, str, str], met: list[Met], tables: Mapping[date, Tables]) -> Iterator[str]:
    """What to store of a pair, if it is something else than before."""
    item, person, on = pair
    before, after = (_said(met, table) for table in _on(on, tables))
    if before != after:
        yield f"{item}\t{person}\t{CLEAR if after is None else after}"


def _said(met: list[Met], table: Table) -> str | None:
    heaviest, interest, version, flags = 0, "", None, 0
    for code, whose, which in met:
        weight = table.weights[code & ~PRESIDES]
        flags |= weight & FLAGS
        if weight > table.heaviest_note and code & PRESIDES:
            flags |= NEW_CHAIR
        strength = weight >> RULE_AT
        if strength > heaviest or (strength == heaviest and strength and whose < interest):
            heaviest, interest, version = strength, whose, which
    return _answers(table).line((heaviest << RULE_AT) | flags, None if interest == "None" else interest, version)


def _on(on: str, tables: Mapping[date, Tables]) -> Tables:
    return tables[max(day for day in tables if day <= date.fromisoformat(on))]


@cache
def _answers(table: Table) -> Answers:
    return Answers(table)


def _replace(lines: list[str]) -> None:
    columns = ", ".join(SAID)
    copying.execute(f"CREATE TEMP TABLE now_said AS SELECT {columns} FROM {OUTCOMES} LIMIT 0")
    copying.copy_in("now_said", SAID, (f"{line}\n" for line in lines))
    copying.execute("ANALYZE now_said")
    copying.execute(GONE)
    copying.execute(COME)
    copying.execute("DROP TABLE now_said")
