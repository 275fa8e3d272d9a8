"""By which right a program asks, and what of the meetings is public."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import RoleHeld
from coi_register.accounts.policy import reach
from coi_register.accounts.selectors import actor_of, digest_of
from committees.meetings.models import Convening, Item, Meeting
from committees.meetings.vocabulary import Part
from committees.organisations.models import Organisation
from committees.seats.vocabulary import CommitteeKind
from declarations.api.models import Token
from declarations.evidence.models import Issue

MEET_IN_PUBLIC = (CommitteeKind.GOVERNING_BODY, CommitteeKind.PCCC)


def asking_by(secret: str, *, on: date) -> Actor | None:
    """The auditor behind a token, with that one right and no fresh sign-in; None where it opens nothing."""
    token = Token.objects.filter(digest=digest_of(secret)).select_related("user").first()
    if token is None or not token.is_good(on):
        return None
    auditor = actor_of(token.user, on=on)
    rights = frozenset(right for right in auditor.rights if right.role is Role.AUDITOR and right.ccg == token.ccg_id)
    return replace(auditor, rights=rights, person=None, acts_for=frozenset(), staff=frozenset(), fresh=False)


def ccg_coded(code: str) -> Organisation:
    """Raises Http404."""
    found = Organisation.objects.filter(kind="ccg", ods_code__iexact=code).first() if code else None
    if found is None:
        raise Http404("There is no CCG of that code.")
    return found


def public_meetings(ccg: Organisation) -> QuerySet[Meeting]:
    """Meetings of the bodies that meet in public, once held or once their papers are issued, with their public items."""
    convened = Convening.objects.filter(meeting=OuterRef("pk"), committee__kind__in=MEET_IN_PUBLIC)
    others = Convening.objects.filter(meeting=OuterRef("pk")).exclude(committee__kind__in=MEET_IN_PUBLIC)
    issued = Issue.objects.filter(meeting=OuterRef("pk"))
    held = Q(state=Meeting.State.HELD) | Q(Exists(issued), state=Meeting.State.PLANNED)
    found = Meeting.objects.filter(held, Exists(convened), ~Exists(others), ccg=ccg)
    items = Item.objects.filter(part=Part.PUBLIC, withdrawn=False)
    return found.order_by("-on", "-starts_at", "pk").prefetch_related(
        Prefetch("items", queryset=items, to_attr="told_items"), "convenings__committee__ccg"
    )


def tokens_for(actor: Actor) -> QuerySet[Token]:
    """The tokens that the actor keeps, and their own."""
    return Token.objects.visible_to(actor).select_related("user", "ccg", "made_by")


def token_for(actor: Actor, pk: UUID) -> Token:
    """Raises Http404."""
    found = tokens_for(actor).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such token.")
    return found


def auditors(actor: Actor, *, on: date) -> dict[str, RoleHeld]:
    """The roles of auditors to whom the actor may give a token, by key."""
    where = reach(actor, "keep_tokens")
    held = RoleHeld.objects.in_force(on).filter(role=Role.AUDITOR, user__is_active=True).exclude(user=actor.user_id)
    rows = held if where.everywhere else held.filter(ccg__in=where.ccgs)
    return {str(row.pk): row for row in rows.select_related("user", "ccg").order_by("user__name")}
