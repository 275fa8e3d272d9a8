"""The year decided by other rules: what meets stays as it was found, and only what comes to something else is stored anew."""

# ruff: noqa: S608 (the statements are put together from constants)

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import compress

from coi_register.refusals import CannotBeDone
from declarations.adoption.models import LocalBook
from declarations.country import copying
from declarations.country.gather import Period
from declarations.country.services.storing import OUTCOMES, SAID, TOUCHES
from declarations.country.sharing import shared_out
from declarations.country.written import NULL, Answers, ways_kept
from declarations.guidance.bearing import CouldBear, told_otherwise
from declarations.guidance.codes import PRESIDES
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.table import FLAGS, IN_DOUBT, NEW_CHAIR, RULE_AT, Table, table_of

KEPT = f"""
SELECT meeting."on", person_id, met, in_doubt
FROM {TOUCHES} touches JOIN committees_meeting meeting ON meeting.id = touches.meeting_id
WHERE met <> '' AND meeting."on" >= %s AND meeting.ccg_id = ANY(%s::uuid[])"""
GONE = f"""
DELETE FROM {OUTCOMES} stored USING now_said WHERE stored.item_id = now_said.item_id AND stored.person_id = now_said.person_id"""
COME = f"""
INSERT INTO {OUTCOMES} ({", ".join(SAID)})
SELECT {", ".join("interest.version" if column == "version" else f"now_said.{column}" for column in SAID)}
FROM now_said LEFT JOIN declarations_interest interest ON interest.id = now_said.interest_id WHERE now_said.outcome IS NOT NULL"""
CLEAR = "\t".join([NULL] * (len(SAID) - 2))

Way = tuple[int, str]  # the code and the interest


class Differing:
    """Whether a code comes to another step, rule or add-on."""

    def __init__(self, before: RuleBook, after: RuleBook) -> None:
        self.tables = (table_of(before), table_of(after))
        self._could = CouldBear(told_otherwise(before, after))
        self._known: dict[tuple[int, int], bool] = {}  # weights are far fewer than codes

    def __call__(self, code: str) -> bool:
        key = int(code) & ~PRESIDES
        return self._could(key) and self._weighed(key)

    def _weighed(self, key: int) -> bool:
        before, after = self.tables
        both = before.weights[key], after.weights[key]
        if both not in self._known:
            (one, flags), (other, others) = ((t.read(w), w & FLAGS) for t, w in zip(self.tables, both, strict=True))
            self._known[both] = (one, flags) != (other, others)
        return self._known[both]


@dataclass(frozen=True, slots=True)
class Ruled:
    """How many pairs a code bears on that comes to something else, and of how many the answer is another now."""

    pairs: int = 0
    changed: int = 0

    def __add__(self, other: "Ruled") -> "Ruled":
        return Ruled(self.pairs + other.pairs, self.changed + other.changed)


class Spell:
    """The tables before and after, from one turn of the rules to the next."""

    def __init__(self, before: RuleBook, after: RuleBook) -> None:
        self.differs = Differing(before, after)
        self.tables = self.differs.tables
        self._answers = tuple(map(Answers, self.tables))

    def lines(self, person: str, met: str, in_doubt: str) -> Iterator[str | None]:
        """Of each pair that a code in question bears on, what to store; None: the same as before."""
        codes, items, interests = ways_kept(met)
        theirs: dict[str, list[Way]] = {item: [] for item in compress(items, map(self.differs, codes))}
        if not theirs:
            return
        for code, item, interest in zip(codes, items, interests, strict=True):
            if item in theirs:  # all that is known of the pair: others may weigh more
                theirs[item].append((int(code), interest))
        for item, them in theirs.items():
            doubt = IN_DOUBT if item in in_doubt else 0
            before, after = (_said(them, doubt, *both) for both in zip(self.tables, self._answers, strict=True))
            yield None if before == after else f"{item}\t{person}\t{after or CLEAR}\n"


def decide_by(book: RuleBook, *, instead_of: RuleBook, period: Period, processes: int = 1) -> Ruled:
    """Weigh again what the change of rules can make another, and store what did become another. Raises CannotBeDone."""
    if LocalBook.objects.exists():
        raise CannotBeDone("A CCG works under a book of its own here. Run manage.py country, which knows whose.")
    return sum(shared_out(_decide_by, book, instead_of, period, processes=processes), start=Ruled())


def _decide_by(ccgs: Sequence[str], book: RuleBook, instead_of: RuleBook, period: Period) -> Ruled:
    turns = sorted(_turns(book, period) | _turns(instead_of, period) | {period.since})
    spells = {day: Spell(instead_of.in_force(day), book.in_force(day)) for day in turns}
    lines = list(_lines(ccgs, spells))
    changed = [line for line in lines if line is not None]
    if changed:
        _replace(changed)
    return Ruled(len(lines), len(changed))


def _turns(book: RuleBook, period: Period) -> set[date]:
    """The days within the period on which other rules come into force."""
    spans = [rule.in_force for rule in book.rules] + [text.in_force for text in book.texts]
    days = {day for span in spans for day in (span.since, span.until) if day is not None}
    return {day for day in days if period.since < day < period.until}


def _lines(ccgs: Sequence[str], spells: Mapping[date, Spell]) -> Iterator[str | None]:
    @cache
    def on(day: str) -> Spell:
        return spells[max(turn for turn in spells if turn <= date.fromisoformat(day))]

    for day, *kept in copying.copy_out(KEPT, [min(spells), ccgs]):
        yield from on(day).lines(*kept)


def _said(met: Iterable[Way], doubt: int, table: Table, answers: Answers) -> str | None:
    heaviest, interest, flags = 0, "", doubt
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
