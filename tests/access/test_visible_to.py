"""`visible_to` says of a table what the rooms' permissions say of each of its rows, for everybody and everything."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import models

from coi_register.accounts.actors import Actor, command
from coi_register.accounts.policy import Where, may
from committees import models as committees
from committees.meetings import permissions as meetings
from committees.organisations.permissions import may_read as may_read_organisations
from committees.people.selectors import person_of
from committees.seats.permissions import may_read as may_read_committee
from declarations import models as declarations
from declarations.adoption import permissions as adoption
from declarations.api.permissions import may_keep_tokens
from declarations.breaches import permissions as breaches
from declarations.campaigns.permissions import may_read as may_read_campaign
from declarations.conflicts import permissions as conflicts
from declarations.conflicts.selectors.dismissals import where_of as where_of_dismissal
from declarations.evidence.permissions import may_read_issues
from declarations.exports.permissions import may_take
from declarations.gifts import permissions as gifts
from declarations.imports import permissions as imports
from declarations.interests.permissions import may_read as may_read_declarations
from declarations.minutes import permissions as minutes
from declarations.packs import permissions as packs
from declarations.proceedings import permissions as proceedings
from declarations.procurement.permissions import may_read as may_read_procurement
from declarations.registers import permissions as registers
from declarations.review.permissions import may_read_review
from tests.access.world import World

MaySee = Callable[[Actor, Any], Any]
NOT_ANYBODYS = {
    "accounts": "accounts and their roles are read by those who keep them; their selectors name whom",
    "audit": "a deed is told with the rows it wrote, and never by itself",
}
WORKED_OUT = {
    declarations.Run: "worked out for all; shown through the meeting",
    declarations.Outcome: "worked out for all; shown through the meeting",
    declarations.Left: "worked out for all; shown through the meeting",
    declarations.Touches: "worked out for all; shown through the meeting",
}


def _flags(who: Actor, item: Any, person: Any = None) -> bool:
    others = conflicts.may_see_flags_on_others(who, meetings.where_of(item.meeting))
    own = person is not None and conflicts.may_see_own_flags(who, person)
    return bool(meetings.may_read_item(who, item) and (others or own))


def _in_the_room(who: Actor, item: Any) -> bool:
    """Who reads the item, and the proceedings of a committee whose item it is."""
    return bool(meetings.may_read_item(who, item) and may(who, "read_proceedings", meetings.where_of_item(item)))


def _person(who: Actor, row: Any) -> bool:
    """Those of a CCG where they read people, those who ever sat with it, and themselves."""
    ccgs = {row.ccg_id, *row.holdings.values_list("seat__committee__ccg", flat=True)}
    return bool(may(who, "read_people", Where(ccgs=frozenset(ccgs)))) or row.pk == who.person


def _relation(who: Actor, row: Any) -> bool:
    return _person(who, person_of(row))


def _paper(who: Actor, row: Any) -> bool:
    """As its item; one that is not for the public as an item that is not."""
    if row.private:
        row.item.part = "private"
    return bool(meetings.may_read_item(who, row.item))


def _minutes(who: Actor, row: Any) -> bool:
    """A draft only by those who make it, until it is sent round."""
    reads = row.sent_at is not None and minutes.may_read(who, row.meeting)
    return bool(reads or minutes.may_read_draft(who, row.meeting))


def _of_minutes(who: Actor, row: Any) -> bool:
    return _minutes(who, row.minutes) and (row.item is None or bool(meetings.may_read_item(who, row.item)))


def _served(who: Actor, row: Any) -> bool:
    """Their own; and where they may read what was served, of the items that they may read."""
    item = row.item is None or meetings.may_read_item(who, row.item)
    return bool(row.user_id == who.user_id or who.is_command or (item and packs.may_read_served(who, row.meeting)))


MAY_SEE: dict[type[models.Model], MaySee] = {
    committees.Organisation: lambda who, row: may_read_organisations(who),
    committees.OrganisationName: lambda who, row: may_read_organisations(who),
    committees.Membership: lambda who, row: may_read_organisations(who),
    committees.Link: lambda who, row: may_read_organisations(who),
    committees.Person: _person,
    committees.ActsFor: _relation,
    committees.Manages: _relation,
    committees.Committee: may_read_committee,
    committees.TermsOfReference: lambda who, row: may_read_committee(who, row.committee),
    committees.Seat: lambda who, row: may_read_committee(who, row.committee),
    committees.Holding: lambda who, row: may_read_committee(who, row.seat.committee),
    committees.Meeting: meetings.may_read_meeting,
    committees.Convening: lambda who, row: meetings.may_read_meeting(who, row.meeting),
    committees.Attendance: lambda who, row: meetings.may_read_meeting(who, row.meeting),
    committees.Item: meetings.may_read_item,
    committees.ItemFor: lambda who, row: meetings.may_read_item(who, row.item),
    committees.Concern: lambda who, row: meetings.may_read_item(who, row.item),
    committees.Contributor: lambda who, row: meetings.may_read_item(who, row.item),
    committees.ItemAbsence: lambda who, row: meetings.may_read_item(who, row.item),
    committees.Paper: _paper,
    committees.Version: lambda who, row: _paper(who, row.paper),
    committees.Text: lambda who, row: _paper(who, row.version.paper),
    declarations.NoParty: lambda who, row: (
        meetings.may_read_item(who, row.item) and meetings.may_keep_agenda(who, row.item.meeting)
    ),
    declarations.Interest: lambda who, row: may_read_declarations(who, row.person),
    declarations.Review: lambda who, row: may_read_review(who, row.interest.person),
    declarations.Query: lambda who, row: may_read_review(who, row.interest.person),
    declarations.Confirmation: lambda who, row: may_read_declarations(who, row.person),
    declarations.Offer: lambda who, row: gifts.may_read(who, row.person),
    declarations.NilPeriod: lambda who, row: gifts.may_read_register(who, row.ccg),
    declarations.Breach: breaches.may_read,
    declarations.Adoption: lambda who, row: adoption.may_read(who, row.ccg_id),
    declarations.RuleConfirmed: lambda who, row: adoption.may_read(who, row.ccg_id),
    declarations.Variation: lambda who, row: adoption.may_read(who, row.ccg_id),
    declarations.LocalBook: lambda who, row: adoption.may_read_book_of(who, row.ccg_id),
    declarations.Ruling: lambda who, row: _flags(who, row.item, row.person_id),
    declarations.Answer: lambda who, row: (
        meetings.may_read_item(who, row.item)
        and (
            conflicts.may_see_flags_on_others(who, meetings.where_of(row.item.meeting))
            or may(who, "answer_agenda", Where(person=row.person_id))
        )
    ),
    declarations.Tick: lambda who, row: conflicts.may_see_flags_on_others(who, meetings.where_of(row.meeting)),
    declarations.ChosenChair: lambda who, row: meetings.may_read_item(who, row.item),
    declarations.Dismissal: lambda who, row: (
        meetings.may_read_item(who, row.item) and conflicts.may_read_dismissals(who, where_of_dismissal(row))
    ),
    declarations.Change: lambda who, row: _flags(who, row.item),
    declarations.Look: lambda who, row: who.is_command or row.user_id == who.user_id,
    declarations.LookedInto: lambda who, row: may(who, "read_hindsight", Where(ccgs=frozenset({row.ccg_id}))),
    declarations.Import: lambda who, row: imports.may_read(who, row.ccg_id),
    declarations.ImportFile: lambda who, row: imports.may_read(who, row.of.ccg_id),
    declarations.ImportAnswer: lambda who, row: imports.may_read(who, row.of.ccg_id),
    declarations.Campaign: lambda who, row: may_read_campaign(who, row.ccg_id),
    declarations.Asked: lambda who, row: may_read_campaign(who, row.campaign.ccg_id),
    declarations.Digest: lambda who, row: may_read_campaign(who, row.campaign.ccg_id),
    declarations.Reminder: lambda who, row: may_read_campaign(who, row.asked.campaign.ccg_id),
    declarations.Result: lambda who, row: may_read_campaign(who, row.asked.campaign.ccg_id),
    declarations.Minutes: _minutes,
    declarations.Passage: _of_minutes,
    declarations.Approval: _of_minutes,
    declarations.Issue: lambda who, row: may_read_issues(who, row.meeting),
    declarations.Sitting: lambda who, row: proceedings.may_read_proceedings(who, row.meeting),
    declarations.Movement: lambda who, row: _in_the_room(who, row.item),
    declarations.Discussion: lambda who, row: _in_the_room(who, row.item),
    declarations.Vote: lambda who, row: _in_the_room(who, row.item),
    declarations.Declared: lambda who, row: _in_the_room(who, row.item),
    declarations.Procurement: may_read_procurement,
    declarations.StageReached: lambda who, row: may_read_procurement(who, row.procurement),
    declarations.Supplier: lambda who, row: may_read_procurement(who, row.procurement),
    declarations.SupplierCheck: lambda who, row: may_read_procurement(who, row.supplier.procurement),
    declarations.InterestMet: lambda who, row: may_read_procurement(who, row.found_by.supplier.procurement),
    declarations.Export: may_take,
    declarations.Token: lambda who, row: may_keep_tokens(who, row.ccg_id),
    declarations.PackRun: lambda who, row: meetings.may_read_meeting(who, row.meeting),
    declarations.Pack: lambda who, row: packs.may_read_packs(who, row.run.meeting),
    declarations.Served: _served,
    declarations.Edition: lambda who, row: registers.may_read_register(who, row.ccg_id),
    declarations.Entry: lambda who, row: registers.may_read_register(who, row.edition.ccg_id),
    declarations.Hold: lambda who, row: registers.may_read_register(who, row.ccg_id),
    declarations.DecisionMaker: lambda who, row: registers.may_read_register(who, row.ccg_id),
    declarations.Withholding: registers.may_read_withholding,
}


def ours() -> list[type[models.Model]]:
    """The product's tables with rows that belong to somebody; the history of a row is told with the row."""
    labels = [label for label in ("committees", "declarations") if label not in NOT_ANYBODYS]
    found = [model for label in labels for model in apps.get_app_config(label).get_models()]
    return [model for model in found if not model.__name__.startswith("Historical") and model not in WORKED_OUT]


def test_every_row_that_belongs_to_somebody_says_to_whom_it_is_visible() -> None:
    mute = [model.__name__ for model in ours() if not hasattr(model.objects, "visible_to")]
    assert not mute, f"Give {mute} a manager with visible_to(actor)."
    assert {*ours()} == MAY_SEE.keys(), "Say in MAY_SEE which permission is the same for one row."


def test_a_table_shows_exactly_the_rows_that_a_permission_allows(world: World, actors: dict[str, Actor]) -> None:
    wrong, seen = [], 0
    rows = {model: [*model.objects.all()] for model in MAY_SEE}
    for key, who in (actors | {"command": command("the test")}).items():
        for model, may_see in MAY_SEE.items():
            visible = {*model.objects.visible_to(who).values_list("pk", flat=True)}
            seen += len(visible)
            wrong += [
                f"{key}, {model.__name__} {row}: {'shown' if row.pk in visible else 'kept back'}"
                for row in rows[model]
                if bool(may_see(who, row)) is not (row.pk in visible)
            ]
    assert not wrong, f"{len(wrong)} rows:\n" + "\n".join(wrong[:20])
    assert seen > 1000, "Too little is visible for this to say anything."
