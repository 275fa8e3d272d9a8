"""The words that the person in the chair reads out, sentence by sentence."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from coi_register.nhsuk.words import counted, joined
from committees.meetings.facts import Item
from committees.meetings.presenters.nav import who_meets
from declarations.conflicts.selectors import Assessed
from declarations.guidance.findings import After
from declarations.guidance.vocabulary import Step
from declarations.preparing.selectors.declared import DeclaredAt
from declarations.preparing.selectors.rooms import Passage, Stance

ASK = (
    "I ask for declarations of interest: of anything that is not on the register yet, and of anything on it that touches "
    "this agenda. Those whose interests are known are in the paper for this item. Has anybody anything to add?"
)
LATER = "If you notice later that an item touches you, say so at once."
NO_DECISION = "We are not quorate for this item, so no decision is taken on it now. It is put off, or referred elsewhere."


def opening(found: Assessed, items: Sequence[Item]) -> tuple[str, ...]:
    """How the meeting is opened: who meets, and whether enough are here to begin."""
    if not items:
        return ()
    afters = found.by_item[items[0].key].after
    return (f"I open this meeting of the {who_meets(found.gathered.row)}.", *(_quorate(found, one) for one in afters))


def _quorate(found: Assessed, after: After) -> str:
    here = f"{counted(after.voting_present, 'voting member')} {'is' if after.voting_present == 1 else 'are'} here"
    whose = f" of the {found.committee_names[after.committee]}" if len(found.committee_names) > 1 else ""
    match after.quorate:
        case True:
            return _sentence(f"{here}{whose}: we are quorate.")
        case False:
            return _sentence(f"{here}{whose}: we are not quorate. We wait, or we adjourn.")
        case None:
            return _sentence(f"{here}{whose}. Our quorum is not in the register: the terms of reference must be looked at.")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def asking_for_declarations(declared: Sequence[DeclaredAt]) -> Iterator[str]:
    """The standing item (R7.3): everybody is asked, also those whose interests are known."""
    yield ASK
    known: dict[str, list[str]] = {}
    for one in declared:
        numbers = known.setdefault(one.name, [])
        if one.item.number not in numbers:
            numbers.append(one.item.number)
    for name, numbers in known.items():
        yield f"{name} has declared an interest in {'item' if len(numbers) == 1 else 'items'} {joined(numbers)}."
    yield LATER


def of_the_door(passage: Passage, says: Mapping[UUID, str]) -> Iterator[str]:
    """Who comes back and who goes before the item begins, and whose interest is noted."""
    if passage.back:
        yield f"{joined(one.name for one in passage.back)} may come back in."
    for stance in passage.go:
        yield f"{_declared(stance, says)} {stance.sitting.name} leaves now, for the discussion and the decision."
    for stance in passage.still_out:
        yield f"{_declared(stance, says)} {stance.sitting.name} stays outside."
    for stance in passage.stances:
        if stance.step is Step.NOTE:
            yield f"{_declared(stance, says)} It is noted. {stance.sitting.name} stays, discusses and decides."


def _declared(stance: Stance, says: Mapping[UUID, str]) -> str:
    """What was declared, as it may be read out."""
    interest = says.get(stance.person, "")
    told = f" ({interest[:1].lower()}{interest[1:]})" if interest else ""
    return f"{stance.sitting.name} has declared an interest{told}."


def of_the_chair(before: str, now: str) -> str:
    """The chair changes hands for an item, and again after it."""
    if not now:
        return "Nobody is in the chair for this item. The members without a conflict choose one of themselves."
    return f"{now} presides over this item." if not before else f"{before} leaves the chair. {now} presides over this item."


def of_the_decision(found: Assessed, passage: Passage, says: Mapping[UUID, str]) -> Iterator[str]:
    """Who goes before the decision, and whether one can be taken."""
    for stance in passage.go_before_the_decision:
        yield (
            f"{_declared(stance, says)} {stance.sitting.name} joins the discussion. Before we decide: "
            f"{stance.sitting.name} leaves now."
        )
    if passage.item.decision and any(one.quorate is False for one in found.by_item[passage.item.key].after):
        yield NO_DECISION
