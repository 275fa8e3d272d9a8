"""A sentence of a register: the role it names, and the organisation, or the two, that it lies in."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from declarations.guidance.vocabulary import InterestRole

ROLES = {
    "partner": InterestRole.PARTNER, "director": InterestRole.DIRECTOR, "directorship": InterestRole.DIRECTOR,
    "shareholder": InterestRole.SHAREHOLDER, "shareholding": InterestRole.SHAREHOLDER, "shares": InterestRole.SHAREHOLDER,
    "owner": InterestRole.OWNER, "proprietor": InterestRole.OWNER, "employee": InterestRole.EMPLOYEE,
    "employed": InterestRole.EMPLOYEE, "salaried": InterestRole.EMPLOYEE, "trustee": InterestRole.TRUSTEE,
    "volunteer": InterestRole.VOLUNTEER, "adviser": InterestRole.ADVISER, "advisor": InterestRole.ADVISER,
    "member": InterestRole.MEMBER, "landlord": InterestRole.LANDLORD,
}  # fmt: skip
ALIKE = 84  # of 100: “Parter” is a partner, a “patient” is not
PLACE = re.compile(
    r"\b(?:at|of|for|with|in|by)\s+(?:the\s+)?(?P<where>[A-Z0-9].*?)(?=[.;:(\n]|,|\s[-–]\s|\s(?:which|who|that|where|since|from|until)\b|$)"
)
AND = re.compile(r" (?:and|&) | ?/ ?")  # of words with single spaces between them
BULLET = re.compile(r"(?:^|\n)\s*(?:[•·▪*–-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The role and the organisation as they are named; `parts` are the two it may be, where an “and” stands between."""

    role: InterestRole | None
    where: str
    parts: tuple[str, ...]


def read(text: str) -> Sentence:
    """A declared interest in words; nothing is found in words that name nothing."""
    found = PLACE.search(" ".join(text.split()))
    where = found["where"].strip(" ,'\"") if found else ""
    return Sentence(role_in(text), where, parts_of(where))


def role_in(text: str) -> InterestRole | None:
    """The first word that is a role, or almost."""
    for word in re.findall(r"[a-z]+", text.casefold()):
        if word in ROLES:
            return ROLES[word]
        if (
            len(word) > 5
            and (near := max(ROLES, key=lambda role: fuzz.ratio(word, role)))
            and fuzz.ratio(word, near) >= ALIKE
        ):
            return ROLES[near]
    return None


def parts_of(where: str) -> tuple[str, ...]:
    """BMA and RCGP as two names; one where nothing parts it, or a part is no name."""
    parts = tuple(part.strip() for part in AND.split(where) if part.strip())
    return parts if len(parts) > 1 and all(part[:1].isupper() or part[:1].isdigit() for part in parts) else ()


def several(text: str) -> list[str]:
    """The interests of one cell, where each begins with a bullet or a number; else the cell."""
    parts = [part.strip() for part in BULLET.split(text) if part.strip()]
    return parts if len(parts) > 1 else [text.strip()]
