"""A declaration that is being made: its answers so far, kept in the session of whoever makes it, as they typed them."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid4

from declarations.interests.questions import Question

PLACE = "declarations_being_made"
MOST = 10  # a tab that was forgotten gives way to a new one

Typed = dict[str, str]
Session = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """Answers by question; for an amendment also the interest and the version that it starts from."""

    person: UUID
    key: UUID = field(default_factory=uuid4)  # also the token that makes sending it twice one deed
    interest: UUID | None = None
    version: int = 0
    confirms: bool = False  # it was begun while going through all interests, and leads back there
    meeting: UUID | None = None  # it was begun while answering for the agenda of this meeting, and leads back there
    answers: dict[Question, Typed] = field(default_factory=dict)

    @property
    def kind(self) -> str | None:
        return self.answers.get(Question.KIND, {}).get("kind")

    @property
    def where(self) -> str | None:
        return self.answers.get(Question.WHERE, {}).get("where")

    def answered(self, question: Question, typed: Typed) -> "Draft":
        """The draft with one more answer, or with another in its place."""
        return replace(self, answers={**self.answers, question: typed})


def keep(session: Session, draft: Draft) -> None:
    """Put the draft into the session."""
    kept = {**session.get(PLACE, {})}
    kept.pop(str(draft.key), None)
    kept[str(draft.key)] = {
        "person": str(draft.person),
        "interest": str(draft.interest) if draft.interest else None,
        "version": draft.version,
        "confirms": draft.confirms,
        "meeting": str(draft.meeting) if draft.meeting else None,
        "answers": {question.value: typed for question, typed in draft.answers.items()},
    }
    session[PLACE] = dict([*kept.items()][-MOST:])


def fetch(session: Session, key: UUID) -> Draft | None:
    """The draft of that key; None when it was sent, or belongs to another session."""
    kept = session.get(PLACE, {}).get(str(key))
    if kept is None:
        return None
    return Draft(
        key=key,
        person=UUID(kept["person"]),
        interest=UUID(kept["interest"]) if kept["interest"] else None,
        version=kept["version"],
        confirms=kept.get("confirms", False),
        meeting=UUID(kept["meeting"]) if kept.get("meeting") else None,
        answers={Question(question): typed for question, typed in kept["answers"].items()},
    )


def drop(session: Session, draft: Draft) -> None:
    """Forget a draft that was sent."""
    session[PLACE] = {key: kept for key, kept in session.get(PLACE, {}).items() if key != str(draft.key)}
