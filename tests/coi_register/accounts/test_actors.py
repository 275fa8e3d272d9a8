"""An actor's rights add up; a command has none to add, for it may do everything."""

from uuid import uuid4

from coi_register.accounts.actors import NOBODY, ROLE_LABELS, Actor, Right, Role, command

ONE, OTHER, BOARD = uuid4(), uuid4(), uuid4()
ACTOR = Actor(
    name="Ada Example",
    user_id=1,
    rights=frozenset({Right(Role.OFFICER, ONE), Right(Role.CHAIR, OTHER, BOARD), Right(Role.MEMBER, OTHER, BOARD)}),
)


def test_an_actor_knows_the_ccgs_and_committees_of_their_rights() -> None:
    assert ACTOR.ccgs() == {ONE, OTHER}
    assert ACTOR.committees() == {BOARD}


def test_only_the_roles_asked_for_count() -> None:
    assert ACTOR.ccgs([Role.OFFICER]) == {ONE}
    assert ACTOR.committees([Role.SECRETARY]) == frozenset()


def test_neither_the_public_nor_a_command_is_signed_in() -> None:
    assert ACTOR.is_signed_in
    assert not NOBODY.is_signed_in
    assert not command("import_ods").is_signed_in


def test_every_role_has_a_label() -> None:
    assert set(ROLE_LABELS) == set(Role)
