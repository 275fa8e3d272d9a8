"""Under which book a CCG works; who may read how it came to it."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404

from coi_register.accounts.actors import Role
from committees.models import Organisation
from declarations.adoption import services
from declarations.adoption.selectors import (
    adoptions_of,
    body_for,
    book_for,
    ccg_for,
    confirmed_by,
    drafts_waiting_for,
    variation_for,
    variations_of,
    whole_book_of,
)
from declarations.guidance.rulebook import fingerprint, load
from tests.declarations.adoption.conftest import ON, Office
from tests.factories import CcgFactory, MeetingFactory, OrganisationFactory, actor_with


def test_without_a_record_it_is_the_national_book(office: Office) -> None:
    assert book_for(office.ccg.pk, ON) is load().in_force(ON)
    assert whole_book_of(None) is load()


def test_it_takes_one_query_and_builds_the_book_once(office: Office, django_assert_num_queries: Any) -> None:
    office.in_force()
    with django_assert_num_queries(2):
        first, second = book_for(office.ccg.pk, ON), book_for(office.ccg.pk, ON)
    assert first is second


def test_the_body_is_a_column_of_a_query_that_names_the_ccg(office: Office) -> None:
    office.in_force()
    MeetingFactory(ccg=office.ccg)
    [meeting] = office.ccg.meetings.annotate(body=body_for("ccg"))
    [bare] = Organisation.objects.filter(pk=CcgFactory().pk).annotate(body=body_for("pk"))
    assert meeting.body is not None
    assert bare.body is None


def test_what_was_recorded_is_found_by_what_it_is_about(office: Office) -> None:
    services.adopt(office.ccg, instrument="G2017", on=date(2017, 10, 1), by=office.officer)
    rule = book_for(office.ccg.pk, ON).rule("look-back")
    assert rule is not None
    services.confirm(office.ccg, rule=rule, place="Section 3", on=ON, by=office.officer)
    variation = office.draft()
    assert adoptions_of(office.ccg.pk)["G2017"].on == date(2017, 10, 1)
    assert confirmed_by(office.ccg.pk)[fingerprint(rule)].place == "Section 3"
    assert [*variations_of(office.ccg.pk)] == [variation]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.GUARDIAN, Role.AUDITOR])
def test_officers_the_guardian_and_auditors_of_the_ccg_read_it(office: Office, role: Role) -> None:
    variation = office.draft()
    actor = actor_with(role, ccg=office.ccg)
    assert ccg_for(actor, office.ccg.pk) == office.ccg
    assert variation_for(actor, variation.pk) == variation


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CHAIR, Role.MEMBER, Role.ADMIN])
def test_for_anybody_else_it_is_as_though_it_were_not_there(office: Office, role: Role) -> None:
    variation = office.draft()
    elsewhere = CcgFactory() if role is Role.OFFICER else office.ccg
    actor = actor_with(role, ccg=elsewhere)
    for ask, pk in ((ccg_for, office.ccg.pk), (ccg_for, uuid4()), (variation_for, variation.pk), (variation_for, uuid4())):
        with pytest.raises(Http404):
            ask(actor, pk)


def test_a_company_has_no_rule_book(office: Office) -> None:
    company = OrganisationFactory()
    with pytest.raises(Http404):
        ccg_for(actor_with(Role.OFFICER, ccg=company), company.pk)


def test_a_draft_with_both_kinds_of_case_waits_for_everybody_who_may_put_it_in_force_but_its_writer(office: Office) -> None:
    bare, whole = office.draft(), office.draft_with_cases()
    assert drafts_waiting_for(office.officer) == []
    assert drafts_waiting_for(office.other) == drafts_waiting_for(office.guardian) == [whole]
    assert drafts_waiting_for(actor_with(Role.GUARDIAN, ccg=CcgFactory())) == []
    assert drafts_waiting_for(actor_with(Role.AUDITOR, ccg=office.ccg)) == []
    assert bare.is_draft
