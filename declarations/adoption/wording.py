"""What a rule of a CCG's own says, before it is a row: the words, the conditions, the step and the days."""

from dataclasses import dataclass
from datetime import date

from declarations.guidance.vocabulary import Step


@dataclass(frozen=True, slots=True)
class Wording:
    """`step` None: no conflict, an exception. `replaces`: the id of the rule in whose place it stands, if any."""

    says: str
    when: tuple[str, ...]
    place: str
    reason: str
    since: date
    until: date | None = None
    unless: tuple[str, ...] = ()
    step: Step | None = None
    no_papers: bool = False
    replaces: str | None = None
