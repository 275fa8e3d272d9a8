"""Whether a decision would be valid at this moment; and where it would not, what stands in the way and what may be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from committees.organisations.facts import Key
from declarations.guidance.findings import After, Aim, Finding
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.vocabulary import STEP_LABELS, Step
from declarations.proceedings.presence import Live

WITHDRAWN, INVITE = "withdrawn-do-not-count", "invite-to-make-up-quorum"


@dataclass(frozen=True, slots=True)
class Stays:
    """Somebody who must be out for the decision and is in the room; `ruled` None: what is recommended holds, nobody has ruled."""

    name: str
    step: Step
    ruled: str | None  # who ruled
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing that stands in the way, what to do about it, and where that is written; `place` empty: in the ruling itself."""

    says: str
    do: tuple[str, ...]
    place: str = ""

    def __str__(self) -> str:
        """All of it in one breath, for whoever reads it as the refusal of a form."""
        ways = "; or ".join(one.rstrip(".") for one in self.do)
        return f"{self.says} You may {ways}.{f' ({self.place}.)' if self.place else ''}"


def bars(
    live: Live, stays: Sequence[Stays], names: Mapping[Key, str], presides: Mapping[Key, str], book: RuleBook
) -> tuple[Bar, ...]:
    """Everything for which a decision would not be valid; none: it may be recorded.

    `presides` is whoever does, by committee: where both chairs are out, the members may have chosen one (R7.5).
    """
    number = f"item {live.item.number}"
    short = tuple(bar for after in live.answer.after for bar in _of_a_committee(after, number, live, names, presides, book))
    return (*_stay(stays, number, book), *short)


def _stay(stays: Sequence[Stays], number: str, book: RuleBook) -> Iterator[Bar]:
    """One for all who stay against the same rule or ruling: a long list reads worse than a list of names."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for one in stays:
        what = "leave before the decision on" if one.step is Step.LEAVE_FOR_DECISION else "be out for"
        by = (
            f"{one.ruled} ruled: {STEP_LABELS[one.step].lower()}"
            if one.ruled
            else "recommended, and nobody has ruled otherwise"
        )
        alike.setdefault((what, by, _written(one, book)), []).append(one.name)
    for (what, by, place), names in alike.items():
        *most, last = names
        who = f"{', '.join(most)} and {last} are" if most else f"{last} is"
        yield Bar(
            f"{who} in the room and must {what} {number} ({by}).",
            ("ask them to leave, and note that they went.", "let the person in the chair rule otherwise, with a reason."),
            place,
        )


def _written(one: Stays, book: RuleBook) -> str:
    heaviest = one.finding.because[0] if one.finding and one.finding.because else None
    return f"{book.title_of(heaviest.source.instrument)}: {heaviest.source.place}" if heaviest else ""


def _of_a_committee(
    after: After, number: str, live: Live, names: Mapping[Key, str], presides: Mapping[Key, str], book: RuleBook
) -> Iterator[Bar]:
    name = names[after.committee]
    instead, place = _instead(live, book), _place(WITHDRAWN, book)
    if after.quorate is False:
        short = "; ".join(f"{clause.says} (there {_are(clause.has)})" for clause in after.failed_clauses)
        yield Bar(f"The {name} is not quorate for {number}: it needs {short}.", instead, place)
    if after.quorate is None:
        yield Bar(
            f"Whether the {name} is quorate cannot be told: its quorum is not on record.",
            ("record its terms of reference on the page of the committee.", "defer the item, or refer it."),
        )
    if after.lay_executive_majority is False:
        votes = after.majority
        yield Bar(
            f"The {name} has lost its lay and executive majority for {number}: {votes.lay_executive} of {votes.voting} votes.",
            instead,
            _place("quorum-holds-majority-of-lay-and-executive", book),
        )
    if not presides.get(after.committee):
        yield Bar(
            f"Nobody presides over {number}. {after.chair_says}",
            ("record whom the members chose.", "defer the item, or refer it."),
            _place("chair-conflicted-vice-chair-presides", book),
        )


def _instead(live: Live, book: RuleBook) -> tuple[str, ...]:
    """What may be done instead of deciding now, in the order of the guidance (R7.13)."""
    ways = [f"{remedy.changes[0].plainly}." for remedy in live.answer.remedies if remedy.aim is Aim.INSTEAD]
    invite = book.rule(INVITE)
    return (*ways, *(["invite somebody in, to make up the quorum, once screened."] if invite else []))


def _place(rule: str, book: RuleBook) -> str:
    found = book.rule(rule)
    return f"{book.title_of(found.source.instrument)}: {found.source.place}" if found else ""


def _are(number: int) -> str:
    return "is 1" if number == 1 else f"are {number or 'none'}"
