"""What the web and an auditor may do with each table: nothing that could rewrite what was done, nothing that opens an account."""

import re

from django.apps import apps
from django.db import models
from simple_history.models import HistoricalChanges

from coi_register.audit.models import Recorded

READ, ADD, CHANGE, REMOVE = "SELECT", "INSERT", "UPDATE", "DELETE"

# The apps whose tables the web only reads: the log is written by triggers, and the others by `migrate` alone.
ONLY_READ = {"log", "contenttypes"}
# Written by run_due and verify_audit, which the owner runs: whoever takes over the web cannot say that it was signed.
ONLY_READ_MODELS = {"auth.Permission", "proof.Checkpoint", "proof.SiteKey", "proof.Due"}
# Whom a campaign asked and how it came out: written over, its share could be made better afterwards.
OF_CAMPAIGNS = {f"declarations.{name}" for name in ("Asked", "Reminder", "Digest", "Result")}
# Written once: what was done stays done. Every history table is one of these, too.
WRITTEN_ONCE = {"audit.Deed", "declarations.Change", "declarations.ImportFile", "proof.Wanted"} | OF_CAMPAIGNS
CLOSED_NEVER_DELETED = {"accounts.User"}

SAYS_A_SECRET = re.compile(r"(^|_)(password|secret|token|session_key|session_data)($|_)")
SECRETS = {
    "account_emailconfirmation": {"key"},  # opens an address
    "mfa_authenticator": {"data"},  # makes the codes of a second factor
    "socialaccount_socialapp": {"key", "settings"},  # speaks for us to who vouches for a person
    "socialaccount_socialaccount": {"extra_data"},
}


def of_app(table: str) -> tuple[str, ...]:
    """What the web may do with a table; a table that no model stands for is only read."""
    model = _models().get(table)
    if model is None:
        return (READ,)
    label = model._meta.label
    if label in ONLY_READ_MODELS or model._meta.app_label in ONLY_READ:
        return (READ,)
    if issubclass(model, HistoricalChanges) or label in WRITTEN_ONCE:
        return (READ, ADD)
    if label in CLOSED_NEVER_DELETED or (issubclass(model, Recorded) and not (model.may_be_removed or model.may_be_undone)):
        return (READ, ADD, CHANGE)
    return (READ, ADD, CHANGE, REMOVE)


def read_by_auditor(table: str, columns: list[str]) -> list[str]:
    """The columns that an auditor may read: all that are no secrets of an account."""
    withheld = SECRETS.get(table, set())
    return [column for column in columns if column not in withheld and not SAYS_A_SECRET.search(column)]


def _models() -> dict[str, type[models.Model]]:
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
