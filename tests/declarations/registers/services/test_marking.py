"""Staff who decide for the CCG are marked from a day, with the basis, and are on the published register from then."""

from dataclasses import replace
from datetime import date

import pytest

from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from declarations.registers import services
from declarations.registers.filters import Filters
from declarations.registers.models import DecisionMaker
from declarations.registers.vocabulary import Basis
from tests import factories as make
from tests.declarations.registers.story import Story

SINCE, UNTIL = date(2018, 1, 1), date(2018, 2, 1)


def marked(story: Story, **more: object) -> DecisionMaker:
    zoe = make.PersonFactory(ccg=story.ccg, name="Zoe Example")
    given = {"ccg": story.ccg, "basis": Basis.SENIOR_BAND, "since": SINCE, "by": story.officer} | more
    return services.mark(zoe, **given)  # type: ignore[arg-type]


def published(story: Story, on: date) -> list[str]:
    return [row["name"] for row in story.kept(on=on, filters=Filters(public_only=True))]


def test_marked_staff_are_on_the_published_register_until_six_months_after_they_decide_no_longer(story: Story) -> None:
    mark = marked(story)
    make.InterestFactory(person=mark.person)
    assert "Zoe Example" not in published(story, date(2017, 12, 31))
    assert "Zoe Example" in published(story, SINCE)
    services.unmark(mark, version=1, until=UNTIL, by=story.officer)
    assert "Zoe Example" in published(story, date(2018, 7, 31))
    assert "Zoe Example" not in published(story, date(2018, 8, 1))


def test_nobody_is_marked_twice_at_once(story: Story) -> None:
    mark = marked(story)
    with pytest.raises(CannotBeDone, match="marked already"):
        services.mark(mark.person, ccg=story.ccg, basis=Basis.CONTRACTS, since=SINCE, by=story.officer)


def test_a_mark_ends_once_and_after_it_began(story: Story) -> None:
    mark = marked(story)
    with pytest.raises(CannotBeDone, match="a later day"):
        services.unmark(mark, version=1, until=SINCE, by=story.officer)
    ended = services.unmark(mark, version=1, until=UNTIL, by=story.officer)
    with pytest.raises(CannotBeDone, match="recorded already"):
        services.unmark(ended, version=2, until=UNTIL, by=story.officer)


def test_only_an_officer_marks_and_never_themselves(story: Story) -> None:
    with pytest.raises(NotAllowed):
        marked(story, by=story.guardian)
    with pytest.raises(NotAllowed, match="of yourself"):
        services.mark(
            story.ada, ccg=story.ccg, basis=Basis.CONTRACTS, since=SINCE, by=replace(story.officer, person=story.ada.pk)
        )
