"""Mistakes that somebody could make in the product, planted to see whether the harness finds them."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import get_resolver

from coi_register import prepared
from coi_register.accounts import middleware, policy
from coi_register.accounts.actors import Role
from coi_register.accounts.checks import addresses
from coi_register.accounts.models import RolesHeld
from coi_register.accounts.selectors import actor_of
from coi_register.audit import services as audit
from coi_register.door import limits
from coi_register.nhsuk import errors
from coi_register.verdicts import ALLOWED, NotAllowed
from committees.meetings import models as meetings
from committees.meetings import permissions as of_meetings
from committees.meetings import selectors as about_meetings
from committees.organisations import permissions as of_organisations
from committees.people.models import People
from committees.seats import models as seats
from committees.seats import permissions as of_seats
from committees.seats import selectors as about_seats
from declarations.adoption.models import OfACcg
from declarations.changes.models import Changes
from declarations.conflicts import permissions as of_conflicts
from declarations.conflicts.models import Dismissals, Ruling
from declarations.evidence import permissions as of_evidence
from declarations.evidence import selectors as about_evidence
from declarations.evidence.models import Issues
from declarations.interests import models as interests
from declarations.interests import selectors as about_interests
from tests.factories import BY_THE_TEST

Patch = Any  # pytest's monkeypatch


@dataclass(frozen=True)
class Bug:
    """One mistake, and where a short walk would come upon it."""

    says: str
    plant: Callable[[Patch], None]
    personas: tuple[str, ...]
    routes: tuple[str, ...]
    states: tuple[str, ...] = ("a",)
    how: str = "read"


def _everything(rows: Any, *args: Any) -> Any:
    return rows.all()


def _allowed(*args: Any, **kwargs: Any) -> Any:
    return ALLOWED


def widened(action: str, role: Role, scope: str) -> Callable[[Patch], None]:
    """The matrix with one letter more."""

    def plant(patch: Patch) -> None:
        rows = deepcopy(policy.matrix())
        rows[action][role] = scope
        patch.setattr(policy, "matrix", lambda: rows)

    return plant


def shows_all(rows: type, name: str = "visible_to") -> Callable[[Patch], None]:
    """A table that shows itself to everybody."""
    return lambda patch: patch.setattr(rows, name, _everything)


def allows(room: Any, name: str) -> Callable[[Patch], None]:
    """A permission that was left open."""
    return lambda patch: patch.setattr(room, name, _allowed)


def without_its_guard(name: str) -> Callable[[Patch], None]:
    """An address whose view has lost its guard."""

    def plant(patch: Patch) -> None:
        [pattern] = [one for _, one in addresses(get_resolver()) if one.name == name]
        patch.setattr(pattern, "callback", pattern.callback.__wrapped__)

    return plant


def _stale(patch: Patch) -> None:
    patch.setattr(middleware, "actor_of", lambda user, on: actor_of(user, on=date(2017, 6, 1)))


def _ended_roles_count(patch: Patch) -> None:
    patch.setattr(RolesHeld, "in_force", lambda rows, on: rows.all())
    patch.setattr(prepared, "_kept", dict)  # what was asked before is put together anew


def _closed_accounts_come_in(patch: Patch) -> None:
    from django.contrib.auth.backends import ModelBackend

    def open_again(user: Any, on: date) -> Any:
        if not getattr(user, "is_anonymous", True):
            user.is_active = True
        return actor_of(user, on=on)

    patch.setattr(ModelBackend, "user_can_authenticate", lambda self, user: True)
    patch.setattr(middleware, "actor_of", open_again)


def _says_that_it_exists(patch: Patch) -> None:
    def meeting_for(actor: Any, pk: Any) -> Any:
        if not (found := meetings.Meeting.objects.filter(pk=pk)).exists():
            raise Http404
        if not found.visible_to(actor).exists():
            raise NotAllowed("This meeting is not for you.")
        return found.first()

    patch.setattr(about_meetings, "meeting_for", meeting_for)


def _error_page_tells(patch: Patch) -> None:
    def committee_for(actor: Any, pk: Any) -> Any:
        found = seats.Committee.objects.filter(pk=pk).first()
        raise Http404(f"{found} is not yours")

    patch.setattr(about_seats, "committee_for", committee_for)
    patch.setattr(errors, "render", lambda request, template, told=None, status=200: HttpResponse(_reason(), status=status))


def _reason() -> str:
    import sys

    error = sys.exc_info()[1]
    return str(error)


def _agenda_prints_titles(patch: Patch) -> None:
    from committees.meetings.presenters import agenda

    patch.setattr(agenda, "may_read_item", _allowed)


def _history_of_all(actor: Any, meeting: Any) -> Iterable[Any]:
    return [Ruling.history.filter(item__meeting_id=meeting.pk)]


def _history_forgets_who_asks(patch: Patch) -> None:
    history = next(one for _, one in addresses(get_resolver()) if one.name == "rulings_history")
    cells = dict(
        zip(history.callback.__wrapped__.__code__.co_freevars, history.callback.__wrapped__.__closure__, strict=True)
    )
    patch.setattr(cells["seen_with"], "cell_contents", _history_of_all)


def _reading_writes(patch: Patch) -> None:
    real = about_seats.committees_of

    def committees_of(actor: Any) -> Any:
        with audit.deed("page.read", by=BY_THE_TEST, because="A page must not."):
            return real(actor)

    patch.setattr(about_seats, "committees_of", committees_of)


def _committee_forgotten(patch: Patch) -> None:
    """A right on one committee is taken for one in its CCG."""
    real = policy.reach

    def reach(actor: Any, action: str) -> Any:
        where = real(actor, action)
        ccgs = where.ccgs | actor.ccgs(policy.roles_that_may(action, "k"))
        return policy.Reach(where.everywhere, ccgs, where.committees, where.people)

    patch.setattr(meetings, "reach", reach)


def _refused_and_done(patch: Patch) -> None:
    """A page that asks only once it has written."""
    real = of_organisations.may_keep

    def may_keep(actor: Any) -> Any:
        with audit.deed("page.sent", by=BY_THE_TEST, because="Too early."):
            return real(actor)

    patch.setattr(of_organisations, "may_keep", may_keep)


def _declarations_of_all(patch: Patch) -> None:
    for room in (interests, about_interests):
        patch.setattr(room, "people_read_by", lambda actor: interests.Person.objects.all())


BUGS = (
    Bug(
        "a member sees others' flags",
        widened("see_flags_on_others", Role.MEMBER, "k"),
        ("member_a",),
        ("changes", "conflicts"),
    ),
    Bug("the secretary reads dismissals", widened("read_dismissals", Role.SECRETARY, "k"), ("secretary_a",), ("dismissal",)),
    Bug("a declarer reads meetings", widened("read_meeting", Role.DECLARER, "c"), ("declarer_a",), ("meeting",)),
    Bug("the auditor keeps committees", widened("keep_committee", Role.AUDITOR, "c"), ("auditor_a",), ("seat_create",)),
    Bug("the administrator reads cases", widened("read_declaration", Role.ADMIN, "c"), ("admin_a",), ("person",)),
    Bug("meetings are everybody's", shows_all(meetings.Meetings), ("officer_b",), ("meeting", "agenda")),
    Bug("items are everybody's", shows_all(meetings.Items), ("joint_member_a",), ("item",), ("withheld",)),
    Bug("committees are everybody's", shows_all(seats.Committees), ("officer_b",), ("committee",)),
    Bug("seats are everybody's", shows_all(seats.Seats), ("member_b",), ("seat",)),
    Bug("people are everybody's", shows_all(People), ("officer_b",), ("seat_person",), ("b",)),
    Bug("issues are everybody's", shows_all(Issues), ("secretary_b",), ("all_issues",)),
    Bug("dismissals are everybody's", shows_all(Dismissals), ("secretary_a", "officer_b"), ("dismissals", "dismissal")),
    Bug("changes forget the item", shows_all(Changes), ("officer_b",), ("changes",), ("joint",)),
    Bug("own rules are everybody's", shows_all(OfACcg), ("guardian_b",), ("variation",)),
    Bug(
        "declarations are everybody's",
        _declarations_of_all,
        ("member_a",),
        ("person", "people"),
    ),
    Bug(
        "flags on others are allowed",
        allows(of_conflicts, "may_see_flags_on_others"),
        ("member_a",),
        ("conflicts", "conflict"),
    ),
    Bug("flags on others are one's own", allows(of_conflicts, "may_see_own_flags"), ("member_a",), ("conflict",)),
    Bug("any meeting is assessed", allows(of_conflicts, "may_see_meeting"), ("officer_b",), ("conflicts_list",)),
    Bug("whoever reads a match dismisses it", allows(of_conflicts, "may_dismiss"), ("guardian_a",), ("dismiss_match",)),
    Bug("whoever reads an issue takes it away", allows(of_evidence, "may_export"), ("chair_a",), ("issue_record",)),
    Bug(
        "a record leaves with others' private items",
        lambda patch: patch.setattr(about_evidence, "reads_all", lambda actor, meeting: True),
        ("officer_b",),
        ("issue_record",),
        ("joint",),
    ),
    Bug("whoever reads a committee keeps it", allows(of_seats, "may_keep"), ("member_a",), ("seat_end",)),
    Bug("whoever reads a meeting keeps its agenda", allows(of_meetings, "may_keep_agenda"), ("chair_a",), ("add_item",)),
    Bug("everybody keeps organisations", allows(of_organisations, "may_keep"), ("member_a",), ("organisation_add",)),
    Bug("the agenda has lost its guard", without_its_guard("agenda"), ("public",), ("agenda",)),
    Bug("the actor of last year", _stale, ("ended_a",), ("meeting",)),
    Bug("an ended role counts", _ended_roles_count, ("ended_a",), ("committee",)),
    Bug("a closed account comes in", _closed_accounts_come_in, ("disabled_a",), ("committee",)),
    Bug("what is withheld answers 403", _says_that_it_exists, ("officer_b",), ("meeting",)),
    Bug("an error page says what it is about", _error_page_tells, ("officer_b",), ("committee",)),
    Bug(
        "the agenda prints the titles of private items", _agenda_prints_titles, ("joint_member_a",), ("agenda",), ("joint",)
    ),
    Bug("a history forgets who asks", _history_forgets_who_asks, ("officer_b",), ("rulings_history",), ("joint",)),
    Bug("reading a page does a deed", _reading_writes, ("officer_a",), ("committees",)),
    Bug("a committee's right counts in its whole CCG", _committee_forgotten, ("chair_of_other_a",), ("meeting",)),
    Bug(
        "a page answers any method",
        lambda patch: patch.setattr(
            limits, "methods_of", lambda view: {"GET", "HEAD", *["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]}
        ),
        ("officer_a",),
        ("committees",),
        how="send",
    ),
    Bug(
        "a form needs no token",
        lambda patch: patch.setattr(CsrfViewMiddleware, "process_view", lambda *args: None),
        ("officer_a",),
        ("convene",),
        how="token",
    ),
    Bug("a refused form has done its deed", _refused_and_done, ("member_a",), ("organisation_add",), how="send"),
)
