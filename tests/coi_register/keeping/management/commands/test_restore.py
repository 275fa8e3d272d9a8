"""`manage.py restore` says what to do next, and throws nothing away unless it is told to."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from committees.models import Person
from tests.factories import PersonFactory


@pytest.mark.usefixtures("register")
def test_it_replaces_only_when_it_is_told_to(tmp_path: Path) -> None:
    call_command("backup", tmp_path / "monday", stdout=StringIO())
    PersonFactory()
    with pytest.raises(CommandError, match="has tables already: nothing was restored"):
        call_command("restore", tmp_path / "monday")
    assert Person.objects.count() == 1
    said = StringIO()
    call_command("restore", tmp_path / "monday", replace=True, stdout=said)
    assert Person.objects.count() == 0
    assert "Before anybody signs in: manage.py migrate" in said.getvalue()
