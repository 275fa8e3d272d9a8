"""Every table is tracked, or is a history, or is not tracked for a reason."""

from django.apps import apps
from simple_history.models import HistoricalChanges

from coi_register.log.tables import NOT_TRACKED, SECRET, UNTOLD, histories, is_final, tracked

ALL = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}
TRACKED = {table.model._meta.label: table for table in tracked()}
# Made again from tracked rows, or by migrate; signed for itself; or gone by itself. Nothing else may be left out.
MAY_BE_LEFT_OUT = {
    "accounts.Session",
    "auth.Permission",
    "contenttypes.ContentType",
    "declarations.Entry",
    "committees.Text",
    "declarations.ImportFile",
    "declarations.Left",
    "declarations.Outcome",
    "declarations.Run",
    "declarations.Touches",
    "log.Event",
    "log.Head",
    "log.Payload",
    "proof.Checkpoint",
    "proof.Due",
    "proof.SiteKey",
    "proof.Wanted",
    "sessions.Session",
}


def test_every_table_is_tracked_or_left_out_for_a_reason() -> None:
    assert set(NOT_TRACKED) == MAY_BE_LEFT_OUT, "Whoever leaves a table out of the log says so here too."
    versions = {label for label, model in ALL.items() if issubclass(model, HistoricalChanges)}
    final = {label for label, model in ALL.items() if is_final(model)}
    assert final == {"declarations.Entry", "declarations.Served"}
    assert {ALL[label]._meta.db_table for label in versions | final} == set(histories())
    assert set(ALL) - versions - set(NOT_TRACKED) == set(TRACKED)


def test_every_reason_is_for_a_table_that_there_is() -> None:
    assert set(NOT_TRACKED) | set(SECRET) | set(UNTOLD) <= set(ALL)


def test_accounts_their_second_steps_and_ties_between_tables_are_tracked() -> None:
    assert {"accounts.User", "accounts.User_groups", "mfa.Authenticator", "audit.Deed"} <= set(TRACKED)


def test_a_secret_is_a_column_that_there_is() -> None:
    for label, columns in [*SECRET.items(), *UNTOLD.items()]:
        assert columns <= {field.column for field in ALL[label]._meta.concrete_fields}


def test_the_last_sign_in_is_not_told() -> None:
    assert "last_login" not in TRACKED["accounts.User"].columns
