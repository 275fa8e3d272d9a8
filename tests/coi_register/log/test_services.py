"""Readings are logged; what is lawfully erased is gone, and the chain still verifies."""

import json

import pytest
from django.db import IntegrityError, connection, transaction

from coi_register.audit.current import OutsideADeed
from coi_register.log.chains import genesis, linked
from coi_register.log.models import Event, Head, Payload
from coi_register.log.replay import differences
from coi_register.log.selectors import events_about
from coi_register.log.services import erase, note, note_in, read, seal
from tests.factories import BY_THE_TEST, PersonFactory, arranged

pytestmark = pytest.mark.django_db


def last(chain: str) -> dict[str, str]:
    seal()
    event = Event.objects.filter(chain=chain).latest("seq")
    return {"text": event.text} | json.loads(event.text)


def test_a_reading_is_an_event_in_the_chain_of_what_was_read() -> None:
    person = PersonFactory()
    read(BY_THE_TEST, person, because="A complaint.")
    event = last(str(person.ccg_id))
    assert (event["op"], event["table"], event["key"]) == ("read", "committees_person", str(person.pk))
    assert event["name"] == "log.read"


def test_an_event_of_another_kind_needs_a_deed_too() -> None:
    person = PersonFactory()
    with pytest.raises(OutsideADeed):
        note("read", person)


def test_a_chain_can_have_an_event_of_its_own() -> None:
    with arranged():
        note_in("platform", "checkpoint", signed="by the key")
    assert last("platform")["op"] == "checkpoint"


def test_what_is_erased_is_gone_and_the_chain_still_verifies() -> None:
    person = PersonFactory(name="Ada Example")
    other = PersonFactory(ccg=person.ccg)
    seal()
    assert erase(person, by=BY_THE_TEST, because="Article 17, upheld on appeal.") == 1
    assert not Payload.objects.filter(event__in=events_about(person)).exists()
    assert Payload.objects.filter(event__in=events_about(other)).count() == 1
    before = genesis(str(person.ccg_id))
    for event in Event.objects.filter(chain=str(person.ccg_id)).order_by("seq"):
        assert (event.prev, event.hash) == (before, linked(before, event.text))
        before = event.hash
    assert Head.objects.get(chain=str(person.ccg_id)).hash == before
    assert last(str(person.ccg_id))["op"] == "erase"
    assert differences() == []


def test_a_payload_goes_only_after_an_event_of_its_erasure() -> None:
    person, other = PersonFactory(), PersonFactory()
    erase(person, by=BY_THE_TEST, because="The law asks for it.")
    with pytest.raises(IntegrityError, match="only erased after"), transaction.atomic():
        Payload.objects.filter(event__in=events_about(other)).delete()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_event SET text = text",
        "DELETE FROM log_event",
        "UPDATE log_payload SET body = body",
        "UPDATE log_head SET seq = seq + 1",
        "UPDATE log_head SET seq = 0",
        "DELETE FROM log_head",
        "UPDATE audit_deed SET name = name",
        "DELETE FROM audit_deed",
        "UPDATE committees_historicalperson SET name = name",
        "DELETE FROM committees_historicalperson",
        "INSERT INTO log_event (chain, seq, text, prev, hash) SELECT chain, seq, text, prev, hash FROM log_event",  # a fork
        "INSERT INTO log_head (chain, seq, hash) SELECT chain, seq, hash FROM log_head",
    ],
)
def test_what_is_written_is_never_altered_not_even_in_a_deed(statement: str) -> None:
    PersonFactory()
    seal()
    with arranged(), pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", ["log_event", "log_payload", "log_head", "audit_deed", "committees_historicalperson"])
def test_nothing_of_it_is_truncated(table: str) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE.")
    seal()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # pending foreign keys would refuse it too
    with (
        arranged(),
        pytest.raises(IntegrityError, match="never altered"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"TRUNCATE {table} CASCADE")


def test_a_secret_is_told_as_its_hash() -> None:
    from tests.factories import UserFactory

    user = UserFactory(password="argon2$the-hash-of-a-password")
    seal()
    bodies = " ".join(Payload.objects.values_list("body", flat=True))
    assert user.email in bodies
    assert "the-hash-of-a-password" not in bodies
