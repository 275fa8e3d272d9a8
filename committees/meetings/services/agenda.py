"""The agenda of a meeting: items put on it, amended and taken off."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.races import checked
from committees.meetings import checks, permissions
from committees.meetings.models import Item, ItemFor, Meeting
from committees.meetings.services.standing import locked
from committees.meetings.vocabulary import ItemKind, Part, Route, Stage
from committees.seats.checks import known
from committees.seats.models import Committee

AMENDABLE = frozenset({"number", "title", "kind", "decision", "part", "route", "stage", "committees", "touches_performer"})


def add_item(
    meeting: Meeting,
    *,
    number: str,
    title: str,
    kind: ItemKind | str,
    by: Actor,
    decision: bool = False,
    part: Part | str = Part.PUBLIC,
    route: Route | str | None = None,
    stage: Stage | str | None = None,
    touches_performer: bool = False,
    committees: Collection[Committee] = (),
    once: UUID | None = None,
) -> Item:
    """Put an item on the agenda, after those already there; without committees it is every committee's that meets."""
    permissions.may_keep_agenda(by, meeting).enforce()
    with audit.deed("item.added", by=by, once=once):
        checks.must_be_planned(locked(meeting))
        last = meeting.items.order_by("order").last()
        item = Item(meeting=meeting, order=last.order + 1 if last else 1, touches_performer=touches_performer)
        _write(item, number=number, title=title, kind=kind, decision=decision, part=part, route=route, stage=stage)
        _set_committees(item, committees)
    return item


def amend_item(item: Item, *, version: int, by: Actor, because: str = "", once: UUID | None = None, **changes: Any) -> Item:
    """Change an item that nobody else has changed since `version`; takes the arguments of `add_item`."""
    if unknown := changes.keys() - AMENDABLE:
        raise TypeError(f"An item has no {', '.join(sorted(unknown))} to amend.")
    _may_amend(by, item, changes)
    with audit.deed("item.amended", by=by, because=because, once=once):
        current = locked(item)
        checks.must_be_on_the_agenda(current)
        audit.must_be_as_read(current, version)
        committees = changes.pop("committees", None)
        _write(current, **changes)
        if committees is not None:
            _set_committees(current, committees)
    return current


def withdraw_item(item: Item, *, by: Actor, because: str, once: UUID | None = None) -> Item:
    """Take an item off the agenda; it stays in the history with the reason."""
    permissions.may_keep_agenda(by, item.meeting).enforce()
    with audit.deed("item.withdrawn", by=by, because=checks.must_say_why(because), once=once):
        current = audit.held(item)
        checks.must_be_on_the_agenda(current)
        current.withdrawn = True
        current.save()
    return current


def reorder(
    meeting: Meeting, *, order: Sequence[UUID], read: Sequence[UUID], by: Actor, once: UUID | None = None
) -> list[Item]:
    """Take the items in another order; each keeps the number by which everybody knows it. `read` is the agenda that was read.

    Raises NotAllowed, and CannotBeDone when the agenda is closed, has changed meanwhile, or the order is not of its items.
    """
    permissions.may_keep_agenda(by, meeting).enforce()
    with audit.deed("agenda.reordered", by=by, once=once):
        checks.must_be_planned(locked(meeting))
        items = {item.pk: item for item in meeting.items.filter(withdrawn=False).select_for_update()}
        checks.must_be_the_agenda_read([*items], read)
        checks.must_be_an_order_of([*items], order)
        for place, key in enumerate(order, 1):
            if items[key].order != place:
                items[key].order = place
                items[key].save()
    return [items[key] for key in order]


def _write(item: Item, **values: Any) -> None:
    for field, value in values.items():
        setattr(item, field, value)
    item.number = checks.must_have_words(item.number, "Enter the number of the item.", "number")
    item.title = checks.must_have_words(item.title, "Enter the title of the item.", "title")
    item.kind, item.part = known(item.kind, ItemKind, "kind"), known(item.part, Part, "part")
    item.route = known(item.route, Route, "route") if item.route else None
    item.stage = known(item.stage, Stage, "stage") if item.stage else None
    checks.must_fit(item, "number", "title")
    with checked(partial(checks.must_have_a_free_number, item)):
        item.save()


def _set_committees(item: Item, committees: Collection[Committee]) -> None:
    checks.must_meet(item.meeting, committees)
    wanted = {committee.pk for committee in committees}
    standing = {row.committee_id: row for row in item.for_committees.all()}
    for row in (row for key, row in standing.items() if key not in wanted):
        row.delete()
    for key in wanted - standing.keys():
        ItemFor(item=item, committee_id=key).save()


def _may_amend(by: Actor, item: Item, changes: dict[str, Any]) -> None:
    """Marking an item private is also for those who say what it concerns; every other change is the agenda keeper's."""
    if changes.keys() == {"part"}:
        permissions.may_set_concerns(by, item).enforce()
    else:
        permissions.may_keep_agenda(by, item.meeting).enforce()
