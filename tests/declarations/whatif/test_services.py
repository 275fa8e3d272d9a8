"""What was tried is saved as rulings: all of it or nothing, and only by the person in the chair."""

from uuid import uuid4

import pytest

from coi_register.audit.models import Deed
from coi_register.audit.services import AlreadyDone
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from declarations.conflicts.models import Ruling
from declarations.conflicts.services import Decision, rule
from declarations.guidance.vocabulary import Step
from declarations.whatif.address import Tries
from declarations.whatif.savings import savings
from declarations.whatif.selectors import tried_for
from declarations.whatif.services import Chosen, rule_as_tried
from declarations.whatif.suppositions import Handled
from tests.declarations.conflicts.conftest import Room

REASON = "The firm withdrew its bid."


def chosen(room: Room, who: str, step: Step | None, reason: str = REASON) -> Chosen:
    person = room.people[who]
    return Chosen(room.item.id, person.id, Decision(step, reason=reason), None, f"{person.name}, item 6", field=who)


def test_every_ruling_is_a_deed_of_its_own(room: Room) -> None:
    before = Deed.objects.filter(name="conflict.ruled").count()
    rulings = rule_as_tried([chosen(room, "gp", Step.NOTE), chosen(room, "exec", Step.LEAVE)], by=room.actor("chair"))
    assert [(one.person.name, one.step) for one in rulings] == [("Gp Example", "note"), ("Exec Example", "leave")]
    assert Deed.objects.filter(name="conflict.ruled").count() == before + 2


def test_when_one_is_refused_none_is_saved_and_the_sentence_says_which(room: Room) -> None:
    with pytest.raises(CannotBeDone, match=r"^Gp Example, item 6: Give a reason: this asks less") as refusal:
        rule_as_tried([chosen(room, "exec", Step.LEAVE), chosen(room, "gp", Step.NOTE, reason="")], by=room.actor("chair"))
    assert refusal.value.field == "gp"
    assert not Ruling.objects.exists()


def test_when_somebody_ruled_meanwhile_none_is_saved(room: Room) -> None:
    rule(room.item.id, person=room.people["gp"].id, decision=Decision(Step.LEAVE, no_papers=True), by=room.actor("chair"))
    with pytest.raises(
        CannotBeDone, match="Gp Example, item 6: Chair Example ruled “Leave” on this while you were deciding"
    ):
        rule_as_tried([chosen(room, "exec", Step.LEAVE), chosen(room, "gp", Step.NOTE)], by=room.actor("chair"))
    assert Ruling.objects.count() == 1


def test_only_the_person_in_the_chair_saves(room: Room) -> None:
    with pytest.raises(NotAllowed, match="Only the person in the chair"):
        rule_as_tried([chosen(room, "gp", Step.NOTE)], by=room.actor("vice"))
    assert not Ruling.objects.exists()


def test_nothing_is_not_saved(room: Room) -> None:
    with pytest.raises(CannotBeDone, match="nothing to save"):
        rule_as_tried([], by=room.actor("chair"))


def test_a_form_sent_twice_saves_once(room: Room) -> None:
    once, rulings = uuid4(), [chosen(room, "gp", Step.NOTE), chosen(room, "exec", Step.LEAVE)]
    rule_as_tried(rulings, by=room.actor("chair"), once=once)
    with pytest.raises(AlreadyDone):
        rule_as_tried([chosen(room, "gp", Step.LEAVE), *rulings[1:]], by=room.actor("chair"), once=once)
    assert Ruling.objects.count() == 2


def test_the_vice_chair_gives_the_chair_back_last(room: Room) -> None:
    room.conflict("chair")
    item, vice = room.item.id, room.actor("vice")
    tries = Tries().trying(Handled(item, room.people["chair"].id, None), Handled(item, room.people["gp"].id, Step.NOTE))
    ready = savings(tried_for(vice, room.meeting.id, tries))
    assert [one.called for one in ready] == ["Gp Example, item 6", "Chair Example, item 6"]
    rule_as_tried(
        [Chosen(item, one.case.person, one.decided(REASON), None, one.called, "reason") for one in ready],
        by=vice,
    )
    assert Ruling.objects.count() == 2
