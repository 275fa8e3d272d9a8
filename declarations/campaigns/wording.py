"""The letters of a campaign, in words: to whoever is asked, and to their line manager."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coi_register.nhsuk.words import counted, day


@dataclass(frozen=True, slots=True)
class Mail:
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Ask:
    """What a letter needs to know of its campaign; `address` is where people answer."""

    name: str
    ccg: str
    opened: date
    due: date
    note: str
    address: str


def to_whoever_is_asked(ask: Ask, *, name: str, seats: str, on: date) -> Mail:
    """A letter before, on or after the date; it tells nothing of what they declared."""
    as_what = f" You were asked as: {seats}." if seats else ""
    parts = [
        f"Dear {name},",
        f"{ask.ccg} asks you to say {_until(ask.due, on)} whether your declarations of interest are complete and true.",
        ask.note,
        f"Sign in at {ask.address}\nSay of each interest whether it is still true, has changed or has ended. "
        "If you have no interests, say so there: that is a nil return.",
        f"The campaign “{ask.name}” opened on {day(ask.opened)}.{as_what} Once you have answered, no more letters come.",
    ]
    return Mail(_subject(ask.due, on), "\n\n".join(part for part in parts if part) + "\n")


def _subject(due: date, on: date) -> str:
    if on < due:
        return f"Confirm your declarations of interest by {day(due)}"
    return "Confirm your declarations of interest today" if on == due else "Overdue: confirm your declarations of interest"


def _until(due: date, on: date) -> str:
    if on < due:
        return f"by {day(due)}"
    return "today" if on == due else f"now, for {day(due)} has passed,"


def to_their_manager(ask: Ask, *, name: str, staff: Iterable[tuple[str, str]]) -> Mail:
    """How each of the staff stands: a name, and “Answered on 1 March 2018”."""
    told = list(staff)
    lines = "\n".join(f"- {who}: {how}" for who, how in told)
    parts = [
        f"Dear {name},",
        f"{ask.ccg} has asked {counted(len(told), 'of your staff', 'of your staff')} "
        f"to confirm their declarations of interest by {day(ask.due)}. This is how they stand:",
        lines,
        f"Please remind those who have not answered; they do so at {ask.address}\n"
        "You are told again only when something has changed.",
    ]
    return Mail(f"Your staff and their declarations of interest: {ask.name}", "\n\n".join(parts) + "\n")
