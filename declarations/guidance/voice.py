"""Whether a clinician is left to be heard on an item that needs one (R6.12)."""

from collections.abc import Iterable, Sequence

from committees.meetings.facts import Item
from committees.meetings.quorum import clinicians
from committees.meetings.room import Member, Whereabouts
from declarations.guidance.findings import Voice
from declarations.guidance.rulebook import RuleBook

GONE = (Whereabouts.WITHDREW, Whereabouts.KEPT_AWAY)


def needs_a_clinician(item: Item, rulebook: RuleBook) -> bool:
    """Whether it is a decision on what care is given, by whom and how well, while the rule is in force."""
    rule = rulebook.rule("clinical-voice")
    return rule is not None and item.decision and item.kind in rule.requires["kinds"]


def voice_of(members: Sequence[Member]) -> Voice | None:
    """The clinical voice of these members; None where a committee has no clinician who could lose it."""
    known = clinicians(members)
    if not known:
        return None
    left = [member for member in known if member.is_in_the_room]
    if left:
        return Voice(True, f"{_names(left)} can speak as {'a clinician' if len(left) == 1 else 'clinicians'}.")
    gone = [member for member in known if member.whereabouts in GONE]
    if gone:
        return Voice(False, f"No clinician is left: {_names(gone)} must leave.", tuple(member.key for member in gone))
    return Voice(False, "No clinician is there.")


def _names(members: Iterable[Member]) -> str:
    *most, last = (member.name for member in members)
    return f"{', '.join(most)} and {last}" if most else last
