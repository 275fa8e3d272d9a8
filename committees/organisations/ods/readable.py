"""Names published IN CAPITALS, written as people read them; `readable(name).upper()` is what was published."""

import re
from functools import lru_cache

SMALL = {"a", "and", "at", "by", "for", "from", "in", "near", "of", "on", "or", "over", "the", "to", "under", "upon", "with"}
# Words whose letters are said one by one; those without a vowel are taken to be of this sort.
SPELT_OUT = """
    ADHD AE APMS AQP BMI CAMHS CIC COPD DHU ELFT EMIS ENT EPUT GPSI HMYOI IAPT IC ICB IRC IUC MIU NE NEAS NHSE OOH PICU SE SEPT
    UCC UK USA UTC WIC YOI
"""
ABBREVIATED = """
    CTR CTRS DR DRS GRP HLTH LTD MR MRS MS PK PLC PRACT RD SQ ST STS SVC SVCS
"""
SAID_BY_LETTERS, SAID_AS_WORDS = frozenset(SPELT_OUT.split()), frozenset(ABBREVIATED.split())
NUMERALS = {"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII"}
LETTERS = re.compile(r"[^\W\d_]+")
SAID_AFTER_AN_APOSTROPHE = {"S", "T", "D", "LL", "RE", "VE"}


@lru_cache(maxsize=10_000)  # towns and streets come again and again
def readable(name: str) -> str:
    """THE DENSHAM SURGERY as The Densham Surgery; a name that is not all in capitals is left as it is."""
    if name != name.upper():
        return name
    return LETTERS.sub(_cased, name)


def _cased(met: re.Match[str]) -> str:
    word, text = met.group(), met.string
    before, after = text[: met.start()], text[met.end() : met.end() + 1]
    if before[-1:].isdigit():
        return word.lower() if word in {"ST", "ND", "RD", "TH"} else word
    if before[-1:] in {"'", "’"} and word in SAID_AFTER_AN_APOSTROPHE and len(before) > 1:
        return word.lower()
    if _is_spelt_out(word) or after.isdigit() or (len(word) == 1 and word != "A"):
        return word
    if word.lower() in SMALL and _goes_on(before) and after in {" ", "-"}:
        return word.lower()
    return _capitalised(word)


def _is_spelt_out(word: str) -> bool:
    if word in SAID_AS_WORDS:
        return False
    return word in SAID_BY_LETTERS or word in NUMERALS or not re.search("[AEIOUY]", word)


def _goes_on(before: str) -> bool:
    """Whether a word follows another: not at the beginning, nor after a dash between spaces, a bracket or a stop."""
    return bool(re.search(r"[\w,&'’.)] $|\w-$", before))


def _capitalised(word: str) -> str:
    if re.match(r"MC[B-DF-HJ-NP-TV-Z]", word) and len(word) > 4:  # McKenzie, but not Macclesfield
        return "Mc" + word[2:].capitalize()
    return word.capitalize()
