"""The deeds of an import: received once, asked about, brought in as one deed, and undone as one while nothing rests on it."""

from datetime import date
from typing import Any

import pytest

from coi_register.accounts.actors import Role
from coi_register.audit.models import Deed
from coi_register.audit.sealed import Sealed
from coi_register.audit.services import StillNeeded, take_back
from coi_register.log.agreement import disagreements
from coi_register.log.services import seal
from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import NotAllowed
from committees.models import Person
from declarations.imports import selectors, services
from declarations.imports.models import Import, ImportFile
from declarations.imports.vocabulary import Answer, Asked, Holds, State
from declarations.interests import services as interests
from declarations.models import Confirmation, Interest
from tests import factories as make
from tests.declarations.imports.made import DERBY, PLAIN, as_csv, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def ccg() -> Any:
    return make.CcgFactory()


@pytest.fixture
def officer(ccg: Any) -> Any:
    return make.actor_with(Role.OFFICER, ccg=ccg)


def answered(of: Import, by: Any, **says: str) -> None:
    """Each question of the kind is given the answer; the kinds that are not named get their safe one."""
    while questions := selectors.dry_run_of(of).questions:
        one = questions[0]
        services.answer(of, question=one, says=says.get(one.asks, one.safe), by=by)


def test_a_file_is_kept_as_it_was_sent_with_its_hash(ccg: Any, officer: Any) -> None:
    content = as_csv(PLAIN)
    of = services.receive(ccg, name="C:\\Desk\\register.csv", content=content, source="Register of 2018", by=officer)
    assert bytes(ImportFile.objects.get(of=of).content) == content
    assert of.file_name == "register.csv"
    assert len(of.sha256) == 64
    with pytest.raises(Sealed), make.arranged():
        of.file.save()


def test_the_two_rows_of_a_real_form_are_asked_about_and_brought_in(ccg: Any, officer: Any) -> None:
    parkside = make.PracticeFactory(name="Parkside Medical Centre")
    make.PracticeFactory(name="Parkside Medical Centre")
    of = received(ccg, DERBY)
    asked = [(one.asks, one.about) for one in selectors.dry_run_of(of).questions]
    assert asked == [
        (Asked.WHICH, "Parkside Medical Centre"),
        (Asked.WHICH, "Invented Health Partnership"),
        (Asked.YEAR, "2000"),
        (Asked.COVERS, "Dr Basil Sample: Withdraw from all voting"),
    ]
    first = selectors.dry_run_of(of).questions[0]
    services.answer(of, question=first, says=str(parkside.pk), by=officer)
    answered(of, officer, covers=Answer.ALL_ROWS)
    services.bring_in(of, by=officer)
    one, two = Interest.objects.order_by("since_words")
    assert (one.since, one.since_words, one.organisation, one.declared_on) == (None, "2000", parkside, None)
    assert (two.since, two.since_words, two.organisation, two.role) == (None, "April 2018", None, "partner")
    assert one.mitigation_text == two.mitigation_text == "Withdraw from all voting"
    assert one.person == two.person == Person.objects.get(name="Dr Basil Sample")


def test_all_that_is_brought_in_is_one_deed_which_history_and_log_tell_alike(ccg: Any, officer: Any) -> None:
    of = services.bring_in(received(ccg), by=officer)
    deed = selectors.brought_in_by(of)
    assert deed.name == "register.imported"
    assert deed.because == "Register of March 2018"
    assert {Interest.history.get().deed, Person.history.get(name="Ada Example").deed} == {deed}
    seal()
    assert disagreements() == []


def test_nothing_is_brought_in_while_a_question_is_open(ccg: Any, officer: Any) -> None:
    of = received(ccg, DERBY)
    with pytest.raises(CannotBeDone, match="4 questions still to answer"):
        services.bring_in(of, by=officer)
    assert not Interest.objects.exists()


def test_the_same_file_is_refused_with_the_day_of_the_first(ccg: Any, officer: Any) -> None:
    of = received(ccg, DERBY)
    with pytest.raises(CannotBeDone, match=r"was sent on \d+ \w+ \d{4}.*Go on with that import"):
        received(ccg, DERBY)
    answered(of, officer, covers=Answer.OWN_ROW)
    services.bring_in(of, by=officer)
    with pytest.raises(CannotBeDone, match=r"was imported on \d+ \w+ \d{4}.*Undo that import first"):
        received(ccg, DERBY)
    assert received(make.CcgFactory(), DERBY).is_open, "another CCG has a register of its own"


