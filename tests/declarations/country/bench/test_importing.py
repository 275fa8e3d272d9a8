"""The figures of a tracked bulk import, small: both ways leave the same rows, versions and events."""

import pytest

from coi_register.log.agreement import disagreements
from declarations.country import copying
from declarations.country.bench import importing

pytestmark = pytest.mark.django_db(transaction=True)


def test_both_ways_leave_as_many_versions_and_events_as_rows() -> None:
    if not copying.is_here():
        pytest.skip("Only PostgreSQL can COPY: run it with bin/with-postgres.")
    history, log = importing.figures(scale=0.0005, rounds=1)
    assert "50 interests" in history.what
    assert "history and log" in log.what


def test_what_copy_writes_agrees_with_the_log_letter_by_letter() -> None:
    if not copying.is_here():
        pytest.skip("Only PostgreSQL can COPY: run it with bin/with-postgres.")
    people = importing.found_people(by=importing.BY)
    rows = [importing._interest(people[0], number) for number in range(3)]
    rows[0].text = "A tab\t, a line\nand another\r, a back\\slash, and \\N, which is no null"
    importing.write(rows, by=importing.BY, by_copy=True)
    rows[0].refresh_from_db()
    assert (
        rows[0].text
        == rows[0].history.get().text
        == "A tab\t, a line\nand another\r, a back\\slash, and \\N, which is no null"
    )
    assert rows[0].history.get().history_change_reason == "An invented register"
    assert disagreements() == []
