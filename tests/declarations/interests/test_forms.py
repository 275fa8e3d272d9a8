"""The forms of a declaration."""

from datetime import date

import pytest

from declarations.guidance.vocabulary import Step
from declarations.interests.forms import CeaseForm, DatesForm, RoleForm, Spoken
from declarations.interests.questions import Where


@pytest.mark.parametrize(
    ("where", "needed"),
    [(Where.ORGANISATION, {"role"}), (Where.WORDS, {"text"}), (Where.GROUP, set()), (Where.TOPIC, set())],
)
def test_a_role_is_needed_in_an_organisation_and_words_where_there_is_nothing_else(where: Where, needed: set[str]) -> None:
    assert RoleForm({}, where=where).errors.keys() == needed


def test_the_form_asks_for_ones_own_role_or_for_theirs() -> None:
    assert RoleForm(direct=True).fields["role"].label == "Your role"
    their = RoleForm(direct=False)
    assert their.fields["role"].label == "Their role"
    assert their.fields["text"].help_text == "Do not give their name"


def test_every_date_may_be_left_empty() -> None:
    assert DatesForm({}, declared_on=date(2018, 3, 1)).is_valid()


def test_a_day_of_knowing_after_the_declaration_is_said_on_its_field() -> None:
    typed = {"aware_on-day": "2", "aware_on-month": "3", "aware_on-year": "2018"}
    assert DatesForm(typed, declared_on=date(2018, 3, 1)).errors.keys() == {"aware_on"}


def test_only_who_reads_from_a_paper_is_asked_for_it() -> None:
    assert {"on", "because"} <= Spoken(from_paper=True).fields.keys()
    assert not {"on", "because"} & Spoken(from_paper=False).fields.keys()
    assert "because" not in CeaseForm(from_paper=False).fields


@pytest.mark.parametrize(("chosen", "step"), [("leave", Step.LEAVE), ("nothing", None)])
def test_nothing_agreed_is_an_answer_too(chosen: str, step: Step | None) -> None:
    form = MitigationForm({"step": chosen, "version": "1"})
    assert form.is_valid()
    assert form.cleaned_data["step"] is step
