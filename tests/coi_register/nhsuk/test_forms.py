"""A form carries its token, says what is wrong, and passes on a service's refusal."""

from typing import Any
from uuid import UUID, uuid4

from django.template import engines

from coi_register.nhsuk.fields import Choice, DayField, Number, Tick, Ticks, Words
from coi_register.nhsuk.forms import Form
from coi_register.refusals import CannotBeDone


class Asked(Form):
    name = Words("Name", hint="As it is written in the register.")
    note = Words("Note", rows=3, required=False)
    on = DayField("Date from")
    kind = Choice("Kind", choices=[("a", "Apple"), ("b", "Beech")], hints={"a": "It bears fruit."})
    several = Ticks("Several", choices=[("x", "Ex"), ("y", "Why")], required=False)
    votes = Number("Votes", required=False)
    sure = Tick("I am sure")


GIVEN = {"name": "Invented Ltd", "on-day": "1", "on-month": "3", "on-year": "2018", "kind": "a"}


def drawn(form: Any) -> str:
    template = engines["jinja2"].from_string(
        '{% from "components/forms.jinja" import error_summary, form_fields %}{{ error_summary(form) }}{{ form_fields(form) }}'
    )
    return " ".join(template.render({"form": form}).split())


def test_a_form_sent_twice_carries_the_same_token() -> None:
    token = uuid4()
    first, second = (Asked(GIVEN | {"once": str(token)}) for _ in range(2))
    assert first.is_valid()
    assert second.is_valid()
    assert first.cleaned_data["once"] == second.cleaned_data["once"] == token


def test_each_form_shown_has_a_token_of_its_own() -> None:
    assert Asked()["once"].value() != Asked()["once"].value()


def test_a_form_shown_again_with_errors_keeps_its_token() -> None:
    token = str(uuid4())
    assert f'name="once" value="{token}"' in drawn(Asked({"once": token}))


def test_a_form_that_came_without_a_token_is_shown_again_with_one() -> None:
    assert UUID(drawn(Asked({})).split('name="once" value="')[1][:36])


def test_a_spoilt_token_does_not_stop_a_form() -> None:
    form = Asked(GIVEN | {"once": "spoilt"})
    assert form.is_valid()
    assert isinstance(form.cleaned_data["once"], UUID)


def test_a_refusal_stands_on_its_field_and_in_the_summary_with_a_link_to_it() -> None:
    form = Asked(GIVEN)
    form.refuse(CannotBeDone("There is an Invented Ltd already.", field="name"))
    page = drawn(form)
    assert '<a href="#id_name"> There is an Invented Ltd already. </a>' in page
    assert 'id="id_name-error"' in page


def test_a_refusal_about_no_field_of_the_form_stands_above_it() -> None:
    form = Asked(GIVEN)
    form.refuse(CannotBeDone("The meeting was cancelled.", field="somewhere else"))
    assert form.non_field_errors() == ["The meeting was cancelled."]
    assert "The meeting was cancelled." in drawn(form)


def test_the_summary_of_a_date_leads_to_its_first_box() -> None:
    assert 'href="#id_on-day"' in drawn(Asked(GIVEN | {"on-month": "13"}))


def test_a_form_without_errors_has_no_summary() -> None:
    assert "There is a problem" not in drawn(Asked())
    assert "There is a problem" not in drawn(Asked(GIVEN))


def test_what_was_typed_is_escaped() -> None:
    page = drawn(Asked(GIVEN | {"name": '"><script>alert(1)</script>', "note": "</textarea><script>"}))
    assert "<script>" not in page


def test_a_question_that_may_be_left_out_says_so_and_a_tick_box_does_not() -> None:
    page = drawn(Asked())
    assert "Note (optional)" in page
    assert "Name (optional)" not in page
    assert "I am sure (optional)" not in page


def test_a_hint_of_an_option_is_read_out_with_it() -> None:
    assert 'aria-describedby="id_kind-item-hint"' in drawn(Asked())


def test_a_hidden_field_without_a_value_is_sent_empty() -> None:
    class WithHidden(Form):
        follows = Words("Follows", required=False, widget=Words.hidden_widget)

    assert 'name="follows" value=""' in drawn(WithHidden())
