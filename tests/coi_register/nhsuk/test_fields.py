"""Each kind of question: what it takes, what it says."""

from enum import StrEnum
from typing import Any

import pytest
from django import forms

from coi_register.nhsuk.fields import Choice, Number, Tick, Ticks, Words, drawn_by, lower_first
from coi_register.nhsuk.forms import Form


class Tree(StrEnum):
    APPLE = "apple"
    BEECH = "beech"


def bound(field: forms.Field, **data: Any) -> Any:
    return type("One", (Form,), {"x": field})(data)["x"]


def answer(field: forms.Field, **data: Any) -> Any:
    form = type("One", (Form,), {"x": field})(data)
    assert form.is_valid(), form.errors
    return form.cleaned_data["x"]


def test_six_options_are_radios_and_seven_a_select() -> None:
    assert drawn_by(bound(Choice("X", choices=[(str(n), str(n)) for n in range(6)]))).endswith("radios.jinja")
    assert drawn_by(bound(Choice("X", choices=[(str(n), str(n)) for n in range(7)]))).endswith("select.jinja")


def test_a_choice_can_be_made_a_select_whatever_its_length() -> None:
    assert drawn_by(bound(Choice("X", choices=[("a", "A")], as_select=True))).endswith("select.jinja")


def test_a_choice_comes_back_as_what_it_stands_for() -> None:
    trees = [(tree.value, tree.name) for tree in Tree]
    assert answer(Choice("Tree", choices=trees, coerce=Tree), x="beech") is Tree.BEECH
    assert answer(Ticks("Trees", choices=trees, coerce=Tree), x=["apple", "beech"]) == [Tree.APPLE, Tree.BEECH]


def test_a_choice_left_out_is_none() -> None:
    assert answer(Choice("Tree", choices=[("a", "A")], required=False)) is None


@pytest.mark.parametrize(
    ("field", "says"),
    [
        (Words("Name"), "Enter name"),
        (Words("ODS code"), "Enter ODS code"),
        (Choice("Kind of organisation", choices=[("a", "A")]), "Select kind of organisation"),
        (Ticks("Committees", choices=[("a", "A")]), "Select committees"),
        (Number("Votes"), "Enter votes"),
        (
            Words("Reason", missing="Say why the step is lighter than recommended"),
            "Say why the step is lighter than recommended",
        ),
    ],
)
def test_a_missing_answer_is_asked_for(field: forms.Field, says: str) -> None:
    assert bound(field).errors == [says]


def test_an_option_that_was_not_offered_is_refused() -> None:
    assert bound(Choice("Kind", choices=[("a", "A")]), x="z").errors == ["Kind: select one of the options"]


def test_a_number_in_words_is_refused_with_an_example() -> None:
    assert bound(Number("Votes"), x="three").errors == ["Votes must be a whole number, like 3"]


@pytest.mark.parametrize("ticked", ["on", "true"])
def test_a_tick_is_yes_and_none_is_no(ticked: str) -> None:
    assert answer(Tick("Sure"), x=ticked) is True
    assert answer(Tick("Sure")) is False


@pytest.mark.parametrize(("label", "inside"), [("Date from", "date from"), ("ODS code", "ODS code"), ("A", "a"), ("", "")])
def test_a_label_inside_a_sentence_begins_small_unless_it_is_an_abbreviation(label: str, inside: str) -> None:
    assert lower_first(label) == inside


def test_a_question_is_asked_for_as_a_question() -> None:
    field = Choice("Is a decision asked for?", choices=[("y", "Yes"), ("n", "No")])
    assert bound(field).errors == ["Select an answer to “Is a decision asked for?”"]


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        (Number("Votes", minimum=1), "0", "Votes must be 1 or more"),
        (Number("Votes", maximum=20), "21", "Votes must be 20 or fewer"),
        (Words("Name", max_length=3), "Four", "Name must be 3 characters or fewer"),
    ],
)
def test_an_answer_out_of_its_bounds_is_told_the_bound(field: forms.Field, typed: str, says: str) -> None:
    assert bound(field, x=typed).errors == [says]
