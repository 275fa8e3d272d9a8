"""What is withheld and what is asked to be, who decides for the CCG, one entry, and one person on a past day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import day
from coi_register.verdicts import is_offered
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.interests.presenters.tags import Tag
from declarations.registers import permissions
from declarations.registers.columns import KEPT, PUBLIC
from declarations.registers.models import DecisionMaker, Hold, Withholding
from declarations.registers.moment import Moment
from declarations.registers.presenters.changes import NOTHING
from declarations.registers.presenters.changes import in_words as cell_in_words
from declarations.registers.presenters.register import in_words
from declarations.registers.vocabulary import DECISION_LABELS, PART_LABELS, Decision, Part, Register

Action = tuple[str, str]
COLOURS = {Decision.ASKED: "orange", Decision.GRANTED: "yellow", Decision.REFUSED: "grey", Decision.RELEASED: "blue"}


@dataclass(frozen=True, slots=True)
class RequestRow:
    person: str
    href: str
    part: str
    asked: str
    tag: Tag
    review: str


@dataclass(frozen=True, slots=True)
class WithheldPage:
    caption: str
    lead: str
    rows: tuple[RequestRow, ...]


def withheld_page(ccg: Organisation, requests: Sequence[Withholding], *, on: date) -> WithheldPage:
    """Every request of a CCG that the actor may read."""
    waiting = sum(1 for one in requests if one.decision == Decision.ASKED)
    due = sum(1 for one in requests if _is_due(one, on))
    lead = "Nothing waits for the Guardian." if not waiting else f"{waiting} waiting for the Guardian."
    return WithheldPage(
        str(ccg), f"{lead} {due} due to be looked at again." if due else lead, tuple(_row(one, on) for one in requests)
    )


def _is_due(one: Withholding, on: date) -> bool:
    return one.decision == Decision.GRANTED and one.review_on is not None and one.review_on <= on


def _row(one: Withholding, on: date) -> RequestRow:
    review = day(one.review_on, without="") if one.decision == Decision.GRANTED else ""
    return RequestRow(
        person=str(one.person),
        href=reverse("withholding", args=[one.pk]),
        part=PART_LABELS[Part(one.part)],
        asked=day(one.asked_on),
        tag=_tag(one),
        review=f"{review}: now due" if _is_due(one, on) else review,
    )


def _tag(one: Withholding) -> Tag:
    decision = Decision(one.decision)
    return Tag(DECISION_LABELS[decision], COLOURS[decision])


@dataclass(frozen=True, slots=True)
class RequestPage:
    title: str
    caption: str
    back: str
    tag: Tag
    says: str
    rows: tuple[tuple[str, str], ...]
    actions: tuple[Action, ...]
    history: str


def request_page(actor: Actor, one: Withholding) -> RequestPage:
    """One request, its decision, and what the actor may do about it."""
    return RequestPage(
        title=f"Withhold from the public register: {one.person}",
        caption=str(one.ccg),
        back=reverse("withholdings", args=[one.ccg_id])
        if permissions.may_read_register(actor, one.ccg_id)
        else reverse("home"),
        tag=_tag(one),
        says=_stands(one),
        rows=tuple(_facts(one)),
        actions=tuple(_deeds(actor, one)),
        history=reverse("withholding_history", args=[one.pk]),
    )


def _stands(one: Withholding) -> str:
    match Decision(one.decision):
        case Decision.ASKED:
            return "Until the Guardian decides, nobody in public reads it, and no edition is published."
        case Decision.GRANTED:
            return f"No edition, search, file or answer tells it. It is looked at again on {day(one.review_on)}."
        case Decision.REFUSED:
            return "It is published as any other entry."
        case Decision.RELEASED:
            return "It is published again. The editions made while it was withheld stay without it."


def _facts(one: Withholding) -> Iterable[tuple[str, str]]:
    yield "What", PART_LABELS[Part(one.part)]
    yield "Asked for", f"{day(one.asked_on)}, by {one.asked_by}" + (f" ({one.letter})" if one.letter else "")
    yield "Why", one.because
    if one.decided_on:
        yield "Decided", f"{day(one.decided_on)}, by {one.decided_by}"
        yield "Reason of the decision", one.reason
    if one.released_on:
        yield "Released", f"{day(one.released_on)}: {one.release_reason}"


def _deeds(actor: Actor, one: Withholding) -> Iterable[Action]:
    if not is_offered(permissions.may_decide(actor, one)):
        return
    names: Sequence[tuple[str, str]] = ()
    if one.decision == Decision.ASKED:
        names = (("Withhold it", "grant_withholding"), ("Do not withhold it", "refuse_withholding"))
    if one.decision == Decision.GRANTED:
        names = (("Look at it again", "review_withholding"), ("Release it", "release_withholding"))
    for words, name in names:
        yield words, reverse(name, args=[one.pk])


@dataclass(frozen=True, slots=True)
class DecidersPage:
    caption: str
    rows: tuple[tuple[str, str, str, str, str], ...]  # person, basis, since, until, where to end it
    add: str


def deciders_page(actor: Actor, ccg: Organisation, marks: Iterable[DecisionMaker], *, may_add: bool) -> DecidersPage:
    """Who is marked as deciding for the CCG."""
    return DecidersPage(
        str(ccg),
        tuple(_mark(actor, one) for one in marks),
        reverse("mark_decision_maker", args=[ccg.pk]) if may_add else "",
    )


def _mark(actor: Actor, one: DecisionMaker) -> tuple[str, str, str, str, str]:
    may_end = one.until is None and permissions.may_mark(actor, one.person, one.ccg_id)
    end = reverse("end_decision_maker", args=[one.pk]) if may_end else ""
    return (str(one.person), one.get_basis_display(), day(one.since), day(one.until, without="Still does"), end)


@dataclass(frozen=True, slots=True)
class EntryPage:
    title: str
    caption: str
    moment: str
    back: str
    rows: tuple[tuple[str, str], ...]
    hold: tuple[tuple[str, str], ...]
    actions: tuple[Action, ...]


def entry_page(
    actor: Actor, ccg: Organisation, register: Register, row: dict[str, Any], moment: Moment, hold: Hold | None
) -> EntryPage:
    """One entry of a register, with both days of its keeping, and its hold."""
    cells = ((column.heading, row[column.name]) for column in PUBLIC[register] + KEPT)
    told = tuple((heading, cell_in_words(cell)) for heading, cell in cells)
    may = permissions.may_hold(actor, ccg.pk)
    actions: list[Action] = []
    if may and hold is None:
        actions.append(("Put it on a legal hold", reverse("hold_entry", args=[ccg.pk, register, row["key"]])))
    if may and hold is not None:
        actions.append(("Release the hold", reverse("release_hold", args=[hold.pk])))
    return EntryPage(
        title=str(row["name"] or row.get("title") or "An entry"),
        caption=f"Entry, {ccg}",
        moment=in_words(moment),
        back=reverse("kept_register", args=[ccg.pk, register]),
        rows=tuple((heading, words[:1].upper() + words[1:]) for heading, words in told if words != NOTHING),
        hold=(("On legal hold since", day(hold.since)), ("Why", hold.because)) if hold else (),
        actions=tuple(actions),
    )


@dataclass(frozen=True, slots=True)
class PersonThen:
    title: str
    caption: str
    moment: str
    back: str
    entries: tuple[tuple[tuple[str, str], ...], ...]
    nobody: str


LEFT_OUT = frozenset({"key", "name", "position", "capacity", "committees", "withheld", "published", "held"})


def person_then(person: Person, rows: Sequence[dict[str, Any]], moment: Moment) -> PersonThen:
    """What a person’s page would have shown."""
    first = rows[0] if rows else {}
    caption = ", ".join(str(first[name]) for name in ("position", "committees") if first.get(name))
    return PersonThen(
        title=str(first.get("name") or person.name),
        caption=caption or str(person.ccg),
        moment=in_words(moment),
        back=reverse("person", args=[person.pk]),
        entries=tuple(_entry(row) for row in rows),
        nobody="Nothing was known of this person then.",
    )


def _entry(row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    columns = [column for column in PUBLIC[Register.INTERESTS] + KEPT if column.name not in LEFT_OUT]
    told = ((column.heading, cell_in_words(row[column.name])) for column in columns)
    return tuple((heading, words[:1].upper() + words[1:]) for heading, words in told if words != NOTHING)
