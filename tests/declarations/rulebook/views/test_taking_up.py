"""The pages on which a CCG adopts guidance and confirms rules."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from coi_register.accounts.actors import Role
from declarations.adoption import services
from declarations.adoption.models import Adoption, RuleConfirmed
from declarations.adoption.selectors import book_for
from tests.declarations.adoption.conftest import ON, Office
from tests.declarations.rulebook.views.test_reading import text_of
from tests.factories import CcgFactory, actor_with
from tests.filling_in import fill_in

pytestmark = pytest.mark.django_db
ClientOf = Callable[..., Client]
DAY = "?on=2018-03-01"


def page(client: Client, office: Office, rest: str = "") -> Any:
    return client.get(f"/rule-book/{office.ccg.pk}/{rest}")


def test_without_a_record_it_says_that_the_national_day_counts(office: Office, client_of: ClientOf) -> None:
    says = text_of(page(client_of(office.officer), office, DAY))
    assert (
        "On 1 March 2018 the CCG works under Managing conflicts of interest, revised statutory guidance for CCGs, June 2017"
        in says
    )
    assert "not recorded as adopted, so the national day counts" in says


def test_an_officer_records_the_day_of_adoption_and_reads_it(office: Office, client_of: ClientOf) -> None:
    client = client_of(office.officer)
    answers = {"on-day": "1", "on-month": "10", "on-year": "2017", "minute": "Item 9"}
    answer = client.post(f"/rule-book/{office.ccg.pk}/adopt/G2017/", answers, follow=True)
    assert "The adoption of G2017 is recorded." in text_of(answer)
    assert Adoption.objects.get().on == date(2017, 10, 1)
    assert "adopted on 1 October 2017" in text_of(page(client, office, DAY))
    assert "G2016" in text_of(page(client, office, "?on=2017-09-01"))


def test_a_day_before_it_was_published_is_refused_on_its_field(office: Office, client_of: ClientOf) -> None:
    answers = {"on-day": "1", "on-month": "1", "on-year": "2017"}
    answer = client_of(office.officer).post(f"/rule-book/{office.ccg.pk}/adopt/G2017/", answers)
    assert answer.status_code == 200
    assert "was published on 16 June 2017" in text_of(answer)
    assert not Adoption.objects.exists()


def test_an_instrument_that_nobody_adopts_has_no_page(office: Office, client_of: ClientOf) -> None:
    assert client_of(office.officer).get(f"/rule-book/{office.ccg.pk}/adopt/ACT/").status_code == 404


def test_a_rule_is_confirmed_and_every_page_that_shows_it_says_by_whom(office: Office, client_of: ClientOf) -> None:
    client = client_of(office.officer)
    where = f"/rule-book/{office.ccg.pk}/rules/look-back/{DAY}"
    answer = client.post(where, {"place": "Section 3", "words": "six months"}, follow=True)
    assert f"Confirmed by {office.officer.name}" in text_of(answer)
    assert "six months" in text_of(answer)
    assert "in the CCG’s own copy at: Section 3" in text_of(client.get(f"/rule-book/{DAY}"))
    assert "1 of" in text_of(page(client, office, DAY))


def test_a_confirmation_without_a_place_is_refused(office: Office, client_of: ClientOf) -> None:
    answer = client_of(office.officer).post(f"/rule-book/{office.ccg.pk}/rules/look-back/{DAY}", {"place": ""})
    assert "There is a problem" in text_of(answer)
    assert not RuleConfirmed.objects.exists()


def test_a_confirmation_is_taken_back_with_a_reason(office: Office, client_of: ClientOf) -> None:
    rule = book_for(office.ccg.pk, ON).rule("look-back")
    assert rule is not None
    services.confirm(office.ccg, rule=rule, place="Section 3", on=ON, by=office.officer)
    where = f"/rule-book/{office.ccg.pk}/rules/look-back/take-back/{DAY}"
    client = client_of(office.officer)
    assert fill_in(client, where, {"because": ""}).status_code == 200
    answer = fill_in(client, where, {"because": "Another section."}, follow=True)
    assert "The confirmation is taken back." in text_of(answer)
    assert client.get(where).status_code == 404
    history = text_of(page(client, office, "history/"))
    assert "Another section." in history


@pytest.mark.parametrize("role", [Role.GUARDIAN, Role.AUDITOR])
def test_who_reads_only_is_offered_no_change_and_can_make_none(office: Office, client_of: ClientOf, role: Role) -> None:
    client = client_of(actor_with(role, ccg=office.ccg))
    says = text_of(page(client, office, DAY))
    assert "Record the adoption" not in says
    assert "Write a rule of your own" not in says
    assert page(client, office, "adopt/G2017/").status_code == 403
    assert client.post(f"/rule-book/{office.ccg.pk}/rules/look-back/{DAY}", {"place": "x"}).status_code == 403
    assert "Confirm it against your copy" not in text_of(page(client, office, f"rules/look-back/{DAY}"))


@pytest.mark.parametrize("rest", ["", "history/", "adopt/G2017/", "rules/look-back/", "own-rules/new/"])
def test_another_ccgs_officer_and_a_member_find_nothing(office: Office, client_of: ClientOf, rest: str) -> None:
    for actor in (actor_with(Role.OFFICER, ccg=CcgFactory()), actor_with(Role.MEMBER, ccg=office.ccg)):
        assert page(client_of(actor), office, rest).status_code == 404


def test_a_rule_that_is_not_in_force_on_the_day_has_no_page(office: Office, client_of: ClientOf) -> None:
    assert page(client_of(office.officer), office, f"rules/no-such-rule/{DAY}").status_code == 404


def test_a_day_that_cannot_be_read_is_today(office: Office, client_of: ClientOf) -> None:
    assert page(client_of(office.officer), office, "?on=soon").status_code == 200
