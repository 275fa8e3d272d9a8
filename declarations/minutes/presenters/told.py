"""What minutes say, in finished sentences: the head, and each item with the five facts of each conflict (R7.12)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coi_register.nhsuk.words import counted, hour, joined, moment, weekday
from declarations.conflicts.presenters.words import NO_CONFLICT, RECOMMENDED
from declarations.guidance.vocabulary import Step
from declarations.minutes.facts import Attendee, Conflict, Going, Item, Opening, Standing
from declarations.minutes.vocabulary import PRESENCE_LABELS, Presence
from declarations.proceedings.vocabulary import HOW_IT_ENDED_LABELS, HowItEnded, Manner, VoteCast

Row = tuple[str, str]
NOT_RECORDED = "Not recorded"


@dataclass(frozen=True, slots=True)
class ToldConflict:
    """`rows` are the five facts, each under its label."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ToldItem:
    """`outcome` is the word for what became of it; `decision` in the words that were recorded, then how it was reached."""

    number: str
    title: str
    is_private: bool
    rows: tuple[Row, ...]
    words: tuple[str, ...]
    conflicts: tuple[ToldConflict, ...]
    quorum: tuple[str, ...]
    outcome: str
    decision: str
    how: tuple[str, ...]

    @property
    def heading(self) -> str:
        return f"{self.number} {self.title}"


@dataclass(frozen=True, slots=True)
class ToldOpening:
    """`people` by how they are listed: (heading, rows of name, seat and remark)."""

    title: str
    rows: tuple[Row, ...]
    people: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """One line of the declarations of interest: who, at which item, what, and what was agreed."""

    name: str
    item: str
    nature: str
    agreed: str


def told_opening(opening: Opening) -> ToldOpening:
    """The head of the minutes."""
    where = [("Where", opening.venue)] if opening.venue else []
    return ToldOpening(
        title=opening.title,
        rows=(("CCG", opening.ccg), ("When", _when(opening)), *where),
        people=tuple(
            (PRESENCE_LABELS[presence], tuple(_person(one) for one in listed))
            for presence in Presence
            if (listed := [*opening.listed(presence)])
        ),
        words=paragraphs(opening.words),
    )


def _when(opening: Opening) -> str:
    opened = f", from {hour(opening.opened_at)}" if opening.opened_at else ""
    closed = f" to {hour(opening.closed_at)}" if opening.opened_at and opening.closed_at else ""
    return f"{weekday(opening.on)}{opened}{closed}"


def _person(one: Attendee) -> tuple[str, str, str]:
    said = [f"deputy for {one.instead_of}" if one.instead_of else "", "" if one.voting else "no vote"]
    return one.name, one.office, joined(filter(None, said)).capitalize()


def declarations_of(items: Iterable[Item]) -> Iterator[Declared]:
    """The declarations of interest at the items given, from the register and at the meeting, in the order of the agenda."""
    for item in items:
        for one in item.conflicts:
            yield Declared(one.name, item.number, " ".join(one.nature) or NOT_RECORDED, _agreed(one))
        for late in item.late:
            says = f"Declared at the meeting at {hour(late.at)}: {late.words}" if late.words else "Declared at the meeting"
            yield Declared(late.name, item.number, says, "")


def told_item(item: Item) -> ToldItem:
    """One item."""
    return ToldItem(
        number=item.number,
        title=item.title,
        is_private=item.is_private,
        rows=tuple(_rows(item)),
        words=paragraphs(item.words),
        conflicts=tuple(_conflict(one, item) for one in item.conflicts),
        quorum=tuple(_quorum(one, without=[*_names_out(item)]) for one in item.standing),
        outcome=outcome_of(item),
        decision=item.decision,
        how=tuple(_how(item)),
    )


def paragraphs(words: str) -> tuple[str, ...]:
    """What was typed, paragraph by paragraph."""
    return tuple(" ".join(one.split()) for one in words.replace("\r", "").split("\n\n") if one.strip())


def _rows(item: Item) -> Iterator[Row]:
    if item.begun_at is None:
        return
    yield "In the chair", item.chair or NOT_RECORDED
    yield "Taken", f"{hour(item.begun_at)} to {hour(item.ended_at)}" if item.ended_at else f"from {hour(item.begun_at)}"
    if item.present:
        yield "In the room for the outcome", joined(item.present)
    if item.visitors:
        yield "Came for this item", joined(f"{one.name} ({one.does})" for one in item.visitors)
    if item.goings:
        yield "Out of the room", "; ".join(f"{one.name}, {_time(one)}" for one in item.goings)
    if item.late:
        yield "Declared at the meeting", "; ".join(f"{one.name}, {hour(one.at)}: {one.words}" for one in item.late)


