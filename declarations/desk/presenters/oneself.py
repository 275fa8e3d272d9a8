"""What concerns somebody as a member: the chair they take, the meetings they come to, what they declared."""

from collections.abc import Iterator

from django.urls import reverse

from coi_register.accounts.actors import Role
from coi_register.nhsuk.words import day
from declarations.conflicts.selectors import Assessed
from declarations.desk.presenters import campaigns, gifts, meetings
from declarations.desk.presenters.parts import Action, Block, Section
from declarations.desk.presenters.reviews import asked_of_you
from declarations.desk.selectors import Desk, Own, sits_at
from declarations.interests.clocks import Freshness


def in_the_chair(desk: Desk) -> Iterator[Section]:
    """The next meeting at which they preside."""
    if presided := _presided(desk):
        yield Section("Your next meeting in the chair", (meetings.presided(presided, desk.actor),))


def oneself(desk: Desk) -> Iterator[Section]:
    """What concerns them at meetings, and their own declarations."""
    if attended := [found for found in desk.meetings if sits_at(desk.actor, found)]:
        blocks = (
            meetings.attended(found, desk.actor, desk.heard.get(found.gathered.meeting), is_next=found is attended[0])
            for found in attended
        )
        yield Section("What concerns you", tuple(blocks))
    if desk.own:
        asked = (campaigns.asked(one, desk.own) for one in desk.asked)
        yield Section("Your declarations", (*asked, _own(desk.own), gifts.own()))


def _presided(desk: Desk) -> Assessed | None:
    """The next meeting of a committee that the actor chairs, or of which they are the vice-chair."""
    chaired = desk.actor.committees([Role.CHAIR, Role.VICE_CHAIR])
    return next((found for found in desk.meetings if found.where.committees & chaired), None)


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
