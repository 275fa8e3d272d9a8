"""Our templates are strict, those of the NHS are let be."""

import pytest
from django.template import engines
from jinja2 import UndefinedError


def test_a_name_that_is_not_there_is_an_error_and_not_an_empty_string() -> None:
    with pytest.raises(UndefinedError):
        engines["jinja2"].from_string("{{ nobody.name }}").render({})


def test_the_macros_of_the_nhs_may_be_given_only_what_is_needed() -> None:
    template = '{% from "nhsuk/components/button/macro.jinja" import button %}{{ button({"text": text}) }}'
    assert "Save" in engines["jinja2"].from_string(template).render({"text": "Save"})


def test_text_is_escaped_also_by_the_macros_of_the_nhs() -> None:
    template = '{% from "nhsuk/components/button/macro.jinja" import button %}{{ text }}{{ button({"text": text}) }}'
    assert "<script>" not in engines["jinja2"].from_string(template).render({"text": "<script>"})
