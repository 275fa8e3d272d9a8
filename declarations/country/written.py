"""What was decided and what was found to meet, written as lines of the tables that keep them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from committees.organisations.facts import Key
from declarations.guidance.codes import PRESIDES
from declarations.guidance.many.deciding import Pair, Touch, presides
from declarations.guidance.many.dockets import ITEM_AT, SITTERS, Docket
from declarations.guidance.many.seated import Seated
from declarations.guidance.table import FLAGS, IN_DOUBT, INTEREST_AT, INTERESTS, NEW_CHAIR, NO_PAPERS, RULE_AT, Table

NULL = "\\N"
CANNOT_TELL = f"cannot_tell\t{NULL}\tf\tf\t{NULL}\t{NULL}\t\t"
WHO = SITTERS - 1
INTEREST_BITS = (INTERESTS - 1) << INTEREST_AT


class Answers:
    """Weights in the words of the table of outcomes, each worded once."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._worded: dict[int, tuple[str, str]] = {}

    def line(self, weight: int, interest: str | None, version: int | str | None) -> str | None:
        """All but the item and the person; None: clear."""
        if not weight >> RULE_AT:
            return CANNOT_TELL if weight & IN_DOUBT else None
        key = weight & ~INTEREST_BITS & ~IN_DOUBT
        if key not in self._worded:
            self._worded[key] = self._words(key)
        step, rule = self._worded[key]
        return f"{step}\t{interest or NULL}\t{version or NULL}\t{rule}"

    def _words(self, weight: int) -> tuple[str, str]:
        said = self._table.read(weight)
        assert said is not None  # whoever asks has looked
        step, rule = said
        flags = [("t" if weight & flag else "f") for flag in (NO_PAPERS, NEW_CHAIR)]
        return "\t".join(["flag", step, *flags]), f"{rule}\t{self._table.instruments[rule]}"


def outcome_lines(
    weights: Mapping[Pair, int], docket: Docket, seated: Seated, answers: Answers, versions: Mapping[Key, int]
) -> Iterator[str]:
    """What is stored of each pair that is not clear; who sits twice has the heavier answer."""
    people = [str(sitter.key) for sitter in seated.sitters]
    items = [str(item) for item in docket.items]
    once = weights if len(set(people)) == len(people) else _heavier(weights, people)
    for pair, weight in once.items():
        who = pair & WHO
        interest = seated.sitters[who].interest(weight) if weight >> RULE_AT else None
        line = answers.line(weight, interest, versions.get(interest))  # type: ignore[arg-type]
        if line is not None:
            yield f"{items[pair >> ITEM_AT]}\t{people[who]}\t{line}"


def _heavier(weights: Mapping[Pair, int], people: list[str]) -> dict[Pair, int]:
    first = {person: who for who, person in reversed(list(enumerate(people)))}
    found: dict[Pair, int] = {}
    for pair, weight in weights.items():
        same = pair - pair % SITTERS + first[people[pair % SITTERS]]
        known = found.get(same, 0)
        found[same] = max(weight, known) | (weight | known) & FLAGS
    return found


def touch_lines(met: Iterable[Touch], doubted: Iterable[Pair], docket: Docket, seated: Seated) -> Iterator[str]:
    """What meets of each person, each way as its code, item and interest; and the items of which nobody can tell."""
    items, sitters = [str(item) for item in docket.items], seated.sitters
    found: dict[Key, set[str]] = defaultdict(set)
    open_to: dict[Key, set[str]] = defaultdict(set)
    chaired = _chaired(docket, seated)
    for pair, code, weight in met:
        sitter = sitters[pair & WHO]
        code += PRESIDES * (pair in chaired)
        found[sitter.key].add(f"{code} {items[pair >> ITEM_AT]} {sitter.interest(weight)}")
    for pair in doubted:
        open_to[sitters[pair & WHO].key].add(items[pair >> ITEM_AT])
    for person in found.keys() | open_to.keys():
        yield f"{docket.key}\t{person}\t{_in_order(found.get(person))}\t{_in_order(open_to.get(person))}"


def _in_order(words: set[str] | None) -> str:
    return " ".join(sorted(words)) if words else ""


def _chaired(docket: Docket, seated: Seated) -> frozenset[Pair]:
    """The pairs in which somebody would be in the chair."""
    return frozenset(
        place + who
        for who, theirs in seated.chairs
        for place in docket.concerned
        if presides(theirs, docket.committees.get(place))
    )


def ways_kept(met: str) -> tuple[list[str], list[str], list[str]]:
    """What `touch_lines` wrote of one person: the codes, items and interests of the ways."""
    words = met.split(" ")
    return words[::3], words[1::3], words[2::3]
