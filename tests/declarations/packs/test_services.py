"""The packs of a meeting are asked for, made and served."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.files.storage import storages
from django.db import OperationalError

from coi_register.accounts.actors import Actor
from coi_register.refusals import CannotBeDone, ShelfAway
from coi_register.verdicts import NotAllowed
from committees.papers.models import Paper
from declarations.evidence import following
from declarations.evidence.models import Issue
from declarations.evidence.services import issue_papers
from declarations.guidance.vocabulary import Step
from declarations.packs import services
from declarations.packs.models import Pack, PackRun
from declarations.packs.pressing import press
from declarations.packs.selectors import last_made
from declarations.packs.services import making
from tests.committees.papers import made
from tests.declarations.conflicts.conftest import Room
from tests.declarations.packs.conftest import at_hand, content_of, packs_made, paper, replaced, rule_on, text_in, unpacked
from tests.factories import CommitteeFactory, ItemFactory, ItemForFactory, MeetingFactory, TermsFactory, arranged


def pack_of(run: PackRun, room: Room, who: str) -> Pack:
    return next(pack for pack in run.packs.all() if str(room.people[who].pk) in pack.people)


def issue(room: Room, officer: Actor, **more: Any) -> Issue:
    return issue_papers(at_hand(room), by=officer, **more)


def test_packs_are_asked_for_when_the_papers_are_issued(room: Room, officer: Actor, papers: dict[str, Paper]) -> None:
    issued = issue(room, officer)
    run = PackRun.objects.get()
    assert run.is_open
    assert (run.by_name, run.because) == (issued.by_name, "The papers were issued.")
    assert services.make_as_issued(issued) == "Packs 1 are made. Everybody at the meeting finds their own under Papers."
    assert services.make_as_issued(issued) == ""  # the form was sent twice


def test_a_later_issue_makes_later_packs_for_the_same_reason(room: Room, officer: Actor, papers: dict[str, Paper]) -> None:
    packs_made(room, officer)
    first = issue(room, officer)
    services.make_as_issued(first)
    issue(room, officer, because="Item 7 was corrected.", follows=first.pk)
    assert [run.because for run in PackRun.objects.all()] == ["", "The papers were issued.", "Item 7 was corrected."]


def test_without_a_paper_they_are_issued_all_the_same(room: Room, officer: Actor) -> None:
    issued = issue(room, officer)
    assert not PackRun.objects.exists()
    assert services.make_as_issued(issued) == "No item has a paper that may be read yet, so there are no packs."


def test_packs_that_are_still_being_made_stay_as_they_were_asked_for(
    room: Room, officer: Actor, papers: dict[str, Paper]
) -> None:
    run = services.ask(at_hand(room), by=officer)
    says = services.make_as_issued(issue(room, officer))
    assert says == "Packs 1 were asked for before that; look under Packs whether they should be made again."
    assert PackRun.objects.get() == run


def test_papers_that_are_not_issued_ask_for_no_packs(
    room: Room, officer: Actor, papers: dict[str, Paper], monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        pass

    def cut_off(issue: Issue, by: Actor) -> None:
        services.ask_as_issued(issue, by)
        raise PowerCut

    monkeypatch.setattr(following, "begin", cut_off)
    with pytest.raises(PowerCut):
        issue(room, officer)
    assert not Issue.objects.exists()
    assert not PackRun.objects.exists()


def test_people_from_whom_the_same_is_withheld_share_a_file(room: Room, officer: Actor, papers: dict[str, Paper]) -> None:
    run = packs_made(room, officer)
    assert run.packs.count() == 2
    assert {len(pack.people) for pack in run.packs.all()} == {1, 4}


def test_a_pack_holds_the_papers_in_the_order_of_the_agenda(room: Room, officer: Actor, papers: dict[str, Paper]) -> None:
    text = text_in(content_of(pack_of(packs_made(room, officer), room, "nurse")))
    places = [text.index(word) for word in ("Register", "Titleofbids", "Bodyofbids one", "Bodyofbids two", "Bodyofprices")]
    assert places == sorted(places)
    assert "Paper 6, page 2" in text
    assert "Paper 6.2, page 1" in text
    assert "Bodyofeight" in text


def test_no_byte_of_what_is_withheld_is_in_a_pack(room: Room, officer: Actor, papers: dict[str, Paper]) -> None:
    pack = pack_of(packs_made(room, officer), room, "gp")
    every = content_of(pack) + unpacked(content_of(pack))
    for token in (b"ofbids", b"ofprices"):
        assert token not in every
    assert b"Titleoffinance" in unpacked(content_of(pack))  # a bookmark


def test_a_placeholder_says_that_something_is_withheld_and_whom_to_ask(
    room: Room, officer: Actor, papers: dict[str, Paper]
) -> None:
    text = " ".join(text_in(content_of(pack_of(packs_made(room, officer), room, "gp"))).split())
    assert "Something is withheld here" in text
    assert "Ask Chair Example, who is in the chair for it." in text
    assert "Bodyoffinance one" in text


def test_pages_have_the_same_numbers_in_every_pack(room: Room, officer: Actor, papers: dict[str, Paper]) -> None:
    run = packs_made(room, officer)
    for who in ("gp", "nurse"):
        with pikepdf.open(BytesIO(content_of(pack_of(run, room, who)))) as pdf:
            labels = [page.label for page in pdf.pages]
            assert "Paper 7, page 2" in labels
        assert "Paper 7, page 2" in text_in(content_of(pack_of(run, room, who)))


def test_the_contents_lead_to_the_parts_of_the_same_pack(room: Room, officer: Actor, papers: dict[str, Paper]) -> None:
    with pikepdf.open(BytesIO(content_of(pack_of(packs_made(room, officer), room, "gp")))) as pdf:
        links = [link for link in pdf.pages[0].obj.Annots if link.A.S == "/GoTo"]
        aims = [pikepdf.Page(link.A.D[0]).label for link in links]
        with pdf.open_outline() as outline:
            bookmarks = [one.title for one in outline.root]
    assert aims == ["Register, page 1", "Item 6, page 1", "Paper 7, page 1", "Paper 8, page 1"]
    assert bookmarks[0] == "Agenda and contents"
    assert "Paper 7: Titleoffinance" in bookmarks


def test_a_person_who_does_not_sit_on_the_committee_of_a_private_item_is_not_told_of_it(room: Room, officer: Actor) -> None:
    other = CommitteeFactory(ccg=room.committee.ccg, name="Other committee")
    TermsFactory(committee=other, minimum=1)
    room.meeting = MeetingFactory(ccg=room.committee.ccg, on=room.meeting.on, committees=[room.committee, other])
    private = ItemFactory(meeting=room.meeting, number="9", title="Titleofnine", part="private")
    ItemForFactory(item=private, committee=other)
    paper(private, "Titleofpaper", "Bodyofpaper")
    paper(ItemFactory(meeting=room.meeting, number="2", title="Open"), "Open paper", "Bodyofopen")
    pack = pack_of(packs_made(room, officer), room, "nurse")
    every = unpacked(content_of(pack)) + text_in(content_of(pack)).encode()
    for token in (b"ofnine", b"ofpaper", b"Paper 9", b"Item 9"):
        assert token not in every
    assert b"Bodyofopen" in every


def test_a_word_paper_is_set_as_its_text_and_says_so(room: Room, officer: Actor) -> None:
    paper(room.item, "Case", "Bodyofword", word=True)
    text = text_in(content_of(pack_of(packs_made(room, officer), room, "nurse")))
    assert "This paper is a Word document" in text
    assert "Bodyofword" in text


def test_a_run_that_was_cut_off_is_taken_up_where_it_stopped(
    room: Room, officer: Actor, papers: dict[str, Paper], monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        pass

    def cut_off_at_the_second(run: Any, left: Any, people: Any, pressed: Any) -> None:
        if run.packs.exists():
            raise PowerCut
        store(run, left, people, pressed)

    store = making._store
    monkeypatch.setattr(making, "_store", cut_off_at_the_second)
    run = services.ask(at_hand(room), by=officer)
    with pytest.raises(PowerCut):
        services.make(run)
    [first] = run.packs.all()
    assert last_made(room.meeting) is None  # nobody gets anything of half a run
    monkeypatch.undo()
    assert [*services.make_due(run.asked_at)] == ["The packs of 1 meeting made, of 1."]
    assert last_made(room.meeting) == run
    assert run.packs.count() == 2
    assert run.packs.filter(pk=first.pk).exists()


def test_the_same_packs_made_again_are_the_same_bytes(
    room: Room, officer: Actor, papers: dict[str, Paper], tmp_path: Path
) -> None:
    run = services.ask(at_hand(room), by=officer)
    hashes: list[list[str]] = [[], []]
    for turn in hashes:
        folder = tmp_path / str(id(turn))
        folder.mkdir()
        table = making._as_asked(run)
        press(table, run, None, making.sets_of(table), folder, lambda _, __, pressed, turn=turn: turn.append(pressed.sha256))
    assert len(hashes[0]) == 2
    assert hashes[0] == hashes[1]


@pytest.mark.usefixtures("as_programs")
def test_two_programs_make_them_whose_memory_ends_with_them(room: Room, officer: Actor, papers: dict[str, Paper]) -> None:
    run = packs_made(room, officer)
    assert "Bodyoffinance one" in text_in(content_of(pack_of(run, room, "gp")))


def test_a_later_run_says_why_and_what_changed_of_what_one_may_read(
    room: Room, officer: Actor, papers: dict[str, Paper]
) -> None:
    first = packs_made(room, officer)
    replaced(papers["finance"], made.pdf("Newbody"), ["Newbody"])
    replaced(papers["bids"], made.pdf("Newbids"), ["Newbids"])
    with pytest.raises(CannotBeDone, match="Say why"):
        services.ask(at_hand(room), by=officer, follows=first.pk)
    second = packs_made(room, officer, follows=first.pk, because="Item 7 was corrected.")
    of_gp, of_nurse = (text_in(content_of(pack_of(second, room, who))) for who in ("gp", "nurse"))
    assert "Paper 7 has a new version." in of_gp
    assert "Paper 6 has a new version." in of_nurse
    assert "Paper 6 " not in of_gp


def test_a_paper_keeps_its_label_when_one_before_it_is_withdrawn(room: Room, officer: Actor) -> None:
    one, _two = paper(room.item, "One", "First"), paper(room.item, "Two", "Second")
    first = packs_made(room, officer)
    with arranged():
        one.withdrawn = True
        one.save()
    second = packs_made(room, officer, follows=first.pk, because="Paper 6 was withdrawn.")
    assert [told["label"] for told in second.numbering] == ["Paper 6.2"]


def test_a_run_whose_papers_changed_before_it_was_made_fails_with_a_sentence(
    room: Room, officer: Actor, papers: dict[str, Paper]
) -> None:
    run = services.ask(at_hand(room), by=officer)
    replaced(papers["finance"], made.pdf("Newbody"), ["Newbody"])
    assert not services.make(run)
    assert run.says == "The agenda or its papers changed before the packs were made. Make them again."


def test_a_file_that_is_not_what_was_sent_goes_into_no_pack(room: Room, officer: Actor, papers: dict[str, Paper]) -> None:
    version = papers["finance"].versions.get()
    version.file.storage.delete(version.file.name)
    run = services.ask(at_hand(room), by=officer)
    assert not services.make(run)
    assert run.says == "The file of Paper 7 is not on the shelf. Restore it, or replace the paper."


def test_a_shelf_that_is_away_is_told_and_the_packs_are_made_again(
    room: Room, officer: Actor, papers: dict[str, Paper], monkeypatch: Any
) -> None:
    def away(*args: Any) -> None:
        raise ShelfAway("The bucket “papers” cannot be used.")

    run = services.ask(at_hand(room), by=officer)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(type(storages["papers"]), "_open", away)
        assert not services.make(run)
    assert run.says == "The place where papers lie does not answer. Make the packs again in a few minutes."
    assert packs_made(room, officer, follows=run.pk, because="Again.").state == "made"


def test_a_pack_whose_row_may_have_been_written_keeps_its_file(
    room: Room, officer: Actor, papers: dict[str, Paper], monkeypatch: Any
) -> None:
    """The line to the database broke while it was asked to commit: nobody knows whether it did."""

    whole = making.audit.deed

    @contextmanager
    def broken(name: str, **words: Any) -> Iterator[Any]:
        with whole(name, **words) as deed:
            yield deed
        if name == "pack.made":
            raise OperationalError("The connection was lost.")

    run = services.ask(at_hand(room), by=officer)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(making.audit, "deed", broken)
        assert not services.make(run)
    (pack,) = run.packs.all()
    assert pack.file.storage.exists(pack.file.name)


def test_two_secretaries_do_not_make_packs_at_once(room: Room, officer: Actor, papers: dict[str, Paper]) -> None:
    services.ask(at_hand(room), by=officer)
    with pytest.raises(CannotBeDone, match="are being made"):
        services.ask(at_hand(room), by=officer)


def test_only_who_keeps_the_agenda_makes_packs(room: Room, papers: dict[str, Paper]) -> None:
    with pytest.raises(NotAllowed):
        services.ask(at_hand(room), by=room.actor("nurse"))


def test_a_meeting_without_papers_has_no_packs(room: Room, officer: Actor) -> None:
    with pytest.raises(CannotBeDone, match="No item has a paper"):
        services.ask(at_hand(room), by=officer)


def test_after_a_ruling_a_run_makes_other_sets(room: Room, officer: Actor, papers: dict[str, Paper]) -> None:
    rule_on(room, "gp", Step.NOTE, no_papers=False)
    run = packs_made(room, officer)
    assert run.packs.count() == 1
