"""What a CCG laid over the national book, stored as text and read again."""

from datetime import date

import pytest

from declarations.guidance.local import body_of, book_under, local_rule
from declarations.guidance.reading import RuleBookError
from declarations.guidance.rulebook import fingerprint, load
from declarations.guidance.rules import Confirmed

ON = date(2018, 3, 1)
ENTRY = {
    "id": "members-of-the-college-leave",
    "kind": "step",
    "source": {"instrument": "LOCAL", "place": "Conflicts policy", "strength": "local", "status": "read"},
    "in_force": {"from": "2018-01-01", "until": None},
    "when": ["person is an ordinary member"],
    "unless": ["interest has ended"],
    "then": {"step": "leave", "also": ["no papers"]},
    "says": "Members of a college leave.",
    "rests_on": "Local policy",
}
BY_ADA = Confirmed("Ada Example", date(2018, 2, 1), "Section on meetings", "must leave")


def test_without_a_body_it_is_the_national_book() -> None:
    assert book_under(None) is load()


def test_a_body_that_says_nothing_makes_a_book_of_the_same_rules() -> None:
    empty = book_under(body_of(adopted={}, varied=[], confirmed={}))
    assert empty.in_force(ON).digest == load().in_force(ON).digest


def test_one_body_makes_one_book_so_that_it_is_built_once() -> None:
    body = body_of(adopted={"G2017": date(2017, 10, 1)}, varied=[ENTRY], confirmed={})
    assert book_under(body) is book_under(str(body))


def test_adoptions_and_rules_of_ones_own_are_read_again() -> None:
    book = book_under(body_of(adopted={"G2017": date(2018, 4, 1)}, varied=[ENTRY], confirmed={}))
    assert "G2016" in book.in_force(ON).instruments
    rule = book.in_force(ON).rule("members-of-the-college-leave")
    assert rule is not None
    assert (rule.source.instrument, rule.step, rule.also) == ("LOCAL", "leave", {"no_papers"})


def test_the_order_in_which_a_ccg_wrote_makes_no_other_text() -> None:
    other = ENTRY | {"id": "another"}
    assert body_of(adopted={}, varied=[ENTRY, other], confirmed={}) == body_of(
        adopted={}, varied=[other, ENTRY], confirmed={}
    )


def test_the_text_is_canonical_so_that_the_bodies_already_stored_stay_what_they_are() -> None:
    own = {"says": "Café “é”", "id": "a", "in_force": {"from": "2018-01-01"}}
    days = {"G2017": date(2018, 4, 1), "G2016": date(2016, 8, 1)}
    assert body_of(adopted=days, varied=[own], confirmed={"ab12": BY_ADA}) == (
        '{"adopted":{"G2016":"2016-08-01","G2017":"2018-04-01"},'
        '"confirmed":{"ab12":{"by":"Ada Example","on":"2018-02-01","place":"Section on meetings","words":"must leave"}},'
        '"varied":[{"id":"a","in_force":{"from":"2018-01-01"},"says":"Café “é”"}]}'
    )


def test_a_confirmation_is_found_for_its_rule_and_alters_no_answer() -> None:
    rule = load().in_force(ON).rule("look-back")
    assert rule is not None
    book = book_under(body_of(adopted={}, varied=[], confirmed={fingerprint(rule): BY_ADA})).in_force(ON)
    assert book.confirmation(rule) == BY_ADA
    assert [each.id for each in book.rules if book.confirmation(each)] == ["look-back"]
    assert book.digest == load().in_force(ON).digest


def test_a_confirmation_holds_while_the_words_do_however_the_days_move() -> None:
    rule = load().in_force(ON).rule("declaration-refresh")
    assert rule is not None
    late = load().adopted({"G2017": date(2017, 10, 1)}).in_force(ON).rule("declaration-refresh")
    assert late is not None
    assert late.in_force != rule.in_force
    assert fingerprint(late) == fingerprint(rule)


def test_no_two_texts_of_the_book_share_a_fingerprint() -> None:
    marks = [fingerprint(rule) for rule in load().rules]
    assert len(marks) == len(set(marks))


def test_a_rule_of_ones_own_that_is_not_whole_is_refused_with_a_sentence() -> None:
    with pytest.raises(RuleBookError, match="nobody knows the condition “moon is full”"):
        local_rule(ENTRY | {"when": ["moon is full"]})
    with pytest.raises(RuleBookError, match="^The local rule, members-of-the-college-leave: the rule does not say when"):
        local_rule(ENTRY | {"when": []})
