"""The item in hand: what to say, what is left of each committee, what is still to rule on, and how it may end."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import hour, joined
from declarations.conflicts.presenters.matrix import Figure, figures
from declarations.conflicts.presenters.mending import Mending, mending
from declarations.conflicts.presenters.words import recommended
from declarations.conflicts.selectors import Case, case_in
from declarations.proceedings.facts import Heard, Taken
from declarations.proceedings.presenters import words
from declarations.proceedings.presenters.agenda import heading_of
from declarations.proceedings.presenters.taps import Tap
from declarations.proceedings.selectors import AtItem, Room
from declarations.proceedings.vocabulary import VoteCast

KEPT = "You must be out for this item, so what is said and decided of it is kept from you."
NOT_YOURS = "This is a private item of a committee you have no part in, so it is kept from you."


@dataclass(frozen=True, slots=True)
class Committee:
    """What is left of one committee now, and once everybody has left who must, where that differs."""

    name: str
    figures: tuple[tuple[str, Figure], ...]
    later: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class Unruled:
    """A conflict on which nobody has ruled: where to read why, and for whoever presides a tap that rules as recommended."""

    says: str
    href: str
    tap: Tap | None


@dataclass(frozen=True, slots=True)
class HeardRow:
    says: str
    correct: str


@dataclass(frozen=True, slots=True)
class InHand:
    """The item in hand; `kept` where its reader must be out for it, and then nothing is told but how to come back."""

    heading: str
    lead: str
    kept: str
    say: tuple[str, ...]
    committees: tuple[Committee, ...]
    mending: Mending | None
    rule: tuple[Unruled, ...]
    chooses: str  # where the members' choice of a chair is recorded, while they must choose
    votes: str
    tally: str
    actions: tuple[tuple[str, str], ...]
    heard: tuple[HeardRow, ...]


def in_hand(room: Room, at: AtItem, actor: Actor, *, runs: bool, kept: bool) -> InHand:
    item = at.taken
    lead = f"In hand since {hour(item.begun_at)}" if item.begun_at else ""
    presides = [name for name in dict.fromkeys(at.who_presides().values()) if name]
    heading = heading_of(room, actor, item)
    if kept:
        return InHand(heading, lead, why_kept(room, actor, item), (), (), None, (), "", "", "", (), ())
    mends = mending(at.due.answer)
    deeds = _deeds(item) if runs else ()
    return InHand(
        heading=heading,
        lead=f"{lead}. {joined(presides)} presides." if presides else f"{lead}. Nobody presides.",
        kept="",
        say=words.words_at(at),
        committees=tuple(committees_of(at)),
        mending=mends if mends.is_needed else None,
        rule=tuple(_to_rule(at, actor)),
        chooses=_chooses(at),
        votes=reverse("record_votes", args=[item.item]) if runs else "",
        tally=tally_words(at),
        actions=deeds,
        heard=tuple(_heard(one, runs=runs) for one in item.declared),
    )


def _deeds(item: Taken) -> tuple[tuple[str, str], ...]:
    """What may become of the item; the first is the one it is on the agenda for."""
    ways = (
        ("Record the decision", "decide_item"),
        ("Note it", "note_item"),
        ("Defer it", "defer_item"),
        ("Refer it", "refer_item"),
    )
    ordered = ways if item.decision_asked else (ways[1], ways[0], *ways[2:])
    return tuple((says, reverse(name, args=[item.item])) for says, name in ordered)


def committees_of(at: AtItem) -> Iterator[Committee]:
    """Votes, quorum, majority, chair and voice of each committee whose item it is, under its own terms."""
    for now, due in zip(at.live.answer.after, at.due.answer.after, strict=True):
        shown = figures([now]).items()
        here = tuple((title, figure(at.found, at.live.item.key, now)) for title, figure in shown)
        later = tuple((title, figure(at.found, at.live.item.key, due)) for title, figure in shown)
        yield Committee(at.found.committee_names[now.committee], here, later if at.still_here and later != here else ())


def _to_rule(at: AtItem, actor: Actor) -> Iterator[Unruled]:
    waiting = {one.person: one for one in at.people if one.waits_for_a_ruling and one.came}
    for person in waiting:
        if case := case_in(at.found, at.taken.item, person, actor):
            href = reverse("conflict", args=[at.taken.item, person])
            yield Unruled(f"{case.sitting.name}. {recommended(case.finding)}", href, _tap(case))


def _tap(case: Case) -> Tap | None:
    if case.finding.step is None or not case.verdict:
        return None
    href = reverse("rule_as_recommended", args=[case.item_id, case.person])
    return Tap("Rule so", case.sitting.name, href, step=case.finding.step)


def _chooses(at: AtItem) -> str:
    """Where the members' choice is recorded: of the first committee that must choose."""
    presides = at.who_presides()
    for after in at.live.answer.after:
        if after.choice and not presides[after.committee]:
            return reverse("choose_chair", args=[at.taken.item, after.committee])
    return ""


def tally_words(at: AtItem) -> str:
    counts = [sum(vote.cast is cast for vote in at.taken.votes) for cast in VoteCast]
    if not any(counts):
        return ""
    return f"{counts[0]} for, {counts[1]} against, {counts[2]} abstained"


def _heard(one: Heard, *, runs: bool) -> HeardRow:
    new = ", new on the register" if one.new else ""
    return HeardRow(
        f"{one.name}: {one.words or 'an interest on the register'}{new}, {hour(one.at)}",
        reverse("correct_declared", args=[one.key]) if runs else "",
    )


def why_kept(room: Room, actor: Actor, item: Taken) -> str:
    """The sentence for whoever is told nothing of an item."""
    return KEPT if room.reads(actor, item.item) else NOT_YOURS
