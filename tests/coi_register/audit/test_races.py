"""Two officers change one row at the same moment: exactly one is written, and the other is told.

The short form runs each deed once; `make races` runs 200 pairs of each, on PostgreSQL.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from coi_register.accounts import services as accounts
from coi_register.accounts.actors import Actor, Role
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from committees.meetings import services as meetings
from committees.organisations import services as organisations
from committees.people import services as people
from committees.seats import services as seats
from declarations.guidance.vocabulary import Step
from declarations.interests import services as interests
from tests import factories as made
from tests.racing import at_once

PAIRS = int(os.environ.get("COI_RACES", "1"))
pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True)
class Edit:
    """A deed that changes a row: how the row is made, and what each of the two does to the one they read."""

    make: Callable[[Any], Any]
    change: Callable[[Any, Actor, int], Any]


def _links(ccg: Any) -> Any:
    return made.LinkFactory(organisation=made.PracticeFactory(), to=made.OrganisationFactory(), kind="member_of")


def _seat(ccg: Any) -> Any:
    return made.SeatFactory(committee=made.CommitteeFactory(ccg=ccg))


def _meeting(ccg: Any) -> Any:
    return made.MeetingFactory(ccg=ccg, committees=[made.CommitteeFactory(ccg=ccg)], on=date(2018, 2, 1))


def _day(number: int) -> date:
    return date(2019, 1, 1 + number)


EDITS = {
    "item.amend": Edit(
        lambda ccg: made.ItemFactory(meeting=_meeting(ccg)),
        lambda row, by, n: meetings.amend_item(row, version=row.version, title=f"Title {n}", by=by),
    ),
    "item.withdraw": Edit(
        lambda ccg: made.ItemFactory(meeting=_meeting(ccg)),
        lambda row, by, n: meetings.withdraw_item(row, because=f"Reason {n}", by=by),
    ),
    "meeting.hold_or_cancel": Edit(
        _meeting, lambda row, by, n: meetings.cancel(row, because="No quorum", by=by) if n else meetings.hold(row, by=by)
    ),
    "seat.amend": Edit(_seat, lambda row, by, n: seats.amend_seat(row, office=f"Office {n}", by=by)),
    "seat.end": Edit(_seat, lambda row, by, n: seats.end_seat(row, until=_day(n), by=by)),
    "holding.end": Edit(
        lambda ccg: made.HoldingFactory(seat=_seat(ccg), person=made.PersonFactory(ccg=ccg)),
        lambda row, by, n: seats.unseat(row, until=_day(n), by=by),
    ),
    "terms.correct": Edit(
        lambda ccg: made.TermsFactory(committee=made.CommitteeFactory(ccg=ccg)),
        lambda row, by, n: seats.correct_terms(row, minimum=2 + n, because=f"Reason {n}", by=by),
    ),
    "organisation.rename": Edit(
        lambda ccg: made.OrganisationFactory(),
        lambda row, by, n: organisations.rename(row, name=f"Invented Name {n}", on=_day(n), by=by),
    ),
    "organisation.close": Edit(
        lambda ccg: made.OrganisationFactory(),
        lambda row, by, n: organisations.close(row, on=_day(n), because="It closed.", by=by),
    ),
    "link.end": Edit(_links, lambda row, by, n: organisations.end_link(row, until=_day(n), because="It ended.", by=by)),
    "person.amend": Edit(
        lambda ccg: made.PersonFactory(ccg=ccg), lambda row, by, n: people.amend(row, position=f"Position {n}", by=by)
    ),
    "interest.mitigate": Edit(
        lambda ccg: made.InterestFactory(person=made.PersonFactory(ccg=ccg)),
        lambda row, by, n: interests.agree_mitigation(row, step=Step.LEAVE, text=f"Text {n}", version=row.version, by=by),
    ),
    "role.end": Edit(
        lambda ccg: made.RoleHeldFactory(user=made.UserFactory(), role=Role.AUDITOR, ccg=ccg),
        lambda row, by, n: accounts.end_role(row, until=_day(n), because="They left.", by=by),
    ),
}


def test_of_two_who_change_one_row_one_writes_and_the_other_is_told() -> None:
    ccg = made.CcgFactory()
    officers = [made.actor_with(Role.OFFICER, ccg=ccg) for _ in range(2)]
    for name, edit in [one for one in EDITS.items() for _ in range(PAIRS)]:
        row = edit.make(ccg)
        read = [type(row).objects.get(pk=row.pk) for _ in officers]
        deeds = [lambda n=n, edit=edit, read=read: edit.change(read[n], officers[n], n) for n in range(2)]
        came = at_once(*deeds, refusals=(CannotBeDone,))
        told = [one for one in came if isinstance(one, CannotBeDone)]
        assert len(told) == 1, (name, came)
        assert isinstance(told[0], ChangedMeanwhile), (name, told)
        assert type(row).objects.get(pk=row.pk).version == 2
        assert row.history.count() == 2


def written(row: Any, **values: Any) -> None:
    """The row with other values, inside a deed."""
    with audit.deed("test", by=made.BY_THE_TEST):
        for name, value in values.items():
            setattr(row, name, value)
        row.save()


def test_a_row_is_not_written_over_a_version_that_was_not_read() -> None:
    row = made.OrganisationFactory(name="Invented Ltd")
    earlier = type(row).objects.get(pk=row.pk)
    written(row, name="Invented plc")
    with pytest.raises(ChangedMeanwhile, match="Somebody else changed this organisation"):
        written(earlier, postcode="AB1 2CD")
    assert type(row).objects.get(pk=row.pk).name == "Invented plc"
    assert Deed.objects.filter(name="test").count() == 1


def fails_after_writing(row: Any) -> None:
    with audit.deed("test", by=made.BY_THE_TEST):
        row.save()
        raise ZeroDivisionError


def test_a_deed_that_comes_to_nothing_leaves_the_row_at_the_version_it_had() -> None:
    row = made.OrganisationFactory()
    with pytest.raises(ZeroDivisionError):
        fails_after_writing(row)
    written(row)
    assert row.version == type(row).objects.get(pk=row.pk).version == 2