def _time(going: Going) -> str:
    back = f"to {hour(going.came_back_at)}" if going.came_back_at else "and did not come back"
    return f"from {hour(going.went_at)} {back}"


def _conflict(one: Conflict, item: Item) -> ToldConflict:
    """R7.12: who, what and why, where, how it was agreed to manage it, and the evidence that it was."""
    return ToldConflict(
        name=one.name,
        rows=(
            ("Who has the interest", one.name),
            ("What it is", " ".join(one.nature) or NOT_RECORDED),
            ("Why it is a conflict", " ".join(one.why) or NOT_RECORDED),
            ("At which item", f"{item.number} {item.title}"),
            ("How it was agreed to manage it", _agreed(one)),
            ("How it was managed", managed(one, item)),
        ),
    )


def _agreed(one: Conflict) -> str:
    proposed = RECOMMENDED[one.proposed] if one.proposed else ""
    if not one.is_ruled:
        return f"Nobody ruled on it. Recommended: {proposed}." if proposed else "Nobody ruled on it."
    when = f" on {moment(one.ruled_at)}" if one.ruled_at else ""
    as_what = f", {one.ruled_as[:1].lower()}{one.ruled_as[1:]}," if one.ruled_as else ""
    said = [f"{what_was_ruled(one.ruled, no_papers=one.no_papers)}.", f"Ruled by {one.ruled_by}{as_what}{when}."]
    if proposed and one.proposed is not one.ruled:
        said.append(f"Recommended was to {proposed}.")
    return " ".join([*said, *([f"Reason: {one.reason}"] if one.reason else [])])


def what_was_ruled(step: Step | None, *, no_papers: bool) -> str:
    """Leave for this item, without the papers."""
    says = RECOMMENDED[step] if step else NO_CONFLICT.lower()
    return f"{says[:1].upper()}{says[1:]}{', without the papers' if no_papers else ''}"


def managed(one: Conflict, item: Item) -> str:
    """The evidence that it was managed as agreed: times, papers, votes."""
    if not one.came:
        said = ["Was not at the meeting."]
    elif one.goings:
        said = [f"Was out of the room {_time(going)}." for going in one.goings]
    else:
        said = ["Was not recorded as leaving the room."] if one.is_out else ["Stayed in the room."]
    if one.no_papers:
        said.append("The papers were withheld.")
    if item.votes:
        cast = next((VOTED[vote.cast] for vote in item.votes if vote.person == one.person), None)
        said.append(f"Voted {cast}." if cast else "Did not vote.")
    return " ".join(said)


VOTED = {VoteCast.FOR: "for", VoteCast.AGAINST: "against", VoteCast.ABSTAINED: "to abstain"}


def _names_out(item: Item) -> Iterator[str]:
    return (one.name for one in item.conflicts if one.is_out and one.goings)


def _quorum(one: Standing, *, without: list[str]) -> str:
    """Quorum restated once those who withdrew had gone (R7.13)."""
    match one.quorate:
        case True:
            says = "was quorate"
        case False:
            says = f"was not quorate: {'; '.join(one.lacks) or 'too few were left'}"
        case None:
            says = "has no quorum on record"
    left = f" without {joined(without)}" if without else ""
    votes = f"{counted(one.votes, 'vote')}{' left' if without else ''}"
    majority = {True: ", with a lay and executive majority", False: ", without a lay and executive majority", None: ""}
    return f"The {one.committee} {says}{left}, with {votes}{majority[one.majority]}."


def outcome_of(item: Item) -> str:
    """Decided; an item without an outcome says so."""
    if item.became is None:
        return "No outcome recorded"
    to = f" to {item.referred_to}" if item.became is HowItEnded.REFERRED and item.referred_to else ""
    return f"{HOW_IT_ENDED_LABELS[item.became]}{to}"


def reached(item: Item) -> Iterator[str]:
    """How a decision was reached, without a name: by consensus, or so many votes to so many."""
    if item.manner is Manner.CONSENSUS:
        yield "By consensus."
    for one in item.standing if item.votes else ():
        votes_for, against, abstained = one.tally
        whose = f"{one.committee}: " if len(item.standing) > 1 else ""
        yield f"{whose}{votes_for} for, {against} against, {abstained} abstained."
    if item.casting:
        yield "By the casting vote of the chair."


def _how(item: Item) -> Iterator[str]:
    yield from reached(item)
    for cast in VoteCast if item.votes else ():
        if names := [vote.name for vote in item.votes if vote.cast is cast]:
            yield f"{BY_CAST[cast]}: {joined(names)}."
    if item.reason:
        yield f"Reason: {item.reason}"


BY_CAST = {VoteCast.FOR: "For", VoteCast.AGAINST: "Against", VoteCast.ABSTAINED: "Abstained"}
