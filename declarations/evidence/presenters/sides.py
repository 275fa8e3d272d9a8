"""Two answers for one meeting side by side: what stood for each person at each item, and what was left of each committee."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from committees.meetings.facts import Item
from committees.organisations.facts import Key
from declarations.conflicts.presenters.words import Word, majority_words, quorum_words, word_for
from declarations.conflicts.selectors import Assessed
from declarations.guidance.facts import Ruled
from declarations.guidance.findings import After

NOT_THERE = Word("Not there", "none")


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody, or a figure of a committee: what was said then, and what is said now."""

    of: str
    about: str
    then: Word
    now: Word

    @property
    def differs(self) -> bool:
        return self.then.text != self.now.text

    @property
    def was_decided_since(self) -> bool:
        return self.now.decided and not self.then.decided

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to tell of it, then or now."""
        return {self.then.tone, self.now.tone} == {"none"} and not (self.then.decided or self.now.decided)


@dataclass(frozen=True, slots=True)
class ItemBeside:
    number: str
    title: str
    note: str
    lines: tuple[Line, ...]  # people, then what is left of each committee

    @property
    def differing(self) -> int:
        """In how many places the two answers differ; an item that only one of them knows is one."""
        return 1 if self.note else sum(line.differs for line in self.lines)


@dataclass(frozen=True)
class Side:
    """One of the two answers, with the rulings that stood when it was given."""

    found: Assessed
    rulings: tuple[Ruled, ...]

    def knows(self, item: Item) -> bool:
        return item.key in self.found.by_item

    def word(self, item: Item, sitting: Key) -> Word:
        """What stood for the person: the ruling, or what was recommended."""
        said = self.found.by_item.get(item.key)
        if said is None or sitting not in said.findings:
            return NOT_THERE
        person = self.found.sittings[sitting].person or sitting
        return word_for(said.findings[sitting], self._ruled.get((item.key, person)))

    def figures(self, item: Item) -> dict[str, Word]:
        """What was left of each committee, by the name of the figure."""
        said = self.found.by_item.get(item.key)
        afters = said.after if said else ()
        return {
            title if len(afters) == 1 else f"{title}, {self.found.committee_names[after.committee]}": word
            for after in afters
            for title, word in _figures(after)
        }

    @cached_property
    def _ruled(self) -> dict[tuple[Key, Key], Ruled]:
        return {(ruled.item, ruled.person): ruled for ruled in self.rulings}


def _figures(after: After) -> Iterator[tuple[str, Word]]:
    yield "Quorum", Word(*quorum_words(after))
    yield "Lay and executive votes", Word(*majority_words(after))
    yield "In the chair", Word(after.chair_says.partition("; ")[0].removesuffix("."), "none")


def beside(then: Side, now: Side, items: Sequence[Item]) -> tuple[ItemBeside, ...]:
    """The items given, each with everybody for whom there was or is something to tell; no lines where there is nothing."""
    return tuple(_item(item, then, now) for item in items)


def _item(item: Item, then: Side, now: Side) -> ItemBeside:
    note = "" if now.knows(item) and then.knows(item) else "Not on the agenda now." if then.knows(item) else "New since."
    people = [line for line in _people(item, then, now) if not line.is_silent]
    figures = [*_left(item, then, now)]
    tells = people or note or any(line.differs for line in figures)
    return ItemBeside(item.number, item.title, note, (*people, *figures) if tells else ())


def _people(item: Item, then: Side, now: Side) -> Iterator[Line]:
    seated = {key: sitting for side in (now, then) for key, sitting in side.found.sittings.items() if not sitting.vacant}
    for key, sitting in seated.items():
        yield Line(sitting.name, sitting.seat.office, then.word(item, key), now.word(item, key))


def _left(item: Item, then: Side, now: Side) -> Iterator[Line]:
    was, is_now = then.figures(item), now.figures(item)
    for title in dict.fromkeys([*was, *is_now]):
        yield Line(title, "", was.get(title, NOT_THERE), is_now.get(title, NOT_THERE))
