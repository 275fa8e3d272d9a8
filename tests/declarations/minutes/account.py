"""Minutes of an invented meeting with nothing wrong in them, for tests to spoil."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from declarations.guidance.vocabulary import Step
from declarations.minutes.facts import Account, Attendee, Conflict, Going, Item, Late, Opening, Standing, Vote
from declarations.minutes.vocabulary import Presence
from declarations.proceedings.vocabulary import HowItEnded, Manner, VoteCast

COMMITTEE = "Primary Care Commissioning Committee"


def at(hour: int, minute: int) -> datetime:
    return datetime(2018, 3, 1, hour, minute, tzinfo=UTC)


BASIL = Going("basil", "Dr Basil Sample", at(10, 5), at(10, 30))
CONFLICT = Conflict(
    person="basil",
    name="Dr Basil Sample",
    nature=("Director of Harbourside Ltd, a financial interest of their own",),
    why=("Harbourside Ltd is a bidder: a direct financial gain in a named provider",),
    proposed=Step.LEAVE,
    ruled=Step.LEAVE,
    no_papers=True,
    proposed_no_papers=True,
    ruled_by="Ada Example",
    ruled_as="Chair",
    ruled_at=at(9, 0),
    goings=(BASIL,),
)
QUORATE = Standing(COMMITTEE, True, 3, True)
AWARD = Item(
    key="award",
    number="5",
    title="Award of an invented contract",
    asks_decision=True,
    presided=("ada",),
    chair="Ada Example",
    begun_at=at(10, 4),
    ended_at=at(10, 20),
    became=HowItEnded.DECIDED,
    decision="The contract goes to Harbourside Ltd.",
    manner=Manner.VOTES,
    votes=(Vote("ada", "Ada Example", VoteCast.FOR), Vote("cora", "Cora Invented", VoteCast.FOR)),
    present=("Ada Example", "Cora Invented", "Dev Madeup"),
    away=("Dr Basil Sample",),
    standing=(QUORATE,),
    conflicts=(CONFLICT,),
    goings=(BASIL,),
    words="The committee discussed the bids.",
)
REPORT = Item(
    key="report",
    number="6",
    title="Report on an invented budget",
    asks_decision=True,
    presided=("ada",),
    chair="Ada Example",
    begun_at=at(10, 32),
    ended_at=at(10, 50),
    became=HowItEnded.DECIDED,
    decision="The budget is agreed.",
    manner=Manner.CONSENSUS,
    present=("Ada Example", "Dr Basil Sample", "Cora Invented", "Dev Madeup"),
    standing=(QUORATE,),
)
OPENING = Opening(
    title=f"{COMMITTEE}, 1 March 2018",
    ccg="NHS Invented CCG",
    on=date(2018, 3, 1),
    venue="Invented Hall",
    opened_at=at(10, 0),
    closed_at=at(10, 55),
    presided=("ada",),
    people=(
        Attendee("ada", "Ada Example", "Lay chair", Presence.PRESENT, voting=True),
        Attendee("basil", "Dr Basil Sample", "GP member", Presence.PRESENT, voting=True),
        Attendee("cora", "Cora Invented", "Lay member", Presence.PRESENT, voting=True),
        Attendee("dev", "Dev Madeup", "Chief finance officer", Presence.PRESENT, voting=True),
        Attendee("eve", "Eve Pretend", "Nurse", Presence.APOLOGIES, voting=True),
    ),
)
CLEAN = Account(OPENING, (AWARD, REPORT))


def award(**spoilt: Any) -> Account:
    """The minutes with something else in the item of the award."""
    return replace(CLEAN, items=(replace(AWARD, **spoilt), REPORT))


def report(**spoilt: Any) -> Account:
    return replace(CLEAN, items=(AWARD, replace(REPORT, **spoilt)))


def conflict(**spoilt: Any) -> Account:
    """The minutes with something else in the conflict at the award."""
    return award(conflicts=(replace(CONFLICT, **spoilt),))


def vote(person: str, name: str) -> tuple[Vote, ...]:
    return (*AWARD.votes, Vote(person, name, VoteCast.FOR))


def declared(person: str, name: str) -> tuple[Late, ...]:
    return (Late(person, name, "A cousin works for Harbourside Ltd", at(10, 6)),)