def test_an_import_that_was_undone_leaves_nothing_but_its_history_and_may_be_sent_again(ccg: Any, officer: Any) -> None:
    of = services.bring_in(received(ccg), by=officer)
    of = services.undo(of, because="The wrong year's file.", by=officer)
    assert of.state == State.UNDONE
    assert not Interest.objects.exists()
    assert not Person.objects.filter(name="Ada Example").exists()
    assert [one.history_type for one in Interest.history.order_by("history_id")] == ["+", "-"]
    assert {one.deed.name for one in Interest.history.filter(history_type="-")} == {"import.undone"}
    seal()
    assert disagreements() == []
    assert received(ccg).is_open


@pytest.mark.parametrize("what", ["amended", "confirmed", "seated", "declared more"])
def test_an_import_on_which_something_was_built_is_not_undone(ccg: Any, officer: Any, what: str) -> None:
    of = services.bring_in(received(ccg), by=officer)
    interest = Interest.objects.get()
    match what:
        case "amended":
            interests.cease(interest, version=1, until=date(2018, 2, 1), because="A letter", by=officer)
        case "confirmed":
            interests.confirm(interest.person, on=date(2018, 2, 1), because="A form", by=officer)
        case "seated":
            make.HoldingFactory(person=interest.person)
        case _:
            make.InterestFactory(person=interest.person)
    told = {"amended": "was changed since", "confirmed": "has confirmed", "seated": "holding rests on it"}
    with pytest.raises(CannotBeDone, match=f"can no longer be undone as a whole.*{told.get(what, 'interest rests on it')}"):
        services.undo(of, because="A mistake.", by=officer)
    assert Interest.objects.filter(pk=interest.pk).exists()
    assert Import.objects.get().is_in


def test_a_person_on_the_register_is_recognised_only_after_a_question(ccg: Any, officer: Any) -> None:
    there = make.PersonFactory(name="Dr Ada Example", ccg=ccg)
    of = received(ccg)
    (who,) = (one for one in selectors.dry_run_of(of).questions if one.asks == Asked.WHO)
    services.answer(of, question=who, says=str(there.pk), by=officer)
    services.bring_in(of, by=officer)
    assert Interest.objects.get().person == there
    services.undo(selectors.import_for(make.BY_THE_TEST, of.pk), because="A mistake.", by=officer)
    assert Person.objects.filter(pk=there.pk).exists(), "who was there before stays"


def test_an_interest_that_stands_already_is_refused_with_its_row(ccg: Any, officer: Any) -> None:
    services.bring_in(received(ccg), by=officer)
    again = received(ccg, [*PLAIN, ("Ada Example", "Trustee of an invented charity", "")])
    answered(again, officer, who=str(Person.objects.get(name="Ada Example").pk))
    with pytest.raises(CannotBeDone, match="Nothing was written.*Row 2: This is already on the register"):
        services.bring_in(again, by=officer)
    assert Interest.objects.count() == 1


def test_only_an_import_as_it_was_read_is_brought_in(ccg: Any, officer: Any) -> None:
    read = received(ccg)
    services.say_columns(Import.objects.get(), columns=[Holds(one) for one in read.columns], first=1, by=officer)
    with pytest.raises(ChangedMeanwhile):
        services.bring_in(read, by=officer)
    services.bring_in(Import.objects.get(), by=officer)
    with pytest.raises(CannotBeDone, match="brought in already"):
        services.bring_in(Import.objects.get(), by=officer)


def test_what_the_columns_held_is_remembered_for_the_ccgs_next_register(ccg: Any, officer: Any) -> None:
    rows = [("Who", "What", "When"), ("Ada Example", "Trustee of an invented charity", "2016")]
    of = received(ccg, rows)
    columns = [Holds.NAME, Holds.INTEREST, Holds.FROM]
    services.say_columns(of, columns=columns, first=1, by=officer)
    assert received(ccg, [*rows, ("Basil Sample", "Owner of an invented company", "")]).columns == columns
    assert received(make.CcgFactory(), rows).columns != columns


