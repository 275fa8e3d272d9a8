"""A file that takes long is asked for, made by the rights of that moment, cancelled without a trace, and removed in time."""

import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from coi_register.accounts.models import RoleHeld
from coi_register.audit.services import AlreadyDone
from coi_register.refusals import CannotBeDone
from coi_register.sheets.formats import Format
from coi_register.verdicts import NotAllowed
from declarations.exports import selectors, services
from declarations.exports.facts import Wanted
from declarations.exports.models import Export
from declarations.exports.vocabulary import State
from declarations.registers.moment import Moment
from declarations.registers.vocabulary import Register
from tests.declarations.registers.story import ON, Story
from tests.factories import arranged

pytestmark = pytest.mark.django_db
AT = datetime(2018, 3, 1, 12, tzinfo=UTC)
WANTED = Wanted(Register.INTERESTS, Format.CSV, Moment(ON))


@pytest.fixture
def asked(story: Story) -> Export:
    return services.ask(story.ccg, WANTED, by=story.officer)


def now(export: Export) -> Export:
    return Export.objects.get(pk=export.pk)


def test_what_was_asked_for_is_told_and_read_the_same() -> None:
    known = replace(WANTED, moment=Moment(ON, AT), edition=3)
    assert [Wanted.read(wanted.told()) for wanted in (WANTED, known)] == [WANTED, known]


def test_a_file_is_made_with_exactly_the_rows_of_the_screen(asked: Export, story: Story) -> None:
    assert [*services.make_due(AT)] == ["1 file made of 1."]
    _, *rows = csv.reader(StringIO(selectors.place_of(asked).read_text(), newline=""))
    made = now(asked)
    assert [row[0] for row in rows] == [str(row["key"]) for row in story.kept()]
    assert (made.state, made.rows, made.made_at) == (State.MADE, len(rows), AT)
    assert made.name == "99x-interests-2018-03-01.csv"


def test_only_whoever_reads_the_register_asks(story: Story) -> None:
    with pytest.raises(NotAllowed):
        services.ask(story.ccg, WANTED, by=replace(story.officer, rights=frozenset()))


def test_a_form_sent_twice_asks_once(story: Story) -> None:
    once = story.ccg.pk
    services.ask(story.ccg, WANTED, by=story.officer, once=once)
    with pytest.raises(AlreadyDone):
        services.ask(story.ccg, WANTED, by=story.officer, once=once)


def test_who_waits_for_many_files_asks_for_no_more(story: Story) -> None:
    for _ in range(services.MOST_OPEN):
        services.ask(story.ccg, WANTED, by=story.officer)
    with pytest.raises(CannotBeDone, match="You wait for 3 files already"):
        services.ask(story.ccg, WANTED, by=story.officer)


def test_a_cancelled_file_is_never_made(asked: Export, story: Story, folder: Path) -> None:
    services.cancel(asked, by=story.officer)
    assert [*services.make_due(AT)] == ["No file waits."]
    assert not any(folder.glob("*"))


def test_a_file_cancelled_half_way_leaves_nothing(
    asked: Export, story: Story, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet_for = selectors.sheet_for

    def cancelled_meanwhile(*wanted: Any) -> Any:
        found = sheet_for(*wanted)

        def rows() -> Any:
            yield from found.rows
            services.cancel(asked, by=story.officer)

        return replace(found, rows=rows())

    monkeypatch.setattr(selectors, "sheet_for", cancelled_meanwhile)
    assert not services.make(asked, at=AT)
    assert now(asked).state == State.CANCELLED
    assert not any(folder.glob("*"))


def test_nobody_cancels_the_file_of_another(asked: Export, story: Story) -> None:
    with pytest.raises(NotAllowed, match="Somebody else asked"):
        services.cancel(asked, by=story.second)


def test_a_file_that_is_made_is_not_cancelled(asked: Export, story: Story) -> None:
    services.make(asked, at=AT)
    with pytest.raises(CannotBeDone, match="not being made any more: ready"):
        services.cancel(asked, by=story.officer)


def test_who_lost_the_right_meanwhile_gets_no_file(asked: Export, story: Story) -> None:
    with arranged():
        for held in RoleHeld.objects.filter(user=story.officer.user_id):
            held.until = held.since + timedelta(days=1)
            held.save()
    assert not services.make(asked, at=AT)
    assert now(asked).says.startswith("You may not read register here.")


def test_an_error_fails_the_file_and_not_the_run(asked: Export, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("A secret of the database")

    monkeypatch.setattr(selectors, "sheet_for", broken)
    assert [*services.make_due(AT)] == ["No files made of 1."]
    assert (now(asked).state, now(asked).says) == (State.FAILED, services.UNEXPECTED)


def test_a_file_is_removed_after_a_week(asked: Export) -> None:
    services.make(asked, at=AT)
    [*services.make_due(AT + services.KEPT_FOR)]
    assert selectors.place_of(asked).exists()
    assert [*services.make_due(AT + services.KEPT_FOR + timedelta(seconds=1))][-1] == "1 file removed after 7 days."
    assert not selectors.place_of(asked).exists()
    assert now(asked).state == State.REMOVED


def test_a_file_made_before_a_name_was_withheld_is_out_of_date(asked: Export, story: Story) -> None:
    services.make(asked, at=AT)
    assert not selectors.is_out_of_date(now(asked))
    story.withheld(story.ada)
    assert selectors.is_out_of_date(now(asked))
