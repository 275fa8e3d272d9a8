"""The rule book as it stood on a date: which instruments, which rules, which figures, and its digest."""

from datetime import date, timedelta

import pytest

from declarations.guidance.findings import Source
from declarations.guidance.rulebook import RuleBook, fingerprint, load
from declarations.guidance.rules import Instrument, Period, Rule, RuleKind
from declarations.guidance.vocabulary import AddOn, Status, Step, Strength

ON = date(2018, 3, 1)


def book(on: date = ON, instruments: tuple[str, ...] | None = None) -> RuleBook:
    return load().in_force(on, instruments)


@pytest.mark.parametrize(
    ("on", "guidance"),
    [
        (date(2013, 2, 28), None),
        (date(2013, 3, 1), "G2013"),
        (date(2014, 11, 30), "G2013"),
        (date(2014, 12, 1), "G2014"),
        (date(2016, 6, 27), "G2014"),
        (date(2016, 6, 28), "G2016"),
        (date(2017, 6, 15), "G2016"),
        (date(2017, 6, 16), "G2017"),
        (date(2022, 6, 30), "G2017"),
        (date(2022, 7, 1), "ICB"),
        (date(2023, 12, 31), "ICB"),
    ],
)
def test_one_guidance_is_in_force_on_a_date(on: date, guidance: str | None) -> None:
    assert [text.key for text in book(on).texts if text.proposes] == ([guidance] if guidance else [])


def test_the_selection_regime_joins_the_boards_in_2024() -> None:
    assert book(date(2023, 12, 31)).instruments == ("PPCCR", "NHS2017", "ICB")
    assert book(date(2024, 1, 1)).instruments == ("NHS2017", "ICB", "PSR")


@pytest.mark.parametrize(
    ("on", "months"),
    [
        (date(2014, 1, 1), 12),
        (date(2015, 1, 1), 3),
        (date(2017, 1, 1), 6),
        (date(2018, 1, 1), 12),
    ],
)
def test_how_often_declarations_are_refreshed_differs_by_guidance(on: date, months: int) -> None:
    assert book(on).figure("declaration-refresh") == months


def test_an_interest_is_declared_within_28_days_under_the_act_and_under_its_successor() -> None:
    assert book(ON).figure("declare-within") == book(date(2023, 1, 1)).figure("declare-within") == 28


def test_a_governing_body_needs_six_members_until_13_april_2022_and_four_from_the_day_after() -> None:
    members = {
        on: found.requires["members"]
        for on in (date(2022, 4, 13), date(2022, 4, 14))
        if (found := book(on).rule("governing-body-composition"))
    }
    assert list(members.values()) == [6, 4]


def test_a_rule_not_in_force_is_not_given() -> None:
    assert book(date(2015, 1, 1)).rule("audit-chair-does-not-chair-pccc") is None
    assert book(date(2016, 6, 28)).rule("audit-chair-does-not-chair-pccc") is not None


def test_a_book_of_every_date_gives_no_rule_by_its_id() -> None:
    with pytest.raises(ValueError, match="in_force"):
        load().rule("look-back")


def test_a_named_instrument_that_is_not_in_force_gives_nothing() -> None:
    assert book(ON, ("G2014",)).rules == ()
    assert not book(ON, ("G2014",)).proposes


def test_an_act_alone_proposes_nothing() -> None:
    assert not book(ON, ("ACT",)).proposes


def test_the_digest_is_the_same_on_two_days_of_one_law_and_another_under_another() -> None:
    assert book(ON).digest == book(date(2018, 4, 1)).digest
    assert len({book(on).digest for on in (date(2015, 1, 1), date(2017, 1, 1), ON, date(2022, 5, 1))}) == 4


def test_the_digest_of_a_book_read_again_is_the_same() -> None:
    again = load.__wrapped__().in_force(ON)
    assert again is not book(ON)
    assert again.digest == book(ON).digest


