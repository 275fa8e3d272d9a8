"""`manage.py reperform`: what it prints, and how it ends."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from coi_register.accounts.actors import Actor
from declarations.guidance.record import canonical
from declarations.guidance.record import seal as sealed
from tests.declarations.conflicts.conftest import Room
from tests.declarations.evidence.conftest import at_hand, issued, officer, room, spoilt  # noqa: F401 - fixtures

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run() -> Run:
    def reperform(*options: str) -> tuple[int, str]:
        out = StringIO()
        try:
            call_command("reperform", *options, stdout=out, stderr=out)
        except SystemExit as end:
            return int(str(end.code)), out.getvalue()
        return 0, out.getvalue()

    return reperform


def test_the_same_answer_ends_with_0(room: Room, officer: Actor, run: Run) -> None:  # noqa: F811
    issued(room, officer)
    code, out = run("--all")
    assert code == 0
    assert "Issue 1 of the papers of the meeting of 1 March 2018: same" in out
    assert "Nothing that it rested on has changed since." in out
    assert "1 worked out again, 1 the same." in out


def test_a_later_declaration_is_told_and_is_still_the_same_answer(room: Room, officer: Actor, run: Run) -> None:  # noqa: F811
    issued(room, officer)
    room.conflict("nurse")
    code, out = run("--meeting", str(room.meeting.pk))
    assert code == 0
    assert "Item 6, Nurse Example: was Clear; now Leave." in out
    assert "This makes the difference: Nurse Example’s financial interest in Harbourside Ltd is on the register now" in out


def test_another_answer_ends_with_1_and_names_what_differs(
    room: Room,  # noqa: F811
    officer: Actor,  # noqa: F811
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody can write a release that answers otherwise into a test, so the kept answer is made the odd one."""
    issue = issued(room, officer)
    body = json.loads(issue.record)
    for _, finding in body["answer"]["items"][0]["findings"]:
        finding |= {"outcome": "clear", "step": None, "because": [], "also": []}
    odd = canonical(body)
    spoilt(issue, record=odd, seal=sealed(odd))
    code, out = run("--issue", str(issue.pk))
    assert code == 1
    assert "Issue 1 of the papers of the meeting of 1 March 2018: different" in out
    assert "another answer: this release of the programme works it out in another way" in out
    assert "Item 6, Gp Example: was Clear; now Leave." in out


def test_a_damaged_row_is_told_by_name_and_ends_with_2(room: Room, officer: Actor, run: Run) -> None:  # noqa: F811
    issue = issued(room, officer)
    spoilt(issue, record=issue.record.replace("Gp Example", "Somebody Else"))
    code, out = run("--all")
    assert code == 2
    assert "Issue 1 of the papers of the meeting of 1 March 2018 is damaged: what is kept is not what was sealed." in out


def test_one_damaged_row_does_not_stop_the_others(room: Room, officer: Actor, run: Run) -> None:  # noqa: F811
    first = issued(room, officer)
    second = issued(room, officer, follows=first.pk, because="Again.")
    spoilt(second, record="")
    code, out = run("--all")
    assert code == 2
    assert "Issue 1 of the papers of the meeting of 1 March 2018: same" in out
    assert "2 worked out again, 1 the same." in out


def test_a_form_of_a_later_release_ends_with_2(room: Room, officer: Actor, run: Run) -> None:  # noqa: F811
    issue = issued(room, officer)
    later = canonical(json.loads(issue.record) | {"form": 9})
    spoilt(issue, record=later, seal=sealed(later))
    code, out = run("--all")
    assert code == 2
    assert "The record is of form 9 and this release reads form 1." in out


def test_json_is_one_object_a_line(room: Room, officer: Actor, run: Run) -> None:  # noqa: F811
    issue = issued(room, officer)
    room.conflict("nurse")
    _, out = run("--ccg", room.committee.ccg.ods_code, "--json")
    [told] = [json.loads(line) for line in out.splitlines()]
    assert (told["issue"], told["result"], told["seal"]) == (str(issue.pk), "same", issue.seal)
    assert told["stages"][2]["differences"][0]["of"] == "Item 6, Nurse Example"


def test_a_record_that_was_taken_away_is_worked_out_again_without_a_database(
    room: Room,  # noqa: F811
    officer: Actor,  # noqa: F811
    run: Run,
    tmp_path: Path,
    django_assert_num_queries: Any,
) -> None:
    file = tmp_path / "papers.json"
    file.write_text(issued(room, officer).record, encoding="utf-8")
    with django_assert_num_queries(0):
        code, out = run("--file", str(file))
    assert code == 0
    assert "papers.json: issue 1 of the papers of the meeting of 1 March 2018: same" in out
    assert "rule book" not in out


def test_a_file_that_is_no_record_ends_with_2(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "papers.json"
    for write in (lambda: None, lambda: file.write_text("[]"), lambda: file.write_bytes(b"\xff")):
        write()
        assert run("--file", str(file))[0] == 2


def test_nothing_issued_is_no_failure_but_an_unknown_issue_is(db: None, run: Run) -> None:
    assert run("--all") == (0, "0 worked out again, 0 the same.\n")
    with pytest.raises(CommandError, match="No papers were issued under --issue") as error:
        run("--issue", str(uuid4()))
    assert error.value.returncode == 2


def test_it_asks_which(run: Run) -> None:
    with pytest.raises(CommandError, match="one of the arguments"):
        run()
