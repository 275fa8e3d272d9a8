"""What each member has said before the meeting of what touches them, beside what is found now; silence is told, too (R7.11)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from committees.organisations.facts import Key
from declarations.conflicts.selectors import Assessed
from declarations.preparing.asking import Question, concerns_in, person_of, questions_to, who_come
from declarations.preparing.models import Answer
from declarations.preparing.vocabulary import Heard, Said


@dataclass(frozen=True, slots=True)
class Word:
    """A question to a member, and their word on it, where they gave one."""

    question: Question
    answer: Answer | None

    @property
    def heard(self) -> Heard:
        if self.answer is None:
            return Heard.SILENT
        return Heard.SAID if self.answer.digest == self.question.digest else Heard.ASKED_AGAIN

    @property
    def is_open(self) -> bool:
        """Whether it waits for a word."""
        return self.heard is not Heard.SAID

    @property
    def is_disputed(self) -> bool:
        """Whether they do not think so, be it of what was found before: it is for the chair to look at."""
        return self.answer is not None and self.answer.says == Said.NOT_SO


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who comes to the meeting, with every question to them."""

    person: UUID
    name: str
    office: str
    words: tuple[Word, ...]

    @property
    def open(self) -> tuple[Word, ...]:
        return tuple(word for word in self.words if word.is_open)

    @property
    def has_answered(self) -> bool:
        """Whether nothing waits for a word of theirs."""
        return not self.open

    @property
    def is_asked_again(self) -> bool:
        """Whether they answered, and what they answered has changed since."""
        return any(word.heard is Heard.ASKED_AGAIN for word in self.words)


Answers = Mapping[tuple[UUID, UUID], Answer]


def hearing(found: Assessed) -> tuple[Member, ...]:
    """Everybody who comes, with what they have said; one query."""
    answers, concerns = _by_case(Answer.objects.filter(item__meeting=found.gathered.meeting)), concerns_in(found)
    return tuple(
        Member(person_of(sitting), sitting.name, sitting.seat.office, _words(found, person_of(sitting), answers, concerns))
        for sitting in who_come(found)
    )


def hearing_of(found: Assessed, person: UUID) -> Member | None:
    """The same of one person; None where they do not come."""
    sitting = next((one for one in who_come(found) if person_of(one) == person), None)
    if sitting is None:
        return None
    answers = _by_case(Answer.objects.filter(item__meeting=found.gathered.meeting, person=person))
    return Member(person, sitting.name, sitting.seat.office, _words(found, person, answers, concerns_in(found)))


def own(found: Assessed, person: UUID, *, items: Iterable[Key]) -> Member | None:
    """The same for the person themself, of the items that they may read."""
    member, readable = hearing_of(found, person), {*items}
    if member is None:
        return None
    return Member(
        member.person, member.name, member.office, tuple(one for one in member.words if one.question.item.key in readable)
    )


def silent(members: Iterable[Member]) -> list[Member]:
    """Those from whom a word is still wanted, of an agenda that has items for them."""
    return [member for member in members if not member.has_answered]


def disputes(members: Iterable[Member]) -> list[tuple[Member, Word]]:
    """Where a member does not think that it is so."""
    return [(member, word) for member in members for word in member.words if word.is_disputed]


def _words(found: Assessed, person: UUID, answers: Answers, concerns: Mapping[Key, str]) -> tuple[Word, ...]:
    return tuple(Word(one, answers.get((one.key, person))) for one in questions_to(found, person, concerns))


def _by_case(answers: Iterable[Answer]) -> Answers:
    return {(answer.item_id, answer.person_id): answer for answer in answers}
