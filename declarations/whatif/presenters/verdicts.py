"""The five-second answer: whether the item, or the agenda, could be decided then."""

from collections.abc import Iterator
from dataclasses import dataclass

from coi_register.nhsuk.words import counted, joined
from committees.meetings.facts import Item
from declarations.conflicts.presenters.needs import failures_of
from declarations.guidance.vocabulary import Outcome
from declarations.whatif.presenters.figures import in_short
from declarations.whatif.selectors import Tried, can_decide


@dataclass(frozen=True, slots=True)
class Says:
    """A sentence and its tone: good, bad, unknown or todo; the figures in short, and what else there is to say."""

    text: str
    tone: str
    short: str = ""
    rest: str = ""


def says_of_item(tried: Tried, item: Item) -> Says:
    """Whether one item can be decided, and whether that is new."""
    was, now, it = can_decide(tried.before, item), can_decide(tried.after, item), f"Item {item.number}"
    doubtful, short = _doubtful(tried, item), in_short(tried, item)
    in_doubt = f"It cannot be told whether {joined(doubtful)} may stay." if doubtful else ""
    rest = " ".join(filter(None, [_why(tried, item), in_doubt, _elsewhere(tried, item)]))
    if not item.decision:
        return Says(f"{it} asks for no decision.", "todo", short, rest)
    match now:
        case None:
            return Says(f"Cannot tell whether {it.lower()} can be decided.", "unknown", short, rest)
        case True:
            how = "can now be decided" if was is False else _still(tried, "can be decided", "can still be decided")
            return Says(f"{it} {how}.", "unknown" if doubtful else "good", short, rest)
        case False:
            how = _still(tried, "cannot be decided", "still cannot be decided")
            return Says(f"{it} {how if was is False else 'could no longer be decided'}.", "bad", short, rest)


def says_of_all(tried: Tried) -> Says:
    """How many of the items that ask for a decision can be decided."""
    asked = [item for item in tried.items if item.decision]
    was, now = ([item for item in asked if can_decide(found, item) is not False] for found in (tried.before, tried.after))
    if not asked:
        return Says("No item asks for a decision.", "todo")
    text = f"{len(now)} of {counted(len(asked), 'item')} that ask for a decision can be decided."
    stuck = [item.number for item in asked if item not in now]
    rest = f"Not {'item' if len(stuck) == 1 else 'items'} {joined(stuck)}." if stuck else ""
    if len(was) != len(now):
        rest = f"As things stand, {len(was)}. {rest}".strip()
    return Says(text, "bad" if stuck else "good", rest=rest)


def _still(tried: Tried, as_it_stands: str, still: str) -> str:
    return still if tried.suppositions else f"{as_it_stands} as it stands"


def _why(tried: Tried, item: Item) -> str:
    """What stops the committees, as sentences; where a quorum is not known, that."""
    names = tried.before.committee_names
    said = [
        f"{names[after.committee]}: {says}" if len(names) > 1 else says
        for after in tried.after.by_item[item.key].after
        for says in (*failures_of(tried.after, item, after), *(["its quorum is not known"] if after.quorate is None else []))
    ]
    return " ".join(f"{says[:1].upper()}{says[1:].removesuffix('.')}." for says in said)


def _doubtful(tried: Tried, item: Item) -> list[str]:
    """Those who would stay although nobody can tell whether they may."""
    found = tried.after
    staying = {key for after in found.by_item[item.key].after for key in after.present}
    return [
        found.sittings[key].name
        for key, finding in found.by_item[item.key].findings.items()
        if key in staying
        and finding.outcome is Outcome.CANNOT_TELL
        and not tried.is_tried_on(item.key, found.sittings[key])
        and found.ruling(item.key, found.sittings[key].person or key) is None
    ]


def _elsewhere(tried: Tried, item: Item) -> str:
    """What becomes of the other items: who is away is away for all."""
    won, lost = [*_turned(tried, item, now=True)], [*_turned(tried, item, now=False)]
    parts = [f"{_numbered(won)} can now be decided"] if won else []
    parts += [f"{_numbered(lost)} could no longer be decided"] if lost else []
    return f"Elsewhere, {joined(parts)}." if parts else ""


def _turned(tried: Tried, item: Item, *, now: bool) -> Iterator[str]:
    for other in tried.items:
        if other.decision and other != item:
            was, then = can_decide(tried.before, other), can_decide(tried.after, other)
            if was != then and then is now:
                yield other.number


def _numbered(numbers: list[str]) -> str:
    return f"{'item' if len(numbers) == 1 else 'items'} {joined(numbers)}"
