"""`manage.py first_officer` names somebody, tells it, and refuses in sentences."""

from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from coi_register.accounts.models import User
from coi_register.audit.models import Deed
from tests.factories import CcgFactory

pytestmark = pytest.mark.django_db


def named(code: str, email: str = "nora@example.org", because: str = "The service begins.") -> str:
    out = StringIO()
    call_command("first_officer", ccg=code, email=email, name="Nora Example", because=because, stdout=out)
    return out.getvalue()


def test_the_officer_is_named_and_invited_and_the_deed_says_why(django_capture_on_commit_callbacks: Any) -> None:
    ccg: Any = CcgFactory()
    with django_capture_on_commit_callbacks(execute=True):
        assert f"Nora Example is governance officer of {ccg.name}" in named(ccg.ods_code.lower())
    assert [letter.to for letter in mail.outbox] == [["nora@example.org"]]
    deed = Deed.objects.get(name="officer.named")
    assert (deed.by_name, deed.because) == ("first_officer", "The service begins.")


def test_a_code_that_no_ccg_has_is_refused() -> None:
    with pytest.raises(CommandError, match="No CCG has the ODS code Q99"):
        named("Q99")


def test_a_third_officer_is_refused_and_nothing_is_written() -> None:
    ccg: Any = CcgFactory()
    named(ccg.ods_code)
    named(ccg.ods_code, "noel@example.org")
    with pytest.raises(CommandError, match=r"Nothing was changed: .* two governance officers already"):
        named(ccg.ods_code, "nick@example.org")
    assert not User.objects.filter(email="nick@example.org").exists()
