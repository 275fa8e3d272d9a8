"""The forms of a declaration."""

from datetime import date

import pytest

from declarations.interests.clocks import Clock
from declarations.interests.forms import CeaseForm, CheckForm, DatesForm, PublishForm, RoleForm, Spoken
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


def test_who_asks_that_it_is_withheld_says_why_and_a_reason_without_that_is_none() -> None:
    assert PublishForm({"publish": "no", "not_published_because": " "}).errors.keys() == {"not_published_because"}
    asked = PublishForm({"publish": "no", "not_published_because": "A threat"})
    assert asked.is_valid()
    assert (asked.cleaned_data["publish"], asked.cleaned_data["not_published_because"]) == (False, "A threat")
    left_over = PublishForm({"publish": "yes", "not_published_because": "A threat"})
    assert left_over.is_valid()
    assert (left_over.cleaned_data["publish"], left_over.cleaned_data["not_published_because"]) == (True, "")


@pytest.mark.parametrize(("in_law", "missing"), [(True, {"late_because"}), (False, set())])
def test_who_is_late_in_law_says_why_and_who_is_late_for_the_form_may(in_law: bool, missing: set[str]) -> None:
    late = Clock(40, date(2018, 1, 1), "becoming aware", 28, "section 14O(3)", in_law=in_law)
    assert CheckForm({}, late=late).errors.keys() == missing
    assert "late_because" not in CheckForm({}).fields
