"""Each line of an ODS file is a row, or an error with its line number and the reason."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coi_register.refusals import CannotBeDone
from committees.organisations.ods import rows
from committees.organisations.ods.rows import MembershipRow, RowError
from committees.organisations.vocabulary import OrganisationKind
from tests.committees.organisations.ods.lines import CCG, MEMBER, PRACTICE, line

Read = Callable[[Iterable[bytes]], Iterator[object]]


def test_a_practice_is_read_with_its_commissioner() -> None:
    (row,) = rows.practices([line(PRACTICE)])
    assert row == rows.OrganisationRow(
        line=1,
        code="Z00001",
        name="The Invented Surgery",
        kind=OrganisationKind.GP_PRACTICE,
        postcode="ZZ1 1ZZ",
        address="1 High Street, Invented-on-Sea",
        opened=date(1974, 4, 1),
        closed=None,
        dormant=False,
        member=MembershipRow(1, "Z00001", "Z01", date(2013, 4, 1), None),
    )


def test_a_span_ends_on_the_day_after_the_last_one_published() -> None:
    (row,) = rows.practices([line(PRACTICE, {11: "20170228", 12: "C", 16: "20170228"})])
    assert row.closed == date(2017, 3, 1)
    assert row.member.until == date(2017, 3, 1)


@pytest.mark.parametrize(
    ("setting", "kind"), [("4", OrganisationKind.GP_PRACTICE), ("1", OrganisationKind.OTHER), ("10", OrganisationKind.OTHER)]
)
def test_only_setting_4_is_a_gp_practice(setting: str, kind: OrganisationKind) -> None:
    (row,) = rows.practices([line(PRACTICE, {25: setting})])
    assert row.kind is kind


@pytest.mark.parametrize(("status", "dormant"), [("A", False), ("C", False), ("D", True), ("P", True)])
def test_dormant_and_proposed_are_neither_open_nor_closed(status: str, dormant: bool) -> None:
    (row,) = rows.practices([line(PRACTICE, {12: status, 11: "20170228" if status == "C" else ""})])
    assert row.dormant is dormant


@pytest.mark.parametrize(
    ("name", "role", "kind"),
    [
        ("NHS INVENTED CCG", "", OrganisationKind.CCG),
        ("NHS INVENTED ICB - Z01", "RO319", OrganisationKind.CCG),
        ("INVENTED COMMISSIONING HUB", "RO218", OrganisationKind.NHS_BODY),
        ("INVENTED - SUB-ICB REPORTING ENTITY", "RO327", OrganisationKind.NHS_BODY),
    ],
)
def test_commissioning_hubs_and_reporting_entities_are_not_ccgs(name: str, role: str, kind: OrganisationKind) -> None:
    (row,) = rows.ccgs([line(CCG, {1: name, 13: role})])
    assert row.kind is kind


def test_a_member_without_a_joining_date_in_its_own_row_names_no_membership() -> None:
    (row,) = rows.practices([line(PRACTICE, {15: ""})])
    assert row.member is None


BAD: dict[str, tuple[Read, bytes, str]] = {
    "cut in the middle of a field": (rows.practices, line(PRACTICE)[:40], "A quotation mark is missing"),
    "cut between two fields": (rows.practices, b'"Z00001","THE SURGERY"', "It has 2 fields instead of 27"),
    "one field too many": (rows.memberships, line([*MEMBER, ""]), "It has 7 fields instead of 6"),
    "the file of another table": (rows.memberships, line(PRACTICE), "or the file another one"),
    "text after a quotation mark": (
        rows.memberships,
        b'"Z00"001","Z01","W","20130401","","0"',
        "A quotation mark is missing",
    ),
    "control characters": (rows.practices, line(PRACTICE, {1: "THE\x00SURGERY"}), "characters that are not text"),
    "no code": (rows.practices, line(PRACTICE, {0: ""}), "“” is not an ODS code"),
    "a heading": (rows.practices, line(PRACTICE, {0: "Organisation Code"}), "“Organisation Code” is not an ODS code"),
    "no name": (rows.practices, line(PRACTICE, {1: " "}), "The name is missing"),
    "a name too long": (rows.practices, line(PRACTICE, {1: "X" * 201}), "too long"),
    "no opening date": (rows.practices, line(PRACTICE, {10: ""}), "The opening date is missing"),
    "a day that is none": (rows.practices, line(PRACTICE, {10: "20130231"}), "The opening date “20130231” is not a date"),
    "a date written otherwise": (rows.practices, line(PRACTICE, {10: "01/04/2013"}), "is not a date like 20130401"),
    "figures of another script": (rows.practices, line(PRACTICE, {10: "٢٠١٣٠٤٠١"}), "is not a date like 20130401"),
    "closed before opened": (rows.practices, line(PRACTICE, {11: "19700101"}), "It closes before it opens"),
    "closed without a date": (rows.practices, line(PRACTICE, {12: "C"}), "the closing date is missing"),
    "no status": (rows.practices, line(PRACTICE, {12: ""}), "“” is not a status"),
    "an unknown status": (rows.practices, line(PRACTICE, {12: "X"}), "“X” is not a status"),
    "no setting": (rows.practices, line(PRACTICE, {25: ""}), "“” is not a prescribing setting"),
    "a broken commissioner": (rows.practices, line(PRACTICE, {14: "?"}), "“?” is not an ODS code"),
    "a broken joining date": (rows.memberships, line(MEMBER, {3: "2013"}), "The joining date “2013” is not a date"),
    "left before joined": (rows.memberships, line(MEMBER, {4: "20120101"}), "It leaves before it joins"),
    "a CCG with a broken closing date": (rows.ccgs, line(CCG, {11: "soon"}), "The closing date “soon” is not a date"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_line_is_told_and_the_good_ones_round_it_are_read(case: str) -> None:
    read, bad, reason = BAD[case]
    good = {rows.practices: PRACTICE, rows.memberships: MEMBER, rows.ccgs: CCG}[read]  # type: ignore[index]
    found = [*read([line(good, {0: "Z00008"}), bad, line(good, {0: "Z00009"})])]
    assert [isinstance(row, RowError) for row in found] == [False, True, False]
    error = found[1]
    assert isinstance(error, RowError)
    assert error.line == 2
    assert reason in error.reason
    assert error.reason.endswith(".")


@pytest.mark.parametrize(("read", "good"), [(rows.practices, PRACTICE), (rows.memberships, MEMBER), (rows.ccgs, CCG)])
def test_a_line_met_twice_is_told_with_the_line_of_the_first(read: Read, good: list[str]) -> None:
    _first, second = read([line(good), line(good)])
    assert second == RowError(2, "The same as line 1 of this file.")


def test_blank_lines_and_the_mark_at_the_beginning_do_not_matter() -> None:
    found = [*rows.memberships([b"\xef\xbb\xbf" + line(MEMBER), b"\r\n", b"  \n"])]
    assert len(found) == 1
    assert isinstance(found[0], MembershipRow)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_file_that_is_not_utf8_is_refused_with_the_line(encoding: str) -> None:
    lines = "\n".join(["first", "Café"]).encode(encoding).splitlines(keepends=True)
    with pytest.raises(CannotBeDone, match=r"not UTF-8 text: line [12] cannot be read"):
        [*rows.practices(lines)]


@given(st.lists(st.text()))
def test_whatever_stands_in_a_file_becomes_rows_or_errors(texts: list[str]) -> None:
    lines = [text.encode(errors="replace") for text in texts]
    for read in (rows.ccgs, rows.practices, rows.memberships):
        assert all(isinstance(row, RowError) for row in read(lines))
