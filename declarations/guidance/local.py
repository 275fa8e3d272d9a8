"""What one CCG laid over the national rule book, as plain data that can be stored, and the book it makes."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from declarations.guidance.reading import rules_of
from declarations.guidance.rulebook import RuleBook, load
from declarations.guidance.rules import Confirmed, Instrument, Period, Rule
from declarations.guidance.taken_up import LOCAL

Plain = Mapping[str, Any]
ANY_DAY = Instrument(LOCAL, "The CCG's own policy", Period(date.min), proposes=False, note="")


@lru_cache(maxsize=512)
def book_under(body: str | None) -> RuleBook:
    """The whole book of a CCG, of every date; without a body the national one. The same body gives the same book."""
    if body is None:
        return load()
    plain = json.loads(body)
    days = {instrument: date.fromisoformat(on) for instrument, on in plain["adopted"].items()}
    own = [local_rule(entry) for entry in plain["varied"]]
    book = load().adopted(days).varied(own)
    return RuleBook(book.rules, book.texts, confirmed={mark: _confirmed(each) for mark, each in plain["confirmed"].items()})


def body_of(*, adopted: Mapping[str, date], varied: Sequence[Plain], confirmed: Mapping[str, Confirmed]) -> str:
    """The canonical text of what a CCG laid over the national book: the same facts always give the same text."""
    plain = {
        "adopted": {instrument: on.isoformat() for instrument, on in adopted.items()},
        "varied": sorted(varied, key=lambda entry: (entry["id"], entry["in_force"]["from"])),
        "confirmed": {
            mark: {"by": each.by, "on": each.on.isoformat(), "place": each.place, "words": each.words}
            for mark, each in confirmed.items()
        },
    }
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def local_rule(entry: Plain) -> Rule:
    """A CCG's own rule, in the shape of the texts with its dates as words. Raises RuleBookError where it is not whole."""
    dated = {key: date.fromisoformat(day) if day else None for key, day in entry["in_force"].items()}
    [rule] = rules_of("The local rule", dict(entry) | {"in_force": dated}, {LOCAL: ANY_DAY})
    return rule


def _confirmed(plain: Plain) -> Confirmed:
    return Confirmed(plain["by"], date.fromisoformat(plain["on"]), plain["place"], plain["words"])
