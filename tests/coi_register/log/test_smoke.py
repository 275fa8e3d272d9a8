import pytest
from django.db import IntegrityError, connection, transaction
from tests.factories import *
from coi_register.log.models import Event, Head, Payload
from coi_register.log import services, replay, coverage

pytestmark = pytest.mark.django_db

def test_a_row_leaves_an_event(wexbridge):
    assert coverage.missing() == []
    assert replay.differences() == []
    p = committees.Person.objects.first()
    services.read(BY_THE_TEST, p)
    n = services.erase(p, by=BY_THE_TEST, because="x")
    print(n)
    assert n
    assert replay.differences() == []
    with pytest.raises(IntegrityError, match="only erased after"), transaction.atomic():
        Payload.objects.all().delete()
