"""A CCG with two officers and a Guardian, and a draft that somebody may put in force."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from coi_register.accounts.actors import Actor, Role
from committees.models import Organisation
from declarations.adoption import services
from declarations.adoption.models import Variation
from declarations.adoption.wording import Wording
from declarations.guidance.trying import Case
from declarations.guidance.vocabulary import Step
from tests.factories import CcgFactory, actor_with

ON = date(2018, 3, 1)
MEMBER = {"category": "non_financial_professional", "direct": True, "role": "member", "in": "Rowan Hospice"}
PAPER = {"kind": "strategy", "concerns": [{"organisation": "Rowan Hospice"}]}
FIRES = Case("A member of a hospice that is named", True, MEMBER, PAPER)
KEEPS_STILL = Case("Its trustee", False, MEMBER | {"role": "trustee"}, PAPER)
MEMBERS_LEAVE = Wording(
    says="Members of a body leave when it is named.",
    when=("person is an ordinary member",),
    place="Conflicts policy, section on meetings",
    reason="The governing body asked for it after an audit.",
    since=date(2018, 1, 1),
    step=Step.LEAVE,
    no_papers=True,
)


@dataclass
class Office:
    """The CCG and who keeps its rule book."""

    ccg: Organisation
    officer: Actor
    other: Actor
    guardian: Actor

    def draft(self, **changes: Any) -> Variation:
        wording = Wording(**{name: getattr(MEMBERS_LEAVE, name) for name in Wording.__slots__} | changes)
        return services.draft(self.ccg, wording=wording, by=self.officer)

    def draft_with_cases(self, **changes: Any) -> Variation:
        variation = self.draft(**changes)
        for case in (FIRES, KEEPS_STILL):
            variation = services.try_case(variation, case=case, version=variation.version, by=self.officer)
        return variation

    def in_force(self, **changes: Any) -> Variation:
        variation = self.draft_with_cases(**changes)
        return services.put_in_force(variation, version=variation.version, by=self.guardian)


@pytest.fixture
def office(db: None) -> Office:
    ccg = CcgFactory()
    return Office(
        ccg,
        actor_with(Role.OFFICER, ccg=ccg),
        actor_with(Role.OFFICER, ccg=ccg),
        actor_with(Role.GUARDIAN, ccg=ccg),
    )
