"""clingo: the meetings of each CCG as facts, the rule table as facts, and a few rules with `#max` over what meets."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from declarations.country.peers.asked import Answers, NotHere, Peer, Sittings
from declarations.country.peers.numbered import Meeting, Numbered, numbered
from declarations.guidance.many.dockets import ITEM_AT
from declarations.guidance.many.sitters import Doubted
from declarations.guidance.table import FLAGS, INTEREST_AT, RULE_AT

MEETINGS_OF_A_CCG = 40
RULES = (Path(__file__).parent / "rules.lp").read_text(encoding="utf-8")


def clingo() -> Any:
    try:
        import clingo as module
    except ImportError as error:
        raise NotHere("clingo is not installed: `pip install -e .[dev]`.") from error
    return module


def ready(sittings: Sittings) -> Callable[[], Answers]:
    module, all_in_numbers = clingo(), numbered(sittings)
    programs = [RULES + "\n".join(_facts(part, all_in_numbers)) for part in all_in_numbers.in_parts(MEETINGS_OF_A_CCG)]

    def decide() -> Answers:
        answers: Answers = [{} for _ in sittings]
        for program in programs:
            control = module.Control(["--warn=none"])
            control.add("base", [], program)
            control.ground([("base", [])])
            with control.solve(yield_=True) as handle:
                for symbol in handle.model().symbols(shown=True):
                    _take(symbol, answers)
        return answers

    return decide


def _facts(part: Sequence[Meeting], known: Numbered) -> Iterator[str]:
    """Only what the meetings of the part can ask for: ways to tokens that are sought, cells that can be met."""
    people = {person.number: person for meeting in part for _, person in meeting.people}
    tokens = {token for meeting in part for _, token, _ in meeting.sought}
    rows, columns = set(), {column for meeting in part for *_, column in meeting.sought}
    for person in people.values():
        if person.chair:
            yield f"chair({person.number})."
        for token, since, until, row, interest in person.ways:
            if token in tokens:
                rows.add(row)
                yield f"way({person.number},{interest >> INTEREST_AT},{token},{since},{until},{row})."
    for meeting in part:
        yield from _meeting(meeting)
    for table in {meeting.table for meeting in part}:
        yield f"note({table},{known.notes[table]})."
        for row in rows:
            for column in columns:
                weight = known.cells[table][row][column]
                yield f"cell({table},{row},{column},{weight >> RULE_AT},{weight & FLAGS})."


def _meeting(meeting: Meeting) -> Iterator[str]:
    number = meeting.number
    yield f"held({number},{meeting.day},{meeting.table})."
    yield from (f"sought({number},{item},{token},{column})." for item, token, column in meeting.sought)
    for place, person in meeting.people:
        yield f"sits({number},{place},{person.number})."
        doubts = max(day_and_doubts for day_and_doubts in person.doubts if day_and_doubts[0] <= meeting.day)[1]
        yield from (f"doubted({number},{place},{flag.value})." for flag in Doubted if flag & doubts)
    yield from (f"spared({number},{item},{place})." for item, place in meeting.spared)
    for item, doubts in enumerate(meeting.open):
        yield from (f"open({number},{item},{flag.value})." for flag in Doubted if flag & doubts)


def _take(symbol: Any, answers: Answers) -> None:
    meeting, item, who, *said = [argument.number for argument in symbol.arguments]
    pair = (item << ITEM_AT) + who
    weight = said[0] if len(said) == 1 else (said[0] << RULE_AT) + (said[1] << INTEREST_AT)
    answers[meeting][pair] = answers[meeting].get(pair, 0) | weight


CLINGO = Peer("clingo, a program for each CCG", ready)
