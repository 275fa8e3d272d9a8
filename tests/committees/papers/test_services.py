"""Papers are kept: each file checked, put on the shelf under a random name, replaced and withdrawn, never lost."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages

from coi_register.accounts.actors import Actor, Role
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import NotAllowed
from committees.meetings import services as meetings
from committees.models import Item, Meeting, Paper, Text, Version
from committees.papers import selectors, services
from committees.papers.clamd import ScannerAway
from committees.papers.services.receiving import LONGEST_NAME, plain_name
from tests.committees.papers.corpus import BAD
from tests.committees.papers.made import docx, pdf
from tests.factories import actor_with, arranged

pytestmark = pytest.mark.django_db
AT = datetime(2018, 3, 1, 9, tzinfo=UTC)
Add = Callable[..., Paper]


def current(paper: Paper) -> Any:
    (row,) = [one for one in selectors.papers_of(paper.item) if one.pk == paper.pk]
    return row.current


def on_the_shelf() -> list[str]:
    shelf = storages["papers"]
    folders, _ = shelf.listdir("")
    return [f"{folder}/{name}" for folder in folders for name in shelf.listdir(folder)[1]]


def test_a_paper_is_kept_with_its_hash_its_pages_and_their_text(item: Item, officer: Actor) -> None:
    content = docx("The Old Surgery", "Page two")
    paper = services.add_paper(item, title=" Business case ", content=content, name="Case.docx", by=officer)
    version = current(paper)
    assert (paper.title, version.number, version.pages, version.size) == ("Business case", 1, 2, len(content))
    assert version.sha256 == sha256(content).hexdigest()
    assert selectors.pages_of(version) == ["The Old Surgery", "Page two"]
    with selectors.opened(version) as file:
        assert file.read() == content
    assert version.uploaded_by_id == officer.user_id
    assert Deed.objects.get(name="paper.added").by_id == officer.user_id


def test_nothing_of_its_title_or_name_is_in_the_place_of_a_file(added: Add) -> None:
    version = current(added("A", title="Closure of the Old Surgery", name="../../etc/Closure of the Old Surgery.pdf"))
    assert version.given_name == "Closure of the Old Surgery.pdf"
    assert len(version.file.name) == 35
    assert not {"closure", "surgery", ".."} & {*version.file.name.casefold().replace("/", " ").split()}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\Users\\Ada\\Case.pdf", "Case.pdf"),
        ("/etc/passwd", "passwd"),
        ("evil\u202efdp.exe", "evilfdp.exe"),
        ("a\x00b\r\nSet-Cookie: x.pdf", "abSet-Cookie: x.pdf"),
        ("..", "The file"),
        ("", "The file"),
    ],
)
def test_the_name_of_a_file_is_only_a_name(given: str, shown: str) -> None:
    assert plain_name(given) == shown


def test_a_long_name_is_shortened_and_keeps_its_end() -> None:
    assert len(plain_name("x" * 300 + ".pdf")) <= LONGEST_NAME
    assert plain_name("x" * 300 + ".pdf").endswith(".pdf")


def test_a_bad_file_leaves_nothing_behind(item: Item, officer: Actor) -> None:
    before = on_the_shelf()
    for make, word in (BAD["a_pdf_with_a_program"], BAD["a_word_document_with_macros"]):
        with pytest.raises(CannotBeDone, match="“Case.pdf” was not added") as refusal:
            services.add_paper(item, title="Case", content=make(), name="Case.pdf", by=officer)
        assert word in refusal.value.says
    assert not Paper.objects.exists()
    assert not Deed.objects.filter(name="paper.added").exists()
    assert on_the_shelf() == before


def test_a_shelf_that_is_full_or_away_is_told_and_nothing_is_written(item: Item, officer: Actor, monkeypatch: Any) -> None:
    def full(*args: Any, **kwargs: Any) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(storages["papers"]), "_save", full)
    with pytest.raises(CannotBeDone, match="“a.pdf” was not added: the place where papers lie is full") as refusal:
        services.add_paper(item, title="Case", content=pdf("A"), name="a.pdf", by=officer)
    assert refusal.value.field == "file"
    assert not Paper.objects.exists()


def test_a_file_that_cannot_be_noted_goes_from_the_shelf(item: Item, officer: Actor, monkeypatch: Any) -> None:
    before = on_the_shelf()
    monkeypatch.setattr(Text, "save", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        services.add_paper(item, title="Case", content=pdf("A"), name="a.pdf", by=officer)
    assert (on_the_shelf(), Version.objects.count(), Paper.objects.count()) == (before, 0, 0)


def test_a_new_version_is_read_and_the_old_one_stays(paper: Paper, officer: Actor) -> None:
    services.replace(paper, content=pdf("Anew"), name="b.pdf", by=officer, because="Figures corrected")
    assert (current(paper).number, selectors.pages_of(current(paper))) == (2, ["Anew"])
    assert [one.number for one in paper.versions.order_by("number")] == [1, 2]


def test_the_same_file_again_is_no_new_version(paper: Paper, officer: Actor) -> None:
    with pytest.raises(CannotBeDone, match="the same file as version 1"):
        services.replace(paper, content=pdf("The Old Surgery", "A second page"), name="b.pdf", by=officer)


def test_who_replaces_what_somebody_else_replaced_meanwhile_is_told(paper: Paper, officer: Actor) -> None:
    read = Paper.objects.select_related("item").get(pk=paper.pk)
    services.replace(paper, content=pdf("Theirs"), name="b.pdf", by=officer)
    with pytest.raises(ChangedMeanwhile):
        services.replace(read, content=pdf("Mine"), name="c.pdf", by=officer)
    assert selectors.pages_of(current(paper)) == ["Theirs"]


def test_a_withdrawn_paper_is_given_to_nobody_and_stays_in_the_history(paper: Paper, officer: Actor) -> None:
    services.withdraw(paper, by=officer, because="Sent by mistake")
    assert selectors.papers_of(paper.item) == []
    assert [one.title for one in selectors.all_papers_of(paper.item)] == ["Business case"]
    paper.refresh_from_db()
    with pytest.raises(CannotBeDone, match="Add it again as a new paper"):
        services.replace(paper, content=pdf("B"), name="b.pdf", by=officer)


def test_a_paper_is_withdrawn_for_a_reason(paper: Paper, officer: Actor) -> None:
    with pytest.raises(CannotBeDone, match="Say why"):
        services.withdraw(paper, by=officer, because=" ")


def test_a_paper_gets_another_title_and_is_kept_from_the_public(paper: Paper, officer: Actor) -> None:
    amended = services.amend_paper(paper, title="Prices", private=True, by=officer)
    assert (amended.title, amended.is_private) == ("Prices", True)
    with pytest.raises(CannotBeDone, match="Enter the title"):
        services.amend_paper(amended, title=" ", private=True, by=officer)


def test_the_papers_of_a_private_item_are_private(paper: Paper, officer: Actor) -> None:
    assert not paper.is_private
    meetings.amend_item(paper.item, part="private", version=paper.item.version, by=officer)
    assert Paper.objects.get(pk=paper.pk).is_private


def test_the_papers_of_a_meeting_come_in_the_order_of_its_agenda(paper: Paper, added: Add, officer: Actor) -> None:
    later = meetings.add_item(paper.item.meeting, number="7", title="Later", kind="strategy", by=officer)
    services.add_paper(later, title="Annex", content=pdf("A"), name="a.pdf", by=officer)
    added("B", title="Appendix")
    assert [str(one) for one in selectors.papers_of(paper.item.meeting)] == ["Business case", "Appendix", "Annex"]


def test_papers_and_their_versions_take_two_queries(
    paper: Paper, added: Add, django_assert_num_queries: Callable[[int], Any]
) -> None:
    added("B", title="Appendix")
    with django_assert_num_queries(2):
        assert all(one.current for one in selectors.papers_of(paper.item.meeting))


def test_once_the_meeting_was_held_its_papers_stay_as_they_are(paper: Paper, added: Add, officer: Actor) -> None:
    with arranged():
        paper.item.meeting.state = Meeting.State.HELD
        paper.item.meeting.save()
    for deed in (
        lambda: added("B"),
        lambda: services.replace(paper, content=pdf("B"), name="b.pdf", by=officer),
        lambda: services.withdraw(paper, by=officer, because="Late"),
    ):
        with pytest.raises(CannotBeDone, match="was held"):
            deed()


def test_who_does_not_keep_the_agenda_keeps_no_papers(paper: Paper, committee: Any) -> None:
    guardian = actor_with(Role.GUARDIAN, ccg=committee.ccg)
    for deed in (
        lambda: services.add_paper(paper.item, title="B", content=pdf("B"), name="b.pdf", by=guardian),
        lambda: services.replace(paper, content=pdf("B"), name="b.pdf", by=guardian),
        lambda: services.amend_paper(paper, title="B", private=False, by=guardian),
        lambda: services.withdraw(paper, by=guardian, because="No"),
    ):
        with pytest.raises(NotAllowed):
            deed()


class Scanner:
    """A scanner that says what it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
        settings.CLAMD = "scanner:3310"
        self.says: str | Exception = ""
        for module in ("receiving", "scanning"):
            monkeypatch.setattr(f"committees.papers.services.{module}.found_in", self.found_in)

    def found_in(self, content: bytes, address: str) -> str:
        if isinstance(self.says, Exception):
            raise self.says
        return self.says


