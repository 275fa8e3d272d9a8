"""The guidance's examples of each type of interest."""

from datetime import date

import pytest

from declarations.guidance.examples import Example, Reader, examples, examples_on
from declarations.guidance.rulebook import load
from declarations.guidance.rules import Period
from declarations.guidance.vocabulary import InterestCategory, Status

TYPES = {kind.value for kind in InterestCategory if kind is not InterestCategory.UNKNOWN} | {"indirect"}


@pytest.mark.parametrize("reader", Reader)
def test_every_reader_has_an_example_of_every_type(reader: Reader) -> None:
    told = [one for one in examples_on(date(2018, 3, 1)) if reader in one.readers]
    assert {one.of for one in told} == TYPES


def test_an_example_is_told_as_the_text_has_it() -> None:
    examples.cache_clear()
    assert examples()[0] == Example(
        of="financial",
        readers=frozenset(Reader),
        says="A director, a non-executive director too, or a senior employee of an organisation that does business with the NHS "
        "or may seek it",
        instrument="G2016",
        place="Annex A (declaration form)",
        status=Status.READ,
        in_force=Period(date(2016, 6, 28), date(2022, 7, 1)),
        rests_on="R1.9",
    )


def test_every_example_names_an_instrument_of_the_rule_book_and_a_place_without_a_paragraph_that_nobody_read() -> None:
    for one in examples():
        assert one.instrument in load().instruments, one.says
        assert one.place, one.says
        assert not any(sign.isdigit() for sign in one.place), one.place
        assert one.rests_on.startswith("R1."), one.says


def test_no_example_is_given_before_its_instrument_is_in_force() -> None:
    begins = {text.key: text.in_force.since for text in load().texts}
    for one in examples():
        assert one.in_force.since >= begins[one.instrument], one.says


def test_only_what_was_read_in_the_text_is_said_to_be() -> None:
    assert [one.place for one in examples() if one.status is Status.READ] == ["Annex A (declaration form)"]


@pytest.mark.parametrize(("on", "given"), [(date(2017, 6, 15), False), (date(2017, 6, 16), True), (date(2022, 7, 1), False)])
def test_private_practice_is_an_example_since_the_guidance_of_2017(on: date, given: bool) -> None:
    assert any("private practice" in one.says for one in examples_on(on)) is given


def test_the_floor_of_five_per_cent_went_with_the_guidance_of_2013() -> None:
    assert any("5 per cent" in one.says for one in examples_on(date(2014, 11, 30)))
    assert not any("5 per cent" in one.says for one in examples_on(date(2014, 12, 1)))
