"""`make_signing_key` writes the secret half to a file, and says the public one."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from coi_register.proof.notes import PublicKey, SigningKey
from tests.coi_register.proof.saying import said


def test_the_secret_half_is_in_the_file_and_the_public_one_is_said(tmp_path: Path, settings: Any) -> None:
    settings.SITE = "register.example"
    path = tmp_path / "signing.key"
    public = PublicKey.read(said("make_signing_key", str(path)).splitlines()[0])
    assert SigningKey.read(path.read_text()).public == public
    with pytest.raises(CommandError, match="No key was made"):
        call_command("make_signing_key", str(path))
