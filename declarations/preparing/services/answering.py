"""A member says for themself whether what was found of them is so; the word is kept with what they had before them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Item, Meeting
from committees.people.models import Person
from declarations.conflicts.selectors import Assessed, assessed_for
from declarations.preparing import permissions
from declarations.preparing.asking import digest_of
from declarations.preparing.models import Answer
from declarations.preparing.selectors.hearing import Member, Word, own
from declarations.preparing.vocabulary import Said

MEANWHILE = (
    "The agenda, or what was found of you, changed while you were reading. Nothing of yours was saved. "
    "Read it as it stands now, and answer again."
)
NOT_ASKED = "This item is not one that you are asked about."


def say(
    item: Item,
    *,
    says: Said | str,
    read: str,
    by: Actor,
    words: str = "",
    on_read: int | None = None,
    once: UUID | None = None,
) -> Answer:
    """Say whether it is so, for oneself; `read` is the digest of what one was told, `on_read` the version of one's last word.

    Raises NotAllowed, and CannotBeDone for a meeting that is over, a dispute without words, and when the question has changed.
    """
    found = assessed_for(by, item.meeting_id)
    permissions.may_answer(by, found).enforce()
    said = Said(says)
    if said is Said.NOT_SO and not words.strip():
        raise CannotBeDone("Say why you do not think so. The chair and the governance officer read it.", field="words")
    with audit.deed("agenda.answered", by=by, because=words.strip(), once=once) as deed:
        member = _asked(found, by)
        word = next((one for one in member.words if one.question.key == item.pk), None)
        if word is None:
            raise CannotBeDone(NOT_ASKED)
        if word.question.digest != read:
            raise CannotBeDone(MEANWHILE)
        audit.must_be_as_read(word.answer, on_read)
        return _kept(word, said, words.strip(), at=deed.at)


def agree_to_all(meeting: Meeting, *, read: str, by: Actor, once: UUID | None = None) -> list[Answer]:
    """Say of everything that still waits for one's word that it is so; `read` is the digest of all of it together."""
    found = assessed_for(by, meeting.pk)
    permissions.may_answer(by, found).enforce()
    with audit.deed("agenda.answered", by=by, once=once) as deed:
        member = _asked(found, by)
        if digest_of_all(member.open) != read:
            raise CannotBeDone(MEANWHILE)
        return [_kept(word, Said.SO, "", at=deed.at) for word in member.open]


def digest_of_all(words: Sequence[Word]) -> str:
    """The sha256 of several questions together, whatever their order on the agenda."""
    return digest_of(sorted(f"{word.question.key} {word.question.digest}" for word in words))


def _asked(found: Assessed, by: Actor) -> Member:
    """The person's questions, while nobody else changes their answers; the meeting is still to come."""
    _must_be_to_come(found.gathered.row)
    Person.objects.select_for_update().get(pk=by.person)  # two who answer at once see each other
    member = own(found, by.person, items=[item.key for item in found.items_for(by)]) if by.person else None
    if member is None:
        raise CannotBeDone(
            "You are not expected at this meeting, so nobody asks you. The governance officer can tell you why."
        )
    return member


def _must_be_to_come(meeting: Meeting) -> None:
    match Meeting.State(meeting.state):
        case Meeting.State.PLANNED:
            pass
        case Meeting.State.HELD:
            raise CannotBeDone(
                f"The meeting of {day(meeting.on)} was held. Tell the governance officer what should have been said."
            )
        case Meeting.State.CANCELLED:
            raise CannotBeDone(f"The meeting of {day(meeting.on)} is cancelled, so there is nothing to answer.")


def _kept(word: Word, says: Said, words: str, *, at: datetime) -> Answer:
    answer = word.answer or Answer(item_id=word.question.key, person_id=word.question.person)
    answer.says, answer.words, answer.at = says, words, at
    answer.answered, answer.digest = word.question.told, word.question.digest
    answer.save()
    return answer
