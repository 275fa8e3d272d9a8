"""What each item concerns: said, identified, taken back."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.meetings import checks, permissions
from committees.meetings.models import Concern, Item
from committees.meetings.services.standing import locked
from committees.meetings.vocabulary import AffectedClass, PartPlayed
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.checks import known


def concern(
    item: Item,
    *,
    by: Actor,
    organisation: Organisation | None = None,
    affected_class: AffectedClass | str | None = None,
    practices_in: Organisation | None = None,
    topic: str | None = None,
    person: Person | None = None,
    unidentified: str | None = None,
    part_played: PartPlayed | str | None = None,
    once: UUID | None = None,
) -> Concern:
    """Say one thing that an item concerns, and the part it plays."""
    permissions.may_set_concerns(by, item).enforce()
    with audit.deed("concern.added", by=by, once=once):
        checks.must_be_on_the_agenda(locked(item))
        named: dict[str, Any] = {
            "organisation": organisation,
            "affected_class": affected_class,
            "practices_in": practices_in,
        }
        named |= {"topic": (topic or "").strip(), "person": person, "unidentified": (unidentified or "").strip()}
        checks.must_name_one_thing(named)
        part = known(part_played, PartPlayed, "part_played") if part_played else None
        made = Concern(item=item, part_played=part, **{way: what or None for way, what in named.items()})
        checks.must_fit(made, "topic", "unidentified")
        checks.must_be_new_to(item, made)
        made.save()
    return made


def take_up(
    item: Item,
    *,
    organisations: Collection[Organisation] = (),
    unidentified: Collection[str] = (),
    neighbours: Collection[Organisation] = (),
    part_played: PartPlayed | str | None = None,
    by: Actor,
    once: UUID | None = None,
) -> list[Concern]:
    """Say several things that an item concerns, offered from its title: all of them, or nothing; neighbours as affected."""
    offered: list[dict[str, Any]] = [{"organisation": one, "part_played": part_played} for one in organisations]
    offered += [{"unidentified": words, "part_played": part_played} for words in unidentified]
    offered += [{"organisation": one, "part_played": PartPlayed.AFFECTED} for one in neighbours]
    if not offered:
        raise CannotBeDone("Choose at least one of those offered, or go on without.", field="organisations")
    permissions.may_set_concerns(by, item).enforce()
    with audit.deed("concerns.taken_up", by=by, once=once):
        return [concern(item, by=by, **named) for named in offered]


def identify(concern: Concern, *, organisation: Organisation, by: Actor, once: UUID | None = None) -> Concern:
    """Say which organisation a party is that stood as words only."""
    permissions.may_set_concerns(by, concern.item).enforce()
    with audit.deed("concern.identified", by=by, once=once):
        checks.must_be_on_the_agenda(locked(concern.item))
        if concern.unidentified is None:
            raise CannotBeDone(f"{concern} is already identified. Read the item as it stands now.")
        concern.organisation, concern.unidentified = organisation, None
        checks.must_be_new_to(concern.item, concern)
        concern.save()
    return concern


def no_longer_concerns(concern: Concern, *, by: Actor, because: str, once: UUID | None = None) -> None:
    """Take back one thing that an item was said to concern; it stays in the history with the reason."""
    permissions.may_set_concerns(by, concern.item).enforce()
    with audit.deed("concern.removed", by=by, because=checks.must_say_why(because), once=once):
        checks.must_be_on_the_agenda(locked(concern.item))
        concern.delete()
