"""The document that the command prints is the one that is kept."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

KEPT = Path(__file__).resolve().parents[5] / "docs" / "access.md"


def test_the_document_is_made_from_the_matrix() -> None:
    printed = StringIO()
    call_command("who_may", stdout=printed)
    assert KEPT.read_text() == printed.getvalue(), "Write it anew: python manage.py who_may > docs/access.md"
