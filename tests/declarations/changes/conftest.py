"""A CCG with two committees that meet in the coming weeks, one meeting that is over, and deeds to try on them."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from coi_register.accounts.actors import command
from coi_register.audit import services as audit
from coi_register.log.services import seal
from committees.models import Committee, Item, Meeting, Organisation, Person
from declarations.changes.models import Change, Run
from declarations.changes.services import reassess, together
from tests.factories import (
    CommitteeFactory,
    ConcernFactory,
    ConfirmationFactory,
    HoldingFactory,
    InterestFactory,
    ItemFactory,
    LinkFactory,
    MeetingFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PracticeFactory,
    SeatFactory,
    TermsFactory,
    arranged,
)

TODAY = date(2018, 3, 1)
NOW = timezone.make_aware(datetime.combine(TODAY, time(9)))
CLERK = command("the test")


@dataclass
class World:
    """Everything by its name; `today` does deeds as of 1 March 2018."""

    ccg: Organisation
    committees: dict[str, Committee]
    meetings: dict[str, Meeting]
    items: dict[tuple[str, str], Item]
    organisations: dict[str, Organisation]
    people: dict[str, Person]

    def item(self, meeting: str, title: str) -> Item:
        return self.items[meeting, title]


@pytest.fixture
def as_of_today() -> Iterator[None]:
    """Deeds are done at nine on 1 March 2018."""
    with audit.told_as_of(NOW):
        yield


AGENDA: dict[str, dict[str, Any]] = {
    "valley": {"organisation": "valley"},
    "harbourside": {"organisation": "harbourside"},
    "scheme": {"affected_class": "all_member_practices"},
    "network": {"practices_in": "network"},
    "triage": {"unidentified": "a local provider"},
    "skin": {"topic": "community dermatology"},
    "minutes": {},
}


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Built once for the tests of a module and taken back after them, for it takes some two hundred deeds."""
    with django_db_blocker.unblock(), transaction.atomic():
        with audit.told_as_of(NOW), together():
            made = _built()
        reassess(by=CLERK, on=TODAY - timedelta(days=30))
        with arranged():
            Change.objects.all().delete()
        seal()
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def world(built: World, db: None, as_of_today: None) -> World:
    """Each test keeps only its own changes; every meeting has been assessed once, and nothing has changed since."""
    return deepcopy(built)


def _built() -> World:
    pccc = CommitteeFactory()
    ccg = pccc.ccg
    body = CommitteeFactory(ccg=ccg, name="Governing Body", kind="governing_body", level=None)
    made = World(ccg, {"pccc": pccc, "body": body}, {}, {}, _organisations(ccg), {})
    for committee in (pccc, body):
        TermsFactory(committee=committee, minimum=3, clauses=[{"any_of": ["lay"], "at_least": 1, "voting": False}])
    _seat_everybody(made)
    for name, committee, days in (("next", pccc, 7), ("after", pccc, 70), ("body", body, 21), ("over", pccc, -28)):
        _convene(made, name, committee, TODAY + timedelta(days=days))
    return made


def _organisations(ccg: Organisation) -> dict[str, Organisation]:
    found = {name: OrganisationFactory(name=f"{name.title()} Ltd") for name in ("valley", "harbourside", "other")}
    found |= {name: PracticeFactory(name=f"{name.title()} Surgery") for name in ("elm", "oak", "ash")}
    found |= {
        "federation": OrganisationFactory(kind="federation", name="Valley Federation"),
        "network": OrganisationFactory(kind="network", name="Coast Network"),
    }
    for practice in ("elm", "oak", "ash"):
        MembershipFactory(practice=found[practice], ccg=ccg)
    LinkFactory(organisation=found["elm"], to=found["federation"], since=date(2014, 10, 1))
    LinkFactory(organisation=found["oak"], to=found["network"], since=date(2016, 4, 1))
    LinkFactory(kind="owned_by", organisation=found["valley"], to=found["federation"])
    return found


def _seat_everybody(made: World) -> None:
    offices = (("chair", "lay", {"chair": True}), ("vice", "lay", {"vice_chair": True}), ("exec", "executive", {}))
    for order, (who, category, office) in enumerate((*offices, ("elm_gp", "gp", {}), ("oak_gp", "gp", {}))):
        made.people[who] = PersonFactory(name=f"{who.title()} Example", ccg=made.ccg)
        ConfirmationFactory(person=made.people[who], on=date(2018, 1, 10))
        for committee in made.committees.values():
            if (who, committee.kind) != ("oak_gp", "governing_body"):
                seat = SeatFactory(committee=committee, office=who, category=category, order=order, **office)
                HoldingFactory(seat=seat, person=made.people[who])
    made.people["nobody"] = PersonFactory(name="Nobody Example", ccg=made.ccg)
    for who, practice in (("elm_gp", "elm"), ("oak_gp", "oak")):
        InterestFactory(person=made.people[who], organisation=made.organisations[practice], role="partner")


def _convene(made: World, name: str, committee: Committee, on: date) -> None:
    made.meetings[name] = MeetingFactory(ccg=made.ccg, on=on, committees=[committee])
    for number, (title, concern) in enumerate(AGENDA.items(), start=1):
        if name == "body" and title in ("harbourside", "network"):
            continue
        item = made.items[name, title] = ItemFactory(meeting=made.meetings[name], number=str(number), title=title)
        what = {way: made.organisations.get(said, said) for way, said in concern.items()}
        if what:
            ConcernFactory(item=item, **what)


@pytest.fixture
def runs() -> Callable[[], dict[str, Any]]:
    """`runs()`: when each meeting was last assessed, by its key."""
    return lambda: dict(Run.objects.values_list("meeting_id", "deed_id"))
