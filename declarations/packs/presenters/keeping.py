"""The packs of a meeting as who keeps them sees them: how far a run is, and who gets which."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day, joined, moment, size
from committees.meetings.models import Meeting
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.packs import permissions
from declarations.packs.facts import Left
from declarations.packs.models import PackRun
from declarations.packs.selectors import Table, runs_of
from declarations.packs.vocabulary import STATE_LABELS, State

TAB = "Packs"
TONES = {State.MADE: "good", State.ASKED: "unknown", State.FAILED: "bad"}
NOT_ALL = "Something of this meeting is withheld from you, so what concerns it is not told here."


@dataclass(frozen=True, slots=True)
class RunLine:
    """`packs` are (pages and size, for how many, sha256)."""

    name: str
    state: str
    tone: str
    says: str
    packs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PacksPage:
    nav: MeetingNav
    lead: str
    make: str
    make_words: str
    is_open: bool
    runs: tuple[RunLine, ...]
    people: tuple[tuple[object, ...], ...]
    doors: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MakePage:
    nav: MeetingNav
    title: str
    last: str
    says: tuple[str, ...]
    back: str


def packs_page(table: Table, actor: Actor) -> PacksPage:
    """The runs, the latest first; and what each person is given as everything stands now."""
    meeting, runs = table.meeting, runs_of(table.meeting)
    may_make = bool(permissions.may_make_packs(actor, meeting)) and meeting.state == Meeting.State.PLANNED
    is_open = any(run.is_open for run in runs)
    own = table.left_by(actor)
    return PacksPage(
        nav=meeting_nav(meeting, TAB, actor=actor),
        lead=_lead(table, runs),
        make=reverse("make_packs", args=[meeting.pk]) if may_make and not is_open else "",
        make_words="Make the packs again" if runs else "Make the packs",
        is_open=is_open,
        runs=tuple(_run(run) for run in runs),
        people=tuple(
            ((name, reverse("papers_as", args=[meeting.pk, person])), _left_out(table, table.left_for(person), own))
            for person, name in sorted(table.people.items(), key=lambda one: one[1])
        ),
        doors=_doors(meeting, actor),
    )


def _doors(meeting: Meeting, actor: Actor) -> tuple[tuple[str, str], ...]:
    if not permissions.may_read_served(actor, meeting):
        return ()
    return (
        ("What was served to whom", reverse("served", args=[meeting.pk])),
        ("Certify that a paper was never served to somebody", reverse("certificate", args=[meeting.pk])),
    )


def _lead(table: Table, runs: Sequence[PackRun]) -> str:
    if not table.numbering:
        return "No item has a paper that may be read yet."
    sets = len({table.left_for(person).key for person in table.people})
    sentence = f"{counted(len(table.numbering), 'paper')} for {counted(len(table.people), 'person', 'people')}"
    sentence = f"{sentence}, in {counted(sets, 'different pack')} as things stand."
    if not runs:
        return f"{sentence} They are made when the papers are issued, or here."
    made = next((run for run in runs if run.state == State.MADE), None)
    changed = made is not None and [one.told() for one in table.numbering] != made.numbering
    return f"{sentence} The papers changed since the packs were made." if changed else sentence


def _run(run: PackRun) -> RunLine:
    packs = sorted(run.packs.all(), key=lambda pack: -pack.pages)
    return RunLine(
        name=str(run),
        state=STATE_LABELS[State(run.state)],
        tone=TONES[State(run.state)],
        says=_says(run, len(packs)),
        packs=tuple(
            (
                f"{counted(pack.pages, 'page')}, {size(pack.size)}",
                counted(len(pack.people), "person", "people") if pack.people else "nobody at the table: those who keep it",
                pack.sha256,
            )
            for pack in packs
        ),
    )


def _says(run: PackRun, made: int) -> str:
    asked = f"Asked for on {moment(run.asked_at)} by {run.by_name}."
    match State(run.state):
        case State.ASKED:
            so_far = f"{counted(made, 'pack')} made so far".capitalize()
            return f"{asked} {so_far}. Nobody gets any before all are made; that takes five minutes at most."
        case State.MADE:
            return f"{asked} Made on {moment(run.made_at)}." if run.made_at else asked
        case State.FAILED:
            return f"{asked} {run.says}"


def _left_out(table: Table, left: Left, own: Left) -> str:
    """Item 6; of what is kept from the reader themselves nothing is told."""
    told = left.withheld | left.unnamed
    numbers = [item.number for item in table.items if str(item.pk) in told and str(item.pk) not in own.unnamed]
    if not numbers:
        return "Everything"
    return f"All but item{'s' if len(numbers) > 1 else ''} {joined(numbers)}"


def make_page(meeting: Meeting, before: PackRun | None, actor: Actor) -> MakePage:
    """What whoever makes the packs is told first."""
    return MakePage(
        nav=meeting_nav(meeting, TAB, actor=actor),
        title="Make the packs again" if before else "Make the packs",
        last=f"{before} were asked for on {day(before.asked_at)}. These will be packs {before.number + 1}."
        if before
        else "",
        says=(
            "Each person gets what they may read. Where nobody has ruled on a conflict yet, the papers of the item are left out.",
            "Papers and pages bear the same numbers in every pack.",
        ),
        back=reverse("packs", args=[meeting.pk]),
    )
