"""A date typed in three boxes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coi_register.nhsuk.days import MONTHS, boxes
from coi_register.nhsuk.fields import DayField
from coi_register.nhsuk.forms import Form

NOT_REAL = "Date from must be a real date, like 1 3 2018"


class Asked(Form):
    since = DayField("Date from")


class MayBeLeft(Form):
    since = DayField("Date from", required=False)


def typed(day: str, month: str, year: str) -> Asked:
    return Asked({"since-day": day, "since-month": month, "since-year": year})


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_date_typed_in_figures_is_read(day: date) -> None:
    form = typed(*boxes(day).values())
    assert form.is_valid()
    assert form.cleaned_data["since"] == day


@pytest.mark.parametrize("month", ["3", "03", "mar", "Mar", "March", " march "])
def test_a_month_may_be_typed_in_several_ways(month: str) -> None:
    form = typed(" 1", month, "2018 ")
    assert form.is_valid()
    assert form.cleaned_data["since"] == date(2018, 3, 1)


@pytest.mark.parametrize(("year", "read"), [("18", 2018), ("00", 2000), ("68", 2068), ("69", 1969), ("98", 1998)])
def test_a_year_of_two_figures_is_the_near_one(year: str, read: int) -> None:
    form = typed("1", "3", year)
    assert form.is_valid()
    assert form.cleaned_data["since"].year == read


@pytest.mark.parametrize(
    "wrong",
    [
        ("31", "2", "2018"),
        ("29", "2", "2018"),
        ("0", "3", "2018"),
        ("1", "13", "2018"),
        ("one", "3", "2018"),
        ("-1", "3", "2018"),
        ("1", "Marsch 2", "201"),
        ("1", "3", "118"),
        ("1", "3", "20180"),
        ("²", "3", "2018"),
        ("1", "3", "0000"),
    ],
)
def test_what_is_not_a_date_is_refused_with_an_example(wrong: tuple[str, str, str]) -> None:
    assert typed(*wrong).errors == {"since": [NOT_REAL]}


@given(st.text(), st.text(), st.text())
def test_whatever_is_typed_never_breaks_the_form(day: str, month: str, year: str) -> None:
    form = typed(day, month, year)
    assert form.is_valid() or form.errors["since"]


@pytest.mark.parametrize(
    ("given_boxes", "says"),
    [
        (("1", "3", ""), "Date from must include a year"),
        (("1", "", ""), "Date from must include a month and a year"),
        (("", "", ""), "Enter date from"),
    ],
)
def test_a_box_left_empty_is_named(given_boxes: tuple[str, str, str], says: str) -> None:
    assert typed(*given_boxes).errors == {"since": [says]}


def test_a_date_that_may_be_left_out_is_none() -> None:
    form = MayBeLeft({"since-day": "", "since-month": "", "since-year": ""})
    assert form.is_valid()
    assert form.cleaned_data["since"] is None


def test_the_boxes_show_what_was_typed_or_the_date_that_was_there() -> None:
    assert boxes(Asked(initial={"since": date(2018, 3, 1)})["since"].value()) == {"day": "1", "month": "3", "year": "2018"}
    assert boxes(typed("31", "feb", "18")["since"].value()) == {"day": "31", "month": "feb", "year": "18"}
    assert set(boxes(Asked()["since"].value()).values()) == {""}


def test_each_month_has_a_name() -> None:
    assert len(set(MONTHS)) == 12


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_link_gives_the_whole_date(day: date) -> None:
    form = Asked({"since": day.isoformat()})
    assert form.is_valid()
    assert form.cleaned_data["since"] == day
    assert boxes(form["since"].value()) == boxes(day)


def test_what_is_typed_stands_before_what_a_link_gave() -> None:
    assert not Asked({"since": "2018-03-01", "since-day": "4"}).is_valid()


@given(st.text())
def test_a_link_with_anything_else_is_refused_with_a_sentence(whole: str) -> None:
    form = Asked({"since": whole})
    assert form.is_valid() or form.errors["since"]


@pytest.mark.parametrize("whole", ["2018-02-31", "soon", "2018", "2018-03-01-05", "1-3-2018"])
def test_a_link_with_no_real_date_is_refused(whole: str) -> None:
    assert not Asked({"since": whole}).is_valid()
