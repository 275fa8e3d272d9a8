"""Precedents: what the same committee last ruled on cases of the same kind."""

from dataclasses import dataclass

from django.db.models import Q

from coi_register.accounts.actors import Actor
from declarations.conflicts import permissions
from declarations.conflicts.comparing import KindOfCase
from declarations.conflicts.models import Ruling
from declarations.conflicts.selectors.cases import Case

AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Precedent:
    """The kind of a case, and the rulings in force on others of it, the latest first."""

    kind: KindOfCase
    rulings: tuple[Ruling, ...]


def precedents_of(case: Case, actor: Actor) -> Precedent | None:
    """Of this case, for this actor; one query. None where there is no flag, or the actor may not know of others' cases."""
    where = case.found.where_of(case.item)
    if case.kind is None or not permissions.may_read_precedents(actor, where):
        return None
    before = Q(item__for_committees=None) | Q(item__for_committees__committee__in=where.committees)
    rulings = (
        Ruling.objects.filter(before, kind_of_case=case.kind.key, followed_by=None, item__withdrawn=False)
        .filter(item__meeting__convenings__committee__in=where.committees, item__meeting__on__lte=case.found.meeting.date)
        .exclude(item=case.item_id, person=case.person)
        .select_related("item__meeting", "person", "ruled_by")
        .order_by("-item__meeting__on", "-at")
        .distinct()
    )
    return Precedent(case.kind, tuple(rulings[:AT_MOST]))
