"""Which column of a register holds what, guessed from its headings; and where the headings stand."""

import re
from collections.abc import Sequence

from declarations.imports.vocabulary import SAYS_WHAT, Holds

DEEP = 20  # above the headings stand the CCG's name, a title, a date, a key
# In this order: the first that is met names the column. Headings read in registers and forms of 2013 to 2020.
KNOWN: tuple[tuple[Holds, str], ...] = (
    (Holds.MITIGATION, r"mitigat|action taken|action to be taken|management of|how .*managed|manag\w+ action"),
    (Holds.DECLARED, r"date (of )?(declar|form|submi|received|signed)|declaration date|declared on|date declared"),
    (Holds.FROM, r"\bfrom\b|start date|\bstart(ed)?\b|date interest (arose|began)|commenc"),
    (Holds.TO, r"\b(to|until)$|end date|\bdate to\b|\bended\b|\bceased\b"),
    (Holds.DATES, r"^dates?( of interests?)?$|period|dates? from and to"),
    (Holds.DIRECT, r"direct or indirect|is the interest direct|^direct/indirect"),
    (Holds.WHOSE, r"self or other|whose|relationship (to|with) (the )?(person|individual|member)|family member"),
    (Holds.TYPE, r"type of interest|interest type|\btype\b|personal or pecuniary|pecuniary or personal|category"),
    (
        Holds.INTEREST,
        r"(declared|description of|details? of( the)?|declaration of) interests?|interests? declared",
    ),
    (Holds.PROFESSIONAL, r"non.?financial professional|professional interest"),
    (Holds.PERSONAL, r"non.?financial personal|personal interest|non.?pecuniary"),
    (Holds.INDIRECT, r"\bindirect"),
    (Holds.FINANCIAL, r"financial|pecuniary"),
    (Holds.NATURE, r"nature of (the )?(interest|business)|further (details|information)"),
    (Holds.ORGANISATION, r"organi[sz]ation|company|practice name|name of (the )?(business|body|practice)|provider"),
    (Holds.COMMITTEE, r"committee"),
    (Holds.POSITION, r"job title|position|\brole\b|\bpost\b|designation|title"),
    (Holds.NAME, r"\bname\b|\bmember\b|declarer|individual"),
    (Holds.INTEREST, r"\binterests?\b|declaration"),
)
ONCE = frozenset({Holds.NAME, Holds.TYPE, Holds.DIRECT, Holds.FROM, Holds.TO, Holds.DATES, Holds.DECLARED, Holds.MITIGATION})


def guess(headings: Sequence[str]) -> tuple[Holds, ...]:
    """What each column holds; a column whose heading says nothing known holds nothing that is imported."""
    found: list[Holds] = []
    for heading in headings:
        one = _one(heading)
        found.append(Holds.NOTHING if one in ONCE and one in found else one)
    return tuple(found)


def _one(heading: str) -> Holds:
    plain = " ".join(heading.casefold().replace("-", " ").split()).strip(" :?")
    return next((holds for holds, pattern in KNOWN if plain and re.search(pattern, plain)), Holds.NOTHING)


def where(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The first row of headings, and the first row under them. Both 0 where none of the first rows looks like headings."""
    for place, row in enumerate(rows[:DEEP]):
        if are_enough(guess(row)) and _are_short(row):
            return place, place + (2 if _goes_on_below(rows, place) else 1)
    return 0, 0


def are_enough(columns: Sequence[Holds]) -> bool:
    """Whether somebody is named, and something said of them."""
    return Holds.NAME in columns and any(one in columns for one in SAYS_WHAT)


def join(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Headings on two rows as one: “Date of interest” over “From” is “Date of interest: From”."""
    return [
        ": ".join(dict.fromkeys(part.strip() for part in pair if part.strip())) for pair in zip(above, below, strict=True)
    ]


def _goes_on_below(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether the row below has no name and only headings: from, to, the types."""
    if place + 1 >= len(rows):
        return False
    below, name = rows[place + 1], guess(rows[place]).index(Holds.NAME)
    said = [cell for at, cell in enumerate(below) if cell.strip() and cell != rows[place][at]]
    of_a_row = below[name].strip() not in ("", rows[place][name].strip())
    return bool(said) and not of_a_row and all(_one(cell) is not Holds.NOTHING for cell in said) and _are_short(said)


def _are_short(row: Sequence[str]) -> bool:
    return all(len(cell) <= 150 for cell in row)