@pytest.fixture
def scanner(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Scanner:
    return Scanner(monkeypatch, settings)


def test_what_the_scanner_finds_is_refused_with_its_name(added: Add, scanner: Scanner) -> None:
    scanner.says = "Test-Signature"
    with pytest.raises(CannotBeDone, match="“Case.pdf” was not added. The virus scanner found Test-Signature in it"):
        added("A")
    assert not Paper.objects.exists()


def test_while_the_scanner_is_away_a_file_waits_and_nobody_is_given_it(added: Add, scanner: Scanner) -> None:
    scanner.says = ScannerAway("Away.")
    paper = added("A")
    assert current(paper) is None
    assert [*services.scan_due(AT)] == ["Still waiting: 1 paper. Away."]
    scanner.says = ""
    assert [*services.scan_due(AT)] == ["1 paper scanned."]
    assert current(paper).number == 1
    assert [*services.scan_due(AT)] == ["No paper waits for the virus scanner."]


def test_while_a_new_version_waits_the_one_before_is_read(paper: Paper, officer: Actor, scanner: Scanner) -> None:
    scanner.says = ScannerAway("Away.")
    services.replace(paper, content=pdf("B"), name="b.pdf", by=officer)
    assert current(paper).number == 1


def test_what_is_found_later_is_never_given_to_anybody(added: Add, scanner: Scanner) -> None:
    scanner.says = ScannerAway("Away.")
    paper = added("A")
    scanner.says = "Test-Signature"
    assert [*services.scan_due(AT)] == ["1 paper scanned."]
    assert current(paper) is None
    assert paper.versions.get().found == "Test-Signature"


def test_a_scanner_that_is_no_longer_named_makes_nothing_clean(added: Add, scanner: Scanner, settings: Any) -> None:
    scanner.says = ScannerAway("Away.")
    paper = added("A")
    settings.CLAMD = ""
    assert "names no virus scanner" in " ".join(services.scan_due(AT))
    assert current(paper) is None


def test_the_shelf_is_a_folder_that_no_web_server_reaches(settings: Any) -> None:
    from coi_register import settings as product

    shelf = product._IN_A_FOLDER["OPTIONS"]
    assert shelf["base_url"] is None
    assert not {Path(product.STATIC_ROOT), *map(Path, product.STATICFILES_DIRS)} & {product.PAPERS, *product.PAPERS.parents}
    assert (shelf["file_permissions_mode"], shelf["directory_permissions_mode"]) == (0o600, 0o700)
