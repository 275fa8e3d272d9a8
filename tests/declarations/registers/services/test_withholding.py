"""Who asks to withhold does not decide it, and nothing is withheld without a reason and a day to look again."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed, SignInAgain
from declarations.interests.selectors import register_of
from declarations.registers import services
from declarations.registers.vocabulary import Decision, Part
from tests import factories as make
from tests.declarations.registers.story import ON, Story
from tests.factories import arranged

NEXT_YEAR = date(2019, 3, 1)


def test_the_person_asks_in_their_own_name_and_an_officer_names_the_letter(story: Story) -> None:
    ada = make.actor_of_person(story.ada, on=ON)
    asked = services.ask_to_withhold(story.ada, part=Part.NAME, because="A threat.", on=ON, by=ada)
    assert asked.decision == Decision.ASKED
    with pytest.raises(CannotBeDone, match="Name the letter in which Dr Basil Sample"):
        services.ask_to_withhold(story.basil, part=Part.NAME, because="A threat.", on=ON, by=story.officer)
    with pytest.raises(NotAllowed):
        services.ask_to_withhold(story.basil, part=Part.NAME, because="A threat.", on=ON, by=ada)
    with pytest.raises(CannotBeDone, match="what harm"):
        services.ask_to_withhold(story.basil, part=Part.NAME, because=" ", letter="Of May", on=ON, by=story.officer)


def test_the_same_is_asked_for_once(story: Story) -> None:
    story.asked(story.ada)
    with pytest.raises(CannotBeDone, match="withheld already"):
        story.asked(story.ada)


def test_the_guardian_decides_and_nobody_else(story: Story) -> None:
    asked = story.asked(story.ada)
    for who in (story.officer, story.second, story.auditor, make.actor_of_person(story.ada, on=ON)):
        with pytest.raises(NotAllowed):
            services.refuse(asked, version=1, reason="No risk.", on=ON, by=who)
    assert services.refuse(asked, version=1, reason="No risk.", on=ON, by=story.guardian).decision == Decision.REFUSED


def test_the_guardian_signs_in_again_to_decide(story: Story) -> None:
    with pytest.raises(SignInAgain):
        services.refuse(story.asked(story.ada), version=1, reason="No risk.", on=ON, by=replace(story.guardian, fresh=False))


def test_a_guardian_who_is_an_officer_too_does_not_decide_what_they_asked_for(story: Story) -> None:
    both = replace(story.guardian, rights=story.guardian.rights | story.officer.rights)
    asked = services.ask_to_withhold(story.ada, part=Part.NAME, because="A threat.", letter="Of May", on=ON, by=both)
    with pytest.raises(NotAllowed, match="second person"):
        services.refuse(asked, version=1, reason="No risk.", on=ON, by=both)
    asked.decided_by_id = both.user_id
    with pytest.raises(IntegrityError, match="whoever_asks"), arranged(), transaction.atomic():
        asked.save()


def test_a_guardian_decides_nothing_about_themselves(story: Story) -> None:
    asked = story.asked(story.ada)
    with pytest.raises(NotAllowed, match="about you"):
        services.refuse(asked, version=1, reason="No risk.", on=ON, by=replace(story.guardian, person=story.ada.pk))


@pytest.mark.parametrize("day", [None, ON])
def test_what_is_withheld_is_looked_at_again_on_a_later_day(story: Story, day: date | None) -> None:
    with pytest.raises(CannotBeDone, match="looked at again"):
        services.grant(story.asked(story.ada), version=1, reason="A risk.", review_on=day, on=ON, by=story.guardian)


def test_a_decision_has_a_reason_and_is_taken_once(story: Story) -> None:
    asked = story.asked(story.ada)
    with pytest.raises(CannotBeDone, match="reason"):
        services.refuse(asked, version=1, reason=" ", on=ON, by=story.guardian)
    refused = services.refuse(asked, version=1, reason="No risk.", on=ON, by=story.guardian)
    with pytest.raises(CannotBeDone, match="decided this already"):
        services.grant(refused, version=2, reason="After all.", review_on=NEXT_YEAR, on=ON, by=story.guardian)


def test_what_was_looked_at_again_stays_withheld_until_another_day(story: Story) -> None:
    withheld = story.withheld(story.ada)
    later = date(2020, 3, 1)
    again = services.review(withheld, version=2, reason="Still a risk.", review_on=later, on=ON, by=story.guardian)
    assert (again.decision, again.review_on) == (Decision.GRANTED, later)


def test_only_what_is_withheld_is_released(story: Story) -> None:
    asked = story.asked(story.ada)
    with pytest.raises(CannotBeDone, match="not withheld"):
        services.release(asked, version=1, reason="Over.", on=ON, by=story.guardian)
    with pytest.raises(CannotBeDone, match="Only what is withheld"):
        services.review(asked, version=1, reason="Over.", review_on=NEXT_YEAR, on=ON, by=story.guardian)


def test_a_withheld_entry_still_works_in_the_decision_service(story: Story) -> None:
    before = list(register_of(story.ada).values())
    story.withheld(story.ada)
    story.withheld(story.ada, Part.DETAIL, entry=story.adas.pk)
    assert list(register_of(story.ada).values()) == before
