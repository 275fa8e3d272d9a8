"""A date as an old register writes it: a day where its words say one, else the words, and to what they are known."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
NOT_SAID = {"", "-", "–", "—", "n/a", "na", "n.a.", "none", "not known", "unknown", "not recorded", "tbc", "?"}
GOES_ON = {"ongoing", "on-going", "on going", "current", "currently", "present", "to present", "to date", "date", "continuing"} | {
    "continuous", "now", "still", "until now", "in post", "open",
}  # fmt: skip
LEADING = re.compile(r"^(?:since|from|until|till|to|ended|began|started)\s+", re.IGNORECASE)
BETWEEN = re.compile(r" (?:-|–|—|to|until|till) | ?[–—] ?| - ?(?=on.?going|present|current)", re.IGNORECASE)
EARLIEST, LATEST = 1930, 2100  # what else stands in a column of dates is a count, a code or a slip


class Precision(StrEnum):
    """To what a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says of a day. `day` only where it says one; `after` is the first day that surely lies behind it.

    Without `precision` the words are none of a date that we can read. `bare`: a number alone, so perhaps no year at all.
    """

    words: str = ""
    precision: Precision | None = None
    day: date | None = None
    after: date | None = None
    goes_on: bool = False
    bare: bool = False

    @property
    def kept(self) -> str | None:
        """The words, where no day can stand for them."""
        return None if self.day or self.goes_on or not self.words else self.words


def read(text: str) -> Said:
    """A cell that holds one date, in the orders that are written in England; 04/05/18 is the fourth of May."""
    words = " ".join(text.split())
    plain = words.casefold().rstrip(".")
    if plain in NOT_SAID:
        return Said()
    if plain in GOES_ON:
        return Said(words, goes_on=True)
    bare = LEADING.sub("", words)
    return _day(words, bare) or _month(words, bare) or _year(words, bare) or Said(words)


def read_span(text: str) -> tuple[Said, Said]:
    """A cell that holds both: 2000 to date, April 2016 – March 2018; with one date alone, its beginning."""
    words = " ".join(text.split())
    first, *rest = BETWEEN.split(words, maxsplit=1)
    return (read(first), read(rest[0])) if rest else (read(words), Said())


def _day(words: str, text: str) -> Said | None:
    text = re.sub(r"[T ]\d\d:\d\d(:\d\d)?$", "", text)
    if found := re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)", text):
        year, month, day = map(int, found.groups())
    elif found := re.fullmatch(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d\d)", text):
        day, month, year = int(found[1]), int(found[2]), _full(found[3])
    elif found := re.fullmatch(
        r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]{3,9})\.?,?[ -]'?(\d{4}|\d\d)", text, re.IGNORECASE
    ):
        day, month, year = int(found[1]), _named(found[2]), _full(found[3])
    else:
        return None
    try:
        return Said(words, Precision.DAY, date(year, month, day)) if _is_likely(year) else None
    except ValueError:
        return None


def _month(words: str, text: str) -> Said | None:
    if found := re.fullmatch(r"([a-z]{3,9})\.?,?[ -]*'?(\d{4}|\d\d)", text, re.IGNORECASE):
        month, year = _named(found[1]), _full(found[2])
    elif found := re.fullmatch(r"(\d{1,2})\s*[./-]\s*(\d{4})", text):
        month, year = int(found[1]), int(found[2])
    else:
        return None
    if not 1 <= month <= 12 or not _is_likely(year):
        return None
    return Said(words, Precision.MONTH, after=date(year + month // 12, month % 12 + 1, 1))


def _year(words: str, text: str) -> Said | None:
    if not re.fullmatch(r"\d{4}", text) or not _is_likely(int(text)):
        return None
    return Said(words, Precision.YEAR, after=date(int(text) + 1, 1, 1), bare=text == words)


def _is_likely(year: int) -> bool:
    return EARLIEST <= year <= LATEST


def _named(word: str) -> int:
    """April, Apr, Sept; 0 for what is no month."""
    short = "sep" if word.casefold() == "sept" else word.casefold()
    return next((number for number, month in enumerate(MONTHS, start=1) if month.startswith(short)), 0)


def _full(year: str) -> int:
    """13 is 2013 and 98 is 1998, as everywhere in the product."""
    return int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 69 else 1900)
