"""The pages on which papers are kept, as a browser asks for them."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coi_register.accounts.actors import Actor, Role
from committees.models import Item, Paper
from committees.papers import services
from committees.papers.clamd import ScannerAway
from committees.papers.reading.limits import LONGEST_FILE
from tests.committees.papers.corpus import BAD
from tests.committees.papers.made import pdf
from tests.factories import CcgFactory, HoldingFactory, SeatFactory, actor_with
from tests.filling_in import fill_in

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Any], Client]
OF_A_PAPER = ("replace_paper", "amend_paper", "withdraw_paper", "paper_history")
OF_AN_ITEM = ("papers", "add_paper")


@pytest.fixture
def client(client_of: ClientOf, officer: Actor) -> Client:
    return client_of(officer)


def sent(name: str, *pages: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf(*pages))


def send(client: Client, name: str, pk: object, **fields: Any) -> Any:
    return fill_in(client, reverse(name, args=[pk]), fields, secure=True)


def text_of(client: Client, name: str, pk: object) -> str:
    answer = client.get(reverse(name, args=[pk]), secure=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_paper_is_added_shown_replaced_changed_and_withdrawn(client: Client, item: Item) -> None:
    assert "No papers yet" in text_of(client, "papers", item.pk)
    answer = send(client, "add_paper", item.pk, file=sent("Case.pdf", "A"), title="Business case", private="on")
    assert answer.status_code == 302
    shown = text_of(client, "papers", item.pk)
    assert all(words in shown for words in ("Business case", "Not for the public", "PDF, 1 page", "“Case.pdf”"))
    paper = Paper.objects.get()
    assert send(client, "replace_paper", paper.pk, file=sent("New.pdf", "B", "C")).status_code == 302
    assert "PDF, 2 pages" in text_of(client, "papers", item.pk)
    assert send(client, "amend_paper", paper.pk, title="Prices").status_code == 302
    assert "Prices" in text_of(client, "papers", item.pk)
    assert send(client, "withdraw_paper", paper.pk, because="Sent by mistake").status_code == 302
    assert "Withdrawn" in text_of(client, "papers", item.pk)
    assert "Sent by mistake" in text_of(client, "paper_history", paper.pk)


def test_whoever_keeps_a_paper_reads_it_and_opens_its_file_from_there(client: Client, paper: Paper, officer: Actor) -> None:
    text, file = (reverse(name, args=[paper.pk]) for name in ("paper_text", "paper_file"))
    assert f'href="{text}"' in text_of(client, "papers", paper.item_id)
    assert f'href="{file}"' in text_of(client, "paper_text", paper.pk)
    assert client.get(file, secure=True).status_code == 200
    services.withdraw(paper, because="Sent by mistake", by=officer)
    assert f'href="{text}"' not in text_of(client, "papers", paper.item_id)


def test_a_bad_file_is_refused_on_the_form_and_nothing_is_written(client: Client, item: Item) -> None:
    make, word = BAD["a_word_document_with_macros"]
    answer = send(client, "add_paper", item.pk, file=SimpleUploadedFile("a.pdf", make()), title="Case")
    assert answer.status_code == 200
    assert word in answer.content.decode()
    assert "“a.pdf” was not added" in answer.content.decode()
    assert not Paper.objects.exists()


def test_a_file_that_is_too_large_is_refused_in_a_sentence(client: Client, item: Item) -> None:
    large = SimpleUploadedFile("a.pdf", b"%PDF-" + b"0" * LONGEST_FILE)
    answer = send(client, "add_paper", item.pk, file=large, title="Case")
    assert "larger than 20 MB" in answer.content.decode()


@pytest.mark.parametrize(("fields", "says"), [({}, "Choose the file"), ({"title": ""}, "Enter the title")])
def test_what_is_missing_is_said(client: Client, item: Item, fields: dict[str, str], says: str) -> None:
    assert says in send(client, "add_paper", item.pk, **fields).content.decode()


def test_a_form_sent_twice_adds_one_paper(client: Client, item: Item) -> None:
    once = str(uuid4())
    for _ in range(2):
        send(client, "add_paper", item.pk, file=sent("a.pdf", "A"), title="Case", once=once)
    assert Paper.objects.count() == 1


def test_of_two_who_replace_one_paper_the_second_is_told(client: Client, paper: Paper, officer: Actor) -> None:
    address = reverse("replace_paper", args=[paper.pk])
    services.replace(paper, content=pdf("Theirs"), name="b.pdf", by=officer)
    answer = client.post(address, {"file": sent("c.pdf", "Mine"), "version": 1}, secure=True)
    assert "Somebody else changed this" in answer.content.decode()
    assert paper.versions.count() == 2


def test_a_paper_that_waits_says_so(client: Client, added: Callable[..., Paper], monkeypatch: Any, settings: Any) -> None:
    def away(content: bytes, address: str) -> str:
        raise ScannerAway("Away.")

    settings.CLAMD = "scanner:3310"
    monkeypatch.setattr("committees.papers.services.receiving.found_in", away)
    shown = text_of(client, "papers", added("A").item_id)
    assert "The virus scanner could not be reached" in shown
    assert "Not given to anybody yet" in shown


def test_a_paper_without_text_says_that_it_is_not_searched(client: Client, added: Callable[..., Paper]) -> None:
    assert "It is not searched for names" in text_of(client, "papers", added("").item_id)


def test_the_item_leads_to_its_papers_for_whoever_keeps_them(client: Client, client_of: ClientOf, item: Item) -> None:
    link = reverse("papers", args=[item.pk])
    assert link in text_of(client, "item", item.pk)
    guardian = client_of(actor_with(Role.GUARDIAN, ccg=item.meeting.ccg))
    assert link not in text_of(guardian, "item", item.pk)


def test_whoever_does_not_keep_the_agenda_does_not_learn_of_a_paper(
    client_of: ClientOf, paper: Paper, committee: Any
) -> None:
    member = HoldingFactory(seat=SeatFactory(committee=committee)).person
    for who in (member, actor_with(Role.GUARDIAN, ccg=committee.ccg), actor_with(Role.OFFICER, ccg=CcgFactory())):
        client = client_of(who)
        for name in OF_A_PAPER:
            assert client.get(reverse(name, args=[paper.pk]), secure=True).status_code == 404
    assert {client_of(member).get(reverse(n, args=[paper.item_id]), secure=True).status_code for n in OF_AN_ITEM} == {403}


def test_the_list_takes_as_many_queries_for_one_paper_as_for_many(client: Client, added: Callable[..., Paper]) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            text_of(client, "papers", item)
        return len(asked)

    item = added("A").item_id
    queries()
    one = queries()
    for number in range(5):
        added(str(number), title=f"Annex {number}")
    assert queries() == one
