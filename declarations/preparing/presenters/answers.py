"""What everybody said before a meeting, for its chair and its officer: who is silent, and who does not think so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.conflicts.notices import Notice
from declarations.conflicts.permissions import may_see_flags_on_others
from declarations.conflicts.selectors import Assessed, Case
from declarations.preparing.models import Answer
from declarations.preparing.selectors.checklist import silence_in_words
from declarations.preparing.selectors.hearing import Member, Word, disputes, hearing, silent
from declarations.preparing.vocabulary import Heard, Said


@dataclass(frozen=True, slots=True)
class Disputed:
    """One item of which a member does not think that it is so."""

    says: str
    words: str
    when: str
    href: str
    rule: str  # the words of the link


@dataclass(frozen=True, slots=True)
class MemberRow:
    name: str
    office: str
    state: str
    colour: str
    detail: str


@dataclass(frozen=True, slots=True)
class AnswersPage:
    nav: MeetingNav
    says: str
    tone: str
    disputed: tuple[Disputed, ...]
    rows: tuple[MemberRow, ...]
    history: str
    back: str


def answers_page(found: Assessed, members: Sequence[Member], actor: Actor) -> AnswersPage:
    """Everybody who comes, those who have not answered first."""
    said = [*_readable(found, members, actor)]
    waiting = silent(members)
    return AnswersPage(
        nav=meeting_nav(found.gathered.row, "Prepare", actor=actor),
        says=silence_in_words(tuple(members)),
        tone="todo" if waiting or said else "good",
        disputed=tuple(_disputed(member, word) for member, word in said),
        rows=tuple(_row(member) for member in sorted(members, key=lambda one: one.has_answered)),
        history=reverse("answers_history", args=[found.gathered.meeting]),
        back=reverse("preparing", args=[found.gathered.meeting]),
    )


def _readable(found: Assessed, members: Sequence[Member], actor: Actor) -> Iterator[tuple[Member, Word]]:
    """The disputes on items that the reader may read."""
    readable = {item.key for item in found.items_for(actor)}
    return ((member, word) for member, word in disputes(members) if word.question.item.key in readable)


def _disputed(member: Member, word: Word) -> Disputed:
    item, answer = word.question.item, word.answer
    assert answer is not None
    before = " What is found now is not what they answered." if word.heard is Heard.ASKED_AGAIN else ""
    return Disputed(
        says=f"{member.name} does not think that item {item.number} touches them as was found.{before}",
        words=answer.words,
        when=day(answer.at),
        href=reverse("conflict", args=[item.key, member.person]),
        rule=f"Look at it: {member.name}, item {item.number}",
    )


def _row(member: Member) -> MemberRow:
    state, colour = _state(member)
    return MemberRow(member.name, member.office, state, colour, _detail(member))


def _state(member: Member) -> tuple[str, str]:
    if not member.words:
        return "Not asked", "grey"
    if member.has_answered:
        return "Answered", "green"
    if member.is_asked_again:
        return "Asked again", "yellow"
    return "Not answered", "yellow"


def _detail(member: Member) -> str:
    if not member.words:
        return "No item of the agenda is theirs."
    if member.open and len(member.open) < len(member.words):
        return f"{counted(len(member.open), 'item')} of {len(member.words)} still to answer."
    last = max((word.answer.at for word in member.words if word.answer), default=None)
    return f"Last on {day(last)}." if last and not member.open else ""


def notices(found: Assessed, actor: Actor) -> Iterator[Notice]:
    """Over the conflicts of a meeting: how many have not answered, and who does not think so."""
    row = found.gathered.row
    if row.state != row.State.PLANNED or not found.meeting.items:
        return
    members = hearing(found)
    if silent(members):
        yield Notice(f"Before the meeting: {lower(silence_in_words(members))}", reverse("answers", args=[row.pk]))
    for member, word in _readable(found, members, actor):
        yield Notice(
            f"{member.name} does not think so: item {word.question.item.number}.",
            reverse("conflict", args=[word.question.item.key, member.person]),
        )


def lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def beside(case: Case, actor: Actor) -> Iterator[str]:
    """Beside a finding: what the person said of it themself, for those who see the flags on others."""
    if not may_see_flags_on_others(actor, case.found.where):
        return
    answer = Answer.objects.visible_to(actor).filter(item=case.item_id, person=case.person).first()
    if answer is None:
        return
    said = f"{case.sitting.name} said on {day(answer.at)}: "
    match Said(answer.says):
        case Said.SO:
            yield f"{said}“Yes, that is so.”"
        case Said.NOT_SO:
            yield f"{said}“I do not think so.” “{answer.words}”"
