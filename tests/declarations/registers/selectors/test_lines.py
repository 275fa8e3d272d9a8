"""What an entry of the register of interests says, and of whom."""

from datetime import UTC, date, datetime, timedelta

from coi_register.audit import services as audit
from declarations.registers.moment import Moment
from declarations.registers.selectors.lines import holds, lines
from tests import factories as make
from tests.declarations.registers.story import INTERESTS, ON, Story
from tests.factories import arranged


def test_an_indirect_interest_is_told_by_its_kind_of_relationship(story: Story) -> None:
    make.InterestFactory(person=story.basil, direct=False, relationship="spouse_or_partner", organisation=story.bidder)
    assert story.kept()[1]["direct"] == "Indirect: spouse or partner"


def test_what_an_interest_lies_in_may_be_a_class_or_a_matter_or_not_identified(story: Story) -> None:
    more = {"organisation": None, "declared_on": None, "role": None}
    make.InterestFactory(person=story.basil, affected_class="all_member_practices", **more)
    make.InterestFactory(person=story.basil, topic="Stroke care", **more)
    make.InterestFactory(person=story.basil, text="Knows people at Parkside.", **more)
    told = {row["organisation"] for row in story.kept() if row["name"] == "Dr Basil Sample"}
    assert {"Stroke care", "Not identified"} < told
    unmatched = [line for line in lines(story.ccg, INTERESTS, Moment(ON)) if not line.matched]
    assert [line.cells[5] for line in unmatched] == ["Not identified"]


def test_an_organisation_is_told_by_the_name_it_was_known_by(story: Story) -> None:
    before = datetime.now(UTC)
    with audit.told_as_of(before + timedelta(hours=1)), arranged():
        story.bidder.name = "Renamed Invented Ltd"
        story.bidder.save()
    assert story.kept(known_at=before)[0]["organisation"] == "Harbourside Invented Ltd"
    assert story.kept()[0]["organisation"] == "Renamed Invented Ltd"


def test_a_representative_of_a_practice_is_on_the_register_as_its_member(story: Story) -> None:
    make.PersonFactory(ccg=story.ccg, name="Zoe Example", represents=make.PracticeFactory())
    assert story.kept()[-1]["capacity"] == "Member practice"


def test_whoever_is_in_attendance_or_invited_is_no_member_of_the_committee(story: Story) -> None:
    for more in ({"category": "in_attendance", "voting": False}, {"invited_as": "ccg_member"}):
        make.HoldingFactory(seat=make.SeatFactory(committee=story.board, **more), person=make.PersonFactory(ccg=story.ccg))
    assert [row["committees"] for row in story.kept()] == ["Governing Body", "Governing Body", "", ""]


def test_somebody_of_another_ccg_is_on_the_register_by_their_seat(story: Story) -> None:
    guest = make.PersonFactory(name="Zoe Example")
    make.HoldingFactory(seat=make.SeatFactory(committee=story.board), person=guest)
    assert "Zoe Example" in [row["name"] for row in story.kept()]


def test_nobody_sits_longer_than_their_seat_stands(story: Story) -> None:
    seat = make.SeatFactory(committee=story.board, until=date(2016, 1, 1))
    make.HoldingFactory(seat=seat, person=make.PersonFactory(ccg=story.ccg, name="Zoe Example"))
    row = story.kept()[-1]
    assert (row["name"], row["committees"], row["published"]) == ("Zoe Example", "", False)


def test_an_interest_still_to_begin_is_not_on_the_register_yet(story: Story) -> None:
    make.InterestFactory(person=story.basil, organisation=story.bidder, since=date(2018, 4, 1))
    assert story.kept()[1]["nature"] == "No declaration made."
    assert story.kept(on=date(2018, 4, 1))[1]["organisation"] == "Harbourside Invented Ltd"


def test_a_hold_is_of_one_register(story: Story) -> None:
    assert holds(story.ccg, INTERESTS) == frozenset()


def test_what_an_officer_read_from_a_paper_is_public_only_once_it_is_the_persons_word(story: Story) -> None:
    drafted = make.InterestFactory(person=story.basil, organisation=story.bidder, paper="A form of May")
    assert [row["published"] for row in story.kept() if row["key"] == str(drafted.pk)] == [False]
    with arranged():
        drafted.attested_on = ON
        drafted.save()
    assert [row["published"] for row in story.kept() if row["key"] == str(drafted.pk)] == [True]
