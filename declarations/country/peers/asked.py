"""What every peer is asked: the meetings made ready as the engine has them; and what it answers: a weight for each pair."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from declarations.guidance.many.deciding import Pair, weighed
from declarations.guidance.many.dockets import Docket
from declarations.guidance.many.seated import Seated
from declarations.guidance.table import IN_DOUBT, RULE_AT

Sittings = Sequence[tuple[Docket, Seated]]
Answers = list[dict[Pair, int]]  # for each meeting, of each pair that is not clear


class NotHere(RuntimeError):
    """The peer cannot be run on this machine; the sentence says what is missing."""


@dataclass(frozen=True, slots=True)
class Peer:
    """`ready` may take its time: it writes down the meetings as the peer likes them, and returns what will decide them."""

    name: str
    ready: Callable[[Sittings], Callable[[], Answers]]


def ours(sittings: Sittings) -> Callable[[], Answers]:
    """Our own engine, asked as the peers are."""
    return lambda: [weighed(docket, seated) for docket, seated in sittings]


def plain(answers: Answers) -> Answers:
    """Without what does not make a difference: a doubt beside a flag, and pairs that came out clear."""
    return [{pair: said for pair, weight in meeting.items() if (said := _said(weight))} for meeting in answers]


def _said(weight: int) -> int:
    return weight & ~IN_DOUBT if weight >> RULE_AT else weight & IN_DOUBT
