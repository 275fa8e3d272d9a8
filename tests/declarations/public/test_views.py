"""The public site: what anybody reads, what nobody reads, and that nobody is followed."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coi_register.accounts.actors import command
from coi_register.audit import services as audit
from coi_register.sheets.formats import Format
from committees.models import Holding
from declarations.interests.services import cease
from declarations.models import Edition
from declarations.public.selectors import registers as selectors
from declarations.registers import services as registers
from declarations.registers.vocabulary import Part, Register
from tests import factories as make
from tests.declarations.registers.story import ON, Story

HERE = "/registers/99x/interests/"
TOKEN = "zqcanary"


@pytest.fixture
def told(client: Client) -> Any:
    def read(address: str = HERE) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        return response.content.decode()

    return read


def moment(year: int, month: int, day: int) -> Any:
    return datetime(year, month, day, 9, tzinfo=UTC)


def every_page(story: Story) -> list[str]:
    entry = reverse("public_entry", args=["99x", "interests", story.adas.pk])
    parts = ("", "editions/", "editions/1/", "editions/1/changes/", "on/", "feed/", "?q=example")
    return ["/registers/", "/registers/99x/", entry, *(f"{HERE}{part}" for part in parts)]


def test_one_chooses_a_ccg_then_a_register_then_reads(story: Story, told: Any) -> None:
    story.edition()
    assert 'href="/registers/99x/"' in told("/registers/")
    ccg = told("/registers/99x/")
    for words in ("Register of interests", "2 entries. Edition 1, true on 1 March 2018", "Not published yet."):
        assert words in ccg
    said = told()
    for words in ("Ada Example", "Harbourside Invented Ltd", "Chairs its board.", "1 June 2015", "2 entries."):
        assert words in said


def test_nothing_is_read_before_it_is_published(story: Story, client: Client) -> None:
    registers.prepare(story.ccg, register=Register.INTERESTS, true_on=ON, by=story.officer)
    for address in every_page(story)[1:]:
        assert client.get(address).status_code == 404, address
    assert "No register has been published yet." in client.get("/registers/").content.decode()


@pytest.mark.parametrize(
    "part", ["nonsense/", "gifts/", "interests/editions/7/", "interests/entries/00000000-0000-4000-8000-000000000000/"]
)
def test_what_there_is_not_is_not_found(story: Story, client: Client, part: str) -> None:
    story.edition()
    assert client.get(f"/registers/99x/{part}").status_code == 404
    assert client.get("/registers/nobody/").status_code == 404


def test_whoever_has_nothing_is_shown_as_having_said_so(story: Story, told: Any) -> None:
    make.ConfirmationFactory(person=story.basil, nil=True, on=date(2018, 2, 1))
    story.edition()
    assert "No interests, confirmed on 1 February 2018." in told()


@pytest.mark.parametrize(
    ("asked", "shown", "hidden"),
    [
        ("?q=harbourside", "Ada Example", "Dr Basil Sample"),
        ("?q=sample", "Dr Basil Sample", "Ada Example"),
        ("?organisation=invented", "Ada Example", "Dr Basil Sample"),
        ("?type=Financial", "Ada Example", "Dr Basil Sample"),
        ("?committee=governing+body&role=Governing+body&q=basil", "Dr Basil Sample", "Ada Example"),
    ],
)
def test_a_register_is_searched_and_filtered(story: Story, told: Any, asked: str, shown: str, hidden: str) -> None:
    story.edition()
    said = told(HERE + asked)
    assert shown in said
    assert hidden not in said
    assert "1 entry found" in said


def test_a_search_without_an_answer_says_what_to_do(story: Story, told: Any) -> None:
    story.edition()
    assert "No entry has all of this. Try fewer words" in told(f"{HERE}?q=nobody")
    assert "2 entries." in told(f"{HERE}?page=nonsense")


def test_a_name_withheld_later_is_in_no_byte_of_any_public_page(story: Story, told: Any) -> None:
    with audit.deed("test.renamed", by=make.BY_THE_TEST):
        story.ada.name = f"Ada {TOKEN}"
        story.ada.save()
    story.edition()
    assert any(TOKEN in told(address) for address in every_page(story))
    story.withheld(story.ada)
    said = {address: told(address) for address in [*every_page(story), f"{HERE}?q={TOKEN}"]}
    assert not [address for address, page in said.items() if TOKEN in page.replace(f'value="{TOKEN}"', "")]
    assert "Name withheld" in said[HERE]


def test_details_withheld_leave_the_name_and_a_marker(story: Story, told: Any) -> None:
    story.edition()
    story.withheld(story.ada, Part.DETAIL, entry=story.adas.pk)
    said = told()
    assert "Ada Example" in said
    assert "Details withheld" in said
    assert "Harbourside" not in said


def test_an_officer_whose_name_is_withheld_is_not_named_as_publisher(story: Story, told: Any) -> None:
    story.edition()
    name = Edition.objects.get().published_name
    assert name in told()
    story.withheld(story.member(name, "Officer"))
    assert "by an officer of the CCG" in told()
    assert name not in told()


def test_an_earlier_edition_says_so_and_leads_to_the_latest(story: Story, told: Any) -> None:
    story.edition()
    story.edition()
    assert "This is an earlier edition. It was in force from" in told(f"{HERE}editions/1/")
    assert "earlier edition" not in told()
    assert "earlier edition" not in told(f"{HERE}editions/2/")
    both = told(f"{HERE}editions/")
    assert both.index("Edition 2") < both.index("Edition 1")


def test_the_edition_that_is_read_is_taken_as_a_file_in_each_format(story: Story, client: Client, told: Any) -> None:
    story.edition()
    files = re.findall(r'<a href="(/published/[^"]+)" type=', told())
    assert [file.rpartition(".")[2] for file in files] == list(Format)
    taken = client.get(files[0])
    assert taken.status_code == 200
    assert b"Harbourside Invented Ltd" in b"".join(taken)


def test_what_changed_is_told_field_by_field_and_why_an_entry_left(story: Story, told: Any) -> None:
    story.edition()
    cease(story.adas, version=1, until=date(2018, 2, 1), by=command("the test"))
    story.edition()
    changed = told(f"{HERE}editions/2/changes/")
    assert "1 entry came and 1 entry changed." in changed
    assert "To: nothing, now 1 February 2018" in changed
    assert "Leaves the register on 1 August 2018" in told()


def test_an_entry_that_left_keeps_its_address_and_says_that_it_left(story: Story, told: Any) -> None:
    story.edition()
    cease(story.adas, version=1, until=date(2017, 2, 1), by=command("the test"))
    story.edition()
    said = told(reverse("public_entry", args=["99x", "interests", story.adas.pk]))
    assert "This entry is no longer on the register. It last stood in edition 1" in said


def test_on_a_past_day_one_reads_the_edition_of_that_day(story: Story, client: Client) -> None:
    with audit.told_as_of(moment(2018, 3, 2)):
        story.edition()
    with audit.told_as_of(moment(2018, 4, 2)):
        story.edition(date(2018, 4, 1))
    days = {"on-day": "15", "on-month": "3", "on-year": "2018"}
    response = client.get(f"{HERE}on/", days, follow=True)
    said = response.content.decode()
    assert "This edition was in force on 15 March 2018. It is not the latest." in said
    before = client.get(f"{HERE}on/", days | {"on-month": "2"}).content.decode()
    assert "There was no edition of this register on 15 February 2018. The first was published on 2 March 2018" in before
    assert "Enter a day" in client.get(f"{HERE}on/", days | {"on-month": "13"}).content.decode()


def test_an_empty_register_says_who_confirmed_that_it_is(client: Client, story: Story) -> None:
    empty = Story(ccg=make.CcgFactory(name="NHS Empty CCG", ods_code="98X"))
    with audit.deed("test.ended", by=make.BY_THE_TEST):
        for holding in Holding.objects.filter(seat__committee=empty.board):
            holding.until = date(2017, 1, 1)
            holding.save()
    edition = empty.edition()
    said = client.get("/registers/98x/interests/").content.decode()
    assert edition.size == 0
    assert f"Nil: there is nothing to show for 1 March 2018, confirmed by {edition.published_name} on" in said


def test_the_feed_names_each_edition_and_where_its_changes_stand(story: Story, client: Client) -> None:
    story.edition()
    response = client.get(f"{HERE}feed/")
    assert response["Content-Type"] == "application/atom+xml"
    said = response.content.decode()
    assert f"{settings.SITE_URL}{HERE}editions/1/changes/" in said
    assert "edition 1" in said
    assert "Came: Ada Example, Harbourside Invented Ltd." in said


def test_no_public_page_sets_a_cookie_runs_a_script_or_fetches_from_elsewhere(story: Story, client: Client) -> None:
    story.edition()
    for address in every_page(story):
        response = client.get(address)
        assert not response.cookies, address
        said = response.content.decode()
        assert "<script" not in said
        assert 'src="http' not in said
        assert "csrfmiddlewaretoken" not in said


def test_a_stranger_may_keep_a_page_for_a_minute_and_somebody_signed_in_may_not(
    story: Story, client: Client, client_of: Any
) -> None:
    story.edition()
    for address in every_page(story):
        assert client.get(address)["Cache-Control"] == "public, max-age=60", address
    signed_in = client_of(story.officer)
    assert signed_in.get(HERE)["Cache-Control"] == "no-store"
    assert client.get("/registers/nobody/")["Cache-Control"] == "no-store"


def test_a_page_is_the_same_for_everybody(story: Story, client: Client, client_of: Any) -> None:
    story.edition()
    assert client.get(HERE).content == client_of(story.officer).get(HERE).content


def test_a_form_sent_to_a_public_page_is_refused(story: Story, client: Client) -> None:
    story.edition()
    assert client.post(HERE).status_code == 405


def test_a_long_register_is_read_page_by_page_in_the_same_queries(
    story: Story, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selectors, "PAGE", 4)

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    story.edition()
    few = queries(HERE)
    for number in range(5):
        make.InterestFactory(person=story.basil, organisation=story.bidder, text=f"Nature {number}")
    story.edition()
    assert queries(HERE) == queries(f"{HERE}?page=2") == few
    said = client.get(f"{HERE}?page=2&q=nature").content.decode()
    assert "Page 2 of 2" in said
    assert f"{HERE}?q=nature" in said
