"""The first page of whoever is signed in: a section for each thing they are here, the most urgent first."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Role
from coi_register.accounts.keeping.presenters import lost_waits
from coi_register.accounts.keeping.presenters import waits as role_waits
from coi_register.accounts.models import RoleAsked, StepLost
from coi_register.accounts.policy import roles_that_may
from coi_register.nhsuk.words import counted, day, weekday
from declarations.adoption.models import Variation
from declarations.conflicts.models import Dismissal, Ruling
from declarations.conflicts.presenters.dismissals import waits
from declarations.conflicts.selectors import Assessed
from declarations.desk.presenters import campaigns, gifts, meetings, minutes, packs, room
from declarations.desk.presenters.changes import changed, would_have_been
from declarations.desk.presenters.parts import GRAVITY, Action, Block, Section, Task, shown
from declarations.desk.presenters.reviews import asked_of_you, to_review
from declarations.desk.selectors import Desk, Lapsed, Own, sits_at
from declarations.interests.clocks import Freshness
from declarations.registers.models import Withholding

RECORDS = {
    "Meetings": "meetings",
    "Committees": "committees",
    "People": "people",
    "Declarations under review": "reviews",
    "Organisations": "organisations",
    "Procurement decisions": "procurements",
    "Registers": "our_registers",
    "Papers issued": "all_issues",
    "Gifts and hospitality": "gifts",
    "Breaches and concerns": "breaches",
    "Rule book": "rule_book",
    "How conflicts were handled": "oversight",
    "Dismissed matches": "dismissals",
    "Imports of registers": "imports",
    "Reports: who has declared, what is late": "reports",
    "Campaigns": "campaigns",
    "Proof of the history": "proof",
}
NOTHING = Block("Nothing needs you today", "No meeting is planned that you take part in.", "good")


@dataclass(frozen=True, slots=True)
class HomePage:
    name: str
    today: str
    sections: tuple[Section, ...]


def home_page(desk: Desk) -> HomePage:
    """The meeting of today; then the sections of the actor’s roles by how urgent they are."""
    sections = [*room.today(desk)]
    sections += sorted(_sections(desk), key=lambda section: GRAVITY.index(section.tone))
    return HomePage(desk.actor.name, weekday(desk.on), tuple(sections) or (Section("Today", (NOTHING,)),))


def _sections(desk: Desk) -> Iterator[Section]:
    if desk.has(Role.OFFICER):
        yield Section(
            "What needs you today", tuple(meetings.prepared(found, desk.actor) for found in desk.meetings) or (NOTHING,)
        )
        yield Section("How conflicts are handled", (_handled(), gifts.register()))
    if desk.to_review or desk.has(Role.OFFICER):
        yield Section("Declarations", (to_review(desk.to_review),))
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
    if presided := _presided(desk):
        yield Section("Your next meeting in the chair", (meetings.presided(presided, desk.actor),))
    if desk.to_approve:
        yield Section("Minutes", (minutes.to_approve(desk.to_approve),))
    if desk.to_write:
        yield Section("Minutes", (minutes.to_write(desk.to_write),))
    if desk.news:
        yield Section("What changed since you last looked", tuple(changed(one) for one in desk.news))
    if desk.withheld:
        yield Section("Requests to withhold wait for you", (_withheld(desk.withheld),))
    if desk.has(Role.GUARDIAN):
        yield Section(
            "What is doubtful",
            (
                *((packs.opened_before(desk.exposed),) if desk.exposed else ()),
                gifts.breaches(desk.breaches),
                _lapsed(desk),
                _lighter(desk.lighter),
                would_have_been(desk.unsettled),
                _handled(),
            ),
        )
    if attended := [found for found in desk.meetings if sits_at(desk.actor, found)]:
        blocks = (
            meetings.attended(found, desk.actor, desk.heard.get(found.gathered.meeting), is_next=found is attended[0])
            for found in attended
        )
        yield Section("What concerns you", tuple(blocks))
    if desk.own:
        asked = (campaigns.asked(one, desk.own) for one in desk.asked)
        yield Section("Your declarations", (*asked, _own(desk.own), gifts.own()))
    if desk.has(*roles_that_may("read_campaign", "c")):
        yield Section("Who has declared", (campaigns.followed(desk),))
    if desk.has(Role.AUDITOR):
        yield Section("Everything, with its history", (_records(),))
    elif any(right.role in roles_that_may("read_proof", "c", "n") for right in desk.actor.rights):
        yield Section("Proof of the history", (_proof(),))


def _presided(desk: Desk) -> Assessed | None:
    """The next meeting of a committee that the actor chairs, or of which they are the vice-chair."""
    chaired = desk.actor.committees([Role.CHAIR, Role.VICE_CHAIR])
    return next((found for found in desk.meetings if found.where.committees & chaired), None)


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


def _withheld(requests: tuple[Withholding, ...]) -> Block:
    tasks, more = shown(
        Task(f"{one.person}: asked for on {day(one.asked_on)}", reverse("withholding", args=[one.pk])) for one in requests
    )
    return Block(
        title="To withhold from the public register",
        says="Nobody in public reads it until you decide, and no edition is published.",
        tone="todo",
        tasks=tasks,
        more=more,
        actions=(Action("The registers", reverse("our_registers")),),
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


def _lapsed(desk: Desk) -> Block:
    tasks, more = shown(Task(_last_said(one), reverse("person", args=[one.person]), "unknown") for one in desk.lapsed)
    how_many = counted(len(desk.lapsed), "person has", "people have")
    return Block(
        title="Declarations",
        says=f"{how_many[:1].upper()}{how_many[1:]} no declaration in date."
        if tasks
        else "Everybody’s declaration is in date.",
        tone="unknown" if tasks else "good",
        tasks=tasks,
        more=more,
        actions=(Action("Everybody’s declarations", reverse("people")),),
    )


def _last_said(one: Lapsed) -> str:
    return f"{one.name}: last confirmed on {day(one.last)}" if one.last else f"{one.name}: none made"


def _lighter(rulings: tuple[Ruling, ...]) -> Block:
    tasks, more = shown(_lighter_one(ruling) for ruling in rulings)
    return Block(
        title="Rulings lighter than recommended",
        says=f"{counted(len(rulings), 'ruling')} in the last year.".capitalize(),
        tone="todo" if tasks else "good",
        tasks=tasks,
        more=more,
    )


def _lighter_one(ruling: Ruling) -> Task:
    meeting, proposed = ruling.item.meeting, ruling.get_proposed_step_display()  # type: ignore[attr-defined]
    return Task(
        says=f"{ruling.person}, item {ruling.item.number} on {day(meeting.on)}: {ruling.says}, not {proposed}",
        href=reverse("conflict", args=[ruling.item_id, ruling.person_id]),
        detail=f"“{ruling.reason}” ({ruling.ruled_by}, {ruling.get_capacity_display().lower()})",
    )


def _handled() -> Block:
    """The doors to oversight."""
    return Block(
        title="How conflicts were handled",
        says="A year at a glance, like cases handled differently, and who withdraws how often.",
        tone="good",
        href=reverse("oversight"),
        actions=(
            Action("Handled differently", reverse("oversight_consistency")),
            Action("Who withdraws how often", reverse("oversight_withdrawals")),
            Action("Dismissed matches", reverse("dismissals")),
            Action("Procurement decisions", reverse("procurements")),
        ),
    )


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


def _own(own: Own) -> Block:
    holds = own.freshness is Freshness.UP_TO_DATE and own.lapses_by is None
    asked = asked_of_you(own.person, own.asked, own.to_attest)
    declare = Action("Declare something", reverse("declare"), first=holds)
    confirm = Action("Confirm or change", reverse("confirm_interests", args=[own.person]), first=not holds)
    return Block(
        title="What you declared",
        says=_freshness(own),
        tone="good" if holds and not asked else "todo",
        href=reverse("person", args=[own.person]),
        tasks=asked,
        actions=(declare, confirm) if holds else (confirm, declare),
    )


def _freshness(own: Own) -> str:
    last = "you said that you have no interests" if own.word.nil else "you last confirmed it"
    match own.freshness:
        case Freshness.UP_TO_DATE if own.lapses_by:
            return f"Out of date by your meeting on {day(own.lapses_by)}: {last} on {day(own.word.on)}."
        case Freshness.UP_TO_DATE:
            return f"Up to date: {last} on {day(own.word.on)}."
        case Freshness.OUT_OF_DATE:
            return f"Out of date: {last} on {day(own.word.on)}. Say whether it is still true."
        case Freshness.NONE_MADE:
            return "You have declared nothing yet. Declare your interests, or say that you have none."
        case Freshness.CANNOT_TELL:
            return f"On {day(own.word.on)} {last}. The rule book does not say how long that holds."


def _proof() -> Block:
    return Block(
        title="The log and its checkpoints",
        says="Everything written is an event that nobody can quietly change. Keep a checkpoint away from this site.",
        tone="good",
        href=reverse("proof"),
    )


def _records() -> Block:
    return Block(
        title="The registers and what was decided",
        says="You may read everything and change nothing. Each page has its history.",
        tone="good",
        tasks=tuple(Task(text, reverse(name), "good") for text, name in RECORDS.items()),
    )
