"""Every address, asked for by everybody: a short walk in the suite, all of it by `make harness`."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.access.bugs import BUGS, Bug
from tests.access.harness import ROUTES, Walk, routes, routes_without_a_row, things, walk
from tests.access.world import ROWS, World

FEW = ("conflicted_a", "public")  # in the suite: who sees only their own, and a stranger; law 12 sends those of another CCG
A_FEW_BUGS = (
    "items are everybody's",
    "an ended role counts",
    "the agenda has lost its guard",
    "what is withheld answers 403",
)

Told = Callable[[str], None]


def found_by(bug: Bug, world: World) -> Walk:
    """What a short walk finds, the mistake being in the product."""
    if bug.how == "read":
        return walk(world, bug.personas, bug.states, bug.routes)
    found = Walk(world)
    for route in (one for one in routes() if one.name in bug.routes):
        for state, thing in things(world, route, bug.states):
            persona = world.personas[bug.personas[0]]
            match bug.how:
                case "methods":
                    found.try_methods(persona, route, thing)
                case "token":
                    found.send_without_a_token(persona, route, thing)
                case "send":
                    found.send(persona, route, thing, state)
    return found


def test_every_address_has_a_row() -> None:
    missing = routes_without_a_row()
    assert not missing, f"Say in tests/access/routes.yaml who may open {missing}; or take out what is gone."


def test_every_row_asks_the_matrix_about_actions_that_it_has() -> None:
    unknown = {action for row in ROUTES.values() for word in ("sees", "does") for action in row.get(word, ())} - ROWS.keys()
    assert not unknown, f"access.yaml has no {unknown}."
    unseen = [name for name, row in ROUTES.items() if "of" in row and not row.get("sees")]
    assert not unseen, f"Whoever may not know of the thing gets 404: say in `sees` who may: {unseen}"


def test_a_row_and_the_guard_of_its_page_speak_of_the_same_action() -> None:
    open_ones = [route.name for route in routes() if bool(route.row.get("open")) is not (route.guard == "open to all")]
    assert not open_ones, f"Open to whoever comes in one of them, and guarded in the other: {open_ones}"


def test_a_few_people_are_told_what_is_theirs_and_nothing_else(world: World) -> None:
    found = walk(world, FEW, ("a",))
    assert not found.findings, f"{len(found.findings)} of {found.asked}:\n" + "\n".join(found.findings)


@pytest.mark.harness
def test_what_two_ccgs_do_in_common_shows_neither_the_private_items_of_the_other(world: World) -> None:
    found = walk(world, ("officer_b", "joint_member_a"), ("joint", "withheld"))
    assert not found.findings, f"{len(found.findings)} of {found.asked}:\n" + "\n".join(found.findings)


def test_a_form_without_its_token_and_a_method_without_a_use_are_refused(world: World) -> None:
    found, officer = Walk(world), world.personas["officer_a"]
    for route in routes()[::5]:
        for _, thing in things(world, route, ("a",)):
            found.send_without_a_token(officer, route, thing)
            found.try_methods(world.personas["public"], route, thing)
    assert not found.findings, "\n".join(found.findings)


def test_a_few_people_send_forms_and_are_refused_as_the_matrix_says(world: World) -> None:
    found = Walk(world)
    for key in FEW:
        for route in routes()[::5]:
            for state, thing in things(world, route, ("a", "b")):
                found.send(world.personas[key], route, thing, state)
    assert not found.findings, "\n".join(found.findings)


@pytest.mark.parametrize("bug", [bug for bug in BUGS if bug.says in A_FEW_BUGS], ids=lambda bug: bug.says)
def test_a_planted_bug_is_found(bug: Bug, world: World, monkeypatch: Any) -> None:
    bug.plant(monkeypatch)
    assert found_by(bug, world).findings, f"Nobody noticed that {bug.says}."


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.says)
def test_every_bug_can_still_be_planted(bug: Bug, monkeypatch: Any) -> None:
    """What it changes may have moved to another room since; the long walk would be the first to tell."""
    bug.plant(monkeypatch)


@pytest.mark.harness
@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.says)
def test_every_planted_bug_is_found_and_nothing_without_it(bug: Bug, world: World, monkeypatch: Any, told: Told) -> None:
    assert not found_by(bug, world).findings
    with monkeypatch.context() as patch:
        bug.plant(patch)
        found = found_by(bug, world).findings
    assert found, f"Nobody noticed that {bug.says}."
    told(f"planted: {bug.says}: found {len(found)} times")


@pytest.mark.harness
def test_at_least_twenty_five_bugs_are_planted() -> None:
    assert len({bug.says for bug in BUGS}) >= 25


@pytest.mark.harness
@pytest.mark.parametrize("state", ["a", "b", "joint", "withheld"])
def test_everybody_asks_for_everything(state: str, world: World, told: Told) -> None:
    found = walk(world, [*world.personas], (state,))
    who = f"{len(world.personas)} people along {len(routes())} routes"
    told(f"{state}: {found.asked} requests by {who}: {len(found.findings)} findings")
    assert not found.findings, f"{len(found.findings)} of {found.asked}:\n" + "\n".join(found.findings)


@pytest.mark.harness
def test_everybody_sends_every_form_and_tries_every_method(world: World, told: Told) -> None:
    found = Walk(world)
    for persona in world.personas.values():
        for route in routes():
            for state, thing in things(world, route, ("a", "b")):
                found.send(persona, route, thing, state)
                if persona.key in FEW or persona.key == "officer_a":
                    found.send_without_a_token(persona, route, thing)
                    found.try_methods(persona, route, thing)
    told(f"every form and method: {found.asked} requests by {len(world.personas)} people: {len(found.findings)} findings")
    assert not found.findings, f"{len(found.findings)} of {found.asked}:\n" + "\n".join(found.findings)
