"""What is left of a committee before and after, figure by figure, with the difference in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coi_register.nhsuk.words import counted
from committees.meetings.facts import Item
from committees.organisations.facts import Key
from declarations.conflicts.presenters.matrix import Figure, figures
from declarations.conflicts.presenters.words import majority_words, quorum_words
from declarations.guidance.findings import After
from declarations.whatif.selectors import Tried

NO_CHANGE = "No change"


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure as it stands and as it would be."""

    title: str
    before: Figure
    after: Figure
    change: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """One committee's figures; `committee` is empty where only one meets."""

    committee: str
    rows: tuple[Compared, ...]


def comparisons(tried: Tried, item: Item) -> tuple[Comparison, ...]:
    """The figures of every committee whose item it is."""
    names = tried.before.committee_names
    return tuple(
        Comparison(names[now.committee] if len(names) > 1 else "", tuple(_rows(tried, item.key, was, now)))
        for now in tried.after.by_item[item.key].after
        if (was := tried.before.after_of(item.key, now.committee))
    )


def in_short(tried: Tried, item: Item) -> str:
    """The figures on one line, where one committee decides."""
    afters = tried.after.by_item[item.key].after
    if len(afters) != 1:
        return ""
    quorum, _ = quorum_words(afters[0])
    numbers, _ = majority_words(afters[0])
    return f"{counted(afters[0].voting_present, 'vote')} · {quorum.lower()} · lay and executive {numbers}"


def _rows(tried: Tried, item: Key, was: After, now: After) -> Iterator[Compared]:
    for title, figure in figures([was, now]).items():
        before, after = figure(tried.before, item, was), figure(tried.after, item, now)
        change = CHANGES.get(title, _changed)(was, now, before, after)
        yield Compared(title, before, after, change, differs=change != NO_CHANGE)


def _votes(was: After, now: After, before: Figure, after: Figure) -> str:
    more = now.voting_present - was.voting_present
    return f"{counted(abs(more), 'vote')} {'more' if more > 0 else 'fewer'}" if more else NO_CHANGE


def _quorum(was: After, now: After, before: Figure, after: Figure) -> str:
    if was.quorate is now.quorate:
        return NO_CHANGE if before.says == after.says else "Still not quorate, for another reason"
    match now.quorate:
        case True:
            return "Now quorate"
        case False:
            return "No longer quorate"
        case None:
            return "No longer known"


def _majority(was: After, now: After, before: Figure, after: Figure) -> str:
    if was.lay_executive_majority is now.lay_executive_majority:
        return NO_CHANGE if was.majority == now.majority else _numbers(now)
    return "Majority restored" if now.lay_executive_majority else "Majority lost"


def _numbers(now: After) -> str:
    match now.lay_executive_majority:
        case True:
            return "Majority kept"
        case False:
            return "Still no majority"
        case None:
            return "Other numbers"


def _chair(was: After, now: After, before: Figure, after: Figure) -> str:
    if before.text == after.text:
        return NO_CHANGE
    return "Somebody else" if now.chair else {"bad": "Nobody left to preside"}.get(after.tone, "The members choose")


def _voice(was: After, now: After, before: Figure, after: Figure) -> str:
    if before.text == after.text:
        return NO_CHANGE
    return "Now one is left" if now.voice and now.voice.is_left else "Lost"


def _changed(was: After, now: After, before: Figure, after: Figure) -> str:
    return NO_CHANGE if before == after else "Changed"


CHANGES: dict[str, Callable[[After, After, Figure, Figure], str]] = {
    "Votes left": _votes,
    "Quorum": _quorum,
    "Lay and executive votes": _majority,
    "In the chair": _chair,
    "Clinical voice": _voice,
}
