import pytest
from django.db import IntegrityError, connection, transaction
from tests.factories import *
from coi_register.log.models import Event, Head

pytestmark = pytest.mark.django_db

def seal():
    if connection.vendor == "postgresql":
        with connection.cursor() as c:
            c.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")

def test_a_row_leaves_an_event():
    holding = HoldingFactory()
    seal()
    for e in Event.objects.order_by("chain", "seq"):
        print(e.chain, e.seq, e.text, e.payload.body)
    print(list(Head.objects.values()))
    assert Event.objects.filter(chain=str(holding.person.ccg_id)).count() > 3
    with pytest.raises(IntegrityError, match="inside a deed"), transaction.atomic():
        with connection.cursor() as c:
            c.execute("UPDATE committees_person SET name = 'x'")
    with pytest.raises(IntegrityError, match="never altered"), transaction.atomic():
        with connection.cursor() as c:
            c.execute("UPDATE committees_historicalperson SET name = 'x'")
