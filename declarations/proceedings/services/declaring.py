"""What is declared at the meeting for the item in hand: an interest on the register, or a new one, which goes there at once."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.meetings import services as meetings
from committees.meetings.models import Item
from committees.meetings.vocabulary import PartPlayed
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.conflicts.selectors import assessed
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship
from declarations.interests import services as interests
from declarations.interests.models import Interest
from declarations.proceedings.models import Declared
from declarations.proceedings.services.noting import AsItWas, Noting, must_say_why, noting

LIES_IN = ("organisation", "affected_class", "topic")


def declare_late(
    item: Item,
    *,
    person: Person,
    category: InterestCategory,
    by: Actor,
    direct: bool = True,
    relationship: Relationship | None = None,
    role: InterestRole | None = None,
    organisation: Organisation | None = None,
    text: str = "",
    once: UUID | None = None,
) -> Declared:
    """Write down an interest that is declared only now: it goes on the register, waits there for the person to attest it, and
    is said to touch this item. Whether it is a conflict follows from the decision service.

    Raises NotAllowed, and CannotBeDone where it is on the register already or does not say what it lies in.
    """
    with noting(item.meeting, "interest.declared_at_meeting", by=by, once=once) as now:
        _must_be_in_hand(now, item)
        interest = interests.declare(
            person,
            on=timezone.localdate(now.at),
            by=by,
            category=category,
            direct=direct,
            relationship=relationship,
            role=role,
            organisation=organisation,
            text=text,
            because=f"Said at the meeting of {day(item.meeting.on)}, at item {item.number}",
            at_a_meeting=True,
        )
        return _declared(item, interest, now, words=text.strip(), new=True, by=by)


def tie_to_item(item: Item, *, interest: Interest, by: Actor, words: str = "", once: UUID | None = None) -> Declared:
    """Note that somebody declares, for the item in hand, an interest that is on the register; said twice it is noted once."""
    try:
        with noting(item.meeting, "interest.declared_for_item", by=by, once=once) as now:
            _must_be_in_hand(now, item)
            if known := Declared.objects.filter(item=item, interest=interest, mistaken=False).first():
                raise AsItWas(known)
            return _declared(item, interest, now, words=words.strip(), new=False, by=by)
    except AsItWas as known:
        row: Declared = known.row
        return row


def was_not_declared(declared: Declared, *, because: str, by: Actor, once: UUID | None = None) -> Declared:
    """Correct what was noted by mistake; what went on the register with it stays there, for nobody but its declarer ends it."""
    meeting = declared.item.meeting
    with noting(meeting, "declared_at_meeting.corrected", by=by, because=must_say_why(because), once=once):
        current = audit.held(declared)
        current.mistaken = True
        current.save()
    return current


def _must_be_in_hand(now: Noting, item: Item) -> None:
    if now.sitting.item_id != item.pk:
        raise CannotBeDone(f"Item {item.number} is not in hand. Begin it, and note what is declared for it then.")


def _declared(item: Item, interest: Interest, now: Noting, *, words: str, new: bool, by: Actor) -> Declared:
    declared = Declared(item=item, person=interest.person, interest=interest, words=words, new=new, at=now.at)
    declared.save()
    if not _is_flagged(item, interest):
        _concerns_what_it_lies_in(item, interest, by)
    return declared


def _is_flagged(item: Item, interest: Interest) -> bool:
    """Whether the decision service sees already that this interest meets this item."""
    found = assessed(item.meeting_id)
    sitting = found.sitting_of(item.pk, interest.person_id) if found else None
    if found is None or sitting is None:
        return False
    return any(because.interest == interest.pk for because in found.finding(item.pk, sitting.key).because)


def _concerns_what_it_lies_in(item: Item, interest: Interest, by: Actor) -> None:
    """The item concerns, besides, what the interest lies in; one in words alone meets nothing, and the chair rules on it."""
    way = next((way for way in LIES_IN if getattr(interest, way)), None)
    named: dict[str, Any] = {way: getattr(interest, way)} if way else {}
    if not named or item.concerns.filter(**named).exists():
        return
    meetings.concern(item, **named, part_played=PartPlayed.AFFECTED if way == "organisation" else None, by=by)
