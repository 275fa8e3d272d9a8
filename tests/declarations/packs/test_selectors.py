"""Which pack is whose, and how many queries a page of one's papers takes."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.audit.sealed import Sealed
from committees.papers.models import Paper
from declarations.packs import selectors
from declarations.packs.models import Pack, Served
from declarations.packs.selectors.runs import is_open_to, pack_of
from declarations.packs.selectors.served import exposed_for
from declarations.packs.selectors.table import table_of
from tests.declarations.conflicts.conftest import ON, Room
from tests.declarations.packs.conftest import at_hand, packs_made, paper
from tests.factories import ConcernFactory, ItemFactory, arranged


def test_whoever_holds_no_seat_gets_the_fullest_pack_they_may_open(
    room: Room, officer: Actor, papers: dict[str, Paper]
) -> None:
    run, table = packs_made(room, officer), table_of(at_hand(room))
    found = pack_of(officer, table, run, table.left_by(officer))
    assert found is not None
    assert found.versions == [one.version for one in table.numbering]


def test_a_pack_closes_while_an_item_of_it_is_off_the_agenda(room: Room, officer: Actor, papers: dict[str, Paper]) -> None:
    run = packs_made(room, officer)
    with arranged():
        room.item.withdrawn = True
        room.item.save()
    table = table_of(at_hand(room))
    assert not [pack for pack in run.packs.all() if is_open_to(table.left_by(officer), pack, table)]


def test_a_public_item_without_papers_splits_no_packs(room: Room, officer: Actor) -> None:
    paper(ItemFactory(meeting=room.meeting, number="7", order=7), "Open", "Words")
    assert table_of(at_hand(room)).left_for(room.people["gp"].pk).withheld == frozenset()
    assert packs_made(room, officer).packs.count() == 1


@pytest.mark.parametrize("more", [0, 4])
def test_one_s_papers_take_the_same_queries_however_many_there_are(
    room: Room, officer: Actor, papers: dict[str, Paper], more: int, client_of: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(more):
        item = ItemFactory(meeting=room.meeting, number=str(30 + number), order=30 + number)
        ConcernFactory(item=item, organisation=room.bidder)
        paper(item, f"More {number}", "Words")
    client = client_of(room.people["nurse"])
    client.get("/")
    with django_assert_max_num_queries(50):
        client.get(reverse("my_papers", args=[room.meeting.pk]))


def test_for_who_may_not_know_of_it_nobody_was_exposed(room: Room, papers: dict[str, Paper]) -> None:
    assert exposed_for(room.actor("nurse"), on=ON + timedelta(days=1)) == []


def test_what_was_served_is_written_once_and_for_good(
    room: Room, officer: Actor, papers: dict[str, Paper], client_of: Any
) -> None:
    client_of(room.people["nurse"]).get(reverse("paper_text", args=[papers["finance"].pk]))
    row = Served.objects.get()
    with pytest.raises(Sealed):
        row.save()
    with pytest.raises(Sealed):
        row.delete()


def test_a_pack_is_never_edited(room: Room, officer: Actor, papers: dict[str, Paper]) -> None:
    pack = packs_made(room, officer).packs.first()
    assert isinstance(pack, Pack)
    with arranged(), pytest.raises(Sealed):
        pack.save()
    assert selectors.last_made(room.meeting) == pack.run
