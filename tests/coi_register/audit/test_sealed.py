"""Nothing is written past the history."""

import pytest

from coi_register.audit import services as audit
from coi_register.audit.current import OutsideADeed
from coi_register.audit.sealed import Sealed
from committees.models import Organisation
from tests.factories import BY_THE_TEST, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_a_row_cannot_be_written_outside_a_deed() -> None:
    with pytest.raises(OutsideADeed):
        Organisation(name="Invented", kind="company").save()
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("way", ["update", "delete", "bulk_create", "bulk_update"])
def test_a_bulk_write_is_refused(way: str) -> None:
    rows = OrganisationFactory.create_batch(1)
    arguments = {"update": [], "delete": [], "bulk_create": [rows], "bulk_update": [rows, ["name"]]}[way]
    with audit.deed("test", by=BY_THE_TEST), pytest.raises(Sealed):
        getattr(Organisation.objects, way)(*arguments)


def test_an_organisation_is_never_deleted() -> None:
    row = OrganisationFactory()
    with audit.deed("test", by=BY_THE_TEST), pytest.raises(Sealed):
        row.delete()


def test_a_history_row_names_the_deed_its_doer_and_its_reason() -> None:
    with audit.deed("organisation.added", by=BY_THE_TEST, because="It was missing."):
        row = Organisation(name="Invented", kind="company")
        row.save()
    version = row.history.get()
    assert (version.deed.name, version.deed.by_name, version.history_change_reason) == (
        "organisation.added",
        "the test",
        "It was missing.",
    )


def test_rows_recorded_together_have_their_history_too() -> None:
    with audit.deed("organisations.imported", by=BY_THE_TEST):
        audit.record_all([Organisation(name=f"Invented {n}", kind="company") for n in range(3)])
    assert Organisation.history.filter(deed__name="organisations.imported").count() == 3
