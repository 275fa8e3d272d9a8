"""Every column has a class of data; the log, the auditors' login and the start of the service hold to it."""

from typing import Any

import pytest
from django.apps import apps
from django.db import models
from simple_history.models import HistoricalChanges

from coi_register.keeping import classes
from coi_register.keeping.checks import every_column_has_a_class
from coi_register.keeping.classes import DataClass, class_of, columns, of_class, unclassed, unknown
from coi_register.keeping.privileges import read_by_auditor
from coi_register.log.tables import NOT_TRACKED, SECRET

OURS = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label != "lifted"]
# Auditors prove by these that nothing was altered; neither opens a door: a hash of 256 random bits is no way back to them.
A_HASH_ALREADY = {"accounts.Invitation": {"digest"}, "declarations.Token": {"digest"}}


def test_every_field_has_a_class() -> None:
    assert not unclassed(OURS)
    assert not unknown(OURS)
    assert not every_column_has_a_class()


def test_a_field_without_a_class_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    without = {table: rows for table, rows in classes.told().items() if table != "committees.Person"}
    monkeypatch.setattr(classes, "told", lambda: without | {"committees.Ghost": {"name": DataClass.PERSONAL}})
    said = [str(error.msg) for error in every_column_has_a_class()]
    assert "committees.Person.name has no data class." in said
    assert any("committees.Ghost.name, which there is not" in words for words in said)


def test_a_column_told_twice_or_of_no_class_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        dict(classes._columns("some.Table", {"public": "id name", "personal": "name"}))
    with pytest.raises(ValueError, match="open"):
        dict(classes._columns("some.Table", {"open": "id"}))


def test_a_version_of_a_row_has_the_classes_of_the_row() -> None:
    versions = [model for model in OURS if issubclass(model, HistoricalChanges)]
    assert len(versions) > 20
    for model in versions:
        for name in columns(model.instance_type):
            assert class_of(model, name) is class_of(model.instance_type, name)


def test_secrets_are_told_as_their_hash() -> None:
    """What the log tells as its SHA-256 is what is secret here; other secrets are not tracked, or are hashes already."""
    for label, told in SECRET.items():
        assert told == set(of_class(apps.get_model(label), DataClass.SECRET)), label
    for model in _rows():
        label, secret = model._meta.label, set(of_class(model, DataClass.SECRET))
        assert not secret or label in SECRET or label in NOT_TRACKED or secret <= A_HASH_ALREADY.get(label, {"key"}), label


def test_an_auditors_login_reads_no_column_of_secrets() -> None:
    for model in _rows():
        names = {model._meta.get_field(name).column for name in of_class(model, DataClass.SECRET)}
        readable = set(read_by_auditor(model._meta.db_table, [field.column for field in model._meta.concrete_fields]))
        assert not (names & readable) - A_HASH_ALREADY.get(model._meta.label, set()), model._meta.label


@pytest.mark.parametrize("word", ["password", "email", "name", "reason", "text", "because"])
def test_no_column_that_sounds_personal_is_public(word: str) -> None:
    ours = {"committees.Organisation", "committees.OrganisationName", "committees.Committee", "audit.Deed", "proof.Due"}
    public = {
        f"{model._meta.label}.{name}": model
        for model in _rows()
        for name in of_class(model, DataClass.PUBLIC)
        if name == word and model._meta.label not in ours and not model._meta.label.startswith(("auth.", "socialaccount."))
    }
    assert not public


def _rows() -> list[type[models.Model]]:
    found: list[Any] = [model for model in OURS if not issubclass(model, HistoricalChanges)]
    return found
