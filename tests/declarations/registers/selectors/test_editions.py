"""What was published, and what the public reads of it."""

from datetime import date

import pytest
from django.http import Http404

from coi_register.accounts.actors import command
from declarations.interests.services import cease
from declarations.registers import services
from declarations.registers.filters import Filters
from declarations.registers.selectors import editions
from declarations.registers.vocabulary import Part
from tests import factories as make
from tests.declarations.registers.story import INTERESTS, Story, public, stored


def test_the_public_reads_an_edition_only_when_it_is_published(story: Story) -> None:
    made = services.prepare(story.ccg, register=INTERESTS, true_on=date(2018, 3, 1), by=story.officer)
    assert list(editions.published(story.ccg, INTERESTS)) == []
    with pytest.raises(Http404):
        editions.edition(story.ccg, INTERESTS, 1)
    services.publish(made, version=1, by=story.second)
    one = editions.edition(story.ccg, INTERESTS, 1)
    assert [row["name"] for row in public(one)] == ["Ada Example", "Dr Basil Sample"]
    assert list(editions.published_ccgs()) == [story.ccg]


def test_the_cells_are_of_the_kinds_of_their_columns(story: Story) -> None:
    row = public(story.edition())[0]
    assert (row["key"], row["since"], row["until"]) == (str(story.adas.pk), date(2015, 6, 1), None)


def test_a_page_of_entries_and_their_number_are_those_of_the_sheet(story: Story) -> None:
    edition = story.edition()
    for withheld in (None, story.ada):
        if withheld:
            story.withheld(withheld)
        rows = [tuple(row.values()) for row in public(edition)]
        assert editions.rows_of(edition, start=1, size=1) == rows[1:2]
        assert editions.rows_of(edition) == rows
        assert editions.count_of(edition) == 2
        assert editions.count_of(edition, Filters(text="harbourside")) == 1


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(text="harbour CHAIRS"), ["Ada Example"]),
        (Filters(type="Financial"), ["Ada Example"]),
        (Filters(committees="governing body"), ["Ada Example", "Dr Basil Sample"]),
        (Filters(capacity="employee"), []),
    ],
)
def test_an_edition_is_filtered_as_the_register_is(story: Story, filters: Filters, found: list[str]) -> None:
    """One of non-financial type is not found under “Financial”."""
    make.InterestFactory(person=story.basil, category="non_financial_professional", organisation=None, topic="Stroke care")
    edition = story.edition()
    assert [row["name"] for row in public(edition, filters=filters)] == found
    assert [row["name"] for row in story.kept(filters=filters)] == found


def test_a_name_withheld_later_is_gone_from_every_earlier_edition(story: Story) -> None:
    edition = story.edition()
    story.withheld(story.ada)
    assert [row["name"] for row in public(edition)] == ["Dr Basil Sample", "Withheld"]
    assert public(edition, filters=Filters(text="ada")) == []
    assert editions.trail(story.ccg, INTERESTS, story.adas.pk)[0][1][1] == "Withheld"
    assert "Ada" not in repr(editions.changes_of(edition))


def test_what_is_asked_for_and_undecided_is_withheld_already(story: Story) -> None:
    edition = story.edition()
    asked = story.asked(story.ada)
    assert public(edition)[-1]["name"] == "Withheld"
    services.refuse(asked, version=1, reason="No risk was found.", on=date(2018, 3, 1), by=story.guardian)
    assert public(edition)[0]["name"] == "Ada Example"


def test_an_edition_made_while_a_name_is_withheld_never_held_it(story: Story) -> None:
    withheld = story.withheld(story.ada)
    edition = story.edition()
    assert "Ada" not in stored(edition)
    services.release(withheld, version=2, reason="It is over.", on=date(2018, 3, 1), by=story.guardian)
    assert public(edition)[-1]["name"] == "Withheld"
    assert public(story.edition())[0]["name"] == "Ada Example"


def test_an_edition_says_what_came_what_changed_and_what_left_and_why(story: Story) -> None:
    first = story.edition()
    assert len(editions.changes_of(first).added) == 2
    cease(story.adas, version=1, until=date(2017, 12, 1), by=command("the test"))
    new = make.InterestFactory(person=story.basil, organisation=story.bidder)
    changes = editions.changes_of(story.edition())
    assert {cells[0] for cells in changes.added} == {str(new.pk), str(story.ada.pk)}
    assert [(heading, before, after) for heading, before, after in changes.changed[0].fields] == [
        ("To", None, date(2017, 12, 1)),
        ("Leaves the register on", None, date(2018, 6, 1)),
    ]
    assert [(cells[1], why) for cells, why in changes.left] == [("Dr Basil Sample", "What was declared has changed.")]


def test_an_entry_leaves_six_months_after_its_end_and_the_edition_says_so(story: Story) -> None:
    cease(story.adas, version=1, until=date(2017, 12, 1), by=command("the test"))
    kept = story.edition(date(2018, 5, 31))
    assert public(kept)[0]["leaves_on"] == date(2018, 6, 1)
    left = story.edition(date(2018, 6, 1))
    assert str(story.adas.pk) not in [row["key"] for row in public(left)]
    assert [why for _, why in editions.changes_of(left).left] == [
        "It ended, and the time for which it had to stay public is over."
    ]


def test_a_detail_withheld_leaves_every_edition_and_what_changed(story: Story) -> None:
    edition = story.edition()
    story.withheld(story.ada, Part.DETAIL, entry=story.adas.pk)
    assert "Harbourside" not in repr(public(edition))
    assert "Harbourside" not in repr(editions.changes_of(edition))
    assert public(edition, filters=Filters(organisation="harbourside")) == []


def test_the_edition_of_a_day_is_the_last_published_by_it(story: Story) -> None:
    edition = story.edition()
    day = edition.published_at.date()  # type: ignore[union-attr]
    assert editions.edition_on(story.ccg, INTERESTS, day) == edition
    assert editions.edition_on(story.ccg, INTERESTS, date(2013, 4, 1)) is None


def test_a_page_asks_a_fixed_number_of_queries(story: Story, django_assert_num_queries: object) -> None:
    edition = editions.edition(story.ccg, INTERESTS, story.edition().number or 0)
    with django_assert_num_queries(2):  # type: ignore[operator]
        editions.rows_of(edition, size=50)
