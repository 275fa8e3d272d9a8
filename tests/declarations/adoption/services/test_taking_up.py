"""A CCG adopts a guidance on its own day, and finds rules in its own copy."""

from datetime import date

import pytest

from coi_register.accounts.actors import Actor, Role
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.models import Organisation
from declarations.adoption import services
from declarations.adoption.models import Adoption, LocalBook, RuleConfirmed
from declarations.adoption.selectors import book_for
from declarations.guidance.rules import Rule
from tests.declarations.adoption.conftest import ON, Office
from tests.factories import CcgFactory, OrganisationFactory, actor_with

OCTOBER = date(2017, 10, 1)


def refresh(ccg: Organisation, on: date) -> int | None:
    return book_for(ccg.pk, on).figure("declaration-refresh")


def rule(office: Office, rule_id: str = "look-back") -> Rule:
    found = book_for(office.ccg.pk, ON).rule(rule_id)
    assert found is not None
    return found


def test_until_the_day_of_adoption_the_guidance_before_it_holds(office: Office) -> None:
    services.adopt(office.ccg, instrument="G2017", on=OCTOBER, by=office.officer, minute="Item 9")
    assert [refresh(office.ccg, on) for on in (date(2017, 9, 30), OCTOBER)] == [6, 12]
    assert Deed.objects.get(name="guidance.adopted").because == "Item 9"


def test_another_ccg_is_not_bound_by_it(office: Office) -> None:
    services.adopt(office.ccg, instrument="G2017", on=OCTOBER, by=office.officer)
    assert refresh(CcgFactory(), date(2017, 9, 30)) == 12


def test_a_second_record_corrects_the_first(office: Office) -> None:
    for on in (OCTOBER, date(2017, 8, 1)):
        services.adopt(office.ccg, instrument="G2017", on=on, by=office.officer)
    assert Adoption.objects.get().on == date(2017, 8, 1)
    assert refresh(office.ccg, date(2017, 9, 30)) == 12
    assert Adoption.history.count() == 2


@pytest.mark.parametrize(
    ("instrument", "on", "says"),
    [
        ("ACT", ON, "binds on its own day; nobody adopts it"),
        ("G1999", ON, "no instrument G1999"),
        ("G2017", date(2017, 6, 15), "was published on 16 June 2017"),
        ("G2017", date(2022, 7, 1), "no CCGs any more"),
    ],
)
def test_what_cannot_be_adopted_then_is_refused(office: Office, instrument: str, on: date, says: str) -> None:
    with pytest.raises(CannotBeDone, match=says):
        services.adopt(office.ccg, instrument=instrument, on=on, by=office.officer)
    assert not LocalBook.objects.exists()


@pytest.mark.django_db
def test_a_company_adopts_nothing() -> None:
    company = OrganisationFactory()
    with pytest.raises(CannotBeDone, match="is not a CCG"):
        services.adopt(company, instrument="G2017", on=OCTOBER, by=actor_with(Role.OFFICER, ccg=company))


@pytest.mark.parametrize("role", [Role.GUARDIAN, Role.AUDITOR, Role.CHAIR, Role.ADMIN])
def test_nobody_but_an_officer_of_the_ccg_keeps_its_rule_book(office: Office, role: Role) -> None:
    strangers: list[Actor] = [actor_with(role, ccg=office.ccg), actor_with(Role.OFFICER, ccg=CcgFactory())]
    for actor in strangers:
        with pytest.raises(NotAllowed):
            services.adopt(office.ccg, instrument="G2017", on=OCTOBER, by=actor)
        with pytest.raises(NotAllowed):
            services.confirm(office.ccg, rule=rule(office), place="Section 3", on=ON, by=actor)
    services.adopt(office.ccg, instrument="G2017", on=OCTOBER, by=office.officer)


def test_a_form_sent_twice_adopts_once(office: Office) -> None:
    once = Deed.objects.model._meta.pk.get_default()
    services.adopt(office.ccg, instrument="G2017", on=OCTOBER, by=office.officer, once=once)
    with pytest.raises(audit.AlreadyDone):
        services.adopt(office.ccg, instrument="G2017", on=ON, by=office.officer, once=once)
    assert Adoption.objects.get().on == OCTOBER


def test_a_confirmed_rule_says_by_whom_when_and_where(office: Office) -> None:
    services.confirm(office.ccg, rule=rule(office), place=" Section 3 ", words="six months", on=ON, by=office.officer)
    found = book_for(office.ccg.pk, ON)
    confirmed = found.confirmation(rule(office))
    assert confirmed is not None
    assert (confirmed.by, confirmed.on, confirmed.place) == (office.officer.name, ON, "Section 3")
    assert [each.id for each in found.rules if found.confirmation(each)] == ["look-back"]


def test_a_confirmation_needs_a_place_in_the_copy(office: Office) -> None:
    with pytest.raises(CannotBeDone, match="where in your copy") as refused:
        services.confirm(office.ccg, rule=rule(office), place=" ", on=ON, by=office.officer)
    assert refused.value.field == "place"


def test_ones_own_rule_is_not_confirmed(office: Office) -> None:
    office.in_force()
    own = next(each for each in book_for(office.ccg.pk, ON).rules if each.source.instrument == "LOCAL")
    with pytest.raises(CannotBeDone, match="the CCG's own rule"):
        services.confirm(office.ccg, rule=own, place="Section 3", on=ON, by=office.officer)


def test_a_confirmation_taken_back_stays_in_the_history(office: Office) -> None:
    row = services.confirm(office.ccg, rule=rule(office), place="Section 3", on=ON, by=office.officer)
    with pytest.raises(CannotBeDone, match="Say why"):
        services.take_back(row, by=office.officer, because=" ")
    services.take_back(row, by=office.officer, because="It was another section.")
    assert book_for(office.ccg.pk, ON).confirmation(rule(office)) is None
    assert RuleConfirmed.history.count() == 2
