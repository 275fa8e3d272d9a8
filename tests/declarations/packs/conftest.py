"""The committee of the conflicts room, whose meeting has papers; and packs taken apart."""

import json
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from django.core.files.base import ContentFile

from coi_register import clock
from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.selectors import actor_of
from committees.meetings.selectors import convened
from committees.models import Item, Meeting
from committees.papers.models import Paper, Text, Version
from committees.papers.vocabulary import MediaType
from declarations.conflicts.models import Ruling
from declarations.conflicts.services import Decision, rule
from declarations.guidance.vocabulary import Step
from declarations.packs import binding, pressing, setting
from declarations.packs.models import Pack, PackRun
from declarations.packs.services import ask, make
from tests.committees.papers import made
from tests.declarations.conflicts.conftest import ON, Room, room  # noqa: F401 - a fixture
from tests.factories import ItemFactory, RoleHeldFactory, arranged


@pytest.fixture
def as_programs() -> None:
    """Whoever asks for it has the fronts set and the packs bound as the product does."""


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """The two programs run here, which takes a fifth of the time; one test lets them run as they are."""
    if "as_programs" not in request.fixturenames:
        monkeypatch.setattr(pressing, "set_in", setting.main)
        monkeypatch.setattr(pressing, "bound_in", lambda folder: map(json.dumps, binding.told_of(folder)))


@pytest.fixture
def officer(room: Room) -> Actor:  # noqa: F811
    return actor_of(RoleHeldFactory(role=Role.OFFICER, ccg=room.committee.ccg).user, on=ON)


def at_hand(room: Room) -> Meeting:  # noqa: F811
    found = convened(room.meeting.pk)
    assert found is not None
    return found


def paper(item: Item, title: str, *pages: str, private: bool = False, word: bool = False, name: str = "a.pdf") -> Paper:
    """A paper with a clean version, written past the check of its file, which has its own tests."""
    content = made.docx(*pages) if word else made.pdf(*pages)
    return paper_of(item, title, content, pages, private=private, kind=MediaType.DOCX if word else MediaType.PDF, name=name)


def paper_of(item: Item, title: str, content: bytes, pages: Any, *, kind: MediaType, private: bool, name: str) -> Paper:
    with arranged():
        row = Paper(item=item, title=title, private=private, order=item.papers.count() + 1)
        row.save()
        replaced(row, content, pages, kind=kind, name=name)
    return row


def replaced(row: Paper, content: bytes, pages: Any, *, kind: MediaType = MediaType.PDF, name: str = "a.pdf") -> Version:
    """One more version of a paper."""
    with arranged():
        version = Version(paper=row, number=row.versions.count() + 1, given_name=name, media_type=kind, size=len(content))
        version.pages, version.sha256, version.has_text = len(pages), sha256(content).hexdigest(), any(pages)
        version.state, version.at = "clean", clock.now()
        version.file.save(name, ContentFile(content), save=False)
        version.save()
        Text(version=version, pages=[*pages]).save()
    return version


@pytest.fixture
def papers(room: Room) -> dict[str, Paper]:  # noqa: F811
    """Item 6, on which the GP is conflicted, has two papers; item 7, on which nobody is, has one; item 8 is private."""
    seven = ItemFactory(meeting=room.meeting, number="7", order=7, title="Finance report")
    eight = ItemFactory(meeting=room.meeting, number="8", order=8, title="Titleofprivate", part="private")
    return {
        "bids": paper(room.item, "Titleofbids", "Bodyofbids one", "Bodyofbids two", name="nameofbids.pdf"),
        "prices": paper(room.item, "Titleofprices", "Bodyofprices", private=True, name="nameofprices.pdf"),
        "finance": paper(seven, "Titleoffinance", "Bodyoffinance one", "Bodyoffinance two"),
        "private": paper(eight, "Titleofeight", "Bodyofeight"),
    }


def packs_made(room: Room, by: Actor, **more: Any) -> PackRun:  # noqa: F811
    run = ask(at_hand(room), by=by, **more)
    assert make(run), run.says
    return run


def rule_on(room: Room, who: str, step: Step | None, *, no_papers: bool) -> Ruling:  # noqa: F811
    last = Ruling.objects.filter(item=room.item, person=room.people[who], followed_by=None).first()
    decision = Decision(step, no_papers=no_papers, reason="It is known to the meeting.")
    by, follows = room.actor("chair"), last.pk if last else None
    return rule(room.item.pk, person=room.people[who].pk, decision=decision, by=by, follows=follows)


def content_of(pack: Pack) -> bytes:
    with pack.file.storage.open(pack.file.name) as file:
        return bytes(file.read())


def text_in(content: bytes) -> str:
    """What a reader of the pack reads."""
    pdf = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def unpacked(content: bytes) -> bytes:
    """Every byte of a PDF: its objects and each of its streams, unpacked."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return b"\n".join(_pieces(pdf))


def _pieces(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    for one in pdf.objects:
        yield one.unparse(resolved=True)
        if isinstance(one, pikepdf.Stream):
            yield one.read_bytes()
