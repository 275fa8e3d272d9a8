"""Every row of the two apps is recorded: only a deed writes it, and its versions are kept."""

import pytest
from django.apps import apps
from django.db import models

from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet

OURS = [
    model
    for model in apps.get_models()
    if model.__module__.split(".")[0] in {"coi_register", "committees", "declarations"}
    and not model.__name__.startswith("Historical")
]
NOT_RECORDED = {
    "audit.Deed",  # is itself the record
    "log.Event",  # the log, which only the database's triggers write
    "log.Payload",
    "log.Head",
    "declarations.Run",  # these three are worked out from recorded rows, and made again by `manage.py reassess`
    "declarations.Outcome",
    "declarations.Touches",  # likewise worked out
    "declarations.Left",
    "committees.Text",  # is written once, and its version tells the hash of the file it was read from
    "declarations.ImportFile",  # is written once, and its import tells its hash
    "declarations.Change",  # is written once, in the deed that it names, and says what that deed changed
    "declarations.Served",  # is written once and for good, with an event of the log
    "declarations.Entry",  # is written once and for good, and proved by the seal of its edition
    "proof.Checkpoint",  # proves itself by its signature
    "proof.SiteKey",  # public, and noted again by the process that signs
    "proof.Wanted",  # says that a checkpoint of a deed waits
    "proof.Due",  # says when work that falls due was last done
    "accounts.Session",  # changes with use, and is gone when it ends; Django’s own kind, with whose it is
    "accounts.User",  # changes at every sign-in, by allauth and Django, outside any deed
}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_model_is_recorded(model: type[models.Model]) -> None:
    label = model._meta.label
    assert issubclass(model, Recorded) or label in NOT_RECORDED, f"{label} must be Recorded, or its history is lost."


@pytest.mark.parametrize(
    "model", [model for model in OURS if issubclass(model, Recorded)], ids=lambda model: model._meta.label
)
def test_a_recorded_table_is_sealed_against_bulk_writes(model: type[Recorded]) -> None:
    assert isinstance(model._default_manager.all(), SealedQuerySet), f"{model._meta.label}.objects must be a SealedQuerySet."
