"""A time of day as people write it."""

from datetime import time

import pytest

from committees.meetings.times import time_from


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2pm", time(14)),
        ("2.30 pm", time(14, 30)),
        ("12am", time(0)),
        ("12 noon", None),
        ("12pm", time(12)),
        ("14:00", time(14)),
        ("9:05", time(9, 5)),
        ("9", None),  # in the morning or in the evening?
        ("13pm", None),
        ("0am", None),
        ("25:00", None),
        ("9:75", None),
        ("two", None),
        ("2 a.m.", time(2)),
    ],
)
def test_a_time_is_read_as_written_or_not_at_all(written: str, meant: time | None) -> None:
    assert time_from(written) == meant
