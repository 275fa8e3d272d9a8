"""Registers are taken away as they are seen, by whoever may see them; a published edition by anybody."""

import csv
import re
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from coi_register.accounts.actors import Role
from coi_register.accounts.models import User
from coi_register.sheets.formats import WRITERS, Format
from declarations.exports import services, spooling, views
from declarations.exports.models import Export
from declarations.registers.vocabulary import Part
from tests import factories as make
from tests.declarations.exports.test_services import WANTED
from tests.declarations.registers.story import Story, public
from tests.filling_in import fill_in

pytestmark = pytest.mark.django_db
ON = {"on": "2018-03-01"}


def taken(client: Client, story: Story, format: Format = Format.CSV, **asked: Any) -> Any:
    address = reverse("take_register", args=[story.ccg.pk, "interests", format])
    return client.get(address, ON | asked)


def published(client: Client, number: int = 1, format: Format = Format.CSV, **asked: Any) -> Any:
    return client.get(reverse("take_edition", args=["99x", "interests", number, format]), asked)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def rows(response: Any) -> list[list[str]]:
    _, *found = csv.reader(StringIO(body(response).decode(), newline=""))
    return found


@pytest.mark.parametrize("format", Format)
def test_a_register_is_taken_away_in_every_format(officer: Client, story: Story, format: Format) -> None:
    answer = taken(officer, story, format)
    assert answer.status_code == 200
    assert answer["Content-Type"] == WRITERS[format].media_type
    assert answer["Content-Disposition"] == f'attachment; filename="99x-interests-2018-03-01.{format}"'
    assert answer["Cache-Control"] == "no-store"
    assert len(body(answer)) > 100


def test_it_holds_exactly_the_rows_of_the_screen(officer: Client, story: Story) -> None:
    assert [row[0] for row in rows(taken(officer, story))] == [str(row["key"]) for row in story.kept()]


def test_it_is_filtered_as_the_screen_is(officer: Client, story: Story) -> None:
    assert [row[1] for row in rows(taken(officer, story, text="harbourside"))] == ["Ada Example"]


def test_a_day_that_is_none_is_refused_in_words(officer: Client, story: Story) -> None:
    answer = taken(officer, story, on="yesterday")
    assert answer.status_code == 400
    assert "“on” must be a day, like 2018-03-01." in answer.content.decode()


@pytest.mark.parametrize(("register", "format"), [("interests", "docx"), ("rumours", "csv")])
def test_what_there_is_not_is_404(officer: Client, story: Story, register: str, format: str) -> None:
    assert officer.get(reverse("take_register", args=[story.ccg.pk, register, format])).status_code == 404


def test_whoever_may_not_read_the_register_takes_nothing(client_of: Callable[..., Client], story: Story) -> None:
    elsewhere = make.actor_with(Role.OFFICER, ccg=make.CcgFactory())
    assert taken(client_of(elsewhere), story).status_code == 404
    assert taken(Client(), story).status_code == 302


def test_every_format_is_offered_with_what_was_asked(officer: Client, story: Story) -> None:
    page = officer.get(reverse("choose_format", args=[story.ccg.pk, "interests"]), ON | {"text": "ada"}).content.decode()
    for format in Format:
        assert f"/interests/{format}/?on=2018-03-01&amp;text=ada" in page
    assert "Only entries with: ada." in page


def test_one_that_takes_longer_is_asked_for_made_and_taken(
    officer: Client, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spooling, "AT_ONCE_OTHERWISE", 1)
    assert "This file takes some minutes" in taken(officer, story).content.decode()
    assert Export.objects.count() == 0
    address = reverse("take_register", args=[story.ccg.pk, "interests", "csv"]) + "?on=2018-03-01"
    assert fill_in(officer, address).status_code == 302
    export = Export.objects.get()
    assert "Nobody has begun it yet" in officer.get(reverse("export", args=[export.pk])).content.decode()
    services.make(export, at=export.asked_at)
    assert "Ready" in officer.get(reverse("exports")).content.decode()
    assert "Take the file" in officer.get(reverse("export", args=[export.pk])).content.decode()
    answer = officer.get(reverse("export_file", args=[export.pk]))
    assert answer["Cache-Control"] == "no-store"
    assert [row[0] for row in rows(answer)] == [str(row["key"]) for row in story.kept()]


