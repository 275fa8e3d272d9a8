"""The standing item: who has which interest at which item, and nothing of what is withheld."""

import pytest

from committees.models import Meeting
from declarations.guidance.findings import Because, Source, Stretch
from declarations.guidance.vocabulary import Status, Step, Strength
from declarations.models import Interest, Ruling
from declarations.preparing.selectors.declared import KEPT_BACK, DeclaredAt, declarations_in, declarations_of, read_out
from tests.declarations.conflicts.conftest import Room
from tests.declarations.preparing.conftest import now, withheld
from tests.factories import (
    ConcernFactory,
    ContributorFactory,
    InterestFactory,
    ItemFactory,
    PersonFactory,
    actor_of_person,
    arranged,
)

AT = "2018-02-20T09:00:00Z"


def declared(room: Room) -> list[DeclaredAt]:
    return [*declarations_of(Meeting.objects.get(pk=room.meeting.pk))]


def test_it_tells_the_interest_and_what_is_recommended(room: Room) -> None:
    [one] = declared(room)
    assert (one.item.number, one.name, one.office) == ("6", "Gp Example", "GP member")
    assert (one.says, one.kind) == ("Director (since 1 June 2015) → Harbourside Ltd", "Financial, direct")
    assert one.aloud == "Director, Harbourside Ltd"
    assert (one.step, one.ruled) == (Step.LEAVE, None)


def test_a_ruling_stands_in_place_of_what_is_recommended(room: Room) -> None:
    chair = room.people["chair"]
    with arranged():
        Ruling(
            item=room.item, person=room.people["gp"], ruled_by=chair, capacity="chair", step="note", reason="Small", at=AT,
            entered_by_id=actor_of_person(chair).user_id,
        ).save()  # fmt: skip
    [one] = declared(room)
    assert one.step is Step.NOTE
    assert one.ruled is not None


def test_of_two_interests_each_is_told(room: Room) -> None:
    room.conflict("gp", role="shareholder")
    assert len(declared(room)) == 2


def test_private_items_are_told_only_where_they_are_asked_for(room: Room) -> None:
    private = ItemFactory(meeting=room.meeting, number="7", title="In private", part="private")
    ConcernFactory(item=private, organisation=room.bidder)
    assert {one.item.number for one in declared(room)} == {"6"}
    assert {one.item.number for one in declarations_in(now(room), items=[private.pk])} == {"7"}


def test_authors_without_a_seat_are_told_of_on_their_items(room: Room) -> None:
    author = ContributorFactory(item=room.item, person=PersonFactory(ccg=room.committee.ccg, name="Author Example")).person
    InterestFactory(person=author, organisation=room.bidder)
    assert [one.name for one in declared(room)] == ["Gp Example", "Author Example"]


@pytest.mark.parametrize("part", ["name", "detail"])
@pytest.mark.parametrize("decision", ["granted", "asked"])
def test_of_what_is_withheld_no_word_is_told_whether_decided_or_only_asked_for(room: Room, part: str, decision: str) -> None:
    interest = Interest.objects.get(person=room.people["gp"])
    withheld(room, part, decision, interest.pk if part == "detail" else None)
    [one] = declared(room)
    assert (one.says, one.aloud) == (KEPT_BACK, KEPT_BACK)


def test_without_consent_it_is_kept_back_until_the_guardian_decides(room: Room) -> None:
    interest = Interest.objects.get(person=room.people["gp"])
    interest.publish = False
    with arranged():
        interest.save()
    assert declared(room)[0].says == KEPT_BACK
    withheld(room, "detail", "refused", interest.pk)
    assert declared(room)[0].says != KEPT_BACK


def because(*labels: str, party: str) -> Because:
    source = Source("G2017", "Somewhere", Strength.SHOULD, Status.OURS)
    path = tuple(Stretch(label) for label in labels)
    return Because("a-rule", source, Step.LEAVE, frozenset(), None, None, party, path)


@pytest.mark.parametrize(
    ("labels", "party", "says"),
    [
        (["director", "Harbourside Ltd"], "Harbourside Ltd", "Director, Harbourside Ltd"),
        (["spouse_or_partner", "director", "A Ltd"], "A Ltd", "Spouse or partner: director, A Ltd"),
        (["close_relative", "A Ltd"], "A Ltd", "Close relative: A Ltd"),
        (["partner", "Mill Surgery", "B Ltd", "C Ltd"], "C Ltd", "Partner, Mill Surgery, connected with B Ltd and C Ltd"),
        (["partner", "Mill Surgery"], "All member practices", "Partner, Mill Surgery, among all member practices"),
        ([], "Gp Example", "Gp Example"),
    ],
)
def test_it_is_read_out_without_arrows_and_dates(labels: list[str], party: str, says: str) -> None:
    assert read_out(because(*labels, party=party)) == says
