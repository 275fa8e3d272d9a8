"""Whether a committee is made up as the rules of a day ask, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted, day, joined
from committees.meetings.quorum import Majority
from committees.organisations.facts import Key
from committees.seats.presenters.trials import Tried, reassurance, warnings
from committees.seats.vocabulary import SEAT_CATEGORY_LABELS, SeatCategory
from declarations.conflicts.gather.composed import Composed
from declarations.conflicts.presenters.words import Word, certainty
from declarations.guidance.findings import Problem, Source

IF_GPS_LEAVE = "quorum-holds-majority-of-lay-and-executive"  # R6.14; the page shows its simulation in a place of its own

_NOT_MET, _REMARKED, _NO_FAULT = Word("Not met", "bad"), Word("See the remark", "unknown"), Word("No fault found", "good")


@dataclass(frozen=True, slots=True)
class Note:
    """What there is to say under one rule; `href` is empty where it stands in the committee's own terms."""

    says: tuple[str, ...]
    rule: str
    href: str
    source: str
    certainty: str
    word: Word | None = None


@dataclass(frozen=True, slots=True)
class CompositionPage:
    title: str
    caption: str
    back: str
    as_on: str
    headline: str
    asked: str
    tone: str  # bad, unknown, todo or good
    verdict: str
    votes: tuple[tuple[str, str], ...]
    problems: tuple[Note, ...]
    remarks: tuple[Note, ...]
    checked: tuple[Note, ...]
    trials: tuple[Tried, ...]
    rules: str
    rules_href: str


def composition_page(found: Composed) -> CompositionPage:
    """The page of a committee on a day."""
    remarks = [remark for remark in found.answer.remarks if remark.rule != IF_GPS_LEAVE]
    tone, verdict = _verdict(found, len(remarks))
    return CompositionPage(
        title=found.row.name,
        caption=found.row.ccg.name,
        back=f"{reverse('committee', args=[found.row.pk])}?on={found.on}",
        as_on=f"As on {day(found.on)}",
        headline=headline(found.answer.majority),
        asked=_asked(found),
        tone=tone,
        verdict=verdict,
        votes=tuple(_votes(found)),
        problems=tuple(_notes(found, found.answer.problems)),
        remarks=tuple(_notes(found, remarks)),
        checked=tuple(_checked(found)),
        trials=_trials(found),
        rules=f"Under the rules in force on {day(found.on)}: {joined(found.book.instruments) or 'none'}",
        rules_href=f"{reverse('rule_book')}?on={found.on}&of={found.row.ccg_id}",
    )


def headline(votes: Majority) -> str:
    """6 of 10 votes are lay or executive: a majority, by 2."""
    if not votes.voting:
        return "Nobody has a vote"
    numbers = (
        f"{votes.lay_executive} of {counted(votes.voting, 'vote')} {'is' if votes.voting == 1 else 'are'} lay or executive"
    )
    if votes.holds:
        return f"{numbers}: a majority, by {votes.margin}"
    return f"{numbers}: no majority, the others hold {votes.voting - votes.lay_executive}"


def _asked(found: Composed) -> str:
    if found.is_asked_for_a_majority:
        return "It must have a lay and executive majority."
    return "Neither its terms nor a rule of that day ask it for a lay and executive majority."


def _verdict(found: Composed, remarks: int) -> tuple[str, str]:
    """A tone and the sentence under the headline; what no rule speaks of is never called good."""
    if not found.is_there:
        return "unknown", f"The committee did not exist on {day(found.on)}, so there is nothing to check."
    if problems := len(found.answer.problems):
        also = f", and {counted(remarks, 'remark')}" if remarks else ""
        return "bad", f"{counted(problems, 'problem')}{also}."
    if not found.asked:
        return "unknown", "No rule in force on that day says who must sit on a committee of this kind."
    met = f"It breaks none of the {counted(len(found.asked), 'rule')} on who sits on a committee of this kind"
    return ("todo", f"{met}; {counted(remarks, 'remark')}.") if remarks else ("good", f"{met}.")


def _votes(found: Composed) -> Iterator[tuple[str, str]]:
    """The votes of each category; a seat that two people share has one."""
    seats: dict[SeatCategory, set[Key]] = defaultdict(set)
    for member in found.seats:
        if member.voting:
            seats[member.category].add(member.seat)
    return (
        (SEAT_CATEGORY_LABELS[category], counted(len(seats[category]), "vote"))
        for category in SeatCategory
        if seats[category]
    )


def _notes(found: Composed, problems: Iterable[Problem]) -> Iterator[Note]:
    """One for each rule, with everything that is to be said under it."""
    by_rule: dict[tuple[str, Source], list[str]] = defaultdict(list)
    for problem in problems:
        by_rule[problem.rule, problem.source].append(problem.says)
    return (_cited(found, tuple(says), *cited) for cited, says in by_rule.items())


def _cited(found: Composed, says: tuple[str, ...], rule: str, source: Source, word: Word | None = None) -> Note:
    known = found.book.rule(rule)
    is_in_the_book = known is not None
    return Note(
        says=says,
        rule=rule if is_in_the_book else "",
        href=f"{reverse('rule_book')}?on={found.on}&of={found.row.ccg_id}#{rule}" if is_in_the_book else "",
        source=f"{source.instrument}, {source.place}" if is_in_the_book else "The committee's own terms of reference",
        certainty=certainty(source, found.book.confirmation(known)) if known else "",
        word=word,
    )


def _checked(found: Composed) -> Iterator[Note]:
    """Every rule asked, with what came of it."""
    broken = {problem.rule for problem in found.answer.problems}
    remarked = {remark.rule for remark in found.answer.remarks}
    for rule in found.asked:
        word = _NOT_MET if rule.id in broken else _REMARKED if rule.id in remarked else _NO_FAULT
        yield _cited(found, (rule.says,), rule.id, rule.source, word)


def _trials(found: Composed) -> tuple[Tried, ...]:
    """Each trial with what comes of it; a quorum that is not known is not tried."""
    fails = found.fails
    if fails is None:
        why = f"its quorum on {day(found.on)} is not known" if found.seats else f"it has no seats on {day(found.on)}"
        return (Tried(f"Cannot tell: {why}."),)
    return (*warnings(fails), *reassurance(fails))