def waiting(story: Story) -> Export:
    return services.ask(story.ccg, WANTED, by=story.officer)


def test_a_file_is_cancelled_on_its_page(officer: Client, story: Story) -> None:
    export = waiting(story)
    assert fill_in(officer, reverse("export", args=[export.pk])).status_code == 302
    assert "You cancelled it." in officer.get(reverse("export", args=[export.pk])).content.decode()
    assert officer.get(reverse("export_file", args=[export.pk])).status_code == 404


@pytest.mark.parametrize("name", ["export", "export_file"])
def test_the_file_of_another_is_as_one_that_never_was(client_of: Callable[..., Client], story: Story, name: str) -> None:
    export = waiting(story)
    services.make(export, at=export.asked_at)
    second = client_of(User.objects.get(pk=story.second.user_id))
    assert second.get(reverse(name, args=[export.pk])).status_code == 404


def test_a_file_made_before_a_name_was_withheld_is_not_given_out(officer: Client, story: Story) -> None:
    export = waiting(story)
    services.make(export, at=export.asked_at)
    story.withheld(story.ada)
    assert officer.get(reverse("export_file", args=[export.pk])).status_code == 404
    assert "Ask for it again" in officer.get(reverse("export", args=[export.pk])).content.decode()


@pytest.mark.parametrize("format", Format)
def test_anybody_takes_a_published_edition(client: Client, story: Story, format: Format) -> None:
    story.edition()
    answer = published(client, format=format)
    assert (answer.status_code, answer["Content-Disposition"]) == (
        200,
        f'attachment; filename="99x-interests-edition-1.{format}"',
    )
    assert len(body(answer)) > 100


def test_an_edition_holds_exactly_its_rows(client: Client, story: Story) -> None:
    edition = story.edition()
    assert [row[0] for row in rows(published(client))] == [str(row["key"]) for row in public(edition)]


@pytest.mark.parametrize(("code", "number"), [("99x", 2), ("nowhere", 1)])
def test_an_edition_that_is_not_published_is_404(client: Client, story: Story, code: str, number: int) -> None:
    story.edition()
    assert client.get(reverse("take_edition", args=[code, "interests", number, "csv"])).status_code == 404


@pytest.mark.parametrize("format", Format)
def test_a_name_withheld_later_stands_in_no_byte_of_any_file(client: Client, story: Story, format: Format) -> None:
    story.edition()
    story.withheld(story.ada)
    written = readable(body(published(client, format=format)), format)
    assert "Withheld" in written
    assert "Ada Example" not in written
    assert "Basil Sample" in written


def test_what_an_entry_says_is_withheld_in_every_file_too(client: Client, story: Story) -> None:
    story.edition()
    story.withheld(story.ada, Part.DETAIL, entry=story.adas.pk)
    assert "Chairs its board" not in body(published(client)).decode()


def readable(written: bytes, format: Format) -> str:
    """All the text of a file, its metadata with it."""
    match format:
        case Format.XLSX | Format.ODS:
            with ZipFile(BytesIO(written)) as archive:
                return "\n".join(archive.read(name).decode() for name in archive.namelist())
        case Format.PDF:
            reader = PdfReader(BytesIO(written))
            told = [str(reader.metadata), *(page.extract_text() for page in reader.pages)]
            return re.sub(r"\s+", " ", " ".join(told))
        case _:
            return written.decode()


def test_only_one_pdf_is_set_at_a_time_for_the_public(client: Client, story: Story) -> None:
    story.edition()
    cache.add(views.BEING_SET, True)
    try:
        answer = published(client, format=Format.PDF)
        assert (answer.status_code, answer["Retry-After"]) == (503, "60")
        assert published(client).status_code == 200
    finally:
        cache.delete(views.BEING_SET)
