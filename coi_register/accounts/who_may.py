"""The matrix in words, for the page on which everybody reads it and for the document made from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from coi_register.accounts.actors import ROLE_LABELS, Role
from coi_register.accounts.policy import Flag, flags, matrix
from coi_register.nhsuk.words import joined

SCOPES = {
    "o": "for themselves",
    "d": "for whom they act",
    "s": "for their own staff",
    "k": "for their own committee",
    "c": "in their own CCG",
    "n": "everywhere",
}
FLAGS = {Flag.SIGN_IN_AGAIN: "having signed in again", Flag.SECOND_PERSON: "with a second person"}
ABOVE_EVERY_RIGHT = (
    "Whoever may not know of a thing is answered as if it had never existed.",
    "Nobody rules on their own conflict, confirms what they asked for, or gives a role to themselves.",
    "An officer never changes a declarer’s words, and an auditor writes nothing.",
    "The system administrator reads no declaration and no meeting.",
    "A right begins and ends on its day, also for somebody who is signed in.",
    "Nothing of one CCG shows in another, but for what they do in common.",
)


@dataclass(frozen=True, slots=True)
class Act:
    """One row of the matrix: what is done, and by whom."""

    says: str
    by: tuple[str, ...]


def acts() -> Iterator[Act]:
    """Every row, in the order of the file."""
    for action, row in matrix().items():
        yield Act(action.replace("_", " ").capitalize(), tuple(_who(action, row)))


def _who(action: str, row: dict[Role, str]) -> Iterator[str]:
    """The roles of a row, those that may do it in the same way told together."""
    alike: dict[str, list[str]] = {}
    for role, scope in row.items():
        asked = [FLAGS[flag] for flag in Flag if flag in flags(action)[role]]
        alike.setdefault(", ".join([SCOPES[scope[:1]], *asked]), []).append(ROLE_LABELS[role])
    for way, roles in alike.items():
        yield f"{joined(roles)} {way}"


def as_document() -> str:
    """The page as docs/access.md, which a test holds to the matrix."""
    rows = "\n".join(f"| {act.says} | {'; '.join(act.by)} |" for act in acts())
    prohibitions = "\n".join(f"- {one}" for one in ABOVE_EVERY_RIGHT)
    return (
        "# Who may do what\n\n"
        "Made from `coi_register/accounts/access.yaml` by `python manage.py who_may`; a test fails when they differ.\n\n"
        "Rights add up. These stand above every right:\n\n"
        f"{prohibitions}\n\n"
        "| act | who |\n|---|---|\n"
        f"{rows}\n"
    )
