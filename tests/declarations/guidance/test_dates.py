"""Months counted on from a day, and how an interest and a declaration stand on a date."""

from dataclasses import replace
from datetime import date

import pytest

from declarations.guidance import written
from declarations.guidance.dates import Standing, doubt_about_declaration, months_after, standing_of
from declarations.guidance.rulebook import load

ON = date(2018, 3, 1)
BOOK = load().in_force(ON)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2018, 1, 1), 6, date(2018, 7, 1)),
        (date(2018, 8, 31), 6, date(2019, 2, 28)),
        (date(2018, 12, 15), 12, date(2019, 12, 15)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2018, 11, 30), 1, date(2018, 12, 30)),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_last_of_the_month(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


@pytest.mark.parametrize(
    ("dates", "standing"),
    [
        ({}, Standing.HELD),
        ({"from": ON}, Standing.HELD),
        ({"from": date(2018, 3, 2)}, Standing.NOT_YET),
        ({"to": date(2018, 3, 2)}, Standing.HELD),
        ({"to": ON}, Standing.ENDED_LATELY),
        ({"to": date(2017, 9, 1)}, Standing.ENDED_LATELY),
        ({"to": date(2017, 8, 31)}, Standing.ENDED_LONG_AGO),
    ],
)
def test_an_interest_stands_by_its_dates(dates: dict[str, date], standing: Standing) -> None:
    interest = written.interest(1, {"category": "financial", "direct": True} | dates)
    assert standing_of(interest, on=ON, book=BOOK) is standing


def test_a_rule_book_that_does_not_say_how_long_a_declaration_holds_leaves_doubt() -> None:
    book = load().in_force(date(2024, 3, 1), ("PSR",))
    person = written.sitting({"confirmed": date(2024, 2, 1)})
    says = "The rule book in force does not say how long a declaration holds."
    assert doubt_about_declaration(person, on=date(2024, 3, 1), book=book) == says


@pytest.mark.parametrize(
    ("confirmed", "says"),
    [
        (None, "Ada Example has made no declaration."),
        (date(2018, 3, 2), "The declaration of Ada Example, of 2 March 2018, was made after the meeting."),
        (ON, None),
        (date(2017, 3, 1), None),
        (
            date(2017, 2, 28),
            "The last declaration of Ada Example, of 28 February 2017, is out of date: it held for 12 months.",
        ),
    ],
)
def test_a_declaration_holds_for_the_months_of_the_book_and_from_no_day_after_the_meeting(
    confirmed: date | None, says: str | None
) -> None:
    person = replace(written.sitting({"confirmed": confirmed}), name="Ada Example")
    assert doubt_about_declaration(person, on=ON, book=BOOK) == says
