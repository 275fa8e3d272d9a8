"""What an assessment rested on, kept as one text."""

import json
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from committees.meetings.facts import Concern
from committees.organisations.facts import Organisation
from committees.organisations.vocabulary import OrganisationKind
from declarations.conflicts.assessment import assess
from declarations.guidance.facts import Interest, Ruled
from declarations.guidance.record import CannotBeRead, Heading, Record, canonical, read, says_the_same, seal, written
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import InterestCategory, Step
from tests.declarations.table import ON, committee, item, meeting, quorum, sitting

HARBOURSIDE = Organisation("harbourside", "Harbourside Ltd", OrganisationKind.COMPANY)
GAIN = Interest("gain", InterestCategory.FINANCIAL, direct=True, organisation="harbourside")
PEOPLE = (
    sitting("chair", "lay", chair=True, confirmed=date(2018, 1, 10)),
    sitting(UUID(int=7), "gp", interests=(GAIN,), confirmed=date(2018, 1, 10)),
    sitting((UUID(int=7), "Nurse"), "nurse", person=UUID(int=7)),
)


def kept(on=ON, number=1):
    facts = meeting(
        *PEOPLE,
        committees=[committee(quorum=quorum(3, "gp"))],
        items=(item("6", concerns=(Concern(organisation="harbourside"),)), item("7")),
        organisations={"harbourside": HARBOURSIDE},
        on=on,
    )
    book, rulings = load().in_force(on), (Ruled("7", "chair", None), Ruled("6", UUID(int=7), Step.NOTE))
    return Record(Heading(UUID(int=1), number, on, "Ada Example"), facts, rulings, book, assess(facts, book, rulings))


def altered(text, **changes):
    return canonical(json.loads(text) | changes)


@pytest.mark.parametrize("on", [date(2013, 5, 1), date(2016, 1, 1), date(2018, 3, 1), date(2023, 3, 1), date(2026, 1, 1)])
def test_a_record_comes_back_as_it_went_under_every_regime(on):
    record = kept(on)
    back = read(written(record))
    assert (back.heading, back.facts, back.rulings, back.answer) == (
        record.heading,
        record.facts,
        record.rulings,
        record.answer,
    )
    assert back.book.digest == record.book.digest
    assert written(back) == written(record)


def test_a_record_read_again_gives_the_answer_it_holds():
    back = read(written(kept()))
    assert assess(back.facts, back.book, back.rulings) == back.answer


def test_it_holds_its_rules_in_full_so_that_later_texts_change_nothing():
    rules = {rule["id"]: rule["says"] for rule in json.loads(written(kept()))["book"]["rules"]}
    assert rules == {rule.id: rule.says for rule in load().in_force(ON).rules}


def test_two_records_that_hold_the_same_book_share_it_once_read():
    assert read(written(kept())).book is read(written(kept(number=2))).book


def test_equal_records_are_the_same_bytes_under_the_same_seal():
    assert seal(written(kept())) == seal(written(kept()))
    assert seal(written(kept())) != seal(written(kept(number=2)))


@pytest.mark.parametrize("form", [0, 2, "1", None])
def test_a_form_that_this_release_does_not_read_is_refused(form):
    with pytest.raises(CannotBeRead, match=rf"The record is of form {form!r} and this release reads form 1."):
        read(altered(written(kept()), form=form))


@pytest.mark.parametrize("text", ["", "no record", "{"])
def test_a_text_that_is_no_json_is_refused(text):
    with pytest.raises(CannotBeRead, match="^This is no record: it is not JSON.$"):
        read(text)


@pytest.mark.parametrize("text", ["[]", "7", "{}"])
def test_a_text_without_a_form_is_refused(text):
    with pytest.raises(CannotBeRead, match="^The record is of form None and this release reads form 1."):
        read(text)


def test_a_record_says_its_form_in_canonical_text_so_that_any_program_can_check_its_seal():
    assert json.loads(written(kept()))["form"] == 1
    assert canonical({"b": [1, None], "a": "é"}) == '{"a":"é","b":[1,null]}'
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical({"a": float("nan")})


@pytest.mark.parametrize("part", ["heading", "facts", "rulings", "book", "answer"])
def test_a_record_that_lacks_a_part_or_has_another_in_its_place_is_refused(part):
    body = json.loads(written(kept()))
    with pytest.raises(CannotBeRead, match=f"^The record has no “{part}”.$"):
        read(canonical({name: value for name, value in body.items() if name != part}))
    for instead in (None, 7, "words", {"nobody": "knows"}):
        with pytest.raises(CannotBeRead, match="release that wrote it.$|^The record is not made as one of its form is.$"):
            read(canonical(body | {part: instead}))


def test_a_rule_under_a_condition_that_is_no_longer_known_is_refused():
    body = json.loads(written(kept()))
    rule = next(rule for rule in body["book"]["rules"] if rule["when"])
    rule["when"] = ["the moon is full"]
    with pytest.raises(
        CannotBeRead, match=f"Nobody knows the condition “the moon is full” of the rule {rule['id']}. Read the record with"
    ):
        read(canonical(body))


def test_an_answer_says_the_same_where_a_later_release_only_has_more_to_say():
    stored, again = {"items": [{"step": "leave"}]}, {"items": [{"step": "leave", "votes": 7}], "voices": []}
    assert says_the_same(stored, again)
    assert not says_the_same(again, stored)
    assert not says_the_same(stored, {"items": [{"step": "note"}]})
    assert not says_the_same(stored, {"items": []})
    assert not says_the_same({"items": []}, stored)


def test_another_ruling_makes_another_record():
    assert written(kept()) != written(replace(kept(), rulings=()))
