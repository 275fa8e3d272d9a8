"""Which line managers are told how their staff stand, and what they were told last."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from coi_register.accounts.models import User
from committees.people.models import Manages
from declarations.campaigns.models import Campaign, Digest
from declarations.campaigns.selectors.progress import Progress, Reply


@dataclass(frozen=True, slots=True)
class Team:
    """A line manager with an account, those of their staff who were asked, and what they were told last and when."""

    manager: UUID
    user: User
    staff: tuple[Reply, ...]
    last: tuple[date, object] | None

    @property
    def told(self) -> dict[str, str]:
        """How each stands, by their key; what a digest says and keeps."""
        return {str(reply.person): reply.standing.value for reply in self.staff}


def teams(progress: Progress) -> list[Team]:
    """The teams of everybody asked, as line managers stand on the day."""
    replies = {reply.person: reply for reply in progress.replies}
    managed = Manages.objects.in_force(progress.on).filter(staff__in=replies, manager__user__is_active=True)
    staff: dict[Any, list[Reply]] = defaultdict(list)
    for row in managed.select_related("manager__user").order_by("manager__name", "staff__name", "pk"):
        staff[row.manager].append(replies[row.staff_id])
    last = _told_last(progress.campaign)
    return [Team(one.pk, one.user, tuple(theirs), last.get(one.pk)) for one, theirs in staff.items()]


def _told_last(campaign: Campaign) -> dict[UUID, tuple[date, object]]:
    return {row.manager_id: (row.on, row.told) for row in Digest.objects.filter(campaign=campaign).order_by("on")}
