"""What the tests of the exports share: the invented CCG of the registers, a folder for files, and somebody signed in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from coi_register.accounts.models import User
from tests.declarations.registers.story import Story, story

__all__ = ["story"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    """Where files wait."""
    settings.EXPORTS = tmp_path / "exports"
    return tmp_path / "exports"


@pytest.fixture
def officer(story: Story, client_of: Callable[..., Client]) -> Client:
    """The officer's browser."""
    return client_of(User.objects.get(pk=story.officer.user_id))
