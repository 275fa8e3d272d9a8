"""A member says for themself whether it is so; the word is kept with what they had before them."""

from uuid import uuid4

import pytest

from coi_register.accounts.actors import Actor
from coi_register.audit.models import Deed
from coi_register.audit.services import AlreadyDone
from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import NotAllowed
from committees.meetings.models import Attendance, Meeting
from declarations.preparing import services
from declarations.preparing.models import Answer
from declarations.preparing.services.answering import digest_of_all
from declarations.preparing.vocabulary import Said
from tests.declarations.conflicts.conftest import Room
from tests.declarations.preparing.conftest import member, now, said
from tests.factories import AttendanceFactory, ConcernFactory, ItemFactory, arranged


def all_of(room: Room, who: str) -> str:
    return digest_of_all(member(room, who).open)


def test_yes_is_kept_with_what_was_told(room: Room) -> None:
    answer = said(room, "gp")
    assert (answer.says, answer.words, answer.version) == (Said.SO, "", 1)
    assert answer.answered == member(room, "gp").words[0].question.told
    assert Deed.objects.filter(name="agenda.answered").count() == 1


def test_no_needs_words_and_keeps_them(room: Room) -> None:
    with pytest.raises(CannotBeDone, match="Say why you do not think so") as refused:
        said(room, "gp", Said.NOT_SO, "  ")
    assert refused.value.field == "words"
    assert said(room, "gp", Said.NOT_SO, " I sold my shares. ").words == "I sold my shares."


def test_an_answer_is_changed_and_both_are_in_the_history(room: Room) -> None:
    said(room, "gp", Said.NOT_SO, "I sold my shares.")
    answer = said(room, "gp")
    assert Answer.objects.count() == 1
    assert [row.says for row in answer.history.order_by("version")] == [Said.NOT_SO, Said.SO]  # type: ignore[attr-defined]


def test_whoever_read_an_older_answer_of_theirs_is_told(room: Room) -> None:
    said(room, "gp")
    digest = member(room, "gp").words[0].question.digest
    with pytest.raises(ChangedMeanwhile):
        services.say(room.item, says=Said.NOT_SO, words="No", read=digest, on_read=0, by=room.actor("gp"))


def test_what_has_changed_since_it_was_read_is_not_answered(room: Room) -> None:
    digest = member(room, "gp").words[0].question.digest
    together = all_of(room, "gp")
    ConcernFactory(item=room.item, unidentified="a second bidder")
    with pytest.raises(CannotBeDone, match="changed while you were reading"):
        services.say(room.item, says=Said.SO, read=digest, by=room.actor("gp"))
    with pytest.raises(CannotBeDone, match="changed while you were reading"):
        services.agree_to_all(room.meeting, read=together, by=room.actor("gp"))
    assert not Answer.objects.exists()


def test_nobody_answers_for_somebody_else(room: Room, officer: Actor) -> None:
    digest = member(room, "gp").words[0].question.digest
    with pytest.raises(NotAllowed, match="You do not sit at this meeting"):
        services.say(room.item, says=Said.SO, read=digest, by=officer)
    answer = services.say(
        room.item, says=Said.SO, read=member(room, "nurse").words[0].question.digest, by=room.actor("nurse")
    )
    assert answer.person == room.people["nurse"]


def test_all_is_agreed_to_at_once_but_what_was_disputed(room: Room) -> None:
    said(room, "gp", Said.NOT_SO, "I sold my shares.")
    more = [ItemFactory(meeting=room.meeting, number=str(n)) for n in (7, 8)]
    answers = services.agree_to_all(room.meeting, read=all_of(room, "gp"), by=room.actor("gp"))
    assert {answer.item_id for answer in answers} == {item.pk for item in more}
    assert Answer.objects.get(item=room.item).says == Said.NOT_SO
    assert member(room, "gp").has_answered


def test_a_form_that_is_sent_twice_answers_once(room: Room) -> None:
    once, read = uuid4(), all_of(room, "gp")
    services.agree_to_all(room.meeting, read=read, by=room.actor("gp"), once=once)
    with pytest.raises(AlreadyDone):
        services.agree_to_all(room.meeting, read=read, by=room.actor("gp"), once=once)


@pytest.mark.parametrize(("state", "says"), [(Meeting.State.HELD, "was held"), (Meeting.State.CANCELLED, "is cancelled")])
def test_after_the_meeting_nobody_answers(room: Room, state: str, says: str) -> None:
    read = all_of(room, "gp")
    with arranged():
        room.meeting.state = state
        room.meeting.save()
    with pytest.raises(CannotBeDone, match=says):
        services.agree_to_all(room.meeting, read=read, by=room.actor("gp"))


def test_whoever_sent_apologies_is_not_asked(room: Room) -> None:
    gp, read = room.people["gp"], all_of(room, "gp")
    AttendanceFactory(meeting=room.meeting, person=gp, seat=gp.holdings.get().seat, state=Attendance.State.APOLOGIES)
    with pytest.raises(CannotBeDone, match="not expected at this meeting"):
        services.agree_to_all(room.meeting, read=read, by=room.actor("gp"))


def test_an_answer_leaves_what_is_found_as_it_was(room: Room) -> None:
    before = now(room).standing
    said(room, "gp", Said.NOT_SO, "I sold my shares.")
    assert now(room).standing == before
