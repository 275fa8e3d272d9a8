"""What is withheld from somebody is in no page, file or count that they can reach: a token in every place where it could leak."""

from hashlib import sha256
from io import BytesIO
from uuid import uuid4
from zipfile import BadZipFile, ZipFile

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.test import Client

from coi_register.accounts.models import Letter
from committees.models import Meeting
from committees.papers.models import Paper, Text
from declarations.conflicts.models import Ruling
from declarations.packs.services import ask, make
from tests.access.harness import Route, routes, things
from tests.access.world import AT, Persona, World
from tests.committees.papers import made
from tests.declarations.packs.conftest import unpacked
from tests.factories import BY_THE_TEST, arranged

PLACES = ("title", "name", "page")
OF_A_MEETING = {"meeting", "item", "private_item", "paper", "pack", "given", "case", "issue", "succession"}
BESIDE = {
    "home",
    "meetings",
    "conflicts_list",
    "exports",
    "all_issues",
    "account",
    "my_papers",
    "own_gifts",
    "opened_before",
}


@pytest.fixture
def tokens(world: World) -> dict[str, str]:
    """Item 1 of CCG A is withheld from its conflicted member; its papers bear a token in title, file name, text and bytes."""
    item, gp = world.rows["item_a"], world.rows["gp_a"]
    last = Ruling.objects.get(item=item, person=gp, followed_by=None)
    found = {}
    with arranged():
        Ruling(
            item=item, person=gp, ruled_by=last.ruled_by, entered_by=last.entered_by, capacity="chair", at=AT, step="leave",
            no_papers=True, follows=last,
        ).save()  # fmt: skip
        for number, paper in enumerate(item.papers.order_by("order", "title")):
            told = {place: f"zq{place}{number}withheldzq" for place in PLACES}
            paper.title = told["title"]
            paper.save()
            _sent_again(paper, told["name"], told["page"])
            found |= {f"{number} {place}": token for place, token in told.items()}
        _sent_again(world.rows["private_a"].papers.get(), "terms", "Terms")
    meeting = Meeting.objects.get(pk=item.meeting_id)
    for run in meeting.pack_runs.all():
        with arranged():
            run.state, run.made_at, run.says = "failed", None, "Of before."
            run.save()
    before = meeting.pack_runs.order_by("-number").first()
    run = ask(meeting, by=BY_THE_TEST, because="For the test.", follows=before.pk if before else None)
    assert make(run), run.says
    return found


def _sent_again(paper: Paper, name: str, page: str) -> None:
    """A new version with this file name and this page."""
    content = made.pdf(page)
    version = paper.versions.get()
    version.pk, version.number, version.given_name = uuid4(), version.number + 1, f"{name}.pdf"
    version.version, version.sha256, version._state.adding = 1, sha256(content).hexdigest(), True
    version.file.save("x.pdf", ContentFile(content), save=False)
    version.save()
    Text(version=version, pages=[page]).save()


def leaks(client: Client, address: str, tokens: dict[str, str]) -> list[str]:
    response = client.get(address, follow=False)
    content = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    every = content + str(dict(response.headers)).encode() + opened(content)
    return [f"{address} tells the {where}" for where, token in tokens.items() if token.encode() in every]


def opened(content: bytes) -> bytes:
    """What is packed inside, unpacked."""
    if content.startswith(b"%PDF") and len(content) > 20:
        return unpacked(content)
    if content.startswith(b"PK"):
        try:
            with ZipFile(BytesIO(content)) as packed:
                return b"".join(packed.read(name) for name in packed.namelist())
        except BadZipFile:
            return b""
    return b""


def asked(world: World, chosen: list[Route]) -> list[str]:
    return [route.address(thing) for route in chosen for _, thing in things(world, route, ("a",))]


def packs_of(world: World) -> list[str]:
    runs = Meeting.objects.get(pk=world.rows["meeting_a"].pk).pack_runs.all()
    return [f"/meetings/packs/{pack.pk}.pdf" for run in runs for pack in run.packs.all()]


def signed_in(persona: Persona) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(persona.user)
    return client


@pytest.mark.parametrize("who", ["conflicted_a", "delegate_a"])
def test_nothing_of_a_withheld_paper_is_told_by_any_page_or_file_of_its_meeting(
    world: World,
    tokens: dict[str, str],
    who: str,
) -> None:
    client = signed_in(world.personas[who])
    near = [one for one in routes() if one.row.get("of") in OF_A_MEETING or one.name in BESIDE]
    addresses = [*asked(world, near), *packs_of(world)]
    assert len(addresses) > 60
    found = [leak for address in addresses for leak in leaks(client, address, tokens)]
    assert not found, "\n".join(found)
    sent = [f"{letter.subject} {letter.body}" for letter in Letter.objects.all()]
    sent += [f"{one.subject} {one.body}" for one in mail.outbox]
    assert not [words for words in sent for token in tokens.values() if token in words]


def test_whoever_may_read_it_is_told_so_the_tokens_are_there(world: World, tokens: dict[str, str]) -> None:
    client = signed_in(world.personas["member_a"])
    found = [leak for address in [*packs_of(world), *_papers(world)] for leak in leaks(client, address, tokens)]
    told = {leak.split(" tells the ")[1] for leak in found}
    assert told == {where for where in tokens if not where.endswith("name")}, (
        "what no reader is told proves nothing of the others"
    )


def _papers(world: World) -> list[str]:
    return [f"/meetings/papers/{paper.pk}/" for paper in world.rows["item_a"].papers.all()]


@pytest.mark.harness
def test_nothing_of_a_withheld_paper_is_told_by_any_page_at_all(world: World, tokens: dict[str, str]) -> None:
    client = signed_in(world.personas["conflicted_a"])
    found = [leak for address in asked(world, list(routes())) for leak in leaks(client, address, tokens)]
    assert not found, "\n".join(found)
