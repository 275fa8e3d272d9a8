"""What an interest is and why it is a conflict, as minutes say it."""

from datetime import date

from declarations.guidance.facts import Interest
from declarations.guidance.findings import Because, Finding, Source, Stretch
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import (
    InterestCategory,
    InterestRole,
    Outcome,
    Relationship,
    Status,
    Step,
    Strength,
)
from declarations.minutes.natures import nature_of, natures, whys

NAMES = {"harbourside": "Harbourside Ltd"}
DIRECTOR = Interest(
    "one",
    InterestCategory.FINANCIAL,
    direct=True,
    role=InterestRole.DIRECTOR,
    organisation="harbourside",
    text="Chairs its board.",
)
BECAUSE = Because(
    rule="direct-gain-in-a-named-provider",
    source=Source("G2017", "Managing conflicts of interest at meetings", Strength.SHOULD, Status.UNCONFIRMED),
    step=Step.LEAVE,
    also=frozenset(),
    interest="one",
    version=1,
    party="Harbourside Ltd",
    path=(Stretch("director", date(2015, 6, 1)), Stretch("Harbourside Ltd")),
)


def test_an_interest_is_said_in_one_sentence_without_the_words_of_its_declarer() -> None:
    assert nature_of(DIRECTOR, NAMES) == ("Financial interest, their own: Director of Harbourside Ltd.")


def test_an_indirect_interest_says_whose_it_is() -> None:
    spouse = Interest(
        "two", InterestCategory.FINANCIAL, direct=False, relationship=Relationship.SPOUSE_OR_PARTNER, topic="dermatology"
    )
    assert nature_of(spouse, NAMES) == "Financial interest, of their spouse or partner: dermatology."


def test_an_interest_that_stands_only_in_words_points_to_the_register() -> None:
    in_words = Interest("four", InterestCategory.FINANCIAL, direct=True, text="A sister, Zoe Fictional, works there.")
    assert nature_of(in_words, NAMES) == "Financial interest, their own, in the words of the register."


def test_a_declaration_that_says_nothing_gives_nothing_so_that_the_lint_finds_it() -> None:
    assert nature_of(Interest("three", InterestCategory.FINANCIAL, direct=True), NAMES) == ""


def test_the_same_interest_is_said_once() -> None:
    assert len(natures([DIRECTOR, DIRECTOR], NAMES)) == 1


def test_a_reason_tells_the_way_the_rule_and_its_place() -> None:
    book = load().in_force(date(2018, 3, 1))
    [why] = whys(Finding(Outcome.FLAG, Step.LEAVE, because=(BECAUSE, BECAUSE)), book)
    assert why.startswith("Director (since 1 June 2015) → Harbourside Ltd. ")
    assert why.endswith("June 2017: Managing conflicts of interest at meetings)")
