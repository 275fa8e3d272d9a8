"""One form sent twice at the same moment: one effect, and the second answer leads to the same place and says so.

The short form sends each form once doubly; `make races` sends each a thousand times.
"""

import os
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Role
from coi_register.audit.models import Deed
from coi_register.nhsuk.sent import BEFORE
from tests import factories as made
from tests.racing import at_once

TIMES = int(os.environ.get("COI_DOUBLES", "1"))
pytestmark = pytest.mark.django_db(transaction=True)
Asked = tuple[str, dict[str, Any]]


def _convene(ccg: Any) -> Asked:
    committee = made.CommitteeFactory(ccg=ccg)
    day = {"on-day": "1", "on-month": "3", "on-year": "2030"}
    return reverse("convene"), {"ccg": str(ccg.pk), "committees": [str(committee.pk)]} | day


def _add_item(ccg: Any) -> Asked:
    meeting = made.MeetingFactory(ccg=ccg, committees=[made.CommitteeFactory(ccg=ccg)])
    return reverse("add_item", args=[meeting.pk]), {
        "number": "9",
        "title": "Invented item",
        "kind": "payment",
        "part": "public",
    }


def _topic(ccg: Any) -> Asked:
    item = made.ItemFactory(meeting=made.MeetingFactory(ccg=ccg, committees=[made.CommitteeFactory(ccg=ccg)]))
    return reverse("add_concern", args=[item.pk, "topic"]), {"topic": "dermatology"}


def _rename(ccg: Any) -> Asked:
    row = made.OrganisationFactory()
    day = {"on-day": "1", "on-month": "3", "on-year": "2030"}
    return reverse("organisation_rename", args=[row.pk]), {"name": "Invented plc", "version": "1"} | day


def _cancel(ccg: Any) -> Asked:
    meeting = made.MeetingFactory(ccg=ccg, committees=[made.CommitteeFactory(ccg=ccg)])
    return reverse("cancel_meeting", args=[meeting.pk]), {"because": "No quorum", "version": "1"}


FORMS: dict[str, Callable[[Any], Asked]] = {
    "meeting.convened": _convene,
    "item.added": _add_item,
    "concern.added": _topic,
    "organisation.renamed": _rename,
    "meeting.cancelled": _cancel,
}


def test_a_form_sent_twice_at_once_takes_effect_once_and_says_so(client_of: Callable[[Any], Client]) -> None:
    ccg = made.CcgFactory()
    officer = made.actor_with(Role.OFFICER, ccg=ccg)
    clients = [client_of(officer), client_of(officer)]  # two windows, each with a session of its own
    for deed, make in [one for one in FORMS.items() for _ in range(TIMES)]:
        address, answers = make(ccg)
        answers |= {"once": str(uuid4())}
        came: list[Any] = at_once(
            *[lambda one=one, address=address, answers=answers: one.post(address, answers) for one in clients], refusals=()
        )
        assert [one.status_code for one in came] == [302, 302], deed
        assert came[0].headers["Location"] == came[1].headers["Location"]
        assert Deed.objects.filter(once=answers["once"], name=deed).count() == 1
        told = [BEFORE in one.get(came[0].headers["Location"]).content.decode() for one in clients]
        assert sorted(told) == [False, True]
