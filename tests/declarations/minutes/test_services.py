"""Writing, sending and approving minutes: who may, what is refused, and that what was approved stays as it was."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.http import Http404

from coi_register.accounts.actors import Role
from coi_register.audit.models import Deed
from coi_register.audit.sealed import Sealed
from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import NotAllowed
from declarations.guidance.vocabulary import Step
from declarations.minutes import services
from declarations.minutes.facts import Item
from declarations.minutes.frozen import read, seal
from declarations.minutes.models import Approval, Minutes, Passage
from declarations.minutes.selectors import Reading, reading_for
from tests.declarations.minutes.conftest import Held, at
from tests.factories import MeetingFactory, arranged


def write(held: Held, name: str = "award", words: str = "The bids were discussed.", **said: Any) -> Passage:
    said = {"by": held.secretary} | said
    return services.write(held.meeting.pk, item=held.items[name].pk, words=words, **said)


def send(held: Held) -> Minutes:
    return services.send(held.meeting.pk, by=held.secretary)


def digest(held: Held, who: str) -> str:
    actor = held.actor(who)
    return services.digest_of(reading_for(actor, held.meeting.pk).waits_for(actor))


def approve(held: Held, who: str = "chair", **said: Any) -> list[Approval]:
    said = {"read": digest(held, who)} | said
    return services.approve(held.meeting.pk, by=held.actor(who), **said)


def approved(held: Held) -> list[Approval]:
    write(held)
    send(held)
    return approve(held)


def reading(held: Held) -> Reading:
    return reading_for(held.secretary, held.meeting.pk)


def test_the_secretary_writes_and_each_version_is_kept(held: Held) -> None:
    first = write(held, words="  The bids.  ")
    assert first.words == "The bids."
    second = write(held, words="Both bids.")
    assert (second.pk, second.version) == (first.pk, 2)
    assert list(Passage.history.filter(id=first.pk).order_by("version").values_list("words", flat=True)) == [
        "The bids.",
        "Both bids.",
    ]


def test_what_is_said_of_the_meeting_as_a_whole_is_written_too(held: Held) -> None:
    passage = services.write(held.meeting.pk, item=None, words="The chair welcomed everybody.", by=held.secretary)
    assert passage.item is None
    part = reading(held).part(None)
    assert part is not None
    assert part.now.words == "The chair welcomed everybody."


@pytest.mark.parametrize("who", ["chair", "vice", "exec"])
def test_nobody_but_the_secretary_writes(held: Held, who: str) -> None:
    send(held)
    with pytest.raises(NotAllowed):
        write(held, by=held.actor(who))
    assert not Passage.objects.exists()


def test_minutes_of_a_meeting_that_has_not_begun_are_not_written(held: Held) -> None:
    later = MeetingFactory(ccg=held.room.committee.ccg, committees=[held.room.committee])
    with pytest.raises(CannotBeDone, match="has not begun"):
        services.write(later.pk, item=None, words="Too early", by=held.secretary)


def test_minutes_of_a_cancelled_meeting_are_not_written(held: Held) -> None:
    held.meeting.refresh_from_db()
    held.meeting.state = "cancelled"
    with arranged():
        held.meeting.save()
    with pytest.raises(CannotBeDone, match="is cancelled"):
        write(held)


def test_an_item_of_another_meeting_is_none_of_this(held: Held) -> None:
    with pytest.raises(Http404):
        services.write(held.meeting.pk, item=MeetingFactory().pk, words="Elsewhere", by=held.secretary)


def test_nobody_writes_over_what_they_have_not_read(held: Held, monkeypatch: Any) -> None:
    old = write(held)
    write(held, words="Somebody else’s words.")
    monkeypatch.setattr(services, "passage_of", lambda *_: old)
    with pytest.raises(ChangedMeanwhile):
        write(held, words="My words.")
    assert Passage.objects.get().words == "Somebody else’s words."


def test_of_two_first_words_one_is_refused_in_a_sentence(held: Held, monkeypatch: Any) -> None:
    write(held)
    monkeypatch.setattr(services, "passage_of", lambda *_: None)
    with pytest.raises(CannotBeDone, match="Nothing of yours was saved"):
        write(held, words="At the same moment.")


def test_a_draft_is_sent_once(held: Held) -> None:
    assert send(held).sent_at is not None
    with pytest.raises(CannotBeDone, match="already"):
        send(held)


def test_a_draft_that_was_not_sent_is_not_approved(held: Held) -> None:
    write(held)
    with pytest.raises(CannotBeDone, match="has not sent you"):
        approve(held)


def test_whoever_presided_approves_all_parts_at_once_each_sealed(held: Held) -> None:
    rows = approved(held)
    assert [(row.item_id, row.number) for row in rows] == [
        (None, 1), *((held.items[name].pk, 1) for name in ("award", "report", "dispute"))
    ]  # fmt: skip
    assert all(row.seal == seal(row.body) for row in rows)
    award = read(rows[1].body)
    assert isinstance(award, Item)
    assert award.words == "The bids were discussed."
    assert award.conflicts[0].name == "Gp Example"
    assert Deed.objects.filter(name="minutes.approved").count() == 1
    assert not any(part.waits for part in reading(held).parts)


@pytest.mark.parametrize("who", ["vice", "exec", "gp"])
def test_who_did_not_preside_does_not_approve(held: Held, who: str) -> None:
    send(held)
    with pytest.raises(NotAllowed, match="in the chair"):
        approve(held, who)
    assert not Approval.objects.exists()


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.OFFICER, Role.GUARDIAN, Role.AUDITOR])
def test_no_other_role_approves(held: Held, role: Role) -> None:
    send(held)
    with pytest.raises(NotAllowed):
        services.approve(held.meeting.pk, read="", by=held.role(role))


def test_a_chair_who_had_to_leave_leaves_that_item_to_the_vice_chair(held: Held) -> None:
    held.room.conflict("chair")
    held.rule("chair", held.items["award"])
    held.went("chair", held.items["award"], at(10, 4), at(10, 21))
    with arranged():
        taken = held.items["award"].discussion
        taken.presided = held.room.people["vice"]
        taken.save()
    send(held)
    mine = approve(held)
    assert held.items["award"].pk not in [row.item_id for row in mine]
    [theirs] = approve(held, "vice")
    assert theirs.item_id == held.items["award"].pk
    assert theirs.approved_by == held.room.people["vice"]


def test_a_draft_that_was_written_to_meanwhile_is_not_approved_unread(held: Held) -> None:
    send(held)
    read_before = digest(held, "chair")
    write(held, words="Something the chair has not read.")
    with pytest.raises(CannotBeDone, match="while you were reading"):
        approve(held, read=read_before)
    assert not Approval.objects.exists()


def test_minutes_with_something_wrong_are_approved_only_with_a_reason(held: Held) -> None:
    held.voted("gp", held.items["award"])
    send(held)
    with pytest.raises(CannotBeDone, match="still wrong"):
        approve(held)
    rows = approve(held, because="The vote was cast; the Guardian knows.")
    assert rows[0].because == "The vote was cast; the Guardian knows."


def test_what_was_approved_is_not_approved_again(held: Held) -> None:
    approved(held)
    with pytest.raises(CannotBeDone, match="nothing was written since"):
        approve(held)


def test_a_correction_has_a_reason_and_stands_only_once_it_is_approved(held: Held) -> None:
    approved(held)
    with pytest.raises(CannotBeDone, match="Say why"):
        write(held, words="The bids were read out.")
    write(held, words="The bids were read out.", because="They were not discussed")
    part = reading(held).part(held.items["award"].pk)
    assert part is not None
    assert part.waits
    assert part.standing.words == "The bids were discussed."
    with pytest.raises(CannotBeDone, match="what was corrected"):
        approve(held)
    [second] = approve(held, because="The bids were only read out.")
    assert second.number == 2
    assert Approval.objects.filter(item=held.items["award"]).count() == 2
    again = reading(held).part(held.items["award"].pk)
    assert again is not None
    assert again.standing.words == "The bids were read out."


def test_a_ruling_after_the_approval_waits_to_be_approved_in_its_turn(held: Held) -> None:
    approved(held)
    held.rule("exec", held.items["report"], step=Step.NOTE, proposed_step=None, no_papers=False)
    waiting = [part.item for part in reading(held).parts if part.waits]
    assert waiting == [held.items["report"].pk]


def test_approved_minutes_are_never_edited(held: Held) -> None:
    row = approved(held)[0]
    row.body = "{}"
    with arranged(), pytest.raises(Sealed, match="correction"):
        row.save()


def test_the_database_numbers_the_versions_of_a_part(held: Held) -> None:
    first, *_ = approved(held)
    again = {name: getattr(first, name) for name in ("minutes", "item", "number", "at", "approved_by", "entered_by", "body")}
    with pytest.raises(IntegrityError), arranged():
        Approval(**again, seal="0" * 64).save()


def test_of_two_who_approve_at_once_one_is_refused_in_a_sentence(held: Held, monkeypatch: Any) -> None:
    send(held)
    actor = held.actor("chair")
    before = reading_for(actor, held.meeting.pk)
    approve(held)
    monkeypatch.setattr(services, "reading_for", lambda *_: before)
    with pytest.raises(CannotBeDone, match="while you were reading"):
        services.approve(held.meeting.pk, read=services.digest_of(before.waits_for(actor)), by=actor)
