"""Writers at once on PostgreSQL: each chain counts without a gap, and no two deeds wait for each other in a circle."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections, transaction

from coi_register.log.chains import genesis, linked
from coi_register.log.models import Event, Head
from coi_register.log.replay import differences
from coi_register.log.services import seal
from committees.models import Person
from tests.factories import CcgFactory, PersonFactory, arranged

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="On SQLite one writes at a time."),
]
WRITERS, DEEDS = 6, 12


def pending() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM log_pending")
        return int(cursor.fetchone()[0])


def test_writers_at_once_leave_no_gap_in_any_chain() -> None:
    ccgs = [CcgFactory(), CcgFactory()]
    people = [PersonFactory(ccg=ccgs[number % 2]).pk for number in range(WRITERS)]

    def write(number: int) -> None:
        try:
            for turn in range(DEEDS):
                with arranged():
                    for key in (people[number], people[(number + turn) % WRITERS]):
                        person = Person.objects.select_for_update().get(pk=max(key, people[number]))
                        person.position = f"{number} {turn}"
                        person.save()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    for chain in Event.objects.values_list("chain", flat=True).distinct():
        before = genesis(chain)
        for number, event in enumerate(Event.objects.filter(chain=chain).order_by("seq"), start=1):
            assert (event.seq, event.prev, event.hash) == (number, before, linked(before, event.text))
            before = event.hash
        assert Head.objects.get(chain=chain).hash == before
    assert pending() == 0
    assert differences() == []


def test_a_deed_is_sealed_in_the_chain_of_the_ccg_that_it_touched() -> None:
    person = PersonFactory()
    deeds = Event.objects.filter(text__contains='"table":"audit_deed"', chain=str(person.ccg_id))
    assert deeds.count() == 2  # one for the CCG, one for the person
    assert not Head.objects.filter(chain="platform").exists()


def test_nobody_writes_under_a_deed_that_nobody_did() -> None:
    def forge() -> Any:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('coi.deed', gen_random_uuid()::text, true)")
            cursor.execute("""SELECT set_config('coi.named', '"by":1,"deed":"x","name":"forged"', true)""")
            cursor.execute("INSERT INTO auth_group (name) VALUES ('Intruders')")
            seal()

    with pytest.raises(IntegrityError, match="nobody did"):
        forge()
    assert pending() == 0


def test_the_name_of_a_deed_ends_with_it() -> None:
    with transaction.atomic():
        person = PersonFactory()
        with pytest.raises(IntegrityError, match="inside a deed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE committees_person SET name = name WHERE id = %s", [person.pk])
