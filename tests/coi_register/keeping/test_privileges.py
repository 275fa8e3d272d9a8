"""What each login may do with a table follows from what the table is for."""

import re

import pytest
from django.apps import apps
from simple_history.models import HistoricalChanges

from coi_register.keeping import privileges
from coi_register.keeping.privileges import ADD, CHANGE, READ, REMOVE, of_app, read_by_auditor

TABLES = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


@pytest.mark.parametrize(
    ("table", "may"),
    [
        ("log_event", (READ,)),
        ("log_payload", (READ,)),
        ("log_pending", (READ,)),  # no model stands for it
        ("django_migrations", (READ,)),
        ("proof_checkpoint", (READ,)),
        ("audit_deed", (READ, ADD)),
        ("declarations_historicalinterest", (READ, ADD)),
        ("declarations_interest", (READ, ADD, CHANGE, REMOVE)),  # an import can be undone
        ("declarations_ruling", (READ, ADD, CHANGE)),
        ("declarations_importfile", (READ, ADD)),
        ("accounts_user", (READ, ADD, CHANGE)),
        ("committees_concern", (READ, ADD, CHANGE, REMOVE)),
        ("declarations_outcome", (READ, ADD, CHANGE, REMOVE)),
    ],
)
def test_the_web_may_do_with_a_table_what_the_product_does(table: str, may: tuple[str, ...]) -> None:
    assert of_app(table) == may


def test_no_version_of_a_row_is_ever_altered_or_removed() -> None:
    histories = [table for table, model in TABLES.items() if issubclass(model, HistoricalChanges)]
    assert len(histories) > 20
    assert {of_app(table) for table in histories} == {(READ, ADD)}


def test_an_auditor_reads_no_column_that_says_a_secret() -> None:
    readable = {
        f"{table}.{column}"
        for table, model in TABLES.items()
        for column in read_by_auditor(table, [field.column for field in model._meta.concrete_fields])
    }
    assert "accounts_user.email" in readable
    named = [column for column in readable if re.search(r"password|secret|token|session_(key|data)", column.split(".")[1])]
    assert not named
    assert "mfa_authenticator.data" not in readable


@pytest.mark.parametrize(
    "label", sorted(privileges.ONLY_READ_MODELS | privileges.WRITTEN_ONCE | privileges.CLOSED_NEVER_DELETED)
)
def test_every_model_that_is_named_is_there(label: str) -> None:
    assert apps.get_model(label)


def test_every_column_that_is_withheld_is_there() -> None:
    named = {f"{table}.{column}" for table, columns in privileges.SECRETS.items() for column in columns}
    there = {f"{table}.{field.column}" for table, model in TABLES.items() for field in model._meta.concrete_fields}
    assert named <= there
