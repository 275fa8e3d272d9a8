"""What the database says about itself."""

import pytest
from django.apps import apps
from django.db import connection

from coi_register.keeping import catalogue
from coi_register.log.models import Head
from coi_register.log.services import seal
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


def test_the_contents_name_every_head_and_migration_in_one_order() -> None:
    PersonFactory()
    seal()
    found = catalogue.contents()
    assert {head.chain: (head.seq, head.hash) for head in found.heads} == {
        head.chain: (head.seq, head.hash) for head in Head.objects.all()
    }
    assert "log.0001_initial" in found.migrations
    assert list(found.migrations) == sorted(found.migrations)


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="Only PostgreSQL has a catalogue of rights: make test-postgres."
)
def test_the_schema_has_every_table_and_only_our_functions() -> None:
    found = catalogue.schema()
    assert {model._meta.db_table for model in apps.get_models(include_auto_created=True)} <= found.tables.keys()
    assert "log_name(uuid)" in found.functions
    assert not any("gbt_" in function for function in found.functions)  # btree_gist's own
    assert any("lo_create" in function for function in found.large_objects)
