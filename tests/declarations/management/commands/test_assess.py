"""`manage.py assess` exits 0 when everything expected holds, 1 when something does not, 2 when a file cannot be read."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.declarations.scenarios.pages import PAGE, page

pytestmark = pytest.mark.django_db


def assess(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = 0
    try:
        call_command("assess", *[str(argument) for argument in arguments])
    except SystemExit as left:
        code = int(left.code or 0)
    out = capsys.readouterr()
    return code, out.out, out.err


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.yaml"
    path.write_text(PAGE)
    return path


def test_expectations_that_hold_exit_0(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = assess(capsys, file)
    assert (code, err) == (0, "")
    assert "gp1: leave and no papers" in out


def test_json_is_one_object_a_line_and_a_line_a_file(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = assess(capsys, file, file, "--json")
    assert code == 0
    assert [json.loads(line)["date"] for line in out.splitlines()] == ["2018-03-01", "2018-03-01"]


def test_an_expectation_that_does_not_hold_exits_1_and_is_named(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(page(("step: leave,", "step: note,")))
    code, _, err = assess(capsys, file)
    assert code == 1
    assert err.strip() == f"{file}: line 26: item 6, gp1: step is leave, not note."


@pytest.mark.parametrize("content", [b"date: [", b"\xff\xfe", None])
def test_a_file_that_cannot_be_read_exits_2(file: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]) -> None:
    file.unlink() if content is None else file.write_bytes(content)
    code, out, err = assess(capsys, file)
    assert (code, out) == (2, "")
    assert str(file) in err


def test_one_bad_file_does_not_keep_the_others_from_being_assessed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = file.with_name("bad.yaml")
    bad.write_text("")
    code, out, _ = assess(capsys, bad, file, "--json")
    assert code == 2
    assert len(out.splitlines()) == 1
