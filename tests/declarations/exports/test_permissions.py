"""Who takes a file away that was made for somebody: that somebody, while they may read the register; and a command."""

from dataclasses import replace

import pytest

from coi_register.accounts.actors import command
from coi_register.sheets.formats import Format
from declarations.exports import permissions, services
from declarations.exports.facts import Wanted
from declarations.registers.moment import Moment
from declarations.registers.vocabulary import Register
from tests.declarations.registers.story import ON, Story

pytestmark = pytest.mark.django_db


def test_a_file_is_for_whoever_asked_for_it_while_they_may_read_the_register(story: Story) -> None:
    export = services.ask(story.ccg, Wanted(Register.INTERESTS, Format.CSV, Moment(ON)), by=story.officer)
    assert permissions.may_take(story.officer, export)
    assert not permissions.may_take(replace(story.officer, rights=frozenset()), export)
    assert permissions.may_take(story.guardian, export) == permissions.NOT_YOURS
    assert permissions.may_take(command("exports"), export)
