"""An import is one deed: good rows in, bad rows told, history kept, and a second time nothing changes."""

from collections.abc import Sequence
from datetime import date

import pytest

from coi_register.accounts.actors import Role, command
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.models import Membership, Organisation, OrganisationName
from committees.organisations import services as by_hand
from committees.organisations.ods.report import Outcome, Report, counts_in_words, refusals_in_words
from committees.organisations.ods.rows import Table
from committees.organisations.ods.services import File, Files, import_ods
from tests.committees.organisations.ods.lines import CCG, MEMBER, PRACTICE, line
from tests.factories import CcgFactory, actor_with

pytestmark = pytest.mark.django_db
DAY = date(2019, 11, 1)
BY = command("import_ods")


def imported(
    *,
    ccgs: Sequence[bytes] = (),
    practices: Sequence[bytes] = (),
    memberships: Sequence[bytes] = (),
    on: date = DAY,
    dry_run: bool = False,
) -> Report:
    files = Files(File("eccg.csv", ccgs), File("epraccur.csv", practices), File("epcmem.csv", memberships))
    return import_ods(files, on=on, by=BY, dry_run=dry_run)


def everything() -> Report:
    return imported(ccgs=[line(CCG)], practices=[line(PRACTICE)], memberships=[line(MEMBER)])


def reasons(report: Report) -> list[str]:
    return [refusal.row.reason for refusal in report.refusals]


def practice() -> Organisation:
    return Organisation.objects.get(ods_code="Z00001")


def test_all_three_files_make_a_practice_a_member_of_its_ccg_in_one_deed() -> None:
    report = everything()
    assert [*counts_in_words(report)] == [
        f"{table}: 1 rows; 1 added, 0 changed, 0 unchanged, 0 refused" for table in ("ccgs", "practices", "memberships")
    ]
    assert str(Membership.objects.get()) == "The Invented Surgery in NHS Invented CCG"
    assert (
        practice().history.get().deed == Membership.objects.get().history.get().deed == Deed.objects.get(name="ods.imported")
    )


def test_the_same_files_again_write_nothing_not_even_a_deed() -> None:
    everything()
    report = everything()
    assert not report.wrote
    assert {table: counts[Outcome.UNCHANGED] for table, counts in report.counts.items()} == dict.fromkeys(Table, 1)
    assert Deed.objects.count() == 1
    assert practice().history.count() == 1


def test_a_dry_run_tells_the_same_and_writes_nothing() -> None:
    assert imported(ccgs=[line(CCG)], dry_run=True).counts == {Table.CCGS: {**dict.fromkeys(Outcome, 0), Outcome.ADDED: 1}}
    assert not Organisation.objects.exists()
    assert not Deed.objects.exists()


def test_a_changed_name_ends_the_earlier_one_on_the_day_of_the_import() -> None:
    everything()
    report = imported(practices=[line(PRACTICE, {1: "THE RENAMED SURGERY"})])
    assert report.counts[Table.PRACTICES][Outcome.CHANGED] == 1
    names = OrganisationName.objects.filter(organisation=practice()).values_list("name", "since", "until")
    assert [*names] == [("The Invented Surgery", None, DAY), ("The Renamed Surgery", DAY, None)]
    assert practice().name == "The Renamed Surgery"


def test_a_name_put_right_on_the_same_day_is_one_name() -> None:
    everything()
    for name in ("THE RENAMED SURGERY", "THE PUT RIGHT SURGERY"):
        imported(practices=[line(PRACTICE, {1: name})])
    assert [name.name for name in practice().names.all()] == ["The Invented Surgery", "The Put Right Surgery"]


def test_an_older_file_does_not_bring_an_older_name_back() -> None:
    everything()
    imported(practices=[line(PRACTICE, {1: "THE RENAMED SURGERY"})])
    assert not imported(practices=[line(PRACTICE)]).wrote
    assert practice().name == "The Renamed Surgery"


def test_a_name_newer_than_the_import_is_left_and_told() -> None:
    everything()
    by_hand.rename(practice(), name="The Newest Surgery", on=date(2020, 1, 1), by=BY)
    report = imported(practices=[line(PRACTICE, {1: "ANOTHER SURGERY"})])
    assert reasons(report) == [
        "Z00001 has been called The Newest Surgery since 1 January 2020, after the day of this import."
    ]


def test_the_code_of_a_ccg_lives_on_under_the_name_that_followed_in_july_2022() -> None:
    imported(ccgs=[line(CCG)])
    imported(ccgs=[line(CCG, {1: "NHS INVENTED ICB - Z01", 13: "RO319"})], on=date(2026, 1, 5))
    names = OrganisationName.objects.values_list("name", "since", "until")
    assert [*names] == [
        ("NHS Invented CCG", None, date(2022, 7, 1)),
        ("NHS Invented ICB - Z01", date(2022, 7, 1), None),
    ]


def test_a_closing_is_kept_as_history() -> None:
    everything()
    closed = {11: "20170228", 12: "C", 16: "20170228"}
    imported(practices=[line(PRACTICE, closed)], memberships=[line(MEMBER, {4: "20170228"})])
    assert practice().closed == date(2017, 3, 1)
    assert Membership.objects.get().until == date(2017, 3, 1)
    assert [version.closed for version in practice().history.order_by("history_id")] == [None, date(2017, 3, 1)]


