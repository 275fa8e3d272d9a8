"""What somebody may read for its own sake: who has declared, everything with its history, the proof of it."""

from collections.abc import Iterator

from django.urls import reverse

from coi_register.accounts.actors import Role
from coi_register.accounts.policy import roles_that_may
from declarations.desk.presenters import campaigns
from declarations.desk.presenters.parts import Block, Section, Task
from declarations.desk.selectors import Desk

RECORDS = {
    "Meetings": "meetings",
    "Committees": "committees",
    "People": "people",
    "Declarations under review": "reviews",
    "Organisations": "organisations",
    "Procurement decisions": "procurements",
    "Registers": "our_registers",
    "Papers issued": "all_issues",
    "Gifts and hospitality": "gifts",
    "Breaches and concerns": "breaches",
    "Rule book": "rule_book",
    "How conflicts were handled": "oversight",
    "Dismissed matches": "dismissals",
    "Imports of registers": "imports",
    "Reports: who has declared, what is late": "reports",
    "Campaigns": "campaigns",
    "Proof of the history": "proof",
}


def reading(desk: Desk) -> Iterator[Section]:
    """The doors of whoever watches over others."""
    if desk.has(*roles_that_may("read_campaign", "c")):
        yield Section("Who has declared", (campaigns.followed(desk),))
    if desk.has(Role.AUDITOR):
        yield Section("Everything, with its history", (_records(),))
    elif any(right.role in roles_that_may("read_proof", "c", "n") for right in desk.actor.rights):
        yield Section("Proof of the history", (_proof(),))


def _proof() -> Block:
    return Block(
        title="The log and its checkpoints",
        says="Everything written is an event that nobody can quietly change. Keep a checkpoint away from this site.",
        tone="good",
        href=reverse("proof"),
    )


def _records() -> Block:
    return Block(
        title="The registers and what was decided",
        says="You may read everything and change nothing. Each page has its history.",
        tone="good",
        tasks=tuple(Task(text, reverse(name), "good") for text, name in RECORDS.items()),
    )
