"""What a register calls a type of interest, in the vocabulary before 2016 and in the one since, and whose interest it is."""

import re
from dataclasses import dataclass

from declarations.guidance.vocabulary import InterestCategory, Relationship

TICKS = {"x", "✓", "✔", "√", "y", "yes", "true", "1", "tick", "☒", "☑"}
NO_TICKS = {"", "n", "no", "false", "0", "-", "–", "n/a", "na", "none", "nil", "☐", "none declared", "not applicable"}
NONE_AT_ALL = {"nil", "none", "no interests", "nil return", "nothing to declare", "none declared", "no interests declared"} | {
    "nil declaration", "no interest", "no interests to declare", "none to declare", "no declarations",
}  # fmt: skip
NOTHING_NEW = re.compile(
    r"^(there (were|are) )?no (new|further|additional|other) (declarations?|interests?)\b|^(as before|no changes?)$"
)
RELATIONSHIPS = (
    (
        Relationship.BUSINESS_PARTNER,
        r"business partner|(fellow|practice|gp) partners?\b.{0,12}\b(is|are|has|have|holds?)\b",
    ),
    (
        Relationship.SPOUSE_OR_PARTNER,
        r"\b(wife|husband|spouse|civil partner|(my|his|her|their) partner|partner is|fianc[eé]e?)\b",
    ),
    (
        Relationship.CLOSE_RELATIVE,
        r"\b(son|daughter|brother|sister|mother|father|parents?|child(ren)?|sibling|grand\w+|(close )?relative|family member)\b",
    ),
    (Relationship.CLOSE_FRIEND, r"\b(close |personal )?friend\b(?!s of)"),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of interest; `direct` None where nothing says whose it is. `old`: words of before 2016, kept beside it."""

    category: InterestCategory = InterestCategory.UNKNOWN
    direct: bool | None = None
    old: bool = False


def read(text: str) -> Kind:
    """A type in words; unknown words are a type that is not recorded."""
    words = _plain(text)
    direct = _direct(words)
    if "non" in words.split() or words.startswith(("nonfinancial", "nonpecuniary")):
        return Kind(_not_financial(words), direct, old="pecuniary" in words)
    if "pecuniary" in words:
        return Kind(InterestCategory.FINANCIAL, direct, old=True)
    if re.search(r"\bfin(ancial)?\b", words):
        return Kind(InterestCategory.FINANCIAL, direct)
    if "professional" in words:
        return Kind(InterestCategory.NON_FINANCIAL_PROFESSIONAL, direct)
    # before 2016 “personal” was all that is not pecuniary: which of today's two it is, nobody wrote down
    return Kind(InterestCategory.UNKNOWN, direct, old=bool(re.search(r"\bpersonal\b", words)))


def _not_financial(words: str) -> InterestCategory:
    if "professional" in words:
        return InterestCategory.NON_FINANCIAL_PROFESSIONAL
    return InterestCategory.NON_FINANCIAL_PERSONAL if "personal" in words else InterestCategory.UNKNOWN


def _direct(words: str) -> bool | None:
    if re.search(r"\b(indirect|others?|family|spouse|relative)\b", words):
        return False
    return True if re.search(r"\b(direct|self|own)\b", words) else None


def relationship(text: str) -> Relationship | None:
    """Whose interest the words say it is, where it is not one's own."""
    plain = " ".join(text.casefold().split())
    return next((found for found, pattern in RELATIONSHIPS if re.search(pattern, plain)), None)


def is_tick(text: str) -> bool:
    """Whether a cell under a type says yes and no more."""
    return text.strip().casefold() in TICKS


def is_empty(text: str) -> bool:
    """Whether a cell under a type says that there is none."""
    return text.strip().casefold().rstrip(".") in NO_TICKS


def says_none(text: str) -> bool:
    """Whether a row says that its person has no interests."""
    return text.strip().casefold().rstrip(".") in NONE_AT_ALL


def says_nothing_new(text: str) -> bool:
    """Whether a row says that nothing was added, which is no nil return: what stood before still stands."""
    return bool(NOTHING_NEW.search(text.strip().casefold().rstrip(".")))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z]+", text.casefold()))
