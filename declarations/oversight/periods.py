"""Which year is looked at: the last twelve months, or a financial year of the NHS, from April to March."""

from dataclasses import dataclass
from datetime import date

from coi_register.nhsuk.words import day
from declarations.guidance.dates import months_after

ROLLING = "rolling"
YEARS_BACK = 5


@dataclass(frozen=True, slots=True)
class Period:
    """From a day until another, the second not counted."""

    key: str
    since: date
    until: date

    @property
    def says(self) -> str:
        """From 1 April 2017 to 31 March 2018."""
        return f"from {day(self.since)} to {day(date.fromordinal(self.until.toordinal() - 1))}"


def last_twelve_months(today: date) -> Period:
    """R5.10 counts withdrawals over rolling twelve months; today is the last day."""
    until = date.fromordinal(today.toordinal() + 1)
    return Period(ROLLING, months_after(until, -12), until)


def financial_year(begins: int) -> Period:
    """The financial year that begins in April of this year."""
    return Period(str(begins), date(begins, 4, 1), date(begins + 1, 4, 1))


def year_of(day_: date) -> int:
    """The year in whose April the financial year of a day began."""
    return day_.year if day_.month >= 4 else day_.year - 1


def choices(today: date) -> list[tuple[str, str]]:
    """The last twelve months, then the financial years, this one first."""
    this = year_of(today)
    years = [(str(year), f"{year}/{(year + 1) % 100:02}") for year in range(this, this - YEARS_BACK, -1)]
    return [(ROLLING, "The last twelve months"), *years]


def period_of(key: str | None, today: date) -> Period:
    """The period that a choice means; the last twelve months where none was made."""
    return financial_year(int(key)) if key and key != ROLLING else last_twelve_months(today)
