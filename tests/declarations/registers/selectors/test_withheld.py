"""A word of its own in every secret field: none of them stands in anything that is published, before or after."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from declarations.registers import services
from declarations.registers.filters import Filters
from declarations.registers.models import Edition, Entry
from declarations.registers.presenters.changes import told as changes_told
from declarations.registers.selectors import editions
from declarations.registers.selectors.editions import published_sheet
from declarations.registers.selectors.preview import changes_to, preview
from declarations.registers.vocabulary import Part, Register
from tests import factories as make
from tests.declarations.registers.story import INTERESTS, ON, Story
from tests.factories import arranged

NAMES = {"name": "zqnamecanary", "former": "zqformercanary", "position": "zqpositioncanary"}
DETAILS = {"organisation": "zqorganisationcanary", "text": "zqtextcanary", "mitigation": "zqmitigationcanary"}
TOKENS = frozenset(NAMES.values()) | frozenset(DETAILS.values()) | {"zqreasoncanary", "zqlettercanary"}


@pytest.fixture
def secret(story: Story) -> Any:
    """Somebody all of whose words are secret, and a colleague who mentions them by either name."""
    person = story.member(f"Dr {NAMES['former']}", f"Member {NAMES['position']}")
    with arranged():
        person.name = f"Dr {NAMES['name']}"
        person.save()
    make.InterestFactory(
        person=person,
        organisation=make.OrganisationFactory(name=f"{DETAILS['organisation']} Ltd"),
        text=f"Said {DETAILS['text']}.",
        mitigation="leave",
        mitigation_text=f"Leaves {DETAILS['mitigation']}.",
    )
    make.InterestFactory(person=story.basil, text=f"Lives with dr  {NAMES['name'].upper()}.")
    make.InterestFactory(person=story.ada, text=f"Knew Dr {NAMES['former']}.")
    make.OfferFactory(person=person, details="Dinner")
    return person


def withhold(story: Story, person: Any) -> None:
    for part, entry in ((Part.NAME, None), (Part.DETAIL, person.interests.get().pk)):
        asked = services.ask_to_withhold(
            person, part=part, entry=entry, because="zqreasoncanary", letter="zqlettercanary", on=ON, by=story.officer
        )
        until = date(2019, 3, 1)
        services.grant(asked, version=1, reason="zqreasoncanary", review_on=until, on=ON, by=story.guardian)


def published(story: Story) -> list[Edition]:
    made = [
        services.prepare(story.ccg, register=register, true_on=ON, by=story.officer)
        for register in (INTERESTS, Register.GIFTS)
    ]
    return [services.publish(one, version=1, by=story.second) for one in made]


def answers(story: Story, one: Edition) -> Iterator[str]:
    """Everything that can be read of an edition."""
    register = Register(one.register)
    for filters in (Filters(), *(Filters(text=token) for token in TOKENS), Filters(organisation=DETAILS["organisation"])):
        sheet = published_sheet(one, filters)
        yield repr((sheet.name, sheet.title, sheet.notes, list(sheet.rows)))
        yield repr(editions.rows_of(one, filters, size=10))
        yield f"{editions.count_of(one, filters)} of {filters.text}" if not filters.text else ""
    for key in Entry.objects.filter(edition=one).values_list("key", flat=True):
        yield repr([cells for _, cells in editions.trail(story.ccg, register, key)])
    yield repr(changes_told(editions.changes_of(one), register))


def leaks(texts: Iterator[str]) -> set[str]:
    return {token for text in texts for token in TOKENS if token in text.casefold()}


def test_what_is_withheld_before_an_edition_is_nowhere_in_it_and_not_even_stored(story: Story, secret: Any) -> None:
    withhold(story, secret)
    for one in published(story):
        assert leaks(answers(story, one)) == set()
        assert leaks(iter([repr(list(Entry.objects.filter(edition=one).values_list()))])) == set()


def test_what_is_withheld_after_an_edition_is_nowhere_in_any_answer_of_it(story: Story, secret: Any) -> None:
    made = published(story)
    assert {NAMES["name"], *DETAILS.values()} <= leaks(answers(story, made[0])), "The test would prove nothing."
    withhold(story, secret)
    for one in made:
        assert leaks(answers(story, one)) == set()


def test_nobody_is_found_by_what_is_withheld(story: Story, secret: Any) -> None:
    made = published(story)
    withhold(story, secret)
    for one in made:
        for token in TOKENS:
            assert editions.count_of(one, Filters(text=token)) == 0
            assert editions.rows_of(one, Filters(text=token)) == []
        assert editions.count_of(one) == one.size


def test_what_the_next_edition_would_change_tells_nothing_of_it(story: Story, secret: Any) -> None:
    published(story)
    withhold(story, secret)
    found = preview(story.ccg, INTERESTS, on=ON)
    assert leaks(iter([repr(found), repr(changes_told(changes_to(story.ccg, INTERESTS, found), INTERESTS))])) == set()


def test_what_those_signed_in_take_away_tells_nothing_of_it_unless_they_ask_for_the_whole(story: Story, secret: Any) -> None:
    withhold(story, secret)
    assert leaks(iter([repr(story.kept()), repr(story.kept(filters=Filters(text=NAMES["name"])))])) == set()
    assert NAMES["name"] in leaks(iter([repr(story.kept(whole=True))]))


def test_whose_name_is_withheld_does_not_stand_where_the_name_would_put_it(story: Story, secret: Any) -> None:
    withhold(story, secret)
    places = [row["name"] for row in story.kept()]
    assert places == ["Ada Example", "Ada Example", "Dr Basil Sample", "Withheld"]


def test_who_published_an_edition_is_not_told_where_that_name_is_withheld(story: Story) -> None:
    edition = story.edition()
    assert editions.publisher_of(edition) == story.second.name
    withhold(story, make.InterestFactory(person__ccg=story.ccg, person__name=story.second.name).person)
    assert editions.publisher_of(edition) == "Withheld"