def test_what_an_officer_closed_is_not_opened_by_a_file() -> None:
    everything()
    by_hand.close(practice(), on=date(2019, 10, 1), by=BY, because="It merged.")
    report = everything()
    assert reasons(report) == [
        "Z00001 is recorded as closed since 1 October 2019, but open here; it was left closed.",
        "This membership is recorded as ended on 1 October 2019, but goes on here; it was left ended.",
    ]
    assert not report.wrote


def test_a_practice_that_changed_its_ccg_has_both_memberships() -> None:
    everything()
    other = line(CCG, {0: "Z02", 1: "NHS OTHER CCG"})
    imported(ccgs=[other], memberships=[line(MEMBER, {4: "20190331"}), line(MEMBER, {1: "Z02", 3: "20190401"})])
    spans = Membership.objects.order_by("since").values_list("ccg__ods_code", "since", "until")
    assert [*spans] == [("Z01", date(2013, 4, 1), date(2019, 4, 1)), ("Z02", date(2019, 4, 1), None)]


def test_a_new_ccg_in_the_practices_own_row_ends_the_membership_before() -> None:
    everything()
    moved = line(PRACTICE, {14: "Z02", 15: "20190401"})
    imported(ccgs=[line(CCG, {0: "Z02", 1: "NHS OTHER CCG"})], practices=[moved])
    spans = Membership.objects.order_by("since").values_list("ccg__ods_code", "since", "until")
    assert [*spans] == [("Z01", date(2013, 4, 1), date(2019, 4, 1)), ("Z02", date(2019, 4, 1), None)]
    assert not imported(practices=[moved]).wrote


def test_a_membership_that_runs_across_another_is_told() -> None:
    everything()
    imported(memberships=[line(MEMBER, {4: "20190331"})])
    report = imported(
        ccgs=[line(CCG, {0: "Z02", 1: "NHS OTHER CCG"})], memberships=[line(MEMBER, {1: "Z02", 3: "20180401"})]
    )
    assert reasons(report) == ["Z00001 is recorded as a member of Z01 at that time."]


def test_without_a_file_of_memberships_the_practices_own_row_names_the_ccg() -> None:
    report = imported(ccgs=[line(CCG)], practices=[line(PRACTICE)])
    assert report.counts[Table.MEMBERSHIPS][Outcome.ADDED] == 1
    assert Membership.objects.get().since == date(2013, 4, 1)


def test_unknown_practices_and_commissioners_are_told_and_the_rest_goes_in() -> None:
    hub = line(CCG, {0: "Z13", 1: "INVENTED COMMISSIONING HUB", 13: "RO218"})
    report = imported(
        ccgs=[line(CCG), hub],
        practices=[line(PRACTICE)],
        memberships=[line(MEMBER, {1: "7A9"}), line(MEMBER, {0: "Z00009"}), line(MEMBER, {1: "Z13"}), line(MEMBER)],
    )
    assert [refusal.row.line for refusal in report.refusals] == [1, 2, 3]
    assert reasons(report) == [
        "The commissioner 7A9 is not known here; it may be Welsh, or in a file not yet imported.",
        "The practice Z00009 is not known here; import the file that names it first.",
        "The commissioner Z13, Invented Commissioning Hub, is not a clinical commissioning group and has no members.",
    ]
    assert Membership.objects.count() == 1


def test_what_an_officer_added_by_hand_is_completed_and_keeps_its_kind() -> None:
    by_hand.add(name="The Invented Surgery", kind="company", ods_code="Z00001", by=BY)
    imported(practices=[line(PRACTICE)])
    assert (practice().kind, practice().postcode, practice().names.count()) == ("company", "ZZ1 1ZZ", 0)


def test_an_error_half_way_leaves_nothing_written(monkeypatch: pytest.MonkeyPatch) -> None:
    written = []

    def breaks(rows: Sequence[Organisation]) -> None:
        if written:
            raise RuntimeError("The disk is full.")
        written.append(rows)
        record_all(rows)

    record_all = audit.record_all
    monkeypatch.setattr(audit, "record_all", breaks)
    with pytest.raises(RuntimeError):
        everything()
    assert written
    assert not Organisation.objects.exists()
    assert not Deed.objects.exists()


def test_a_file_in_another_encoding_is_refused_by_name_and_nothing_is_written() -> None:
    with pytest.raises(CannotBeDone, match=r"epraccur.csv: The file is not UTF-8 text: line 2 cannot be read"):
        imported(ccgs=[line(CCG)], practices=[line(PRACTICE), b'"Caf\xe9"\n'])
    assert not Organisation.objects.exists()


def test_only_an_officer_imports() -> None:
    ccg = CcgFactory()
    assert import_ods(Files(), on=DAY, by=actor_with(Role.OFFICER, ccg=ccg)).counts == {}
    with pytest.raises(NotAllowed):
        import_ods(Files(), on=DAY, by=actor_with(Role.MEMBER, ccg=ccg))


def test_like_refusals_are_told_together_the_most_frequent_first() -> None:
    bad = [line(PRACTICE, {0: "?"}), *[line(PRACTICE, {10: ""})] * 7]
    report = imported(practices=bad)
    assert [*refusals_in_words(report)] == [
        "epraccur.csv, 7 rows left out: The opening date is missing. (lines 2, 3, 4, 5, 6 and 2 more)",
        "epraccur.csv, 1 row left out: “?” is not an ODS code: three to six capital letters and figures. (line 1)",
    ]
    assert [*refusals_in_words(report, most=1)][1] == "1 row more left out for 1 other reason."
