"""A report of any day: every number on it leads to as many people or interests as it says, and to no others."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coi_register.accounts.actors import Role
from committees.models import Committee, Organisation
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    ConfirmationFactory,
    HoldingFactory,
    InterestFactory,
    PersonFactory,
    SeatFactory,
    actor_with,
    arranged,
)

ClientOf = Callable[..., Client]
TODAY = date(2018, 3, 1)
NUMBER = re.compile(r'<a href="(/reports/[^"]+)">(\d+)')


@pytest.fixture(autouse=True)
def _it_is_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coi_register.clock.today", lambda: TODAY)


@pytest.fixture(scope="module")
def _told(django_db_setup: None, django_db_blocker: Any) -> Iterator[Organisation]:
    """A governing body and an audit committee: Ada sits on both, Basil is late, Celia said nothing, Dora never sat."""
    with django_db_blocker.unblock(), transaction.atomic():
        with arranged():
            made = _made()
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def ccg(_told: Organisation, db: None) -> Organisation:
    return _told


def _made() -> Organisation:
    ccg = CcgFactory()
    body = CommitteeFactory(ccg=ccg, name="Governing Body", kind="governing_body", level=None)
    audit = CommitteeFactory(ccg=ccg, name="Audit Committee", kind="other", level=None)
    ada, basil, celia, dora = (PersonFactory(name=f"{name} Example", ccg=ccg) for name in ("Ada", "Basil", "Celia", "Dora"))
    for person, committee, category in ((ada, body, "lay"), (ada, audit, "lay"), (basil, body, "gp"), (celia, body, "gp")):
        HoldingFactory(seat=SeatFactory(committee=committee, category=category), person=person)
    ConfirmationFactory(person=ada, on=date(2018, 2, 1))
    ConfirmationFactory(person=dora, on=date(2018, 2, 1), nil=True)
    InterestFactory(person=ada, aware_on=date(2015, 6, 2), since=date(2015, 6, 1), declared_on=date(2015, 6, 10))
    InterestFactory(
        person=basil, organisation=None, text="Shares in a firm", since=date(2016, 1, 1), aware_on=date(2016, 1, 1),
        declared_on=date(2016, 4, 1), mitigation_text="Leaves the room",
    )  # fmt: skip
    PersonFactory(name="Elsa Elsewhere")
    return ccg


@pytest.fixture
def auditor(ccg: Organisation, client_of: ClientOf) -> Client:
    return client_of(actor_with(Role.AUDITOR, ccg=ccg, on=TODAY))


def text(answer: Any) -> str:
    return unescape(" ".join(answer.content.decode().split()))


def rows(answer: Any) -> int:
    return answer.content.decode().count('<tr role="row" class="nhsuk-table__row">')


def test_it_says_at_once_how_many_are_in_date(auditor: Client) -> None:
    says = text(auditor.get("/reports/"))
    assert "2 of 4 people have a declaration in date (50%)." in says
    assert "2 overdue" in says
    assert "Elsa" not in text(auditor.get("/reports/everybody/"))


@pytest.mark.parametrize("asked", ["", "?on=2016-12-31", "?on=2018-02-28&role=gp"])
def test_every_number_leads_to_as_many_as_it_says(auditor: Client, asked: str) -> None:
    found = NUMBER.findall(unescape(auditor.get(f"/reports/{asked}").content.decode()))
    assert len(found) > 5
    for address, count in dict.fromkeys(found):
        assert rows(auditor.get(address)) == int(count), address


def test_a_person_is_counted_in_each_committee_and_once_in_all(auditor: Client) -> None:
    body, audit = Committee.objects.get(name="Governing Body"), Committee.objects.get(name="Audit Committee")
    assert rows(auditor.get(f"/reports/everybody/?committee={body.pk}")) == 3
    assert rows(auditor.get(f"/reports/everybody/?committee={audit.pk}")) == 1
    assert text(auditor.get("/reports/everybody/")).count("Ada Example</a>") == 1


def test_who_holds_no_seat_is_a_role_of_their_own(auditor: Client) -> None:
    says = text(auditor.get("/reports/everybody/?role=none"))
    assert "Dora Example" in says
    assert "Ada Example" not in says


def test_both_clocks_say_by_how_much(auditor: Client) -> None:
    law, form = (text(auditor.get(f"/reports/{about}/")) for about in ("late-by-law", "late-by-form"))
    assert "1 April 2016, 91 days after becoming aware; 28 allowed" in law
    assert "1 April 2016, 91 days after it began; 28 allowed" in form
    assert "Ada Example" not in law + form


def test_what_is_not_matched_and_what_has_no_mitigation(auditor: Client) -> None:
    assert "Shares in a firm" in text(auditor.get("/reports/unmatched/"))
    assert "Shares in a firm" not in text(auditor.get("/reports/without-mitigation/"))
    assert "Ada Example" in text(auditor.get("/reports/without-mitigation/"))


def test_on_another_day_it_is_what_was_true_then(auditor: Client) -> None:
    says = text(auditor.get("/reports/none-made/?on=2015-06-09"))
    assert "Ada Example" in says
    assert "Ada Example" not in text(auditor.get("/reports/none-made/?on=2015-06-10"))


def test_who_has_left_is_not_counted_after_it_and_is_before(auditor: Client, ccg: Organisation) -> None:
    gone = PersonFactory(name="Fay Gone", ccg=ccg)
    HoldingFactory(
        seat=SeatFactory(committee=Committee.objects.get(name="Audit Committee")), person=gone, until=date(2018, 1, 1)
    )
    assert "Fay Gone" in text(auditor.get("/reports/everybody/?on=2017-12-31"))
    assert "Fay Gone" not in text(auditor.get("/reports/everybody/?on=2018-01-01"))


def test_a_day_that_has_not_come_is_refused_and_today_is_shown(auditor: Client) -> None:
    says = text(auditor.get("/reports/?on=2018-03-02"))
    assert "2 March 2018 has not come yet. Give a day up to today." in says
    assert "2 of 4 people" in says


@pytest.mark.parametrize(
    "asked", ["?on=31-31-31", "?committee=x", "?role=nobody", "?committee=00000000-0000-4000-8000-00000000dead"]
)
def test_what_cannot_be_read_is_a_sentence_and_never_an_error(auditor: Client, asked: str) -> None:
    answer = auditor.get(f"/reports/{asked}")
    assert answer.status_code == 200
    assert "There is a problem" in text(answer)


def test_a_report_that_there_is_not_is_not_found(auditor: Client) -> None:
    assert auditor.get("/reports/gossip/").status_code == 404


def test_the_reports_of_another_ccg_are_not_told(client_of: ClientOf, ccg: Organisation) -> None:
    stranger = client_of(actor_with(Role.AUDITOR, ccg=CcgFactory(), on=TODAY))
    assert "Nobody is counted on that day." in text(stranger.get("/reports/"))
    assert rows(stranger.get("/reports/interests/")) == 0


def test_sixteen_people_ask_as_many_questions_as_four(auditor: Client, ccg: Organisation) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            auditor.get("/reports/")
        return len(asked)

    queries()  # warms what is read once in a process
    few, body = queries(), Committee.objects.get(name="Governing Body")
    with arranged():
        for _ in range(12):
            person = PersonFactory(ccg=ccg)
            HoldingFactory(seat=SeatFactory(committee=body), person=person)
            InterestFactory(person=person)
    assert queries() == few
