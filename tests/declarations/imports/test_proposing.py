"""The dry run of a register: what is asked, what is proposed, what is left out, and nothing that nobody wrote."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import uuid4

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from declarations.imports import headings, lines, proposing
from declarations.imports.facts import DryRun, Known, Question, key_of
from declarations.imports.vocabulary import Answer, Asked
from tests.declarations.imports.made import DERBY
from tests.real_input import DATA

HEADINGS = ("Name", "Interest", "Type of interest", "From", "To", "Action taken to mitigate risk", "Date declared")
HERE = uuid4()


def run(*rows: Sequence[str], head: Sequence[str] = HEADINGS, known: Known = Known(), **answers: str) -> DryRun:  # noqa: B008
    """The dry run of a table, each kind of question answered alike."""
    cells = [[*head], *([*row, *[""] * (len(head) - len(row))] for row in rows)]
    read = [*lines.read(cells, headings.guess(head), first=1)]
    given: dict[str, str] = {}
    while True:
        done = proposing.dry_run(read, given, known)
        new = {one.key: answers[one.asks] for one in done.questions if one.asks in answers}
        if not new:
            return done
        given |= new


def asked(done: DryRun) -> list[tuple[Asked, str]]:
    return [(one.asks, one.about) for one in done.questions]


REAL = DATA / "real" / "register_derby_2019.yaml"


@pytest.mark.real_input
@pytest.mark.skipif(not REAL.exists(), reason="The rows of a published register are not kept beside this checkout.")
def test_the_two_real_rows_of_a_published_register_are_asked_about() -> None:
    told = yaml.safe_load(REAL.read_text())
    done = run(*[[cell or "" for cell in row] for row in told["rows"]], head=told["headings"])
    assert [one.asks for one in done.questions] == [Asked.WHICH, Asked.WHICH, Asked.YEAR, Asked.COVERS]
    assert [(one.since, one.since_words, one.role) for one in done.interests] == [
        (None, "2000", "partner"),
        (None, "April 2018", "partner"),
    ]


def test_rows_like_the_real_ones_are_asked_about() -> None:
    done = run(*DERBY[1:], head=DERBY[0])
    assert [one.asks for one in done.questions] == [Asked.WHICH, Asked.WHICH, Asked.YEAR, Asked.COVERS]
    assert "does “Withdraw from all voting” cover both of their interests?" in done.questions[-1].says


def test_an_organisation_of_exactly_one_name_is_taken_and_several_are_asked_about() -> None:
    row = ("Ada Example", "Partner at Parkside Surgery")
    one = Known(organisations={"parkside surgery": (HERE,)})
    assert run(row, known=one).interests[0].organisation == HERE
    two = Known(organisations={"parkside surgery": (HERE, uuid4())})
    assert asked(run(row, known=two)) == [(Asked.WHICH, "Parkside Surgery")]
    assert run(row, known=two, which=str(HERE)).interests[0].organisation == HERE
    assert run(row, known=two, which=Answer.WORDS).interests[0].organisation is None


def test_two_organisations_in_one_sentence_are_two_interests_when_somebody_says_so() -> None:
    row = ("Ada Example", "Member of BMA and RCGP")
    assert asked(run(row)) == [(Asked.TWO, "BMA and RCGP")]
    known = Known(organisations={"bma": (HERE,)})
    done = run(row, known=known, two=Answer.SEVERAL, which=Answer.WORDS)
    assert [one.organisation for one in done.interests] == [HERE, None]
    assert len(run(row, two=Answer.SEVERAL, which=Answer.WORDS).interests) == 1, "words that nobody identified stand once"
    assert len(run(row, two=Answer.ONE, which=Answer.WORDS).interests) == 1


def test_a_name_with_an_and_that_the_register_knows_is_one_organisation() -> None:
    known = Known(organisations={"sample and example surgery": (HERE,)})
    done = run(("Ada Example", "Partner at Sample and Example Surgery"), known=known)
    assert not done.questions
    assert [one.organisation for one in done.interests] == [HERE]


def test_a_year_that_is_none_goes_back_to_the_words() -> None:
    row = ("Ada Example", "Owner of a shop", "", "2000")
    assert run(row, year=Answer.YES).interests[0].since_words == "2000"
    other = run(row, year=Answer.NO).interests[0]
    assert other.since_words is None
    assert other.text == "Owner of a shop (The register has “2000” among the dates.)"


def test_an_end_without_a_day_ends_by_the_day_that_somebody_says() -> None:
    row = ("Ada Example", "Owner of a shop", "", "1 May 2014", "March 2018")
    assert asked(run(row)) == [(Asked.ENDED, "March 2018")]
    ended = run(row, ended="2018-04-01").interests[0]
    assert (ended.since, ended.until, ended.until_words) == (date(2014, 5, 1), date(2018, 4, 1), "March 2018")
    assert run(row, ended=Answer.OPEN).interests[0].until is None


def test_the_last_day_in_a_register_is_the_day_before_it_is_over() -> None:
    assert run(("Ada Example", "Owner", "", "", "31/03/2018")).interests[0].until == date(2018, 4, 1)


def test_an_interest_that_ends_before_it_begins_is_left_out() -> None:
    done = run(("Ada Example", "Owner", "", "1/4/2018", "1/4/2017"))
    assert done.interests == ()
    assert "before it begins, on 1 April 2018" in done.problems[0].says


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("Pecuniary", "Owner", (True, None, "financial")),
        ("Indirect", "Wife is a nurse", (False, "spouse_or_partner", "unknown")),
        ("Non-financial personal", "Volunteer", (True, None, "non_financial_personal")),
    ],
)
def test_both_vocabularies_say_of_what_type_it_is(kind: str, words: str, expected: tuple[object, ...]) -> None:
    one = run(("Ada Example", words, kind)).interests[0]
    assert (one.direct, one.relationship, one.category) == expected


def test_words_of_before_2016_that_say_more_are_kept() -> None:
    assert run(("Ada Example", "Volunteer", "Personal")).interests[0].text == "Volunteer (The register calls it “Personal”.)"


@pytest.mark.parametrize(("kind", "words"), [("Indirect", "Shares in a company"), ("", "Daughter owns shares")])
def test_whose_interest_it_is_is_asked_where_nobody_says(kind: str, words: str) -> None:
    assert asked(run(("Ada Example", words, kind))) == [(Asked.WHOSE, words)]
    theirs = run(("Ada Example", words, kind), whose="close_relative").interests[0]
    assert (theirs.direct, theirs.relationship) == (False, "close_relative")
    own = run(("Ada Example", words, kind), whose=Answer.OWN).interests[0]
    assert (own.direct, own.relationship) == (True, None)


def test_a_mitigation_covers_what_somebody_says() -> None:
    rows = [("Ada Example", "Owner", "", "", "", ""), ("", "Partner", "", "", "", "Withdraw"), ("Basil Sample", "Owner")]
    assert [one.mitigation_text for one in run(*rows, covers=Answer.ALL_ROWS).interests] == ["Withdraw", "Withdraw", ""]
    assert [one.mitigation_text for one in run(*rows, covers=Answer.OWN_ROW).interests] == ["", "Withdraw", ""]


def test_a_mitigation_beside_each_interest_is_not_asked_about() -> None:
    rows = [("Ada Example", "Owner", "", "", "", "Withdraw"), ("", "Partner", "", "", "", "Withdraw")]
    assert not run(*rows).questions


def test_nothing_new_is_no_nil_return_and_none_is_one_only_with_a_day() -> None:
    done = run(("Ada Example", "No new declarations"), ("Basil Sample", "Nil"))
    assert [problem.says for problem in done.problems] == [
        "“No new declarations” is no nil return: what they declared before still stands. Nothing is taken from this row.",
        "“Nil” without a day is no nil return. Ask Basil Sample for one.",
    ]
    row = ("Basil Sample", "Nil", "", "", "", "", "3 May 2017")
    assert [one.asks for one in run(row).questions] == [Asked.NIL]
    assert [nil.on for nil in run(row, nil=Answer.NIL_RETURN).nils] == [date(2017, 5, 3)]
    assert run(row, nil=Answer.LEAVE_OUT).nils == ()


def test_none_beside_interests_is_no_nil_return() -> None:
    rows = [("Ada Example", "Owner"), ("Ada Example", "None", "", "", "", "", "3 May 2017")]
    done = run(*rows, nil=Answer.NIL_RETURN)
    assert done.nils == ()
    assert "other rows say some" in done.problems[0].says


def test_a_row_that_is_there_twice_is_taken_once() -> None:
    done = run(("Ada Example", "Owner"), ("Dr ADA EXAMPLE", "Owner"))
    assert len(done.interests) == len(done.people) == 1
    assert done.problems[0].says == "It says the same as row 2."


def test_one_column_per_type_is_turned_into_rows() -> None:
    head = ("Name", "Financial interests", "Non-financial professional interests", "Indirect interests")
    done = run(("Ada Example", "• Owner of a shop\n• Shares", "None", "Husband is a director"), head=head)
    assert [(one.text, one.category, one.direct) for one in done.interests] == [
        ("Owner of a shop", "financial", True),
        ("Shares", "financial", True),
        ("Husband is a director", "unknown", False),
    ]


def test_ticks_under_the_types_say_the_type_of_the_words_beside_them() -> None:
    head = ("Name", "Interest", "Financial interests", "Non-financial personal interests")
    done = run(("Ada Example", "Owner of a shop", "X", ""), head=head)
    assert [(one.text, one.category) for one in done.interests] == [("Owner of a shop", "financial")]


def test_a_row_without_a_name_takes_the_one_above_and_the_first_has_none() -> None:
    done = run(("", "Owner"), ("Ada Example", "Partner"), ("", "Trustee"))
    assert [one.person for one in done.interests] == ["ada example"] * 2
    assert done.problems[0].line == 2


def test_the_same_question_is_asked_once_for_all_its_rows() -> None:
    done = run(*[(f"Person Example {n}", "Owner of a shop", "", "2000") for n in range(9)])
    assert asked(done) == [(Asked.YEAR, "2000")]
    assert done.questions[0].lines == tuple(range(2, 11))


def test_a_question_keeps_its_name_whatever_its_case_and_spaces() -> None:
    assert (
        key_of(Asked.WHICH, "Parkside  surgery")
        == key_of(Asked.WHICH, "parkside Surgery")
        != key_of(Asked.TWO, "parkside surgery")
    )


CELLS = st.sampled_from(
    (
        *(
            "",
            "Ada Example",
            "2000",
            "April 2018",
            "Nil",
            "No new declarations",
            "Member of BMA and RCGP",
            "2017",
            "1/4/2018",
        ),
        *("Partner at Parkside", "Indirect", "Financial", "Ongoing", "Wife is a nurse", "Withdraw"),
    )
)


@given(st.lists(st.lists(CELLS, min_size=7, max_size=7), max_size=8), st.data())
def test_whatever_the_rows_every_question_can_be_answered_and_no_day_is_made_up(
    rows: list[list[str]], data: st.DataObject
) -> None:
    cells = [[*HEADINGS], *rows]
    read = [*lines.read(cells, headings.guess(HEADINGS), first=1)]
    answers: dict[str, str] = {}
    for _ in range(100):
        done = proposing.dry_run(read, answers, Known())
        if not done.questions:
            break
        answers[done.questions[0].key] = data.draw(st.sampled_from(_choices(done.questions[0])))
    assert not done.questions
    written = {date(2018, 4, 1), None}
    assert {one.since for one in done.interests} <= written
    assert {one.declared_on for one in done.interests} <= written
    assert {one.line for one in done.interests} | {one.line for one in done.problems} <= {line.number for line in read}


def _choices(question: Question) -> list[str]:
    return [value for value, _ in question.choices] or [question.safe]


def test_answers_may_come_in_any_order_and_lead_to_the_same() -> None:
    read = [*lines.read([[*DERBY[0]], *map(list, DERBY[1:])], headings.guess(DERBY[0]), first=1)]
    answers: Mapping[str, str] = {}
    for one in proposing.dry_run(read, {}, Known()).questions:
        answers = {one.key: one.safe or Answer.ALL_ROWS, **answers}
    forwards, backwards = (proposing.dry_run(read, given, Known()) for given in (answers, dict(reversed(answers.items()))))
    assert forwards == backwards
    assert not forwards.questions
