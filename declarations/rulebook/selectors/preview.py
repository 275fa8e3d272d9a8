"""Which findings of the last meetings would differ under a rule of the CCG's own, whatever its days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coi_register.accounts.actors import Actor
from committees.meetings.facts import Item
from committees.meetings.models import Meeting
from declarations.adoption.models import Variation
from declarations.adoption.selectors import body_of
from declarations.conflicts.permissions import may_see_flags_on_others
from declarations.conflicts.selectors import Assessed, assessed
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.judgement import judge
from declarations.guidance.local import book_under

LAST = 12
LONG_BEFORE = date(1948, 7, 5)


@dataclass(frozen=True, slots=True)
class Difference:
    """One person and item whose finding would be another."""

    item: Item
    sitting: Sitting
    before: Finding
    after: Finding


@dataclass(frozen=True, slots=True)
class MeetingPreviewed:
    """One meeting; `kept_back` counts what the reader may not see."""

    found: Assessed
    differences: tuple[Difference, ...]
    kept_back: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The last meetings held or planned, the latest first."""

    meetings: tuple[MeetingPreviewed, ...]


def preview_of(variation: Variation, actor: Actor) -> Preview:
    """As though the rule had been in force at each meeting, beside the book without it."""
    meetings = Meeting.objects.filter(ccg=variation.ccg_id).exclude(state=Meeting.State.CANCELLED)
    latest = meetings.order_by("-on", "-starts_at", "pk").values_list("pk", flat=True)[:LAST]
    without = body_of(variation.ccg_id, leaving_out=variation)
    with_it = body_of(variation.ccg_id, leaving_out=variation, also=_at_any_time(variation))
    return Preview(tuple(_previewed(found, without, with_it, actor) for pk in latest if (found := assessed(pk))))


def _at_any_time(variation: Variation) -> dict[str, object]:
    return variation.entry | {"in_force": {"from": LONG_BEFORE.isoformat(), "until": None}}


def _previewed(found: Assessed, without: str, with_it: str, actor: Actor) -> MeetingPreviewed:
    all_of_them = [*_differences(found, without, with_it)]
    seen = {item.key for item in found.items_for(actor) if may_see_flags_on_others(actor, found.where_of(item))}
    shown = tuple(each for each in all_of_them if each.item.key in seen)
    return MeetingPreviewed(found, shown, len(all_of_them) - len(shown))


def _differences(found: Assessed, without: str, with_it: str) -> Iterator[Difference]:
    """What is judged apart from rulings, which nothing alters."""
    facts = found.meeting
    before, after = (judge(facts, book_under(body).in_force(facts.date)) for body in (without, with_it))
    for item in facts.items:
        for sitting in (one for one in facts.sittings if one.takes_part_in(item.key)):
            one, other = before[item.key, sitting.key], after[item.key, sitting.key]
            if not sitting.vacant and (one.outcome, one.step, one.also) != (other.outcome, other.step, other.also):
                yield Difference(item, sitting, one, other)
