"""An item is begun, and ends: decided, noted, deferred or referred. A decision that would not be valid is refused."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import hour
from coi_register.refusals import CannotBeDone
from committees.meetings.checks import must_be_on_the_agenda, must_fit, must_have_words
from committees.meetings.models import Item
from declarations.proceedings import permissions
from declarations.proceedings.models import Discussion, Sitting
from declarations.proceedings.selectors.counting import tally_of
from declarations.proceedings.selectors.room import AtItem, room_of
from declarations.proceedings.selectors.standing import bars_at, standing_at
from declarations.proceedings.selectors.told import written
from declarations.proceedings.services.noting import must_say_why, noting
from declarations.proceedings.vocabulary import HowItEnded, Manner, VoteCast


def begin_item(item: Item, *, by: Actor, once: UUID | None = None) -> Discussion:
    """Take an item in hand, or take up again one that was deferred. Raises CannotBeDone while another is in hand."""
    with noting(item.meeting, "item.begun", by=by, once=once) as now:
        must_be_on_the_agenda(item)
        _must_be_free(now.sitting, item)
        discussion = Discussion.objects.filter(item=item).first()
        if discussion is None:
            discussion = Discussion(item=item, begun_at=now.at)
        elif discussion.outcome == HowItEnded.DEFERRED:
            _undo(discussion)
        elif discussion.outcome:
            raise CannotBeDone(
                f"Item {item.number} was taken already: {discussion.get_outcome_display().lower()} at "
                f"{hour(discussion.ended_at or now.at)}. Take that back first if it was noted by mistake."
            )
        discussion.presided_id = room_of(item.meeting).at(item.pk).presiding()
        discussion.save()
        now.sitting.item = item
    return discussion


def decide(
    discussion: Discussion,
    *,
    words: str,
    manner: Manner,
    by: Actor,
    casting: VoteCast | None = None,
    once: UUID | None = None,
) -> Discussion:
    """Record what was decided: by consensus, or carried or not as the votes say; `casting`, where they are equal.

    Raises NotAllowed, ChangedMeanwhile, and CannotBeDone while the decision would not be valid, with what to do instead (R7.13).
    """
    words = must_have_words(words, "Enter what was decided, in the words of the minutes.", "words")
    outcome = HowItEnded.DECIDED
    with noting(discussion.item.meeting, "item.decided", by=by, once=once) as now:
        current, at = _in_hand(discussion, now.sitting, by)
        if barred := bars_at(at):
            raise CannotBeDone("Not recorded, for it would not be valid. " + " ".join(str(bar) for bar in barred))
        if manner is Manner.VOTES:
            outcome = _carried(at, casting)
        current.words, current.manner, current.casting = words, manner, manner is Manner.VOTES and casting is not None
        return _ended(current, at, outcome, now.sitting, now.at)


def note(discussion: Discussion, *, by: Actor, words: str = "", once: UUID | None = None) -> Discussion:
    """Record that the item was noted: nothing was decided on it."""
    with noting(discussion.item.meeting, "item.noted", by=by, once=once) as now:
        current, at = _in_hand(discussion, now.sitting, by)
        current.words = words.strip()
        return _ended(current, at, HowItEnded.NOTED, now.sitting, now.at)


def defer(discussion: Discussion, *, reason: str, by: Actor, once: UUID | None = None) -> Discussion:
    """Put the item off, to later in this meeting or to another; allowed whoever is left (R7.14)."""
    reason = must_say_why(reason, "reason")
    with noting(discussion.item.meeting, "item.deferred", by=by, because=reason, once=once) as now:
        current, at = _in_hand(discussion, now.sitting, by)
        current.reason = reason
        return _ended(current, at, HowItEnded.DEFERRED, now.sitting, now.at)


def refer(discussion: Discussion, *, referred_to: str, reason: str, by: Actor, once: UUID | None = None) -> Discussion:
    """Send the item to another body that can decide it; allowed whoever is left (R7.14)."""
    reason = must_say_why(reason, "reason")
    to = must_have_words(referred_to, "Enter which committee or body decides instead.", "referred_to")
    with noting(discussion.item.meeting, "item.referred", by=by, because=reason, once=once) as now:
        current, at = _in_hand(discussion, now.sitting, by)
        current.reason, current.referred_to = reason, to
        must_fit(current, "referred_to")
        return _ended(current, at, HowItEnded.REFERRED, now.sitting, now.at)


def take_back(discussion: Discussion, *, because: str, by: Actor, once: UUID | None = None) -> Discussion:
    """Take back what was recorded of an item by mistake: it is in hand again, and what was recorded stays in the history."""
    item = discussion.item
    with noting(item.meeting, "item.taken_back", by=by, because=must_say_why(because), once=once) as now:
        permissions.may_handle(by, item.meeting, item.number, room_of(item.meeting).out_for(item.pk)).enforce()
        _must_be_free(now.sitting, item)
        current = audit.held(discussion)
        if current.outcome is None:
            raise CannotBeDone(f"Nothing is recorded of item {item.number} yet, so there is nothing to take back.")
        _undo(current)
        current.save()
        now.sitting.item = item
    return current


def _in_hand(discussion: Discussion, sitting: Sitting, by: Actor) -> tuple[Discussion, AtItem]:
    """The discussion, held in the version that was read, and the room. Raises for who must be out for it."""
    item = discussion.item
    if sitting.item_id != item.pk:
        raise CannotBeDone(f"Item {item.number} is not in hand. Begin it first.")
    at = room_of(item.meeting).at(item.pk)
    permissions.may_handle(by, item.meeting, item.number, at.out).enforce()
    current = audit.held(discussion)
    if current.outcome:
        raise CannotBeDone(f"Item {item.number} has ended: {current.get_outcome_display().lower()}. Take that back first.")
    return current, at


def _ended(current: Discussion, at: AtItem, outcome: HowItEnded, sitting: Sitting, when: object) -> Discussion:
    current.outcome, current.ended_at = outcome, when  # type: ignore[assignment]
    current.presided_id = at.presiding() or current.presided_id
    current.standing = [written(one) for one in standing_at(at)]
    current.save()
    sitting.item = None
    return current


def _undo(discussion: Discussion) -> None:
    discussion.outcome = discussion.ended_at = discussion.manner = None
    discussion.words = discussion.reason = discussion.referred_to = ""
    discussion.casting, discussion.standing = False, []


def _must_be_free(sitting: Sitting, item: Item) -> None:
    if sitting.item is not None and sitting.item_id != item.pk:
        raise CannotBeDone(
            f"Item {sitting.item.number} is in hand. Record what became of it, or defer it, before item {item.number} is taken."
        )


def _carried(at: AtItem, casting: VoteCast | None) -> HowItEnded:
    """As the votes say, of each committee whose item it is: all of them must be in favour."""
    tallies = tally_of(at)
    names = at.found.committee_names
    for committee, (in_favour, against, _) in tallies.items():
        if in_favour + against == 0:
            raise CannotBeDone(
                f"Nobody of the {names[committee]} voted for or against. Record the votes first.", field="manner"
            )
        if in_favour == against and casting is None:
            raise CannotBeDone(
                f"The votes of the {names[committee]} are equal: {in_favour} each. If its terms of reference give whoever "
                "presides a casting vote, say how it was cast; otherwise the item is not decided, and you may defer it.",
                field="casting",
            )
        if in_favour != against and casting is not None and len(tallies) == 1:
            raise CannotBeDone("There is no casting vote where the votes are not equal.", field="casting")
    won = (
        in_favour > against or (in_favour == against and casting is VoteCast.FOR)
        for in_favour, against, _ in tallies.values()
    )
    return HowItEnded.DECIDED if all(won) else HowItEnded.NOT_CARRIED
