"""The files of the Organisation Data Service, line by line: each line a row, or an error that says why it is none.

The files have no heading, one record a line, every field quoted: `eccg` and `epraccur` with 27 fields, `epcmem` with 6.
"""

import csv
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from coi_register.refusals import CannotBeDone
from committees.organisations.ods.readable import readable
from committees.organisations.vocabulary import OrganisationKind


class Table(StrEnum):
    CCGS = "ccgs"
    PRACTICES = "practices"
    MEMBERSHIPS = "memberships"


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation as published; `closed` is the first day on which it is closed. A practice names its commissioner."""

    line: int
    code: str
    name: str
    kind: OrganisationKind
    postcode: str
    address: str
    opened: date
    closed: date | None
    dormant: bool = False
    member: "MembershipRow | None" = None


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A practice under its commissioner, from and until; `until` is the first day without it."""

    line: int
    practice: str
    ccg: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class RowError:
    """A line that was left out, and why."""

    line: int
    reason: str


class NotARow(ValueError):
    """What is wrong with a line."""


Row = TypeVar("Row", OrganisationRow, MembershipRow)
CODE = re.compile(r"[A-Z0-9]{3,6}")
POSTCODE_LENGTH = 8
GP_PRACTICE = "4"
STATUS_CLOSED, STATUS_DORMANT, STATUSES = "C", ("D", "P"), "ACDP"


def ccgs(lines: Iterable[bytes]) -> Iterator[OrganisationRow | RowError]:
    """The rows of an `eccg` file: CCGs, and among them commissioning hubs and reporting entities."""
    return _rows(lines, 27, _ccg, key=lambda row: row.code)


def practices(lines: Iterable[bytes]) -> Iterator[OrganisationRow | RowError]:
    """The rows of an `epraccur` file: GP practices, and all others who prescribe at a CCG's cost."""
    return _rows(lines, 27, _practice, key=lambda row: row.code)


def memberships(lines: Iterable[bytes]) -> Iterator[MembershipRow | RowError]:
    """The rows of an `epcmem` file: which practice was whose member, from when and until when."""
    return _rows(lines, 6, _membership, key=lambda row: (row.practice, row.ccg, row.since))


def _rows(
    lines: Iterable[bytes], fields: int, read: Callable[[int, list[str]], Row], *, key: Callable[[Row], Hashable]
) -> Iterator[Row | RowError]:
    seen: dict[Hashable, int] = {}
    for number, line in _decoded(lines):
        try:
            row = read(number, _split(line, fields))
            if (first := seen.setdefault(key(row), number)) != number:
                raise NotARow(f"The same as line {first} of this file")
        except NotARow as error:
            yield RowError(number, f"{error}.")
        else:
            yield row


def _decoded(lines: Iterable[bytes]) -> Iterator[tuple[int, str]]:
    """Lines that are not blank, with their numbers. Raises CannotBeDone for a file that is not UTF-8."""
    for number, line in enumerate(lines, start=1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise CannotBeDone(
                f"The file is not UTF-8 text: line {number} cannot be read. "
                "Save it as UTF-8 and import it again; nothing was written."
            ) from error
        if text.strip():
            yield number, text


def _split(line: str, fields: int) -> list[str]:
    if re.search(r"[\x00-\x1f\x7f]", line):
        raise NotARow("It holds characters that are not text")
    try:
        found = next(csv.reader([line], strict=True))
    except csv.Error as error:
        raise NotARow("A quotation mark is missing; the line may be cut short") from error
    if len(found) != fields:
        raise NotARow(f"It has {len(found)} fields instead of {fields}; the line may be cut short, or the file another one")
    return [field.strip() for field in found]


def _ccg(line: int, fields: list[str]) -> OrganisationRow:
    role, name = fields[13], fields[1]
    # CCGs, and the sub-ICB locations (RO319) that kept their codes; not commissioning hubs and reporting entities
    is_ccg = "RO319" in role or re.search(r"\bCCG\b", name.upper())
    return _organisation(line, fields, OrganisationKind.CCG if is_ccg else OrganisationKind.NHS_BODY)


def _practice(line: int, fields: list[str]) -> OrganisationRow:
    status, setting, commissioner = fields[12], fields[25], fields[14]
    if status not in STATUSES or len(status) != 1:
        raise NotARow(f"“{status}” is not a status: A, C, D or P")
    if not re.fullmatch(r"\d{1,2}", setting):
        raise NotARow(f"“{setting}” is not a prescribing setting: a number, 4 for a GP practice")
    if status == STATUS_CLOSED and not fields[11]:
        raise NotARow("Its status is closed, but the closing date is missing")
    return _organisation(
        line,
        fields,
        OrganisationKind.GP_PRACTICE if setting == GP_PRACTICE else OrganisationKind.OTHER,
        dormant=status in STATUS_DORMANT,
        member=_member(line, fields[0], commissioner, fields[15], fields[16]) if commissioner and fields[15] else None,
    )


def _membership(line: int, fields: list[str]) -> MembershipRow:
    return _member(line, _code(fields[0]), fields[1], fields[3], fields[4])


def _organisation(
    line: int, fields: list[str], kind: OrganisationKind, *, dormant: bool = False, member: MembershipRow | None = None
) -> OrganisationRow:
    code, name = _code(fields[0]), fields[1]
    if not name:
        raise NotARow("The name is missing")
    if len(name) > 200 or len(fields[9]) > POSTCODE_LENGTH:
        raise NotARow("The name or the postcode is too long")
    opened, closed = _day(fields[10], "opening"), _day_after(fields[11], "closing")
    if closed and closed <= opened:
        raise NotARow("It closes before it opens")
    address = ", ".join(readable(part) for part in fields[4:9] if part)[:250]
    return OrganisationRow(line, code, readable(name), kind, fields[9].upper(), address, opened, closed, dormant, member)


def _member(line: int, practice: str, ccg: str, joined: str, left: str) -> MembershipRow:
    since, until = _day(joined, "joining"), _day_after(left, "leaving")
    if until and until <= since:
        raise NotARow("It leaves before it joins")
    return MembershipRow(line, practice, _code(ccg), since, until)


def _code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise NotARow(f"“{text[:20]}” is not an ODS code: three to six capital letters and figures")
    return text


def _day(text: str, which: str) -> date:
    if not text:
        raise NotARow(f"The {which} date is missing")
    try:
        if re.fullmatch("[0-9]{8}", text):
            return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        pass
    raise NotARow(f"The {which} date “{text[:20]}” is not a date like 20130401")


def _day_after(text: str, which: str) -> date | None:
    """ODS gives the last day; here a span ends on the first day on which it no longer holds."""
    return _day(text, which) + timedelta(days=1) if text and text != "99991231" else None
