"""Writing minutes: the secretary writes and sends them round, whoever presided approves; what was approved is only followed."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Meeting
from declarations.minutes import permissions
from declarations.minutes.facts import Item
from declarations.minutes.models import Approval, Minutes, Passage
from declarations.minutes.selectors import Part, Reading, part_for, passage_of, reading_for

NOT_BEGUN = "The meeting has not begun. Its minutes are written from what is noted in the room."
MEANWHILE = "Something was written while you were reading. Nothing of yours was saved. Read the minutes again."


def write(
    meeting: UUID, *, item: UUID | None, words: str, by: Actor, because: str = "", once: UUID | None = None
) -> Passage:
    """Write what was said of an item, or with no item of the meeting; a correction of what was approved has a reason.

    Raises NotAllowed, CannotBeDone, ChangedMeanwhile, and Http404 for an item whose minutes are kept from whoever writes.
    """
    reading = _to_write(meeting, by)
    part = part_for(by, reading, item)
    if part.approved is not None and not because.strip():
        raise CannotBeDone("Say why what was approved is corrected.", field="because")
    with _one_at_a_time(), audit.deed("minutes.written", by=by, because=because.strip(), once=once):
        passage = passage_of(reading, item)
        passage = audit.held(passage) if passage else Passage(minutes=_minutes(reading), item_id=item)
        passage.words = words.strip()
        passage.save()
    return passage


def send(meeting: UUID, *, by: Actor, once: UUID | None = None) -> Minutes:
    """Send the draft to the chair and round the members. Raises NotAllowed, and CannotBeDone where it was sent already."""
    reading = _to_write(meeting, by)
    with _one_at_a_time(), audit.deed("minutes.sent", by=by, once=once) as deed:
        minutes = audit.held(_minutes(reading))
        if minutes.sent_at is not None:
            raise CannotBeDone("The draft is with the chair and the members already. What you write they read at once.")
        minutes.sent_at = deed.at
        minutes.save()
    return minutes


def approve(meeting: UUID, *, read: str, by: Actor, because: str = "", once: UUID | None = None) -> list[Approval]:
    """Approve every part that waits for this person, as they read it: `read` is `digest_of` those parts.

    Raises NotAllowed for anyone who presided at nothing that waits, and CannotBeDone for a draft that was not sent, for one
    that was written to meanwhile, and where a reason is missing: for faults that stay, and for a correction.
    """
    reading = reading_for(by, meeting)
    parts = reading.waits_for(by)
    _may_approve(reading, parts, by)
    if reading.minutes is None or reading.minutes.sent_at is None:
        raise CannotBeDone("The secretary has not sent you these minutes yet.")
    if digest_of(parts) != read:
        raise CannotBeDone(MEANWHILE)
    if not because.strip():
        _needs_no_reason(reading, parts)
    with _one_at_a_time(), audit.deed("minutes.approved", by=by, because=because.strip(), once=once) as deed:
        return [_approved(part, reading.minutes, deed, by) for part in parts]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Of two who write the first words of the same, or approve it, the database lets one through."""
    try:
        yield
    except IntegrityError as race:
        raise CannotBeDone(MEANWHILE) from race


def digest_of(parts: Iterable[Part]) -> str:
    """What stands for these parts exactly as they were read."""
    return sha256("\n".join(f"{part.item} {part.seal}" for part in parts).encode()).hexdigest()


def _to_write(meeting: UUID, by: Actor) -> Reading:
    reading = reading_for(by, meeting)
    permissions.may_write(by, reading.meeting).enforce()
    if reading.meeting.state == Meeting.State.CANCELLED:
        raise CannotBeDone("The meeting is cancelled. There are no minutes to write.")
    if not reading.has_begun:
        raise CannotBeDone(NOT_BEGUN)
    return reading


def _minutes(reading: Reading) -> Minutes:
    if reading.minutes is not None:
        return reading.minutes
    minutes = Minutes(meeting=reading.meeting)
    minutes.save()
    return minutes


def _may_approve(reading: Reading, parts: tuple[Part, ...], by: Actor) -> None:
    permissions.may_approve_any(by, reading.meeting).enforce()
    theirs = [part for part in reading.parts if by.person in part.approvers]
    permissions.may_approve(by, reading.meeting, {one for part in theirs for one in part.approvers}).enforce()
    if not parts:
        raise CannotBeDone("You have approved all that waited for you, and nothing was written since.")
    if by.person is None or by.user_id is None:
        raise CannotBeDone("An approval is a person's own: sign in as whoever was in the chair.")


def _needs_no_reason(reading: Reading, parts: Iterable[Part]) -> None:
    if any(part.approved for part in parts):
        raise CannotBeDone("Say what was corrected, and why.", field="because")
    if any(reading.faults_of(part) for part in parts):
        raise CannotBeDone("Say why you approve minutes in which something is still wrong.", field="because")


def _approved(part: Part, minutes: Minutes, deed: Deed, by: Actor) -> Approval:
    approval = Approval(  # type: ignore[misc]  # of a person with an account: `_may_approve` has asked
        minutes=minutes,
        item_id=part.item,
        number=part.approved.number + 1 if part.approved else 1,
        at=deed.at,
        approved_by_id=by.person,
        entered_by_id=by.user_id,
        because=deed.because,
        is_public=isinstance(part.now, Item) and not part.now.is_private and part.now.became is not None,
        seal=part.seal,
        body=part.text,
    )
    approval.save()
    return approval