@pytest.mark.parametrize(
    ("on", "instruments"),
    [
        (date(2012, 6, 30), ()),
        (date(2012, 7, 1), ("COC2012", "SI2012")),
        (date(2013, 3, 1), ("SI2012", "G2013")),
        (date(2013, 4, 1), ("SI2012", "G2013", "ACT", "PPCCR")),
        (date(2017, 6, 1), ("SI2012", "ACT", "PPCCR", "G2016", "NHS2017")),
        (date(2022, 7, 1), ("PPCCR", "NHS2017", "ICB")),
        (date(2024, 8, 31), ("NHS2017", "ICB", "PSR")),
        (date(2024, 9, 1), ("ICB", "PSR", "NHS2024")),
    ],
)
def test_each_instrument_begins_and_ends_on_its_day(on: date, instruments: tuple[str, ...]) -> None:
    assert book(on).instruments == instruments


@pytest.mark.parametrize("rule", load().rules, ids=lambda rule: f"{rule.id}, {rule.source.instrument}")
def test_every_rule_of_every_kind_stands_from_its_first_day_to_its_last_and_on_no_other(rule: Rule) -> None:
    period = rule.in_force
    assert rule in book(period.since).rules
    assert rule not in book(period.since - timedelta(days=1)).rules
    if period.until is not None:
        assert rule in book(period.until - timedelta(days=1)).rules
        assert rule not in book(period.until).rules


def test_every_rule_of_the_domain_that_the_decision_service_uses_has_its_text() -> None:
    known = {rule.id: rule.source.instrument for rule in load().rules}
    assert known["substantial-provider-interests"] == "G2017"
    assert known["no-award-where-integrity-is-affected"] == "PPCCR"
    assert known["record-of-a-selection"] == "PSR"


def test_every_rule_rests_on_a_domain_rule_and_speaks_in_a_sentence() -> None:
    for rule in load().rules:
        assert rule.rests_on[0] in "RPT", rule.id
        assert rule.says.endswith("."), rule.id


def test_no_rule_cites_a_numbered_paragraph_of_a_guidance() -> None:
    texts = {text.key for text in load().texts if text.key.startswith("G2")}
    cited = [rule.source.place for rule in load().rules if rule.source.instrument in texts]
    assert not [place for place in cited if "para" in place.lower()]


def test_what_we_infer_ourselves_is_never_said_to_be_law() -> None:
    ours = [rule for rule in load().rules if rule.source.status == "ours"]
    assert ours
    assert {rule.source.strength for rule in ours} <= {"should", "local"}


def test_the_steps_are_resolved_from_rules_of_two_kinds() -> None:
    assert {rule.kind for rule in (*book().steps, *book().exceptions)} == {RuleKind.STEP, RuleKind.EXCEPTION}


def test_an_instrument_is_called_by_its_title_and_an_unknown_one_by_its_key() -> None:
    assert load().title_of("ACT") == "National Health Service Act 2006, sections 14L to 14O"
    assert load().title_of("NONE") == "NONE"


def test_a_digest_and_a_fingerprint_stay_what_they_are_for_records_and_confirmations_are_kept_by_them() -> None:
    text = Instrument("T2018", "A text", Period(date(2018, 1, 1)), proposes=True, note="Née à l’usage")
    rule = Rule(
        "a-rule",
        RuleKind.STEP,
        Source("T2018", "A place", Strength.SHOULD, Status.READ),
        Period(date(2018, 1, 1), date(2019, 1, 1)),
        says="They leave “the room”.",
        rests_on="R7.9",
        when=("person is in dispute",),
        step=Step.LEAVE,
        also=frozenset({AddOn.NO_PAPERS, AddOn.NEW_CHAIR}),
        requires={"committees": ["pccc"]},
    )
    assert RuleBook((rule,), (text,)).digest == "cbefbed7ce6c10c70770f4d2067129a0cf14e6e9877e57c103f36fdc793e3e9c"
    assert fingerprint(rule) == "6b486a9953aed9f7"
