"""Who may read a committee, and who may keep it, as a table."""

from typing import Any

import pytest

from coi_register.accounts.actors import Role
from committees.seats import permissions
from tests.factories import CcgFactory, CommitteeFactory, actor_with

pytestmark = pytest.mark.django_db

READS = {Role.OFFICER, Role.GUARDIAN, Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY, Role.MEMBER, Role.AUDITOR}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("here", [True, False], ids=["here", "elsewhere"])
def test_each_role_may_what_the_matrix_says(role: Role, here: bool) -> None:
    committee: Any = CommitteeFactory()
    actor = actor_with(role, ccg=committee.ccg if here else CcgFactory())
    keeps = here and role is Role.OFFICER
    assert bool(permissions.may_read(actor, committee)) is (here and role in READS)
    assert bool(permissions.may_keep(actor, committee)) is keeps
    assert bool(permissions.may_establish(actor, committee.ccg)) is keeps
    assert bool(permissions.may_establish_any(actor)) is (role is Role.OFFICER)
