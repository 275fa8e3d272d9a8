"""The same search as the product's, done plainly: every name looked for in turn. The product must find what this finds."""

from collections.abc import Iterable, Sequence
from math import ceil

from committees.organisations.naming import WEAK_WORDS, normalised
from declarations.scanning.naming import How, Mention, Party, searched_for, spans_of


def met_in(parties: Iterable[Party], pages: Sequence[str]) -> list[Mention]:
    """Where each party stands; of places that lie in a longer one, only the longer one."""
    words = [
        (word, number, place) for number, page in enumerate(pages) for place, word in enumerate(normalised(page).split())
    ]
    typed = [[page[begins:ends] for begins, ends in spans_of(page)] for page in pages]
    found = []
    for party in parties:
        wanted = (searched_for(party) or "").split()
        for start in range(len(words) - len(wanted) + 1) if wanted else ():
            there = [word for word, *_ in words[start : start + len(wanted)]]
            if there[:-1] != wanted[:-1] or there[-1] not in (wanted[-1], f"{wanted[-1]}s"):
                continue
            if is_meant(party, wanted, [typed[page][place] for _, page, place in words[start : start + len(wanted)]]):
                short = 0 if there[-1] == wanted[-1] else 0.5  # “Parks” is rather Parks than Park's
                found.append((start, start + len(wanted) - short, party))
    kept = [one for one in found if not any(_in(one, other) for other in found)]
    return [_mention(start, ceil(end), party, words, pages) for start, end, party in sorted(kept, key=lambda one: one[:2])]


def is_meant(party: Party, wanted: list[str], there: list[str]) -> bool:
    """A code as codes are written; a name of one telling word with a capital letter."""
    if party.how is How.CODE:
        return wanted[0].isdigit() or there[0] == wanted[0].upper()
    telling = [place for place, word in enumerate(wanted) if word not in WEAK_WORDS]
    return len(telling) != 1 or not there[telling[0]][:1].islower()


def _in(one: tuple[int, float, Party], other: tuple[int, float, Party]) -> bool:
    """Whether one lies in another that is longer."""
    return (other[:2] != one[:2]) and other[0] <= one[0] and one[1] <= other[1]


def _mention(start: int, end: int, party: Party, words: list[tuple[str, int, int]], pages: Sequence[str]) -> Mention:
    _, page, place = words[start]
    _, last_page, last = words[end - 1]
    begins = spans_of(pages[page])[place][0]
    ends = spans_of(pages[page])[last][1] if last_page == page else len(pages[page])
    return Mention(party, page + 1, begins, ends)
