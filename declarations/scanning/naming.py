"""Every name and code that papers are searched for, in one automaton; and where each stands in a text, the longest first."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from uuid import UUID

import ahocorasick

from committees.organisations.naming import WEAK_WORDS, normalised

TITLES = frozenset({"dr", "drs", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "cllr", "rev", "revd"})
# One word of the text as `normalised` makes it: & is a word, and an apostrophe inside a word is none of its letters.
WORD = re.compile(r"&|[^\W_](?:['’`]*[^\W_])*")


class How(StrEnum):
    """By what somebody or something was met."""

    NAME = "name"
    FORMER = "former"  # an earlier name, or one that it goes by
    CODE = "code"
    NEAR = "near"  # almost a name


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation or a person of the registers, as one of its names or codes has it."""

    key: UUID
    name: str
    how: How = How.NAME
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A party met on a page, the first being 1; `begins` and `ends` count the letters of the page."""

    party: Party
    page: int
    begins: int
    ends: int


class Names:
    """The names to search for; made once, then asked of any number of papers."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._by_words: dict[str, list[Party]] = {}
        for party in parties:
            if (words := searched_for(party)) is not None:
                self._by_words.setdefault(words, []).append(party)
        self._automaton = ahocorasick.Automaton()
        for words, those in self._by_words.items():
            self._automaton.add_word(f" {words}", (words, those))
        self._automaton.make_automaton()

    def __len__(self) -> int:
        """How many organisations or people are searched for."""
        return len({party.key for those in self._by_words.values() for party in those})

    @property
    def by_words(self) -> dict[str, list[Party]]:
        """The parties of each name, by the words that are searched for."""
        return self._by_words

    def met_in(self, pages: Sequence[str]) -> list[Mention]:
        """Where they stand in a paper; also where a name begins on one page and ends on the next."""
        if not self._by_words:
            return []
        text = Searched(pages)
        met = [
            (last - len(words), last + 1, those)
            for last, (words, those) in self._automaton.iter(text.whole)
            if text.is_an_end(last + 1) and (those[0].how is not How.CODE or text.is_as_typed(last - len(words), words))
        ]
        return [
            mention
            for begins, ends, those in longest(met)
            if text.is_a_name(begins, ends)
            for mention in text.mentions(begins, ends, those)
        ]


def searched_for(party: Party) -> str | None:
    """The words of a name as the text is read; None for one that says nothing, such as “The Surgery” or a first name."""
    if party.how is How.CODE:
        return party.name.casefold() if len(party.name) > 2 and any(one.isdigit() for one in party.name) else None
    words = normalised(party.name).split()
    if party.is_person:
        words = [word for word in words if word not in TITLES]
        return " ".join(words) if len(words) > 1 else None
    strong = [word for word in words if word not in WEAK_WORDS]
    return " ".join(words) if len("".join(strong)) > 2 else None


def longest(met: list[tuple[int, int, list[Party]]]) -> Iterator[tuple[int, int, list[Party]]]:
    """Those that lie in no longer one: “North Park Surgery” is not Park Surgery."""
    reached = -1
    for begins, ends, those in sorted(met, key=lambda one: (one[0], -one[1])):
        if ends > reached:
            reached = ends
            yield begins, ends, those


class Searched:
    """The words of a paper in one line, and the way back from there to its pages."""

    def __init__(self, pages: Sequence[str]) -> None:
        self._pages = pages
        lines = [normalised(page) for page in pages]
        self.whole = f" {' '.join(lines)} "
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)][:-1]
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def mentions(self, begins: int, ends: int, those: Sequence[Party]) -> Iterator[Mention]:
        page, word = self._place_of(begins)
        spans = self._spans_of(page)
        last = word + self.whole.count(" ", begins + 1, ends)
        ended = spans[last][1] if last < len(spans) else len(self._pages[page])  # it may go on on the next page
        yield from (Mention(party, page + 1, spans[word][0], ended) for party in those)

    def is_an_end(self, place: int) -> bool:
        """Whether a word ends there, be it before the s of “the surgery's”."""
        return self.whole[place] == " " or self.whole[place : place + 2] == "s "

    def is_as_typed(self, begins: int, code: str) -> bool:
        """Whether a code stands there in capitals, as codes are written: “a1” in a list is none."""
        return code.isdigit() or self._typed(begins) == code.upper()

    def is_a_name(self, begins: int, ends: int) -> bool:
        """Whether a single word is written as a name: Spire is one, and the spire of a church is none."""
        words = self.whole[begins + 1 : ends].split()
        strong = [place for place, word in enumerate(words) if word not in WEAK_WORDS]
        if len(strong) != 1:
            return True
        typed = self._typed(begins, strong[0])
        return not typed[:1].islower()

    def _typed(self, begins: int, further: int = 0) -> str:
        page, word = self._place_of(begins)
        spans = self._spans_of(page)
        if word + further >= len(spans):
            return ""  # it goes on on the next page
        start, end = spans[word + further]
        return self._pages[page][start:end]

    def _place_of(self, begins: int) -> tuple[int, int]:
        """The page, and how many of its words come before."""
        page = bisect_right(self._starts, begins) - 1
        return page, self.whole.count(" ", self._starts[page] + 1, begins + 1)

    def _spans_of(self, page: int) -> list[tuple[int, int]]:
        if page not in self._spans:
            self._spans[page] = spans_of(self._pages[page])
        return self._spans[page]


def spans_of(page: str) -> list[tuple[int, int]]:
    """Where each of the words that `normalised` makes stands on the page."""
    if page.isascii():
        return [word.span() for word in WORD.finditer(page)]
    spans = []
    for word in WORD.finditer(page):  # folding the case of another letter may take a word apart
        plain = word.group().isascii()
        spans += [word.span()] if plain else [word.span()] * len(normalised(word.group()).split())
    return spans
