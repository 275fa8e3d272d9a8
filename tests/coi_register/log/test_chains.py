"""Each event belongs to the chain of its CCG, or to the platform's for a reason; and a hash is over the stored bytes."""

from hashlib import sha256
from uuid import uuid4

import pytest

from coi_register.log.chains import OF_THE_PLATFORM, PATHS, PLATFORM, genesis, linked, plain_key
from coi_register.log.models import Event
from coi_register.log.services import chain_to, seal
from coi_register.log.tables import path_of, tracked
from tests.factories import (
    CcgFactory,
    ConcernFactory,
    HoldingFactory,
    InterestFactory,
    LinkFactory,
    OrganisationFactory,
    RoleHeldFactory,
)

LABELS = {table.model._meta.label: table for table in tracked()}


@pytest.mark.parametrize("label", LABELS)
def test_a_tracked_table_leads_to_its_ccg_or_says_why_it_leads_to_none(label: str) -> None:
    leads = path_of(LABELS[label].model) is not None
    assert leads != (label in OF_THE_PLATFORM), f"{label} needs a line in PATHS or in OF_THE_PLATFORM, and not in both."


def test_no_path_is_for_a_table_that_is_not_there() -> None:
    assert {*PATHS, *OF_THE_PLATFORM} <= set(LABELS)


@pytest.mark.django_db
def test_a_row_belongs_to_the_chain_of_the_ccg_to_which_its_path_leads() -> None:
    holding, interest, concern, role = (
        HoldingFactory(),
        InterestFactory(),
        ConcernFactory(unidentified="a provider"),
        RoleHeldFactory(),
    )
    assert chain_to(holding) == str(holding.seat.committee.ccg_id)
    assert chain_to(interest) == str(interest.person.ccg_id)
    assert chain_to(concern) == str(concern.item.meeting.ccg_id)
    assert chain_to(role) == str(role.ccg_id)
    ccg = CcgFactory()
    assert chain_to(ccg) == str(ccg.pk)


@pytest.mark.django_db
def test_what_is_shared_by_all_ccgs_belongs_to_the_platform() -> None:
    assert {chain_to(OrganisationFactory()), chain_to(LinkFactory())} == {PLATFORM}


@pytest.mark.django_db
def test_a_chain_begins_at_its_genesis_and_counts_without_a_gap() -> None:
    ccg = HoldingFactory().person.ccg_id
    seal()
    before, events = genesis(str(ccg)), list(Event.objects.filter(chain=str(ccg)).order_by("seq"))
    assert len(events) >= 5
    for number, event in enumerate(events, start=1):
        assert (event.seq, event.prev, event.hash) == (number, before, linked(before, event.text))
        before = event.hash


def test_a_hash_is_over_the_hash_before_a_line_break_and_the_text() -> None:
    assert linked("ab", "é") == sha256(b"ab\n\xc3\xa9").hexdigest()


def test_a_key_is_written_as_people_write_it_whichever_database_keeps_it() -> None:
    key = uuid4()
    assert plain_key(key) == plain_key(key.hex) == plain_key(str(key)) == str(key)
    assert plain_key(7) == "7"
    assert plain_key("declarations") == "declarations"
