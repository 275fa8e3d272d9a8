"""The whole files of the Organisation Data Service go in, and the parties of real agendas are found in them."""

from datetime import date

import pytest

from committees.models import Membership, Organisation, OrganisationName
from committees.organisations.ods.report import Outcome, Report
from committees.organisations.ods.rows import Table
from committees.organisations.selectors import find, name_on
from tests.real_input import NAMES, ODS, import_all

STOCKPORT_MEETING, NOTTINGHAM_MEETING = date(2017, 3, 1), date(2019, 6, 19)

pytestmark = [pytest.mark.real_input, pytest.mark.django_db]


@pytest.fixture
def report(ods: Report) -> Report:
    return ods


@pytest.fixture
def stockport(report: Report) -> Organisation:
    return Organisation.objects.get(ods_code="01W")


@pytest.fixture
def nottingham(report: Report) -> Organisation:
    return Organisation.objects.get(ods_code="04K")


def labels(text: str, ccg: Organisation, on: date) -> list[str]:
    return [f"{found.ods_code} {found.name} {found.state}".strip() for found in find(text, ccg=ccg, on=on)]


def test_every_row_is_read_and_only_members_of_no_ccg_are_left_out(report: Report) -> None:
    assert report.counts[Table.CCGS] == dict.fromkeys(Outcome, 0) | {Outcome.ADDED: 320}
    assert report.counts[Table.PRACTICES] == dict.fromkeys(Outcome, 0) | {Outcome.ADDED: 14_303}
    from_file = [refusal for refusal in report.refusals if refusal.file == NAMES["memberships"]]
    in_file = Membership.objects.count() + len(from_file)  # the practices that the file does not name are all Welsh
    assert in_file == 15_878
    assert not [
        refusal
        for refusal in report.refusals
        if "commissioner" not in refusal.row.reason and "Y03764" not in refusal.row.reason
    ]


def test_8201_of_them_are_gp_practices_and_6872_of_those_active(report: Report) -> None:
    practices = Organisation.objects.filter(kind="gp_practice")
    assert practices.count() == 8_201
    assert practices.filter(closed=None, dormant=False).count() == 6_872


def test_a_second_import_changes_nothing(report: Report) -> None:
    again = import_all()
    assert not again.wrote
    assert again.counts[Table.PRACTICES][Outcome.UNCHANGED] == 14_303
    assert len(again.refusals) == len(report.refusals)


def test_each_row_has_its_history(report: Report) -> None:
    for model in (Organisation, OrganisationName, Membership):
        assert model.history.count() == model.objects.count()


def test_no_published_name_is_lost_by_writing_it_readably(report: Report) -> None:
    published = {line.split('","')[1].strip() for line in (ODS / NAMES["practices"]).read_text().splitlines()}
    assert {name.upper() for name in Organisation.objects.values_list("name", flat=True)} >= published


def test_heaton_moor_names_two_practices_of_stockport_one_closed_that_day(stockport: Organisation) -> None:
    assert labels("Heaton Moor", stockport, STOCKPORT_MEETING) == [
        "P88026 Heaton Moor Medical Group",
        "P88004 Heaton Moor Medical Centre closed since 1 March 2017",
    ]
    assert labels("Heaton Moor", stockport, date(2017, 2, 28)) == [
        "P88004 Heaton Moor Medical Centre",
        "P88026 Heaton Moor Medical Group",
    ]


def test_bredbury_health_centre_is_offered_as_the_practice_of_that_name(stockport: Organisation) -> None:
    assert labels("Bredbury health centre", stockport, STOCKPORT_MEETING) == ["P88044 Bredbury Medical Centre"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Leen View", ["C84043 Leen View Surgery"]),
        ("Parkside", ["C84064 Parkside Medical Centre"]),
        ("Strelley health centre", ["C84698 Strelley Health Centre (Cockrill) dormant: neither active nor closed"]),
    ],
)
def test_the_parties_of_the_nottinghamshire_agenda_are_found(
    nottingham: Organisation, title: str, expected: list[str]
) -> None:
    assert labels(title, nottingham, NOTTINGHAM_MEETING) == expected


def test_a_practice_lies_in_the_ccg_of_the_day_across_a_merger(report: Report) -> None:
    for on, code in ((date(2019, 3, 31), "04R"), (date(2019, 4, 1), "15M")):
        (found,) = find("C81053", on=on)
        assert found.ccg == name_on(Organisation.objects.get(ods_code=code), on)


def test_a_name_that_many_bear_is_told_apart_by_its_code(report: Report) -> None:
    found = [one for one in find("High Street Surgery", on=STOCKPORT_MEETING) if one.name == "High Street Surgery"]
    assert len({one.ods_code for one in found}) == len(found) >= 8
