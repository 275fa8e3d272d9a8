"""What a member reads on their phone before a meeting: what touches them, whether that is so, and where to add something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day
from committees.meetings.facts import Item
from committees.meetings.models import Meeting
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.conflicts.presenters.words import Word as Flag
from declarations.conflicts.presenters.words import path_in_words, word_for, you_must
from declarations.conflicts.selectors import Assessed
from declarations.guidance.vocabulary import INTEREST_CATEGORY_LABELS, AddOn, Outcome, Step
from declarations.preparing.selectors.hearing import Member, Word
from declarations.preparing.vocabulary import SAID_LABELS, Heard, Said

NO_AGENDA = "There is no agenda yet. You are asked once there is one."
NOTHING_TOUCHES = "Nothing on the agenda touches what you declared. Is that so?"
NOTHING_NAMED = "Of no item that is named to you are you asked."
NOTHING_NAMED_TOUCHES = "Nothing named here touches what you declared. Is that so?"
ALL_SAID = "Thank you. You have answered for every item."
PRIVATE = (
    "A private item may concern you. It is not named to you, and you receive no papers for it, unless the chair rules otherwise. "
    "Ask {whom} about it, and tell them what might touch you."
)
NO_PAPERS = "You receive no papers for it."


@dataclass(frozen=True, slots=True)
class Reason:
    """One interest and how it meets the item."""

    path: str
    interest: str


@dataclass(frozen=True, slots=True)
class Card:
    """One item that touches somebody: what was found, what follows, and how their word stands."""

    item: str
    href: str
    flag: Flag
    to_you: str
    reasons: tuple[Reason, ...]
    doubts: tuple[str, ...]
    state: str
    colour: str
    yours: str  # what they said, in a sentence
    open: bool


@dataclass(frozen=True, slots=True)
class MinePage:
    nav: MeetingNav
    says: str
    tone: str
    cards: tuple[Card, ...]
    private: str  # that something may concern them that is not named to them, and whom to ask
    others: tuple[str, ...]  # the items on which nothing was found
    others_say: str
    agree: str  # the words of the one button for everything that waits; empty where nothing does
    add: str  # where something is declared that is missing here
    back: str


def mine_page(found: Assessed, member: Member | None, actor: Actor) -> MinePage:
    """The page of one who comes; `member` None: they are not expected."""
    words = member.words if member else ()
    touching = [word for word in words if word.question.touches]
    meeting = found.gathered.meeting
    planned = found.gathered.row.state == Meeting.State.PLANNED
    waits = member.open if member and planned else ()
    private = _of_private_items(found, actor)
    return MinePage(
        nav=meeting_nav(found.gathered.row, "Prepare", actor=actor),
        says=_says(found, member, waits, private),
        tone="todo" if waits else "good",
        cards=tuple(card(word) for word in touching),
        private=private,
        others=tuple(_numbered(word) for word in words if not word.question.touches),
        others_say=_others_say(words, touching),
        agree=_agree(waits, among=len(words)),
        add=door_to_declaring(meeting) if planned else "",
        back=reverse("preparing", args=[meeting]),
    )


def _of_private_items(found: Assessed, actor: Actor) -> str:
    """One sentence, however many there are, and nothing of what they are."""
    assert actor.person is not None  # or nobody asks them
    unnamed = [one for one in found.meeting.items if found.is_unnamed_to(actor.person, one)]
    if not unnamed or {one.key for one in unnamed} <= {one.key for one in found.items_for(actor)}:
        return ""
    chairs = [name for one in unnamed if (name := _presiding(found, one, actor.person))]
    return PRIVATE.format(whom=f"{chairs[0]}, who is in the chair for it, or the secretary" if chairs else "the secretary")


def _presiding(found: Assessed, item: Item, person: UUID) -> str:
    chairs = (found.chair_of(item.key, after) for after in found.by_item[item.key].after)
    return next((name for chair in chairs if chair and chair != person and (name := found.name_of(chair))), "")


def door_to_declaring(meeting: UUID) -> str:
    """Where somebody declares what is missing; it leads back to their page of this meeting."""
    return f"{reverse('declare')}?{urlencode({'meeting': meeting})}"


def _says(found: Assessed, member: Member | None, waits: Sequence[Word], private: str) -> str:
    if member is None:
        return "You are not expected at this meeting, so nobody asks you about its agenda."
    if not member.words:
        return NOTHING_NAMED if private else NO_AGENDA
    if not waits:
        return ALL_SAID if member.has_answered else f"The meeting of {day(found.meeting.date)} is closed to answers."
    touching = sum(1 for word in waits if word.question.touches)
    if not touching:
        return NOTHING_NAMED_TOUCHES if private else NOTHING_TOUCHES
    return f"{counted(touching, 'item')} of {len(member.words)} may concern you. Is that so?"


def _others_say(words: Sequence[Word], touching: Sequence[Word]) -> str:
    others = len(words) - len(touching)
    if not others:
        return ""
    many = "item" if others == 1 else f"{others} items"
    which = f"the other {many}" if touching else counted(others, "item")
    return f"Nothing that you declared touches {which}:"


def _agree(waits: Sequence[Word], *, among: int) -> str:
    match len(waits):
        case 0:
            return ""
        case 1:
            return f"Yes, that is so for item {waits[0].question.item.number}"
        case some if some < among:
            return "Yes, all that I have not answered yet is so"
        case _:
            return "Yes, all of this is so"


def card(word: Word) -> Card:
    """One item as its member reads it."""
    question = word.question
    ruling = question.found.ruling(question.item.key, question.person)
    return Card(
        item=_numbered(word),
        href=reverse("answer_item", args=[question.key]),
        flag=word_for(question.finding, ruling),
        to_you=_to_you(word),
        reasons=tuple(_reasons(word)),
        doubts=tuple(miss.says for miss in question.finding.near_misses if miss.doubt),
        state=STATES[word.heard][0],
        colour=STATES[word.heard][1],
        yours=_yours(word),
        open=word.is_open,
    )


STATES = {
    Heard.SILENT: ("Not answered", "yellow"),
    Heard.SAID: ("Answered", "green"),
    Heard.ASKED_AGAIN: ("Changed since you answered", "yellow"),
}


def _numbered(word: Word) -> str:
    return f"{word.question.item.number} {word.question.item.title}"


def _to_you(word: Word) -> str:
    question = word.question
    ruling, finding = question.found.ruling(question.item.key, question.person), question.finding
    if ruling is not None:
        says = f"Decided. {you_must(Step(ruling.step) if ruling.step else None)}"
        return f"{says} {NO_PAPERS}" if ruling.no_papers else says
    if finding.outcome is Outcome.CANNOT_TELL:
        return "Nobody can tell yet whether this touches you."
    return " ".join(["Recommended.", you_must(finding.step), *([NO_PAPERS] if AddOn.NO_PAPERS in finding.also else [])])


def _reasons(word: Word) -> Iterator[Reason]:
    """Each way by which an interest of theirs meets the item, once."""
    interests = {one.key: one for one in word.question.sitting.interests}
    for path, because in {path_in_words(one): one for one in word.question.finding.because}.items():
        declared = interests.get(because.interest) if because.interest else None
        if declared is None:
            yield Reason(path, "")
            continue
        whose = "direct" if declared.direct else "indirect"
        kind = f"{INTEREST_CATEGORY_LABELS[declared.category]}, {whose}"
        yield Reason(path, f"{kind}, declared {day(declared.declared)}" if declared.declared else kind)


def _yours(word: Word) -> str:
    if word.answer is None:
        return ""
    says = f"On {day(word.answer.at)} you said: “{SAID_LABELS[Said(word.answer.says)]}.”"
    return f"{says} “{word.answer.words}”" if word.answer.words else says


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """One question to one person."""

    nav: MeetingNav
    card: Card
    concerns: str
    add: str
    back: str


def answer_page(found: Assessed, word: Word, actor: Actor) -> AnswerPage:
    """The question about one item, with what the item concerns."""
    meeting = found.gathered.meeting
    return AnswerPage(
        nav=meeting_nav(found.gathered.row, "Prepare", actor=actor),
        card=card(word),
        concerns=word.question.told["concerns"],
        add=door_to_declaring(meeting),
        back=reverse("my_agenda", args=[meeting]),
    )
