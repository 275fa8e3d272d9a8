"""`manage.py backup` says what it made, and refuses in a sentence."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import PersonFactory


@pytest.mark.usefixtures("register")
def test_it_says_how_much_it_copied_and_does_not_copy_over_it(tmp_path: Path) -> None:
    PersonFactory()
    said = StringIO()
    call_command("backup", tmp_path / "monday", stdout=said)
    assert re.search(r"monday: [\d,]+ bytes, \d+ events in \d chains? of the log\.", said.getvalue())
    with pytest.raises(CommandError, match="a backup is never overwritten"):
        call_command("backup", tmp_path / "monday")
