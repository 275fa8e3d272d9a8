"""The rule book as its readers see it."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from coi_register import clock
from coi_register.accounts.actors import Role
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import STATUS_LABELS, Status
from tests.declarations.adoption.conftest import Office
from tests.factories import CcgFactory, PersonFactory, RoleHeldFactory, UserFactory, actor_of_person, actor_with

pytestmark = pytest.mark.django_db
BOOK = "/rule-book/"
CCG_DAYS = BOOK + "?on=2018-03-01"
WHO_IS_READING = 6  # the session, the account, its rights; and the book of their CCG


@pytest.fixture
def reader(client_of: Callable[..., Client]) -> Client:
    return client_of(actor_with(Role.OFFICER, ccg=CcgFactory()))


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def rules_on(answer: Any) -> list[str]:
    return re.findall(r'<article class="coi-rule" id="([^"]+)"', answer.content.decode())


def rule(answer: Any, rule_id: str) -> str:
    """The text of one rule on the page."""
    [found] = re.findall(rf'<article class="coi-rule" id="{rule_id}".*?</article>', answer.content.decode(), re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found))


def test_it_shows_todays_rules_and_says_so(reader: Client) -> None:
    answer = reader.get(BOOK)
    assert "These are the rules of today." in text_of(answer)
    assert set(rules_on(answer)) == {rule.id for rule in load().in_force(clock.today()).rules}


def test_every_rule_of_a_day_has_one_anchor(reader: Client) -> None:
    answer = reader.get(CCG_DAYS)
    assert sorted(rules_on(answer)) == sorted(rule.id for rule in load().in_force(date(2018, 3, 1)).rules)
    ids = re.findall(r'\bid="([^"]+)"', answer.content.decode())
    assert len(ids) == len(set(ids))


def test_a_step_rule_says_what_it_recommends_when_and_how_sure_we_are(reader: Client) -> None:
    says = rule(reader.get(CCG_DAYS), "direct-gain-in-a-named-provider")
    for words in (
        "You would gain or lose directly by this decision",
        "Our own reading, not in any source",
        "Recommended Leave; no papers",
        "When Interest is financial, interest is direct, item names its organisation and item awards pays or enforces",
        "Unless Interest has ended",
        "Strength Should",
        "Source G2017: Managing conflicts of interest at meetings",
        "In force 16 June 2017 to 30 June 2022",
        "Also in G2013, G2014, G2016 and ICB",
        "Rests on R7.9 of our domain rules",
    ):
        assert words in says


def test_a_rule_shows_the_cases_that_prove_it(reader: Client) -> None:
    says = rule(reader.get(CCG_DAYS), "direct-gain-in-a-named-provider")
    assert "3 cases: fires in 2, does not in 1" in says
    assert "Fires: A partner&#39;s own practice is paid (T04)" in says
    assert "Does not fire: Another practice of the same federation is paid" in says


def test_a_rule_on_committees_says_which_and_shows_its_cases(reader: Client) -> None:
    says = rule(reader.get(CCG_DAYS), "pccc-chair-is-lay")
    assert "Committee Primary care commissioning committee" in says
    assert "Does not fire: A lay member in the chair" in says


def test_a_rule_on_the_course_of_a_meeting_says_that_no_case_is_written(reader: Client) -> None:
    assert "None written" in rule(reader.get(CCG_DAYS), "chair-decides")


def test_a_number_is_shown_with_its_unit(reader: Client) -> None:
    assert "Number 28 days" in rule(reader.get(CCG_DAYS), "declare-within")


def test_a_rule_that_changed_under_one_instrument_names_the_other_days(reader: Client) -> None:
    assert "Also in SI2012 (14 April 2022 to 30 June 2022)" in rule(reader.get(CCG_DAYS), "governing-body-composition")


def test_an_unconfirmed_rule_says_so(reader: Client) -> None:
    assert STATUS_LABELS[Status.UNCONFIRMED] in rule(reader.get(CCG_DAYS), "pccc-vice-chair-is-lay")


def test_the_filters_work_together(reader: Client) -> None:
    answer = reader.get(BOOK, {"on": "2018-03-01", "instrument": "G2017", "status": "read"})
    in_force = load().in_force(date(2018, 3, 1)).rules
    expected = [rule.id for rule in in_force if (rule.source.instrument, rule.source.status) == ("G2017", "read")]
    assert sorted(rules_on(answer)) == sorted(expected) != []
    assert f"{len(expected)} of the {len(in_force)} rules in force on that day are shown." in text_of(answer)


def test_the_boxes_of_the_form_ask_as_the_link_does(reader: Client) -> None:
    boxes = {"on-day": "1", "on-month": "3", "on-year": "2018", "instrument": "", "status": ""}
    assert rules_on(reader.get(BOOK, boxes)) == rules_on(reader.get(CCG_DAYS))


def test_an_instrument_not_in_force_on_the_day_shows_nothing_and_says_so(reader: Client) -> None:
    answer = reader.get(CCG_DAYS + "&instrument=G2014")
    assert rules_on(answer) == []
    assert "is what you asked for" in text_of(answer)


def test_a_day_before_every_instrument_says_so(reader: Client) -> None:
    assert "No instrument of the rule book was in force on 1 January 2000." in text_of(reader.get(BOOK + "?on=2000-01-01"))


@pytest.mark.parametrize("asked", ["on=soon", "on=2018-02-31", "instrument=X", "status=certain", "on-day=1"])
def test_what_cannot_be_read_is_said_and_todays_rules_are_shown(reader: Client, asked: str) -> None:
    answer = reader.get(f"{BOOK}?{asked}")
    assert answer.status_code == 200
    assert "There is a problem" in text_of(answer)
    assert rules_on(answer)


def test_the_page_offers_a_day_of_every_instrument(reader: Client) -> None:
    answer = reader.get(BOOK)
    for text in load().texts:
        [found] = set(re.findall(rf'href="(/rule-book/\?on=[\d-]+&amp;of=[\w-]+)#in-{text.key}"', answer.content.decode()))
        assert f'id="in-{text.key}"' in reader.get(unescape(found)).content.decode()


def test_the_digest_is_that_of_the_rules_in_force_whatever_is_filtered(reader: Client) -> None:
    digest = load().in_force(date(2018, 3, 1)).digest[:12]
    assert digest in text_of(reader.get(CCG_DAYS + "&status=ours"))


def test_every_condition_a_shown_rule_names_is_explained(reader: Client) -> None:
    page = text_of(reader.get(CCG_DAYS))
    assert "interest is financial It may bring money" in page


def test_it_asks_the_database_only_who_is_reading(reader: Client, django_assert_max_num_queries: Any) -> None:
    reader.get(BOOK)
    with django_assert_max_num_queries(WHO_IS_READING):
        reader.get(CCG_DAYS)
    with django_assert_max_num_queries(WHO_IS_READING):
        reader.get(CCG_DAYS + "&status=read")


def test_whoever_is_not_signed_in_is_asked_to(client: Client) -> None:
    assert client.get(BOOK).status_code == 302


def test_a_person_of_a_ccg_may_read_it_and_an_account_without_a_part_may_not(client_of: Callable[..., Client]) -> None:
    assert client_of(actor_of_person(PersonFactory())).get(BOOK).status_code == 200
    assert client_of(UserFactory()).get(BOOK).status_code == 403


def test_a_reader_of_one_ccg_reads_its_book_and_may_read_the_national_one(
    office: Office, client_of: Callable[..., Client]
) -> None:
    own = office.in_force()
    reader = client_of(actor_with(Role.MEMBER, ccg=office.ccg))
    assert own.rule in rules_on(reader.get(CCG_DAYS))
    assert own.rule not in rules_on(reader.get(CCG_DAYS + "&of=national"))
    assert "What the CCG adopted" not in text_of(reader.get(CCG_DAYS))


def test_a_reader_of_several_ccgs_is_offered_the_book_of_each(office: Office, client_of: Callable[..., Client]) -> None:
    own, user, other = office.in_force(), UserFactory(), CcgFactory()
    for ccg in (office.ccg, other):
        RoleHeldFactory(user=user, role=Role.OFFICER, ccg=ccg)
    answer = client_of(user).get(CCG_DAYS)
    assert own.rule not in rules_on(answer)
    assert {f"Rule book of {office.ccg}", f"Rule book of {other}"} <= set(
        re.findall(r"Rule book of [^<]+", answer.content.decode())
    )
    assert own.rule in rules_on(client_of(user).get(f"{CCG_DAYS}&of={office.ccg.pk}"))


def test_another_ccgs_book_is_kept_back_and_the_page_says_so(office: Office, reader: Client) -> None:
    own = office.in_force()
    answer = reader.get(f"{CCG_DAYS}&of={office.ccg.pk}")
    assert own.rule not in rules_on(answer)
    assert "You may not read the rule book of that CCG. These are the national rules." in text_of(answer)
