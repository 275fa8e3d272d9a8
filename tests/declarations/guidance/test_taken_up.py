"""A CCG's own days of adoption, and its own rules, laid over the national book."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarations.guidance.findings import Source
from declarations.guidance.rulebook import RuleBook, load
from declarations.guidance.rules import Instrument, Period, Rule, RuleKind
from declarations.guidance.taken_up import LOCAL, adopted
from declarations.guidance.vocabulary import Status, Step, Strength

GUIDANCE = ("G2013", "G2014", "G2016", "G2017")
LATE = date(2017, 10, 1)
DAYS = st.dates(date(2013, 3, 1), date(2022, 6, 30))


def guidance_on(book: RuleBook, on: date) -> list[str]:
    return [text.key for text in book.in_force(on).texts if text.key in GUIDANCE]


@pytest.mark.parametrize(
    ("on", "guidance", "months"),
    [
        (date(2017, 6, 15), "G2016", 6),
        (date(2017, 6, 16), "G2016", 6),
        (date(2017, 9, 30), "G2016", 6),
        (date(2017, 10, 1), "G2017", 12),
        (date(2022, 6, 30), "G2017", 12),
    ],
)
def test_until_a_guidance_is_adopted_the_one_before_it_holds(on: date, guidance: str, months: int) -> None:
    book = load().adopted({"G2017": LATE})
    assert guidance_on(book, on) == [guidance]
    assert book.in_force(on).figure("declaration-refresh") == months


def test_without_a_record_the_national_days_count() -> None:
    book = load().adopted({})
    assert book.in_force(LATE).digest == load().in_force(LATE).digest


def test_a_guidance_is_never_in_force_before_it_was_published() -> None:
    assert guidance_on(load().adopted({"G2017": date(2015, 1, 1)}), date(2017, 6, 15)) == ["G2016"]


def test_a_guidance_adopted_after_the_next_one_was_passed_over() -> None:
    book = load().adopted({"G2016": date(2018, 1, 1), "G2017": LATE})
    assert guidance_on(book, date(2017, 9, 30)) == ["G2014"]
    assert guidance_on(book, LATE) == ["G2017"]
    assert "G2016" not in book.instruments


def test_no_guidance_for_ccgs_outlives_them() -> None:
    assert guidance_on(load().adopted({"G2017": date(2023, 1, 1)}), date(2022, 7, 1)) == []


def test_statute_binds_whatever_was_adopted() -> None:
    days = {key: date(2020, 1, 1) for key in ("ACT", "SI2012", "PPCCR")}
    assert load().adopted(days).in_force(LATE).digest == load().in_force(LATE).digest


def test_an_adoption_changes_the_digest_on_the_days_it_moved() -> None:
    book = load().adopted({"G2017": LATE})
    assert book.in_force(date(2017, 8, 1)).digest != load().in_force(date(2017, 8, 1)).digest


@given(DAYS, st.dictionaries(st.sampled_from(GUIDANCE[1:]), DAYS))
def test_exactly_one_guidance_is_in_force_on_every_day_of_the_ccgs(on: date, days: dict[str, date]) -> None:
    assert len(guidance_on(load().adopted(days), on)) == 1


@given(DAYS, st.dictionaries(st.sampled_from(GUIDANCE[1:]), DAYS))
def test_no_two_rules_of_one_id_are_in_force_at_once(on: date, days: dict[str, date]) -> None:
    ids = [rule.id for rule in load().adopted(days).in_force(on).rules]
    assert len(ids) == len(set(ids))


def own(rule_id: str = "no-papers-for-members", since: date = date(2018, 1, 1), until: date | None = None) -> Rule:
    return Rule(
        id=rule_id,
        kind=RuleKind.STEP,
        source=Source(LOCAL, "Conflicts policy", Strength.LOCAL, Status.READ),
        in_force=Period(since, until),
        says="Ours.",
        rests_on="Local policy",
        when=("interest is financial",),
        step=Step.LEAVE,
    )


def test_a_rule_of_ones_own_is_in_force_on_its_days_and_on_no_other() -> None:
    book = load().varied([own(until=date(2019, 1, 1))])
    for day, there in [
        (date(2017, 12, 31), False),
        (date(2018, 1, 1), True),
        (date(2018, 12, 31), True),
        (date(2019, 1, 1), False),
    ]:
        assert (book.in_force(day).rule("no-papers-for-members") is not None) is there
        assert (LOCAL in book.in_force(day).instruments) is there


def test_rules_of_ones_own_stand_in_an_instrument_that_says_who_wrote_it_and_on_which_no_step_of_others_rests() -> None:
    rules = [own(until=date(2019, 1, 1)), own("another", date(2017, 1, 1), date(2018, 6, 1))]
    [text] = [text for text in load().varied(rules).texts if text.key == LOCAL]
    assert text == Instrument(
        LOCAL,
        "The CCG's own policy",
        Period(date(2017, 1, 1), date(2019, 1, 1)),
        proposes=False,
        note="Written by the CCG's governance officers; each rule was put in force by a second person.",
    )


def test_guidance_that_nothing_ended_holds_from_its_adoption_on() -> None:
    published = Instrument("NEW", "New guidance", Period(date(2017, 1, 1)), proposes=True, note="", by_adoption=True)
    [text], _ = adopted((published,), (), {"NEW": LATE})
    assert text.in_force == Period(LATE)


def test_a_rule_of_ones_own_stands_in_the_place_of_the_one_whose_id_it_bears_on_its_days_only() -> None:
    book = load().varied([own("standing-in-strategy", until=date(2019, 1, 1))])
    found = {}
    for day in (date(2017, 12, 31), date(2018, 1, 1), date(2019, 1, 1)):
        [rule] = [rule for rule in book.in_force(day).rules if rule.id == "standing-in-strategy"]
        found[day] = rule.source.instrument
    assert list(found.values()) == ["G2017", LOCAL, "G2017"]


def test_a_rule_of_ones_own_changes_the_digest_while_it_holds() -> None:
    book = load().varied([own()])
    assert book.in_force(date(2018, 1, 1)).digest != load().in_force(date(2018, 1, 1)).digest
    assert book.in_force(date(2017, 12, 31)).digest == load().in_force(date(2017, 12, 31)).digest


@given(DAYS, st.integers(1, 400))
def test_whatever_days_it_takes_the_others_keep_all_of_theirs(since: date, days: int) -> None:
    until = since + timedelta(days=days)
    book = load().varied([own("look-back", since, until)])
    for on in (since - timedelta(days=1), since, until - timedelta(days=1), until):
        assert sum(rule.id == "look-back" for rule in book.in_force(on).rules) == (0 if on < date(2013, 3, 1) else 1)


def test_the_days_left_of_a_rule_are_rules_like_it() -> None:
    national = [rule for rule in load().rules if rule.id == "standing-in-strategy"]
    left = [rule for rule in load().varied([own("standing-in-strategy")]).rules if rule.id == "standing-in-strategy"]
    for rule in left:
        if rule.source.instrument != LOCAL:
            assert any(rule.says == each.says and replace(rule).source == each.source for each in national)
