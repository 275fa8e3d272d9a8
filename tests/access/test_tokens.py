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
from committees.models import Item, Meeting
from committees.papers.models import Paper, Text
from declarations.changes.models import Outcome
from declarations.conflicts.models import Ruling
from declarations.conflicts.selectors import assessed_for
from declarations.packs.services import ask, make
from tests.access.harness import Route, plain, routes, things
from tests.access.world import AT, Persona, World, actor
from tests.committees.papers import made
from tests.declarations.packs.conftest import unpacked
from tests.factories import BY_THE_TEST, ConcernFactory, OrganisationFactory, arranged

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
    _packs_made_again(world)
    return found


def _packs_made_again(world: World) -> None:
    meeting = Meeting.objects.get(pk=world.rows["meeting_a"].pk)
    for run in meeting.pack_runs.all():
        with arranged():
            run.state, run.made_at, run.says = "failed", None, "Of before."
            run.save()
    before = meeting.pack_runs.order_by("-number").first()
    run = ask(meeting, by=BY_THE_TEST, because="For the test.", follows=before.pk if before else None)
    assert make(run), run.says


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


@pytest.fixture
def undecided(world: World) -> dict[str, str]:
    """Item 2 of CCG A is private, and an interest of a member meets it; nobody has ruled. A token in title, papers, party."""
    item, gp = Item.objects.get(pk=world.rows["private_a"].pk), world.rows["gp_a"]
    assert Outcome.objects.filter(item=item, person=gp).exists()
    assert not Ruling.objects.filter(item=item, person=gp).exists()
    found = {place: f"zq{place}undecidedzq" for place in ("item", "paper", "page", "party")}
    with arranged():
        item.title = f"Dispute {found['item']}"
        item.save()
        paper = item.papers.get()
        paper.title = found["paper"]
        paper.save()
        _sent_again(paper, "terms", found["page"])
        for other in world.rows["item_a"].papers.all():
            _sent_again(other, "plain", "Plain words")
        party = OrganisationFactory(name=f"Invented {found['party']} Ltd")
        ConcernFactory(item=item, organisation=party, part_played="bidder")
    _packs_made_again(world)
    return found


@pytest.mark.parametrize("who", ["conflicted_a", "delegate_a"])
def test_a_private_item_on_which_nobody_has_ruled_is_named_to_whom_it_may_concern_by_no_page_or_file(
    world: World, undecided: dict[str, str], who: str
) -> None:
    client = signed_in(world.personas[who])
    near = [one for one in routes() if one.row.get("of") in OF_A_MEETING or one.name in BESIDE]
    found = [leak for address in [*asked(world, near), *packs_of(world)] for leak in leaks(client, address, undecided)]
    assert not found, "\n".join(found)


def test_the_others_and_whoever_presides_and_keeps_the_agenda_are_told_of_it(
    world: World, undecided: dict[str, str]
) -> None:
    item = world.rows["private_a"]
    for who in ("member_a", "chair_a", "secretary_a", "officer_a"):
        page = f"/meetings/items/{item.pk}/"
        told = {leak.split(" tells the ")[1] for leak in leaks(signed_in(world.personas[who]), page, undecided)}
        assert {"item", "party"} <= told, who
    client = signed_in(world.personas["member_a"])
    told = {leak.split(" tells the ")[1] for address in packs_of(world) for leak in leaks(client, address, undecided)}
    assert {"paper", "page"} <= told


def test_it_is_answered_as_an_item_that_never_was(world: World, undecided: dict[str, str]) -> None:
    client = signed_in(world.personas["conflicted_a"])
    theirs, never = (client.get(f"/meetings/items/{pk}/") for pk in (world.rows["private_a"].pk, uuid4()))
    assert (theirs.status_code, plain(theirs)) == (404, plain(never))


def test_they_are_told_only_that_a_private_item_may_concern_them_and_whom_to_ask(
    world: World, undecided: dict[str, str]
) -> None:
    client, meeting = signed_in(world.personas["conflicted_a"]), world.rows["meeting_a"].pk
    agenda = client.get(f"/meetings/{meeting}/agenda/").content.decode()
    assert "It may concern you, so it is not named to you. Ask the secretary about it" in agenda
    mine = client.get(f"/meetings/{meeting}/prepare/mine/").content.decode()
    assert mine.count("A private item may concern you. It is not named to you") == 1
    assert f"Ask {world.rows['people_a']['chair'].name}, who is in the chair for it, or the secretary" in mine


def test_it_is_named_as_soon_as_the_chair_lets_them_have_the_papers(world: World, undecided: dict[str, str]) -> None:
    item, gp, last = world.rows["private_a"], world.rows["gp_a"], world.rows["ruling_a"]
    client = signed_in(world.personas["conflicted_a"])
    assert client.get(f"/meetings/items/{item.pk}/").status_code == 404
    told = {
        "item": item,
        "person": gp,
        "ruled_by": last.ruled_by,
        "entered_by": last.entered_by,
        "capacity": "chair",
        "at": AT,
    }
    with arranged():
        ruling = Ruling(step="note", no_papers=False, **told)
        ruling.save()
    assert undecided["item"] in client.get(f"/meetings/items/{item.pk}/").content.decode()
    with arranged():
        Ruling(step="leave", no_papers=True, follows=ruling, **told).save()
    assert client.get(f"/meetings/items/{item.pk}/").status_code == 404


def test_the_rule_says_the_same_of_what_is_stored_and_of_what_is_worked_out(world: World, undecided: dict[str, str]) -> None:
    for persona in (one for one in world.personas.values() if one.is_known):
        who = actor(persona)
        for meeting in Meeting.objects.visible_to(who):
            listed = {*Item.objects.visible_to(who).filter(meeting=meeting, withdrawn=False).values_list("pk", flat=True)}
            assert listed == {one.key for one in assessed_for(who, meeting.pk).items_for(who)}, persona.key
