"""`manage.py reassess` makes the stored answers again and says what came of it."""

from uuid import uuid4

import pytest
from django.core.management import call_command

from declarations.changes.models import Change, Left, Outcome, Run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wexbridge", "demo_today")]


def answers() -> set[tuple[object, ...]]:
    return {
        *Outcome.objects.values_list("item", "person", "step"),
        *Left.objects.values_list("item", "committee", "quorate"),
    }


def test_answers_that_were_lost_are_made_again_from_the_records(capsys: pytest.CaptureFixture[str]) -> None:
    before = answers()
    Outcome.objects.all().delete()
    Left.objects.all().delete()
    Run.objects.all().delete()
    call_command("reassess")
    assert answers() == before
    assert "meetings assessed, no answers are others than before." in capsys.readouterr().out


def test_once_more_it_finds_nothing_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    before, changes = answers(), Change.objects.count()
    call_command("reassess")
    assert (answers(), Change.objects.count()) == (before, changes)
    assert capsys.readouterr().out == "13 meetings assessed, no answers are others than before.\n"


def test_one_meeting_may_be_named_and_one_that_is_not_there_is_not_found(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run.objects.first()
    assert run is not None
    call_command("reassess", meeting=[run.meeting_id, uuid4()])
    assert "1 meeting assessed" in capsys.readouterr().out


def test_a_meeting_that_cannot_be_assessed_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run.objects.first()
    assert run is not None
    monkeypatch.setattr("declarations.changes.services.running.assessed", lambda meeting: 1 / 0)
    call_command("reassess", meeting=[run.meeting_id])
    out, err = capsys.readouterr()
    assert "No meetings assessed" in out
    assert f"Meeting {run.meeting_id} could not be assessed" in err
