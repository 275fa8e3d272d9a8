"""The twelve laws of access, each as far as there is something to keep; papers and published registers come later."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from coi_register.accounts.actors import Role
from coi_register.accounts.models import RoleAsked
from coi_register.accounts.policy import matrix
from coi_register.audit import services as audit
from coi_register.audit.sealed import Sealed
from coi_register.refusals import CannotBeDone
from committees.models import Holding, Item
from declarations.conflicts import permissions as conflicts
from declarations.conflicts.selectors import assessed, case_of
from declarations.conflicts.services import Decision, rule
from declarations.guidance.vocabulary import Outcome
from declarations.interests.permissions import may_amend, may_declare
from declarations.models import Dismissal, Ruling, Variation
from declarations.registers.columns import PUBLIC
from declarations.registers.masks import Mask
from declarations.registers.vocabulary import Register
from tests.access.harness import Walk, routes, things, walk
from tests.access.world import Place, World, actor
from tests.factories import BY_THE_TEST, ItemForFactory

ON_A_MEETING = (
    "agenda",
    "meeting_history",
    "rulings_history",
    "conflicts_list",
    "changes",
    "issues",
    "what_if",
    "issue_record",
    "preparing",
    "my_agenda",
    "answers",
    "answers_history",
    "declarations_item",
    "checklist",
    "order_of_items",
    "run_sheet",
)
ON_AN_ITEM = ("item", "answer_item", "item_history", "conflict", "choose_chair", "mark_item", "add_contributor")
OF_ONES_OWN = ("home", "meetings", "committees", "people", "dismissals", "hindsight", "all_issues", "accounts")
WRITES_NOTHING = ("read", "see", "export", "take_bundle", "cosign_checkpoint")  # a signature stands under the log, not in it


@contextmanager
def a_deed() -> Iterator[None]:
    with transaction.atomic(), audit.deed("law.tried", by=BY_THE_TEST, because="The test needs it."):
        yield


def client(world: World, who: str) -> Client:
    return Walk(world).client(world.personas[who])


def test_law_1_what_is_withheld_shows_in_no_channel(world: World) -> None:
    found = walk(world, ("joint_member_a",), ("joint", "withheld"), (*ON_A_MEETING, *ON_AN_ITEM, *OF_ONES_OWN))
    assert not found.findings, "\n".join(found.findings)


def test_law_1_the_agenda_says_that_something_is_withheld_and_whom_to_ask(world: World) -> None:
    page = client(world, "joint_member_a").get(f"/meetings/{world.things['joint']['meeting'].address['pk']}/agenda/")
    assert "rivate item" in page.content.decode()


def test_law_1_whoever_acts_for_somebody_sees_no_more_than_they(world: World) -> None:
    """The prohibition follows to the delegate: of each page, not once does the delegate get more."""
    theirs, delegates = Walk(world), world.personas["delegate_a"]
    for route in (one for one in routes() if one.name in (*ON_A_MEETING, *ON_AN_ITEM, "person", "dismissal", "committee")):
        for _, thing in things(world, route, ("a",)):
            address = route.address(thing)
            if theirs.ask(delegates, "get", address).status_code == 200:
                assert theirs.ask(world.personas["conflicted_a"], "get", address).status_code == 200, address


def test_law_2_nobody_rules_on_their_own_conflict(world: World) -> None:
    gp = world.rows["gp_a"]
    verdict = conflicts.may_rule(
        actor(world.personas["conflicted_a"]), person=gp.pk, in_the_chair=gp.pk, chair_name=gp.name, where=conflicts.Where()
    )
    assert verdict.because.startswith("Nobody rules on their own conflict")  # type: ignore[union-attr]
    row = world.rows["ruling_a"]
    own = Ruling(
        item=row.item, person=row.ruled_by, ruled_by=row.ruled_by, capacity="chair", entered_by=row.entered_by, at=row.at
    )
    with pytest.raises(IntegrityError, match="nobody_rules_on_their_own_conflict"), a_deed():
        own.save()


def test_law_3_to_override_needs_a_reason_and_is_only_followed(world: World) -> None:
    row = world.rows["ruling_a"]
    lighter = Decision(step=None, no_papers=False, reason=" ")
    with pytest.raises(CannotBeDone, match="Give a reason"):
        rule(row.item_id, person=row.person_id, decision=lighter, by=actor(world.personas["chair_a"]), follows=row.pk)
    with pytest.raises(Sealed), a_deed():
        row.delete()


def test_law_4_what_nobody_has_decided_yet_changes_nothing(world: World) -> None:
    dismissal = world.rows["dismissal_a"]
    assert dismissal.is_pending
    found = assessed(dismissal.item.meeting_id)
    assert found is not None
    sitting = found.sitting_of(dismissal.item_id, dismissal.person_id)
    assert sitting is not None
    assert found.finding(dismissal.item_id, sitting.key).outcome is not Outcome.CLEAR
    asked = RoleAsked.objects.get(pk=world.things["a"]["role_asked"].address["pk"])
    assert asked.role == Role.OFFICER
    held = {right.role for right in actor_of_account(asked.user)}
    assert Role.OFFICER not in held


def actor_of_account(user: Any) -> Any:
    """The rights of an account on the day of the world."""
    from tests.access.world import ON, actor_of

    return actor_of(user, on=ON).rights


def test_law_5_what_is_withheld_later_is_gone_at_the_next_request(world: World) -> None:
    shared = Item.objects.get(pk=world.things["joint"]["item"].address["pk"])
    member = client(world, "joint_member_a")
    assert member.get(f"/meetings/items/{shared.pk}/").status_code == 200
    other = next(one for one in shared.meeting.committees if one.ccg_id == world.rows["ccg_b"].pk)
    shared.part = "private"
    with a_deed():
        shared.save()
        ItemForFactory(item=shared, committee=other)
    assert member.get(f"/meetings/items/{shared.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("row_of", "asked", "approved"),
    [
        (lambda world: Dismissal.objects.get(pk=world.rows["dismissal_a"].pk), "dismissed_by", "confirmed_by"),
        (lambda world: Variation.objects.get(pk=world.rows["variation_a"].pk), "written_by", "put_in_force_by"),
        (lambda world: RoleAsked.objects.get(pk=world.things["a"]["role_asked"].address["pk"]), "asked_by", "confirmed_by"),
    ],
    ids=["a match dismissed", "a rule of the CCG's own", "a role granted"],
)
def test_law_6_who_asks_does_not_approve(row_of: Callable[[World], Any], asked: str, approved: str, world: World) -> None:
    row = row_of(world)
    setattr(row, approved, getattr(row, asked))
    with pytest.raises(IntegrityError), a_deed():
        row.save()


def test_law_7_the_auditor_cannot_write(world: World) -> None:
    by_the_auditor = [action for action, row in matrix().items() if Role.AUDITOR in row]
    assert [action for action in by_the_auditor if not action.startswith(WRITES_NOTHING)] == []
    found = Walk(world)
    for route in (one for one in routes() if one.row.get("does") and one.row.get("form")):
        if not found.world.personas["auditor_a"].may(route.row["does"][0], found.world.personas["auditor_a"].everywhere):
            for state, thing in [*things(world, route, ("a",))][:1]:
                found.send(world.personas["auditor_a"], route, thing, state)
    assert found.asked > 20
    assert not found.findings, "\n".join(found.findings)


def test_law_8_the_administrator_reads_no_case(world: World) -> None:
    of_the_admin = {action for action, row in matrix().items() if Role.ADMIN in row}
    assert not {action for action in of_the_admin if action.startswith("read") and action != "read_proof"}
    found = walk(
        world, ("admin_a",), ("a",), ("person", "meeting", "conflict", "dismissal", "issue_record", "home", "people")
    )
    assert not found.findings, "\n".join(found.findings)


def test_law_9_an_officer_never_changes_a_declarers_words(world: World) -> None:
    officer, interest = actor(world.personas["officer_a"]), world.rows["interest_a"]
    assert may_declare(officer, interest.person)  # from a paper, in a new row
    assert not may_amend(officer, interest)
    assert client(world, "officer_a").get(f"/interests/{interest.pk}/amend/").status_code == 403


def test_law_10_a_name_that_is_withheld_stands_in_no_edition_however_old() -> None:
    """What of it reaches a page, a file or a feed is held by tests/declarations/registers and tests/declarations/public."""
    key, person = uuid4(), uuid4()
    mask = Mask(frozenset({person}), frozenset(), frozenset({"Ada Example"}))
    for register in Register:
        cells = [str(key), *["with ADA  Example"] * (len(PUBLIC[register]) - 1)]
        for whose in (person, uuid4(), None):
            assert "example" not in str(mask.over(register, key, whose, cells)).casefold()


def test_law_11_a_right_ends_on_its_day_in_an_open_session(world: World) -> None:
    member, meeting = client(world, "member_a"), world.rows["meeting_a"]
    assert member.get(f"/meetings/{meeting.pk}/").status_code == 200
    held = Holding.objects.get(person=world.rows["people_a"]["member"])
    held.until = date(2018, 3, 1)
    with a_deed():
        held.save()
    assert member.get(f"/meetings/{meeting.pk}/").status_code == 404


def test_law_12_nothing_of_one_ccg_shows_in_another(world: World) -> None:
    found = walk(
        world, ("officer_b", "auditor_b"), ("a",), (*ON_A_MEETING, *ON_AN_ITEM, *OF_ONES_OWN, "oversight", "connected")
    )
    assert not found.findings, "\n".join(found.findings)


def test_the_world_knows_what_the_matrix_says(world: World) -> None:
    """The oracle is worth something only where it says yes to some and no to others."""
    for secret in world.secrets:
        readers = [key for key, persona in world.personas.items() if secret.readers(persona)]
        assert 0 < len(readers) < len(world.personas), secret.what
    assert world.personas["public"].may("see_home", Place()) is False
    assert case_of(world.rows["item_a"].pk, world.rows["gp_a"].pk, actor(world.personas["chair_a"])) is not None
