"""Organisations are added, renamed, enrolled, linked and closed by deeds; what cannot be is refused in a sentence."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from coi_register.accounts.actors import NOBODY, Role
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.models import Link, Membership, Organisation, OrganisationName
from committees.organisations import checks, selectors, services
from tests.factories import BY_THE_TEST, CcgFactory, LinkFactory, OrganisationFactory, PracticeFactory, actor_with

pytestmark = pytest.mark.django_db
DAY = date(2018, 3, 1)


def test_an_added_organisation_keeps_its_codes_tidy_and_the_names_it_also_goes_by() -> None:
    row = services.add(
        name="  Harbourside   Ltd ",
        kind="company",
        company_number=" 0123 4567",
        postcode="zz1 1zz",
        aliases=["HSL"],
        by=BY_THE_TEST,
    )
    row.refresh_from_db()
    assert (row.name, row.company_number, row.postcode, row.ods_code) == ("Harbourside Ltd", "01234567", "ZZ1 1ZZ", None)
    assert [(name.name, name.alias) for name in row.names.order_by("alias")] == [("HSL", True)]


def test_a_new_name_ends_the_earlier_one_on_the_day_it_begins() -> None:
    row = services.add(name="Old Surgery", kind="gp_practice", by=BY_THE_TEST)
    services.rename(row, name="New Surgery", on=DAY, by=BY_THE_TEST)
    row.refresh_from_db()
    assert row.name == "New Surgery"
    assert selectors.name_on(row, date(2018, 2, 28)) == "Old Surgery"
    assert selectors.name_on(row, DAY) == "New Surgery"


def test_an_organisation_without_recorded_names_keeps_its_earlier_name_when_renamed() -> None:
    row = OrganisationFactory(name="Old Ltd")
    services.rename(row, name="New Ltd", on=DAY, by=BY_THE_TEST)
    assert row.names.get(until=DAY).name == "Old Ltd"


def test_a_practice_moves_from_one_ccg_to_another() -> None:
    practice, first, second = PracticeFactory(), CcgFactory(), CcgFactory()
    membership = services.enrol(practice, ccg=first, since=date(2013, 4, 1), by=BY_THE_TEST)
    services.end_membership(membership, until=DAY, by=BY_THE_TEST, because="The CCGs merged.")
    services.enrol(practice, ccg=second, since=DAY, by=BY_THE_TEST)
    assert selectors.ccg_on(practice, date(2018, 2, 28)) == first
    assert selectors.ccg_on(practice, DAY) == second
    assert selectors.ccg_on(practice, date(2013, 3, 31)) is None


def test_a_link_that_ended_may_begin_again() -> None:
    link = LinkFactory(since=date(2015, 4, 1))
    services.end_link(link, until=date(2016, 4, 1), by=BY_THE_TEST, because="It left the federation.")
    again = services.link(link.organisation, kind="member_of", to=link.to, since=DAY, by=BY_THE_TEST)
    assert [*Link.objects.in_force(DAY)] == [again]


def test_closing_a_practice_ends_its_membership_and_keeps_its_links() -> None:
    practice, ccg = PracticeFactory(), CcgFactory()
    link = LinkFactory(organisation=practice)
    services.enrol(practice, ccg=ccg, since=date(2013, 4, 1), by=BY_THE_TEST)
    services.close(practice, on=DAY, by=BY_THE_TEST, because="It merged.")
    practice.refresh_from_db()
    link.refresh_from_db()
    assert practice.closed == DAY
    assert Membership.objects.get().until == DAY
    assert link.until is None


def _company(**given: Any) -> Organisation:
    return services.add(**{"name": "Invented Ltd", "kind": "company", "by": BY_THE_TEST} | given)


REFUSED: dict[str, tuple[Callable[[], Any], str, str | None]] = {
    "no name": (lambda: _company(name=" "), "Give the organisation a name", "name"),
    "unknown kind": (lambda: _company(kind="guild"), "“guild” is not a kind", "kind"),
    "closes before it opens": (
        lambda: _company(opened=DAY, closed=date(2017, 1, 1)),
        "cannot close before it opens",
        "closed",
    ),
    "ODS code in use": (lambda: [_company(ods_code="Z1"), _company(ods_code="z1")], "belongs to Invented Ltd", "ods_code"),
    "company number in use": (
        lambda: [_company(company_number="1"), _company(company_number="1")],
        "The company number 1 belongs to Invented Ltd",
        "company_number",
    ),
    "same name again": (
        lambda: services.rename(_company(), name="Invented Ltd", on=DAY, by=BY_THE_TEST),
        "already called",
        "name",
    ),
    "new name before the current one": (
        lambda: services.rename(
            services.rename(_company(), name="Second", on=DAY, by=BY_THE_TEST), name="Third", on=DAY, by=BY_THE_TEST
        ),
        "must begin on a later day",
        "on",
    ),
    "alias twice": (
        lambda: services.alias(_company(), name="INVENTED LTD", by=BY_THE_TEST),
        "already among the names",
        "name",
    ),
    "alias ends before it begins": (
        lambda: services.alias(_company(), name="X", since=DAY, until=DAY, by=BY_THE_TEST),
        "must end on a later day",
        "until",
    ),
    "enrolled in what is no CCG": (
        lambda: services.enrol(PracticeFactory(), ccg=OrganisationFactory(), by=BY_THE_TEST),
        "is not a clinical commissioning group",
        "ccg",
    ),
    "linked to itself": (
        lambda: (lambda one: services.link(one, kind="owned_by", to=one, by=BY_THE_TEST))(_company()),
        "cannot be linked to itself",
        "to",
    ),
    "unknown link": (
        lambda: services.link(_company(), kind="rivals", to=OrganisationFactory(), by=BY_THE_TEST),
        "“rivals” is not a kind of link",
        "kind",
    ),
    "link ends before it begins": (
        lambda: services.link(_company(), kind="owned_by", to=OrganisationFactory(), since=DAY, until=DAY, by=BY_THE_TEST),
        "must end on a later day",
        "until",
    ),
    "linked twice": (
        lambda: (lambda one: services.link(one.organisation, kind="member_of", to=one.to, by=BY_THE_TEST))(LinkFactory()),
        "already recorded",
        "to",
    ),
    "link ended twice": (
        lambda: services.end_link(LinkFactory(until=DAY), until=DAY, by=BY_THE_TEST, because=""),
        "already ended on 1 March 2018",
        "until",
    ),
    "closed twice": (
        lambda: services.close(OrganisationFactory(closed=DAY), on=DAY, by=BY_THE_TEST, because=""),
        "already closed, since 1 March 2018",
        "on",
    ),
    "closed before it opened": (
        lambda: services.close(OrganisationFactory(opened=DAY), on=date(2017, 1, 1), by=BY_THE_TEST, because=""),
        "opened on 1 March 2018",
        "on",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_in_a_sentence_on_its_field(case: str) -> None:
    deed, says, field = REFUSED[case]
    with pytest.raises(CannotBeDone) as refused:
        deed()
    assert says in refused.value.says
    assert refused.value.field == field


def test_a_practice_has_one_ccg_at_a_time() -> None:
    practice, ccg = PracticeFactory(), CcgFactory()
    services.enrol(practice, ccg=ccg, since=date(2013, 4, 1), by=BY_THE_TEST)
    with pytest.raises(CannotBeDone, match=f"already a member of {ccg.name}"):
        services.enrol(practice, ccg=CcgFactory(), since=DAY, by=BY_THE_TEST)


def test_a_code_taken_meanwhile_is_refused_in_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    _company(ods_code="Z1")
    check, asked = checks.refuse_a_taken_code, []
    # as if the other came between the first check and the write
    monkeypatch.setattr(checks, "refuse_a_taken_code", lambda row: check(row) if asked else asked.append(row))
    with pytest.raises(CannotBeDone, match="ODS code Z1 belongs to Invented Ltd"):
        _company(ods_code="Z1")
    assert Organisation.objects.count() == 1


def test_a_refused_deed_leaves_nothing_behind() -> None:
    with pytest.raises(CannotBeDone):
        _company(aliases=["Good", " "])
    assert not Organisation.objects.exists()
    assert not OrganisationName.objects.exists()
    assert not Deed.objects.exists()


def test_only_an_officer_keeps_organisations() -> None:
    ccg = CcgFactory()
    assert _company(by=actor_with(Role.OFFICER, ccg=ccg), name="By an officer").pk
    for actor in (actor_with(Role.CHAIR, ccg=ccg), actor_with(Role.AUDITOR, ccg=ccg), NOBODY):
        with pytest.raises(NotAllowed):
            _company(by=actor, name="By another")
