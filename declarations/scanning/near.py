"""Names that stand in a paper almost as the registers have them: offered with the words as they are, never taken for granted."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from committees.organisations.naming import NEAR, WEAK_WORDS, normalised
from declarations.scanning.naming import Mention, Names, Party, spans_of

SHORTEST = 6  # letters; of shorter names one letter is too much of the whole
FEW = 3  # of its first words may belong to the sentence: “Merger Parksde Surgery”
# Words in capitals that stand together, with the small words that names have among them
PHRASE = re.compile(r"[A-Z][\w'’.-]*(?:\s+(?:(?:&|of|the|and)\s+)?[A-Z][\w'’.-]*){0,6}")
Near = tuple[Sequence[Party], int]  # those whose name it almost is, and at which word of the phrase it begins


class NearNames:
    """The same names as those searched for, found again in spite of a slip of the pen."""

    def __init__(self, names: Names) -> None:
        self._by_mark: dict[tuple[str, int], dict[str, list[Party]]] = defaultdict(dict)
        for words, parties in names.by_words.items():
            telling, count = told_apart(words), len(words.split())
            if len(telling) >= SHORTEST and not telling.isdigit():
                for mark in marks_of(telling):
                    self._by_mark[mark, count].setdefault(telling, []).extend(parties)

    def met_in(self, pages: Sequence[str], exact: Iterable[Mention]) -> list[Mention]:
        """Where a name stands almost; not where one stands exactly, nor of a party that is named exactly elsewhere."""
        taken: dict[int, list[Mention]] = defaultdict(list)
        named = set()
        for mention in exact:
            taken[mention.page].append(mention)
            named.add(mention.party.key)
        known: dict[str, Near] = {}
        return [
            Mention(party, number, begins, ends)
            for number, page in enumerate(pages, start=1)
            for parties, begins, ends in self._on_page(page, known)
            if not any(begins < other.ends and other.begins < ends for other in taken[number])
            for party in parties
            if party.key not in named
        ]

    def _on_page(self, page: str, known: dict[str, Near]) -> Iterator[tuple[Sequence[Party], int, int]]:
        for phrase in PHRASE.finditer(page):
            typed = phrase.group()
            if typed not in known:
                known[typed] = self._likest(normalised(typed).split())
            parties, first = known[typed]
            if parties:
                yield parties, phrase.start() + spans_of(typed)[first][0], phrase.end()

    def _likest(self, words: list[str]) -> Near:
        """The parties whose name is most like these words, or like the last of them."""
        best = float(NEAR)
        found: Near = ((), 0)
        for begins in range(min(FEW, len(words))):
            telling = told_apart(" ".join(words[begins:]))
            if len(telling) < SHORTEST:
                break
            for mark in marks_of(telling):
                among = self._by_mark.get((mark, len(words) - begins), {})
                like = process.extractOne(telling, among.keys(), scorer=fuzz.ratio, score_cutoff=best)
                if like and best <= like[1] < 100 and (like[1] > best or not found[0]):
                    best, found = like[1], (among[like[0]], begins)
        return found


def told_apart(words: str) -> str:
    """The words that tell one name from another."""
    return " ".join(word for word in words.split() if word not in WEAK_WORDS)


def marks_of(telling: str) -> list[str]:
    """What two names have in common that differ by a slip: a whole word; of a single word how it begins, or how it ends."""
    words = telling.split()
    return words if len(words) > 1 else [f"{telling[:4]}…", f"…{telling[-4:]}"]
