"""What is left of each committee at the moment of decision on one item, once those who must withdraw have gone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from committees.meetings.quorum import failed_clauses, is_clinician_present, is_quorate, majority
from committees.meetings.room import Member
from committees.organisations.facts import Key
from committees.seats.facts import Committee
from committees.seats.vocabulary import CommitteeKind
from declarations.guidance.chairing import Chairing, preside
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import After, Voice
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.seating import Handling, members_at
from declarations.guidance.voice import voice_of


@dataclass(frozen=True, slots=True)
class Demands:
    """What the terms of reference and the rule book ask of a committee at every item, beyond its quorum."""

    majority: bool
    stand_in_is_lay: bool


@dataclass(frozen=True, slots=True)
class Room:
    """One committee at one item: everyone who bears on it, and what is asked of it."""

    committee: Committee
    demands: Demands
    members: tuple[Member, ...]
    needs_clinician: bool = False

    @property
    def voice(self) -> Voice | None:
        return voice_of(self.members) if self.needs_clinician else None


@dataclass(frozen=True, slots=True)
class Deliberation:
    """One item before the committees whose item it is, with how each person is handled on it."""

    item: Key
    committees: tuple[tuple[Committee, Demands], ...]
    sittings: tuple[Sitting, ...]
    handling: Mapping[Key, Handling]
    needs_clinician: bool = False  # what care is given is decided, so a clinician should be heard

    def rooms(self) -> tuple[Room, ...]:
        return tuple(
            Room(
                committee,
                asked,
                members_at(self.item, of=committee, sittings=self.sittings, handling=self.handling),
                self.needs_clinician,
            )
            for committee, asked in self.committees
        )

    def altered(self, sittings: Mapping[Key, Sitting]) -> "Deliberation":
        """The same item with these sittings in place of those of the same key, and the others added."""
        known = {sitting.key: sitting for sitting in self.sittings}
        return replace(self, sittings=tuple((known | dict(sittings)).values()))


def demands(committee: Committee, rulebook: RuleBook) -> Demands:
    """R6.14 and R7.5: both are asked of a primary care commissioning committee alone, while the rule is in force."""
    is_pccc = committee.kind is CommitteeKind.PCCC
    majority_rule = rulebook.rule("quorum-holds-majority-of-lay-and-executive")
    stand_in_rule = rulebook.rule("pccc-stand-in-chair-is-lay")
    return Demands(
        majority=committee.lay_executive_majority or (is_pccc and majority_rule is not None),
        stand_in_is_lay=is_pccc and stand_in_rule is not None,
    )


def remaining(room: Room) -> After:
    """Quorum, majority, chair and clinical voice, worked out on those still in the room (R6.15)."""
    present = [member for member in room.members if member.is_in_the_room]
    votes = majority(present)
    chairing = presiding(room)
    return After(
        committee=room.committee.key,
        present=tuple(member.key for member in present),
        voting_present=votes.voting,
        quorate=is_quorate(room.committee.quorum, room.members),
        failed_clauses=failed_clauses(room.committee.quorum, room.members),
        lay_executive_majority=votes.holds if room.demands.majority else None,
        majority=votes,
        chair=chairing.chair,
        chair_says=chairing.says,
        clinician_present=is_clinician_present(present),
        choice=tuple(member.key for member in chairing.choice),
        voice=room.voice,
    )


def presiding(room: Room) -> Chairing:
    return preside(room.members, stand_in_is_lay=room.demands.stand_in_is_lay)


def lacks(room: Room) -> dict[str, int]:
    """What stops the committee deciding, and how many people each want is short of; empty where it can decide.

    One person more in the room makes each of these less by one at most."""
    short = {clause.says: clause.needs - clause.has for clause in failed_clauses(room.committee.quorum, room.members)}
    votes = majority(member for member in room.members if member.is_in_the_room)
    if room.demands.majority and not votes.holds:
        short["a lay and executive majority"] = 1 - votes.margin
    if presiding(room).is_stuck:
        short["somebody to preside"] = 1
    return short


def unheard(room: Room) -> dict[str, int]:
    """The want of a clinical voice: lighter than the others, for no rule says that it stops a committee deciding (R6.12)."""
    voice = room.voice
    return {"a clinical voice": 1} if voice is not None and not voice.is_left else {}
