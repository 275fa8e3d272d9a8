"""The NHS look is copied without what would be asked of another host."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    var = tmp_path_factory.mktemp("var")
    command = [sys.executable, str(ROOT / "bin" / "assets")]
    subprocess.run(command, check=True, env=os.environ | {"COI_VAR": str(var)})
    return var / "assets" / "nhsuk"


def test_nothing_copied_asks_another_host_or_for_a_source_map(copied: Path) -> None:
    for name in ("nhsuk-frontend.min.css", "nhsuk-frontend.min.js"):
        text = (copied / name).read_text()
        assert len(text) > 10_000
        assert "assets.nhs.uk" not in text
        assert "sourceMappingURL" not in text


def test_the_style_points_to_images_that_were_copied(copied: Path) -> None:
    style = (copied / "nhsuk-frontend.min.css").read_text()
    pointed_at = {part.split(")")[0].strip("\"'") for part in style.split("url(")[1:]}
    assert pointed_at
    assert all((copied / name).exists() for name in pointed_at if not name.startswith("data:"))
