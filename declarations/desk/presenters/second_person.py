"""What waits for somebody as the second person: dismissals, gifts, lost steps, roles, rules."""

from collections.abc import Iterator

from django.urls import reverse

from coi_register.accounts.keeping.presenters import lost_waits
from coi_register.accounts.keeping.presenters import waits as role_waits
from coi_register.accounts.models import RoleAsked, StepLost
from coi_register.nhsuk.words import counted
from declarations.adoption.models import Variation
from declarations.conflicts.models import Dismissal
from declarations.conflicts.presenters.dismissals import waits
from declarations.desk.presenters import gifts
from declarations.desk.presenters.parts import Action, Block, Section, Task, shown
from declarations.desk.selectors import Desk


def second_person(desk: Desk) -> Iterator[Section]:
    """What somebody else began, and this person may end."""
    if desk.waiting:
        yield Section("Waits for you as the second person", (_waiting(desk.waiting),))
    if desk.offers:
        yield Section("Gifts and hospitality that wait for you", (gifts.waiting(desk.offers),))
    if desk.steps:
        yield Section("Somebody cannot sign in", (_steps(desk.steps),))
    if desk.roles:
        yield Section("Roles that wait for a second person", (_roles(desk.roles),))
    if desk.drafts:
        yield Section("Rules that wait for a second person", (_drafts(desk.drafts),))


def _waiting(dismissals: tuple[Dismissal, ...]) -> Block:
    tasks, more = shown(Task(waits(one), reverse("dismissal", args=[one.pk])) for one in dismissals)
    many = counted(len(dismissals), "match", "matches")
    return Block(
        title="Dismissed matches to confirm or refuse",
        says=f"{many} dismissed by somebody else; the flag stands until you confirm.".capitalize(),
        tone="todo",
        tasks=tasks,
        more=more,
        actions=(Action("All dismissed matches", reverse("dismissals")),),
    )


def _steps(steps: tuple[StepLost, ...]) -> Block:
    tasks, more = shown(Task(lost_waits(lost), reverse("step_lost", args=[lost.pk])) for lost in steps)
    return Block(
        title="Lost second steps to take off or to leave",
        says="Another officer made sure who asks. The step is taken off when you are sure as well.",
        tone="todo",
        tasks=tasks,
        more=more,
        actions=(Action("All accounts", reverse("accounts")),),
    )


def _roles(roles: tuple[RoleAsked, ...]) -> Block:
    tasks, more = shown(Task(role_waits(asked), reverse("role_asked", args=[asked.pk])) for asked in roles)
    return Block(
        title="Roles to confirm or refuse",
        says="Somebody else asked for them. Nobody has the right before you confirm it.",
        tone="todo",
        tasks=tasks,
        more=more,
        actions=(Action("All accounts", reverse("accounts")),),
    )


def _drafts(drafts: tuple[Variation, ...]) -> Block:
    tasks, more = shown(Task(draft.says, reverse("preview_variation", args=[draft.pk])) for draft in drafts)
    return Block(
        title="Drafts for the rule book",
        says="Somebody else wrote them. See what each would change, and put it in force if you agree.",
        tone="todo",
        tasks=tasks,
        more=more,
    )
