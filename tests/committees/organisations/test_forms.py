"""The organisation picker asks until one is chosen, or the party is kept as unidentified."""

from datetime import date
from typing import Any

import pytest
from django.template import engines

from coi_register.nhsuk.fields import Words
from coi_register.nhsuk.forms import Form
from committees.models import Organisation
from committees.organisations.forms import Choice, OrganisationField
from tests.factories import OrganisationFactory, PracticeFactory

pytestmark = pytest.mark.django_db
DAY = date(2017, 3, 1)


class PartyForm(Form):
    organisation = OrganisationField("Organisation")
    reason = Words("Reason", required=False)


class OwnerForm(Form):
    organisation = OrganisationField("Owner", unidentified=False, required=False)
    reason = Words("Reason")


def answered(form_class: type[Form] = PartyForm, **data: str) -> Any:
    form = form_class({name.replace("_", "-"): value for name, value in data.items()})
    form.fields["organisation"].look_up(on=DAY)
    form.is_valid()
    return form


def drawn(form: Form) -> str:
    macros = '{% from "components/forms.jinja" import form_fields, error_summary %}'
    template = macros + "{{ error_summary(form) }}{{ form_fields(form) }}"
    return engines["jinja2"].from_string(template).render({"form": form})


@pytest.fixture
def moor() -> Organisation:
    return PracticeFactory(name="High Moor Surgery", ods_code="Z90001")


def test_a_code_chooses_at_once(moor: Organisation) -> None:
    assert answered(organisation="z90001").cleaned_data["organisation"] == Choice(moor, "z90001")


def test_a_name_never_chooses_by_itself_but_asks(moor: Organisation) -> None:
    form = answered(organisation="High Moor Surgery")
    assert form.errors["organisation"] == ["Which one do you mean? Select an organisation"]
    page = drawn(form)
    assert "High Moor Surgery, GP practice, Z90001" in page
    assert f'value="{moor.pk}"' in page
    assert "None of these: keep as an unidentified party" in page


def test_the_radio_chosen_for_the_text_is_the_answer(moor: Organisation) -> None:
    form = answered(organisation="moor", organisation_choice=str(moor.pk), organisation_offered_for="moor")
    assert form.cleaned_data["organisation"] == Choice(moor, "moor")


def test_none_of_these_keeps_the_words(moor: Organisation) -> None:
    form = answered(organisation="a moor", organisation_choice="none", organisation_offered_for="a moor")
    assert form.cleaned_data["organisation"] == Choice(None, "a moor")


def test_a_text_changed_after_the_radios_were_offered_is_asked_again(moor: Organisation) -> None:
    form = answered(organisation="high", organisation_choice=str(moor.pk), organisation_offered_for="moor")
    assert "organisation" in form.errors


def test_a_radio_that_was_not_offered_is_not_taken(moor: Organisation) -> None:
    other = OrganisationFactory(name="Harbourside Ltd")
    for value in (str(other.pk), "nonsense", "<script>"):
        form = answered(organisation="moor", organisation_choice=value, organisation_offered_for="moor")
        assert "organisation" in form.errors


def test_what_is_not_found_can_only_be_kept_or_typed_again() -> None:
    form = answered(organisation="<b>Nobody</b>")
    assert "No organisation found for" in form.errors["organisation"][0]
    page = drawn(form)
    assert "None of these" in page
    assert "<b>Nobody" not in page


def test_where_a_party_must_be_known_it_cannot_be_kept_unidentified(moor: Organisation) -> None:
    form = answered(OwnerForm, organisation="moor", organisation_choice="none", organisation_offered_for="moor", reason="x")
    assert "organisation" in form.errors
    assert "None of these" not in drawn(form)


def test_left_empty_it_is_refused_where_required_and_none_where_not() -> None:
    assert answered().errors["organisation"] == ["Enter the name or ODS code of an organisation"]
    assert answered(OwnerForm, reason="x").cleaned_data["organisation"] is None


def test_a_choice_survives_a_mistake_in_another_field(moor: Organisation) -> None:
    form = answered(OwnerForm, organisation="moor", organisation_choice=str(moor.pk), organisation_offered_for="moor")
    assert [*form.errors] == ["reason"]
    assert f'value="{moor.pk}" checked' in drawn(form)


def test_an_organisation_given_at_first_needs_no_second_question() -> None:
    row = OrganisationFactory(name="Harbourside Ltd")
    page = drawn(PartyForm(initial={"organisation": row}))
    assert 'value="Harbourside Ltd"' in page
    again = answered(
        organisation="Harbourside Ltd", organisation_choice=str(row.pk), organisation_offered_for="Harbourside Ltd"
    )
    assert again.cleaned_data["organisation"].organisation == row


def test_a_form_that_forgot_to_say_the_day_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="look_up"):
        PartyForm({"organisation": "moor"}).is_valid()
