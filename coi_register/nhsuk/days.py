"""A date typed in three boxes, or given whole in an address, and what is said when it is not one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

BOXES = ("day", "month", "year")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
Typed = dict[str, str]


class DayBoxes(forms.Widget):
    """Reads the boxes `x-day`, `x-month` and `x-year`, or from a link `?x=2018-03-01`; None when all are empty."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed | None:
        typed = {box: str(data.get(f"{name}-{box}") or "").strip() for box in BOXES}
        if not any(typed.values()):
            typed = _from_a_link(str(data.get(name) or "").strip())
        return typed if any(typed.values()) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(key in data for key in (name, *(f"{name}-{box}" for box in BOXES)))

    def use_required_attribute(self, initial: Any) -> bool:
        return False


def _from_a_link(whole: str) -> Typed:
    """2018-03-01 as it would be typed; whatever else stands there goes into the boxes to be refused with a sentence."""
    year, month, day = (*whole.split("-", 2), "", "")[:3]
    return {"day": day.removeprefix("0"), "month": month.removeprefix("0"), "year": year}


def boxes(value: date | Typed | None) -> Typed:
    """What stands in the three boxes."""
    match value:
        case date():
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        case dict():
            return value
        case _:
            return dict.fromkeys(BOXES, "")


def day_from(typed: Typed, *, label: str) -> date:
    """The date that was typed. Raises ValidationError with a sentence that names the box, or gives an example."""
    if absent := [box for box in BOXES if not typed[box]]:
        raise forms.ValidationError(f"{label} must include a {' and a '.join(absent)}", code="incomplete")
    try:
        return date(_year(typed["year"]), _month(typed["month"]), _number(typed["day"]))
    except ValueError:
        raise forms.ValidationError(f"{label} must be a real date, like 1 3 2018", code="invalid") from None


def _month(typed: str) -> int:
    name = typed[:3].lower()
    return MONTHS.index(name) + 1 if name in MONTHS else _number(typed)


def _year(typed: str) -> int:
    year = _number(typed)
    if len(typed) == 2:  # 18 is 2018 and 98 is 1998, as POSIX reads it
        return year + (2000 if year < 69 else 1900)
    if len(typed) != 4:
        raise ValueError(typed)
    return year


def _number(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit()):
        raise ValueError(typed)
    return int(typed)
