"""The pages of an import: an officer sends a file, answers one question after the other, imports it, and undoes that."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings as conf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Role
from declarations.imports import selectors, services
from declarations.imports.files.grid import LONGEST_FILE
from declarations.imports.models import Import
from declarations.imports.presenters.pages import MOST
from declarations.models import Interest
from tests import factories as make
from tests.declarations.imports.made import DERBY, PLAIN, as_csv, as_xlsx, received
from tests.filling_in import fill_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_day(settings: Any) -> None:
    settings.DEMO_TODAY = date(2018, 3, 1)


@pytest.fixture
def ccg() -> Any:
    return make.CcgFactory()


def signed_in(ccg: Any, role: Role) -> Client:
    held = make.RoleHeldFactory(role=role, ccg=ccg)
    client = Client()
    client.force_login(held.user)
    return client


@pytest.fixture
def officer(ccg: Any) -> Client:
    return signed_in(ccg, Role.OFFICER)


def send(client: Client, content: bytes, name: str = "register.xlsx", **more: str) -> Any:
    answers = {"file": SimpleUploadedFile(name, content), "source": "Register of March 2018"}
    return client.post(reverse("start_import"), {**answers, **more}, follow=True)


def text_of(response: Any) -> str:
    return response.content.decode()


def test_an_officer_sends_a_file_answers_imports_and_undoes(officer: Client, ccg: Any) -> None:
    shown = send(officer, as_xlsx(DERBY))
    of = Import.objects.get()
    assert "4 questions to answer, then it can be imported" in text_of(shown)
    assert "From 2000, ongoing" in text_of(shown)
    for says in ("words", "words", "yes", "all_rows"):
        question = selectors.dry_run_of(of).questions[0]
        shown = fill_in(officer, reverse("import_question", args=[of.pk, question.key]), {"says": says})
        assert shown.status_code == 302
    shown = officer.get(shown["Location"])
    assert "Every question is answered" in text_of(shown)
    fill_in(officer, reverse("bring_in", args=[of.pk]))
    assert Interest.objects.count() == 2
    person = Interest.objects.first().person
    assert "From 2000, ongoing" in text_of(officer.get(reverse("person", args=[person.pk])))
    assert "Brought in by" in text_of(officer.get(reverse("import", args=[of.pk])))
    fill_in(officer, reverse("undo_import", args=[of.pk]), {"because": "The wrong year."})
    assert not Interest.objects.exists()
    assert "The wrong year." in text_of(officer.get(reverse("import_history", args=[of.pk])))


def test_a_question_of_an_organisation_offers_those_that_may_be_meant(officer: Client, ccg: Any) -> None:
    here = make.PracticeFactory(name="Parkside Medical Centre")
    make.PracticeFactory(name="Parkside Medical Centre")
    make.MembershipFactory(practice=here, ccg=ccg)
    of = received(ccg, DERBY)
    question = selectors.dry_run_of(of).questions[0]
    address = reverse("import_question", args=[of.pk, question.key])
    shown = text_of(officer.get(address))
    assert "Which “Parkside Medical Centre” is meant? 2 organisations bear this name." in shown
    assert here.ods_code in shown
    assert "Select an answer" in text_of(fill_in(officer, address, {}))
    fill_in(officer, address, {"says": str(here.pk)})
    assert selectors.dry_run_of(of).interests[0].organisation == here.pk


def test_an_answer_may_be_given_anew(officer: Client, ccg: Any) -> None:
    of = received(ccg, DERBY)
    year = next(one for one in selectors.dry_run_of(of).questions if one.asks == "year")
    address = reverse("import_question", args=[of.pk, year.key])
    fill_in(officer, address, {"says": "yes"})
    fill_in(officer, address, {"says": "no"})
    first = selectors.dry_run_of(of).interests[0]
    assert first.since_words is None
    assert "(The register has “2000” among the dates.)" in first.text


def test_columns_are_corrected(officer: Client, ccg: Any) -> None:
    of = received(ccg, [("Who", "What", "When"), ("Ada Example", "Trustee of an invented charity", "2016")])
    address = reverse("import_columns", args=[of.pk])
    fill_in(officer, address, {"column_0": "name", "column_1": "interest", "column_2": "from", "first": "2"})
    run = selectors.dry_run_of(Import.objects.get())
    assert [one.text for one in run.interests] == ["Trustee of an invented charity"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "It is empty"),
        (b"%PDF-1.7", "It is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "saved by an old Excel, or with a password"),
        (b"PK\x03\x04 cut off", "It is damaged"),
        (b"a\x00b", "neither a spreadsheet nor text"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(officer: Client, content: bytes, says: str) -> None:
    shown = send(officer, content)
    assert shown.status_code == 200
    assert says in text_of(shown)
    assert not Import.objects.exists()


def test_a_form_without_a_file_asks_for_one(officer: Client) -> None:
    shown = officer.post(reverse("start_import"), {"source": "Register"})
    assert "Choose the file of the register" in text_of(shown)


def test_the_same_form_sent_twice_is_one_import(officer: Client) -> None:
    once = "6f7f3e5e-1111-4222-8333-444455556666"
    send(officer, as_csv(PLAIN), once=once)
    shown = send(officer, as_csv([*PLAIN, PLAIN[1]]), once=once)
    assert "This form was sent before" in text_of(shown)
    assert Import.objects.count() == 1


def test_ten_thousand_rows_of_errors_are_counted_and_the_first_are_told(officer: Client, ccg: Any) -> None:
    rows = [PLAIN[0], *(("", f"Owner of an invented thing {n}", "") for n in range(10_001))]
    shown = send(officer, as_csv(rows))
    assert text_of(shown).count("No name stands in this row") == MOST
    assert f"And {10_001 - MOST} more rows." in text_of(shown)
    assert len(shown.content) < 100_000


def test_the_door_lets_a_file_through_to_this_page_alone(officer: Client) -> None:
    large = as_csv([*PLAIN, ("Ada Example", "x" * 900_000, "")] * 2)
    assert conf.DATA_UPLOAD_MAX_MEMORY_SIZE < len(large) < LONGEST_FILE
    assert send(officer, large).status_code == 200
    assert officer.post(reverse("declare"), {"file": SimpleUploadedFile("a.csv", large)}).status_code == 413
    too_large = SimpleUploadedFile("a.csv", b"x" * (LONGEST_FILE + conf.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))
    assert officer.post(reverse("start_import"), {"file": too_large, "source": "A"}).status_code == 413


def test_the_guardian_reads_and_imports_nothing(ccg: Any) -> None:
    of = received(ccg)
    guardian = signed_in(ccg, Role.GUARDIAN)
    assert "Import a register" not in text_of(guardian.get(reverse("imports")))
    shown = text_of(guardian.get(reverse("import", args=[of.pk])))
    assert "Register of March 2018" in shown
    assert "Put this import aside" not in shown
    assert guardian.get(reverse("bring_in", args=[of.pk])).status_code == 403
    assert guardian.get(reverse("start_import")).status_code == 403


def test_an_import_of_another_ccg_never_was(officer: Client) -> None:
    other = received(make.CcgFactory())
    for name in ("import", "import_columns", "bring_in", "undo_import", "put_import_aside", "import_history"):
        assert officer.get(reverse(name, args=[other.pk])).status_code == 404


def test_a_question_that_nobody_asks_is_not_found(officer: Client, ccg: Any) -> None:
    of = received(ccg)
    assert officer.get(reverse("import_question", args=[of.pk, "0123456789abcdef"])).status_code == 404


def test_people_lead_to_the_imports(officer: Client) -> None:
    assert reverse("imports") in text_of(officer.get(reverse("people")))


def test_a_page_takes_as_many_queries_for_many_rows_as_for_few(
    officer: Client, ccg: Any, django_assert_max_num_queries: Any
) -> None:
    rows = [(f"Person Example {n}", f"Director of Invented Company {n} Ltd", "2000") for n in range(60)]
    few, many = received(ccg, [PLAIN[0], *rows[:2]]), received(ccg, [PLAIN[0], *rows])
    services.put_aside(received(ccg, [*PLAIN, PLAIN[1]]), by=make.BY_THE_TEST)
    officer.get(reverse("import", args=[few.pk]))
    for of in (few, many):
        with django_assert_max_num_queries(15):
            officer.get(reverse("import", args=[of.pk]))
