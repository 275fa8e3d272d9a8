"""What is wrong with minutes, found before anybody approves them: what an auditor would ask and could not be told (R7.12)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from committees.organisations.facts import Key
from declarations.minutes.facts import Account, Going, Item, Late, Vote
from declarations.minutes.vocabulary import Fault, Presence
from declarations.proceedings.vocabulary import HowItEnded, Manner


@dataclass(frozen=True, slots=True)
class Found:
    """One fault, with what to do about it; `item` None: it lies in the head of the minutes."""

    fault: Fault
    says: str
    do: str
    item: Key | None = None
    person: Key | None = None


Rule = Callable[[Item, Account], Iterator[Found]]


def lint(account: Account) -> tuple[Found, ...]:
    """Every fault, the head first and then item by item; nothing for minutes that show all they must."""
    found = [*_attendance_open(account)]
    for item in account.items:
        found += [one for rule in RULES for one in rule(item, account)]
    return tuple(found)


def _attendance_open(account: Account) -> Iterator[Found]:
    for one in account.opening.listed(Presence.NOT_RECORDED):
        yield Found(
            Fault.ATTENDANCE_OPEN,
            f"It is not recorded whether {one.name} came.",
            "Record them as present, or with apologies.",
            person=one.person,
        )


def _outcome(item: Item, account: Account) -> Iterator[Found]:
    if item.became is None:
        yield Found(
            Fault.NO_OUTCOME,
            f"Item {item.number} has no outcome.",
            "Record what became of it: decided, noted, deferred or referred.",
            item.key,
        )
    elif item.became is HowItEnded.NOTED and item.asks_decision and not item.decision.strip():
        yield _no_decision(item, "The agenda asked for a decision on")
    elif _is_decided(item) and not item.decision.strip():
        yield _no_decision(item, "It is not said what was decided on")


def _no_decision(item: Item, says: str) -> Found:
    return Found(
        Fault.NO_DECISION, f"{says} item {item.number}.", "Write down what was decided, or that nothing was.", item.key
    )


def _how(item: Item, account: Account) -> Iterator[Found]:
    if _is_decided(item) and not item.votes and item.manner is not Manner.CONSENSUS:
        yield Found(
            Fault.NOT_SAID_HOW,
            f"Item {item.number} was decided, and it is not said whether by consensus or by a vote.",
            "Record the votes, or that all agreed.",
            item.key,
        )


def _quorum(item: Item, account: Account) -> Iterator[Found]:
    if not _is_decided(item):
        return
    if not item.standing:
        yield Found(
            Fault.QUORUM_NOT_RESTATED,
            f"Item {item.number} was decided, and the quorum was not restated.",
            "Record who was left, and that the committee was quorate without those who withdrew.",
            item.key,
        )
    for one in item.standing:
        if one.quorate is not True:
            lacks = f" ({'; '.join(one.lacks)})" if one.lacks else ""
            says = "was not quorate" if one.quorate is False else "has no quorum on record"
            yield Found(
                Fault.INQUORATE,
                f"Item {item.number} was decided, and {one.committee} {says}{lacks}.",
                "The decision does not stand. Record it as deferred or referred, and bring it back (R7.13).",
                item.key,
            )
        if one.majority is False:
            yield Found(
                Fault.MAJORITY_LOST,
                f"Item {item.number} was decided without a majority of lay and executive votes in {one.committee}.",
                "Record it as deferred or referred, and bring it back with more lay or executive members.",
                item.key,
            )


def _chair(item: Item, account: Account) -> Iterator[Found]:
    """A chair who is in conflict hands over, and the minutes say to whom (R7.5)."""
    out = {one.person: one.name for one in item.conflicts if one.is_out}
    if not item.presided:
        yield Found(
            Fault.NO_CHAIR,
            f"Nobody presided at item {item.number}.",
            "Record who took the chair: the vice-chair, or whom the members chose (R7.5).",
            item.key,
        )
    for person in item.presided:
        if person in out:
            yield Found(
                Fault.NO_CHAIR,
                f"{out[person]} presided at item {item.number}, and had to leave for it.",
                "Record who took the chair in their place: the vice-chair, or whom the members chose (R7.5).",
                item.key,
                person,
            )


def _ruling(item: Item, account: Account) -> Iterator[Found]:
    for one in item.conflicts:
        if not one.is_ruled:
            yield Found(
                Fault.NOT_RULED,
                f"It is not said how {one.name}’s conflict at item {item.number} was managed.",
                "Whoever was in the chair rules on it, or says that there is no conflict.",
                item.key,
                one.person,
            )
        elif one.is_lighter and not one.reason.strip():
            yield Found(
                Fault.LIGHTER_WITHOUT_REASON,
                f"Less was asked of {one.name} at item {item.number} than was recommended, without a reason.",
                "Whoever was in the chair rules again, and gives the reason.",
                item.key,
                one.person,
            )


def _nature(item: Item, account: Account) -> Iterator[Found]:
    for one in item.conflicts:
        if one.is_ruled and one.ruled is None and one.proposed is None:
            continue  # nothing was found, and somebody said so
        missing = [word for word, says in (("what it is", one.nature), ("why it is a conflict", one.why)) if not any(says)]
        if missing:
            yield Found(
                Fault.NO_NATURE,
                f"{one.name} had a conflict at item {item.number}, and it is not said {' nor '.join(missing)}.",
                "Enter the interest in the register, or write it into the minutes of the item.",
                item.key,
                one.person,
            )


def _times(item: Item, account: Account) -> Iterator[Found]:
    """The evidence that a conflict was managed as agreed: when they went and came back."""
    for one in item.conflicts:
        if not (one.is_out and one.came) or item.became is None:
            continue
        if not one.goings:
            yield Found(
                Fault.NO_TIME,
                f"{one.name} had to leave for item {item.number}, and no time is recorded at which they left.",
                "Record when they left and came back. If they stayed, say so, and tell the Guardian.",
                item.key,
                one.person,
            )
        elif item.ended_at is not None and not any(going.is_out_at(item.ended_at) for going in one.goings):
            yield Found(
                Fault.STAYED,
                f"{one.name} had to be out of the room when item {item.number} was decided, and by the times was in it.",
                "Correct the times. If they are right, the decision is in doubt: tell the Guardian.",
                item.key,
                one.person,
            )


def _votes(item: Item, account: Account) -> Iterator[Found]:
    out = {one.person: one for one in item.conflicts if one.is_out}
    seen: set[Key] = set()
    for vote in item.votes:
        if vote.person in out:
            yield Found(
                Fault.CONFLICTED_VOTED,
                f"{vote.name} is listed as voting on item {item.number}, and had to leave for the decision.",
                "Take the vote off if it was entered by mistake. If it was cast, the decision is in doubt: tell the Guardian.",
                item.key,
                vote.person,
            )
        elif left := _still_out(vote.person, item, account):
            yield Found(
                Fault.VOTED_WHILE_OUT,
                f"{vote.name} left at item {left}, was out when item {item.number} was decided, and is listed as voting on it.",
                "Record when they came back, or take the vote off.",
                item.key,
                vote.person,
            )
        if vote.person in seen:
            yield Found(
                Fault.VOTED_TWICE, f"{vote.name} is listed twice as voting on item {item.number}.", "Keep one vote.",
                item.key, vote.person,
            )  # fmt: skip
        seen.add(vote.person)


def _still_out(person: Key, item: Item, account: Account) -> str:
    """The number of the item for which they left and had not come back when this one was decided; empty where they had."""
    for other in account.items:
        for going in other.goings:
            is_out = going.came_back_at is None if item.ended_at is None else going.is_out_at(item.ended_at)
            if going.person == person and is_out:
                return other.number
        if other.key == item.key:
            break
    return ""


def _attended(item: Item, account: Account) -> Iterator[Found]:
    took_part: tuple[Vote | Going | Late, ...] = (*item.votes, *item.goings, *item.late)
    acted = {one.person: one.name for one in took_part}
    visitors = {one.person for one in item.visitors}
    for person, name in acted.items():
        if person not in visitors and not account.opening.attended(person):
            yield Found(
                Fault.NO_ATTENDANCE,
                f"{name} took part in item {item.number}, and is not recorded as having come.",
                "Record them as present or in attendance.",
                item.key,
                person,
            )


def _is_decided(item: Item) -> bool:
    return item.became is not None and item.became.is_a_decision


RULES: tuple[Rule, ...] = (_outcome, _how, _quorum, _chair, _ruling, _nature, _times, _votes, _attended)
