"""A line of the log says what happened and to which account, in one line, and never what somebody typed."""

import json
import logging
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coi_register import logs
from coi_register.logs import Event, JsonLines

SECRET = "ada.example@example.org"


def line_of(name: str, says: str, *args: Any, error: bool = False, **extra: Any) -> str:
    """One record of a logger as it is written."""
    record = logging.LogRecord(name, logging.WARNING, "/srv/app/views.py", 7, says, args, sys.exc_info() if error else None)
    record.__dict__ |= extra
    return JsonLines().format(record)


def test_a_line_says_when_and_what() -> None:
    line = json.loads(line_of("coi_register.security", Event.REFUSED.value, about="rule"))
    assert line["event"] == "refused"
    assert line["about"] == "rule"
    assert line["at"].endswith("+00:00")


def test_a_line_of_a_library_says_where_it_came_from_and_not_its_words() -> None:
    line = line_of("django.request", "Not Found: %s", f"/people/?q={SECRET}")
    assert SECRET not in line
    assert json.loads(line)["where"].endswith("app/views.py:7")


def test_an_error_is_told_by_its_kind_and_not_its_words() -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(f"Key (email)=({SECRET})") from error
    except ValueError:
        line = line_of("django.request", SECRET, error=True)
    assert SECRET not in line
    failure = json.loads(line)["failure"]
    assert [word for word in failure if ":" not in word] == ["ValueError", "KeyError"]


@given(st.text())
def test_nothing_can_begin_a_line_of_its_own(words: str) -> None:
    line = line_of("coi_register.security", "refused", about=f"{words}\r\n\u2028{words}")
    assert line.isascii()
    assert len(line.splitlines()) == 1


def test_lines_of_one_request_share_its_number(log_lines: Callable[[], list[dict[str, Any]]]) -> None:
    with logs.request_in_hand() as facts:
        facts.account = 7
        logs.note(Event.REFUSED)
        logs.note(Event.REQUEST, status=403)
    assert logs.facts_in_hand() is None
    assert [line["request"] for line in log_lines()] == [facts.request] * 2
    assert [line["account"] for line in log_lines()] == [7, 7]


@pytest.mark.parametrize("debug", [True, False])
def test_nothing_is_logged_in_another_form(debug: bool) -> None:
    configured = logs.configuration(debug=debug)
    assert {kind["()"] for kind in configured["formatters"].values()} == {"coi_register.logs.JsonLines"}
    assert configured["root"]["handlers"] == ["lines"]
    assert all(logger["handlers"] == [] and logger["propagate"] for logger in configured["loggers"].values())
