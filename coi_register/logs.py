"""What the service writes down about its own running: one line of JSON for each event, and never who it was about.

A line holds the time (UTC), the request's random number, the name of the route, the status and the number of the account. It
never holds an address, a name, a query string, what a form was sent with, or the message of an error, which may quote any of
these: of an error it holds the kind and where in the code it came up.
"""

import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import uuid4

SECURITY = logging.getLogger("coi_register.security")
REQUESTS = logging.getLogger("coi_register.requests")
OURS = ("coi_register", "committees", "declarations")  # only our own lines say their words, and these without what is put in


class Event(StrEnum):
    """What is noted of every request, and for whoever watches over the doors."""

    REQUEST = "request answered"
    SIGNED_IN = "signed in"
    SIGN_IN_FAILED = "sign-in failed"
    SIGNED_OUT = "signed out"
    SESSION_ENDED = "session ended"
    REFUSED = "refused"
    FORM_REFUSED = "form without its token"
    THROTTLED = "too many attempts"
    HOST_REFUSED = "unknown host"
    TOO_LARGE = "request too large"
    UNREADABLE = "request not readable"
    POLICY_BROKEN = "content policy broken"
    READ = "sensitive reading"


QUIET = frozenset({Event.REQUEST, Event.SIGNED_IN, Event.SIGNED_OUT, Event.READ})


@dataclass(slots=True)
class Facts:
    """What a line may say of the request in hand: numbers and names of our own making."""

    request: str
    route: str = ""
    account: int | None = None


_in_hand: ContextVar[Facts | None] = ContextVar("request_in_hand", default=None)


@contextmanager
def request_in_hand() -> Iterator[Facts]:
    """Give the lines written inside a random number in common, and what becomes known of the request."""
    facts = Facts(uuid4().hex)
    token = _in_hand.set(facts)
    try:
        yield facts
    finally:
        _in_hand.reset(token)


def facts_in_hand() -> Facts | None:
    """Of the request in hand; None in a command."""
    return _in_hand.get()


def note(event: Event, *, about: str = "", **numbers: float) -> None:
    """Write one line. `about` is a word of ours, such as the action of the matrix; never what somebody typed.

    `numbers` are told by their name: `account=7` where no request knows it.
    """
    logger = REQUESTS if event is Event.REQUEST else SECURITY
    level = logging.INFO if event in QUIET else logging.WARNING
    logger.log(level, event.value, extra={"about": about, "numbers": numbers})


class JsonLines(logging.Formatter):
    """One record as one line: every character outside ASCII is escaped, so no value can begin a line of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """The line without its end."""
        facts, error = facts_in_hand(), record.exc_info[1] if record.exc_info else None
        is_ours = record.name.split(".")[0] in OURS and isinstance(record.msg, str)
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.msg if is_ours else "failure" if error else "said by a library",
            "about": getattr(record, "about", ""),
            **getattr(record, "numbers", {}),
            **(asdict(facts) if facts else {}),
        }
        if error:
            line["failure"] = [*_frames(error)]
        elif not is_ours:
            line["where"] = f"{_short(record.pathname)}:{record.lineno}"
        return json.dumps({name: value for name, value in line.items() if value not in ("", None)}, ensure_ascii=True)


def _frames(error: BaseException) -> Iterator[str]:
    """The kind of the error and of those behind it, each with the lines it went through; without its words."""
    following: BaseException | None = error
    while following is not None:
        yield type(following).__name__
        for frame in traceback.extract_tb(following.__traceback__)[-12:]:
            yield f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
        following = following.__cause__ or following.__context__


def _short(path: str) -> str:
    return "/".join(Path(path).parts[-3:])


def configuration(*, debug: bool) -> dict[str, Any]:
    """For LOGGING: everything as lines on standard error; in development, warnings only, beside what runserver prints."""
    lines: dict[str, Any] = {"handlers": [], "propagate": True}  # all is written by the one handler at the root
    failures = lines | {"level": "ERROR"}  # a refusal or a page not found has a line of its own already
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "coi_register.logs.JsonLines"}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["lines"], "level": "WARNING"},
        "loggers": {
            "coi_register": lines | {"level": "WARNING" if debug else "INFO"},
            "django": lines | {"level": "WARNING"},
        }
        | {"django.request": failures, "django.security": failures}
        | ({} if debug else {"django.server": failures}),
    }
