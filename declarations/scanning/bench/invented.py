"""Organisations and papers made by chance from a seed: names, earlier names and codes, and pages that name some of them."""

from dataclasses import dataclass
from functools import partial
from random import Random
from uuid import UUID

from declarations.scanning.naming import How, Party

SEED = 6
SYLLABLES = """
ba bel bo bury cor dale den ford gar hal ham hurst ker lan ley lin mar mel mill mon nor pen ros shaw stan thor ton wick win
""".split()  # noqa: SIM905 - as one reads it
KINDS = ("Surgery", "Medical Centre", "Health Centre", "Practice", "Group Practice", "Ltd", "Partners LLP", "Care Limited")
SAID = """
the committee is asked to note that services for patients in this area were reviewed and a report was given to members by
officers of the group on quality cost and access which they discussed before any decision about contracts premises and rent
""".split()  # noqa: SIM905 - as one reads it
WORDS_OF_A_PAGE = 500


@dataclass(frozen=True, slots=True)
class Invented:
    """What is searched for, and in what: papers of pages."""

    parties: tuple[Party, ...]
    papers: tuple[tuple[str, ...], ...]


def invented(*, organisations: int, papers: int, pages: int) -> Invented:
    """So many organisations with a name, an earlier name and a code each; so many pages in so many papers."""
    chance = Random(SEED)  # noqa: S311 - the same for everybody
    parties = tuple(party for number in range(organisations) for party in _organisation(chance, number))
    written = [_page(chance, parties) for _ in range(pages)]
    share = -(-pages // papers)
    return Invented(parties, tuple(tuple(written[begin : begin + share]) for begin in range(0, pages, share)))


def _organisation(chance: Random, number: int) -> tuple[Party, Party, Party]:
    key, first = UUID(int=number), _word(chance)
    return (
        Party(key, f"{first} {_word(chance)} {chance.choice(KINDS)}"),
        Party(key, f"{first} {chance.choice(KINDS)}", How.FORMER),
        Party(key, f"{chance.choice('ABCY')}{number:05}", How.CODE),
    )


def _word(chance: Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()


def _page(chance: Random, parties: tuple[Party, ...]) -> str:
    """Of a thousand words four are a name or a code, two a name with a slip, and ten other words in capitals."""
    ways = [
        (984, partial(chance.choice, SAID)),
        (4, lambda: chance.choice(parties).name),
        (2, lambda: _slipped(chance, chance.choice(parties).name)),
        (10, lambda: f"{_word(chance)} {_word(chance)}"),
    ]
    chosen = chance.choices([say for _, say in ways], [weight for weight, _ in ways], k=WORDS_OF_A_PAGE)
    return " ".join(say() for say in chosen)


def _slipped(chance: Random, name: str) -> str:
    place = chance.randrange(1, len(name))
    return name[:place] + name[place + 1 :]