def test_columns_without_names_or_interests_are_refused(ccg: Any, officer: Any) -> None:
    of = received(ccg)
    with pytest.raises(CannotBeDone, match="which column holds the names"):
        services.say_columns(of, columns=[Holds.NAME, Holds.NOTHING, Holds.FROM], first=1, by=officer)


def test_open_questions_of_one_kind_are_answered_at_once(ccg: Any, officer: Any) -> None:
    of = received(ccg, DERBY)
    (first, *_) = selectors.dry_run_of(of).questions
    services.answer(of, question=first, says=Answer.WORDS, all_alike=True, by=officer)
    assert [one.asks for one in selectors.dry_run_of(of).questions] == [Asked.YEAR, Asked.COVERS]


def test_an_answer_that_is_none_of_the_choices_is_refused(ccg: Any, officer: Any) -> None:
    of = received(ccg, DERBY)
    year = next(one for one in selectors.dry_run_of(of).questions if one.asks == Asked.YEAR)
    with pytest.raises(CannotBeDone, match="Select an answer"):
        services.answer(of, question=year, says="perhaps", by=officer)


def test_a_day_that_the_person_declares_takes_the_place_of_the_words(ccg: Any, officer: Any) -> None:
    of = received(ccg, [PLAIN[0], ("Ada Example", "Owner of a shop", "April 2016")])
    services.bring_in(of, by=officer)
    interest = Interest.objects.get()
    own = make.actor_of_person(interest.person)
    day = date(2016, 4, 18)
    after = interests.amend(interest, version=1, on=own.on, by=own, because="I looked it up.", since=day)
    assert (after.since, after.since_words) == (day, None)


def test_an_answer_about_an_import_that_is_in_by_now_is_refused(ccg: Any, officer: Any) -> None:
    of = received(ccg, [PLAIN[0], ("Ada Example", "Owner of a shop", "2016")])
    (year,) = selectors.dry_run_of(of).questions
    answered(of, officer)
    services.bring_in(Import.objects.get(), by=officer)
    with pytest.raises(ChangedMeanwhile):
        services.answer(of, question=year, says=Answer.NO, by=officer)


def test_a_nil_return_of_a_day_is_brought_in_and_taken_back(ccg: Any, officer: Any) -> None:
    of = received(ccg, [("Name", "Interest", "Date declared"), ("Ada Example", "None", "3 May 2017")])
    answered(of, officer, nil=Answer.NIL_RETURN)
    of = services.bring_in(of, by=officer)
    assert Confirmation.objects.get().on == date(2017, 5, 3)
    services.undo(of, because="A mistake.", by=officer)
    assert not Confirmation.objects.exists()


def test_whoever_may_not_import_does_nothing(ccg: Any) -> None:
    auditor = make.actor_with(Role.AUDITOR, ccg=ccg)
    of = received(ccg)
    before = Deed.objects.count()
    for deed in (
        lambda: services.receive(ccg, name="a", content=b"a", source="a", by=auditor),
        lambda: services.bring_in(of, by=auditor),
        lambda: services.undo(of, because="x", by=auditor),
        lambda: services.put_aside(of, by=auditor),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert Deed.objects.count() == before


def test_an_import_put_aside_makes_room_for_the_same_file(ccg: Any, officer: Any) -> None:
    services.put_aside(received(ccg), by=officer)
    assert received(ccg).is_open


def test_only_what_may_be_undone_is_taken_back(ccg: Any) -> None:
    with pytest.raises(Sealed), make.arranged():
        take_back([ccg])
    holding = make.HoldingFactory()
    with pytest.raises(StillNeeded), make.arranged():
        take_back([holding.person])


def test_a_dry_run_asks_as_many_questions_of_the_database_for_many_rows_as_for_few(
    ccg: Any, django_assert_num_queries: Any
) -> None:
    rows = [(f"Person Example {n}", f"Director of Invented Company {n} Ltd", "2000") for n in range(60)]
    few, many = received(ccg, [PLAIN[0], *rows[:2]]), received(ccg, [PLAIN[0], *rows])
    for of in (few, many):
        of = selectors.import_for(make.BY_THE_TEST, of.pk)
        with django_assert_num_queries(5):
            selectors.dry_run_of(of)
