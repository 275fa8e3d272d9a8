"""The words to read out in the room, from the rulings and what is recommended; and what each person is asked."""

from collections.abc import Iterator

from coi_register.nhsuk.words import joined
from declarations.conflicts.presenters.words import you_must
from declarations.guidance.vocabulary import Step
from declarations.proceedings.selectors import AtItem, Room, Somebody

DECLARATIONS = (
    "Does anybody have an interest to declare in any item on this agenda? Please say so even if it is on the register, "
    "and say which item it touches."
)
PRECAUTION = "Where nobody has ruled yet, I follow what is recommended."


def opening_words(room: Room) -> tuple[str, ...]:
    """To be said once the meeting is open and before its first item: whether it is quorate, and the standing item (R7.2, R7.3)."""
    return (*_quorate(room), DECLARATIONS)


def _quorate(room: Room) -> Iterator[str]:
    """Of each committee, worked out on its first item before anybody has to leave for one."""
    first = next((item.key for item in room.found.meeting.items), None)
    if first is None:
        return
    for after in room.at(first).live.answer.after:  # type: ignore[arg-type]
        name = room.found.committee_names[after.committee]
        match after.quorate:
            case True:
                yield f"I declare the meeting of the {name} open. {after.voting_present} votes are in the room; it is quorate."
            case False:
                yield f"The {name} is not quorate. It may discuss, and decides nothing until it is."
            case None:
                yield f"I declare the meeting of the {name} open. Its quorum is not on record here."


def words_at(at: AtItem) -> tuple[str, ...]:
    """To be said to all for the item in hand: whose interest is noted, and who takes the chair."""
    noted = (said_to(one)[0] for one in at.people if one.is_here and one.handling.step is Step.NOTE)
    return (*noted, *_hands_over(at), *([PRECAUTION] if any(_is_only_recommended(one) for one in at.people) else []))


def said_to(one: Somebody) -> tuple[str, ...]:
    """To be said to somebody in the room who has a conflict; to who leaves only before the decision, once more then."""
    if not one.is_here or one.handling.step is None:
        return ()
    what = interest_of(one)
    why = f"you have an interest in this item{f': {what}' if what else ''}."
    now = " Please leave now; the time is noted." if one.must_leave_now else ""
    first = f"{one.name}, {why} {you_must(one.handling.step)}{now}"
    if one.leaves_before_the_decision:
        return first, f"{one.name}, we come to the decision. Please leave now; the time is noted."
    return (first,)


def _is_only_recommended(one: Somebody) -> bool:
    return one.is_here and one.ruling is None and one.handling.step is not None


def _hands_over(at: AtItem) -> Iterator[str]:
    """Whoever hands over the chair says so, and to whom."""
    giving = [one.name for one in at.people if one.seat.seat.chair and one.handling.new_chair]
    names = [name for name in dict.fromkeys(at.who_presides().values()) if name]
    if giving and names:
        yield f"{joined(giving)} hands over the chair for this item. {joined(names)} presides."


def interest_of(one: Somebody) -> str:
    """What the heaviest flag is about: the party, never a third person's name."""
    heaviest = one.finding.because[0] if one.finding and one.finding.because else None
    return heaviest.party if heaviest else ""


def asked_of(one: Somebody) -> str:
    """What stands of one person at the item, for whoever looks after the door."""
    step = one.handling.step
    if one.ruling is not None:
        return f"Decided: {_short(step)}"
    if step is not None:
        return f"Recommended: {_short(step)}"
    return "Cannot tell: nobody has ruled" if one.waits_for_a_ruling else ""


def _short(step: Step | None) -> str:
    match step:
        case None:
            return "no conflict, stays"
        case Step.NOTE:
            return "noted, stays"
        case Step.LEAVE_FOR_DECISION:
            return "leaves before the decision"
        case Step.LEAVE:
            return "leaves for this item"
        case Step.NOT_ATTEND:
            return "does not attend"
