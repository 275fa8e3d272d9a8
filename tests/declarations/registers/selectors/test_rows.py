"""The register on any day, as those who are signed in read it."""

from datetime import date

import pytest

from coi_register.accounts.actors import NOBODY, Role
from coi_register.verdicts import NotAllowed
from declarations.registers.filters import Filters
from declarations.registers.vocabulary import Part
from tests import factories as make
from tests.declarations.registers.story import ON, Story


def test_every_member_has_a_row_and_whoever_said_nothing_is_told_to_have_said_nothing(story: Story) -> None:
    ada, basil = story.kept()
    assert (ada["name"], ada["organisation"], ada["committees"]) == (
        "Ada Example",
        "Harbourside Invented Ltd",
        "Governing Body",
    )
    assert (ada["capacity"], ada["type"], ada["direct"]) == ("Governing body", "Financial", "Direct")
    assert ada["nature"] == "Director. Chairs its board."
    assert (basil["name"], basil["nature"], basil["published"]) == ("Dr Basil Sample", "No declaration made.", True)


def test_a_nil_return_is_a_row_with_its_day(story: Story) -> None:
    make.ConfirmationFactory(person=story.basil, on=date(2018, 1, 10), nil=True)
    assert story.kept()[1]["nature"] == "No interests, confirmed on 10 January 2018."


def test_an_employee_who_decides_nothing_is_kept_and_not_published(story: Story) -> None:
    make.PersonFactory(ccg=story.ccg, name="Zoe Example")
    assert [(row["name"], row["published"], row["capacity"]) for row in story.kept()][-1] == (
        "Zoe Example",
        False,
        "Employee",
    )
    assert "Zoe Example" not in [row["name"] for row in story.kept(filters=Filters(public_only=True))]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(text="harbour CHAIRS"), ["Ada Example"]),
        (Filters(text="nowhere"), []),
        (Filters(organisation="harbourside"), ["Ada Example"]),
        (Filters(committees="governing body"), ["Ada Example", "Dr Basil Sample"]),
        (Filters(type="financial"), ["Ada Example"]),
        (Filters(type="Non-financial professional"), []),
    ],
)
def test_the_register_is_filtered_by_words_and_by_columns(story: Story, filters: Filters, found: list[str]) -> None:
    assert [row["name"] for row in story.kept(filters=filters)] == found


def test_a_name_that_is_withheld_is_read_only_by_whoever_asks_for_the_whole(story: Story) -> None:
    story.withheld(story.ada)
    row = story.kept()[-1]
    assert (row["name"], row["position"], row["committees"], row["withheld"]) == ("Withheld", "Withheld", "Withheld", "Name")
    assert row["organisation"] == "Harbourside Invented Ltd"
    assert story.kept(whole=True)[0]["name"] == "Ada Example"


def test_details_that_are_withheld_leave_the_name(story: Story) -> None:
    story.withheld(story.ada, Part.DETAIL, entry=story.adas.pk)
    row = story.kept()[0]
    assert (row["name"], row["organisation"], row["nature"], row["withheld"]) == (
        "Ada Example",
        *["Withheld"] * 2,
        "Details",
    )


def test_a_withheld_name_is_not_told_by_somebody_elses_words_or_found_by_them(story: Story) -> None:
    make.InterestFactory(person=story.basil, text="Shares a house with  ada EXAMPLE.")
    story.withheld(story.ada)
    basil = story.kept()[0]
    assert (basil["name"], basil["nature"], basil["withheld"]) == ("Dr Basil Sample", "Withheld", "Name")
    assert story.kept(filters=Filters(text="ada")) == []


def test_a_secretary_reads_what_the_public_register_would_hold(story: Story) -> None:
    make.PersonFactory(ccg=story.ccg, name="Zoe Example")
    secretary = make.actor_with(Role.SECRETARY, ccg=story.ccg, committee=story.board)
    assert [row["name"] for row in story.kept(secretary)] == ["Ada Example", "Dr Basil Sample"]
    with pytest.raises(NotAllowed):
        story.kept(secretary, whole=True)


def test_nobody_without_a_right_to_the_register_reads_it(story: Story) -> None:
    for stranger in (NOBODY, make.actor_of_person(story.ada, on=ON)):
        with pytest.raises(NotAllowed):
            story.kept(stranger)
