"""What a dry run comes to: the interests that would be written, what is asked first, and which rows say nothing that can be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import UUID

from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship
from declarations.imports.vocabulary import Asked

Answers = Mapping[str, str]  # by the key of the question: an answer's word, the id of a thing, or a day


@dataclass(frozen=True, slots=True)
class Line:
    """One interest as a row of the register has it, in its words; `number` is the row in the file, counted from 1.

    `category` and `direct` are what the column says, in a register with one column per type.
    """

    number: int
    person: str
    position: str = ""
    text: str = ""
    organisation: str = ""
    type_: str = ""
    whose: str = ""
    since: str = ""
    until: str = ""
    span: str = ""
    mitigation: str = ""
    declared: str = ""
    category: InterestCategory | None = None
    direct: bool | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that would be left out, and why."""

    line: int
    says: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only a person can say; `choices` are those that are known without looking anything up.

    `safe` is the answer that can be given to all that are open of its kind at once.
    """

    asks: Asked
    about: str  # the words that the register uses
    lines: tuple[int, ...]
    says: str
    choices: tuple[tuple[str, str], ...] = ()
    safe: str = ""

    @property
    def key(self) -> str:
        return key_of(self.asks, self.about)


def key_of(asks: Asked, about: str) -> str:
    """The name of a question: the same words ask the same again."""
    return sha256(f"{asks}\n{' '.join(about.casefold().split())}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whose interests they are: a person on the register, or one to be added under this name."""

    name: str
    position: str = ""
    known: UUID | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """An interest as it would be written. A day stands only where the register has one; else its words do."""

    line: int
    person: str  # the key of its person in the dry run
    category: InterestCategory
    direct: bool = True
    relationship: Relationship | None = None
    role: InterestRole | None = None
    organisation: UUID | None = None
    text: str = ""
    since: date | None = None
    until: date | None = None
    since_words: str | None = None
    until_words: str | None = None
    declared_on: date | None = None
    mitigation_text: str = ""


@dataclass(frozen=True, slots=True)
class Nil:
    """A nil return of the day on which the register says that it was made."""

    line: int
    person: str
    on: date


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody on the register whose name is the same, or almost."""

    key: UUID
    name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the register holds already: its people, and of each name in the file the organisations that bear it exactly."""

    people: tuple[Namesake, ...] = ()
    organisations: Mapping[str, tuple[UUID, ...]] = field(default_factory=dict)  # by the name made alike


@dataclass(frozen=True, slots=True)
class DryRun:
    """All of it, in the order of the file."""

    people: Mapping[str, Somebody]
    interests: tuple[Proposed, ...]
    nils: tuple[Nil, ...]
    questions: tuple[Question, ...]
    problems: tuple[Problem, ...]
    answered: tuple[tuple[Question, str], ...]
