"""The minutes of a meeting on a page: how far they are, what to do next, and part by part what they say."""

from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day, joined
from committees.meetings.models import Meeting
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.minutes import permissions
from declarations.minutes.facts import Item, Opening
from declarations.minutes.lint import Found
from declarations.minutes.presenters.published import published_at
from declarations.minutes.presenters.told import (
    Declared,
    ToldItem,
    ToldOpening,
    declarations_of,
    told_item,
    told_opening,
)
from declarations.minutes.presenters.versions import title_of_part
from declarations.minutes.selectors import Part, Reading

TAB = "Minutes"
SHOWS = "minutes-show-how-it-was-managed"
Tag = tuple[str, str]  # a word and its colour
Link = tuple[str, str]  # text and address


@dataclass(frozen=True, slots=True)
class PartOnPage:
    """One part; `told` is its item, None for the head. `write` is empty for who does not write."""

    key: str
    title: str
    told: ToldItem | None
    tag: Tag
    says: str
    write: str
    faults: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class MinutesPage:
    nav: MeetingNav
    tag: Tag
    says: str
    opening: ToldOpening | None
    head: PartOnPage | None
    declared: tuple[Declared, ...]
    items: tuple[PartOnPage, ...]
    kept: tuple[tuple[str, str], ...]
    faults: tuple[tuple[str, str, str], ...]  # what is wrong, what to do, and where it stands on the page
    next: Link | None
    word: str
    versions: str
    published: str  # where anybody reads what was decided in public; empty while nothing is
    cite: str
    cite_href: str

    @property
    def declared_rows(self) -> list[tuple[str, str, str, str]]:
        return [(one.name, one.item, one.nature, one.agreed) for one in self.declared]


def minutes_page(reading: Reading, actor: Actor) -> MinutesPage:
    """The page as this actor reads it."""
    waiting = reading.waits_for(actor)
    works = reading.makes or bool(waiting)
    shown = [_shown(part, now=works) for part in reading.parts]
    writes = bool(permissions.may_write(actor, reading.meeting))
    parts = [_on_page(part, fact, reading, writes=writes, works=works) for part, fact in shown]
    opening = next((fact for _, fact in shown if isinstance(fact, Opening)), None)
    items = [fact for _, fact in shown if isinstance(fact, Item)]
    rule = reading.found.book.rule(SHOWS)
    key = reading.meeting.pk
    return MinutesPage(
        nav=meeting_nav(reading.meeting, current=TAB, actor=actor),
        tag=_state(reading),
        says=_says(reading, actor, waiting, writes=writes),
        opening=told_opening(opening) if opening else None,
        head=next((part for part in parts if part.told is None), None),
        declared=tuple(declarations_of(items)),
        items=tuple(part for part in parts if part.told is not None),
        kept=tuple((f"{one.number} {one.title}", str(one.why)) for one in reading.kept),
        faults=tuple((one.says, one.do, f"#part-{one.item or 'head'}") for one in reading.faults) if works else (),
        next=_next(reading, waiting, writes=writes),
        word=reverse("minutes_file", args=[key]) if parts else "",
        versions=reverse("minutes_versions", args=[key]) if any(part.approved for part in reading.parts) else "",
        published=published_at(reading),
        cite=_cite(reading),
        cite_href=f"{reverse('rule_book')}?on={reading.meeting.on}&of={reading.meeting.ccg_id}#{SHOWS}" if rule else "",
    )


def _shown(part: Part, *, now: bool) -> tuple[Part, Opening | Item]:
    return part, part.now if now else part.standing


def _on_page(part: Part, fact: Opening | Item, reading: Reading, *, writes: bool, works: bool) -> PartOnPage:
    return PartOnPage(
        key=str(part.item or "head"),
        title=title_of_part(fact),
        told=told_item(fact) if isinstance(fact, Item) else None,
        tag=tag_of(part, reading),
        says=says_of_approval(part),
        write=_write(part, reading) if writes else "",
        faults=reading.faults_of(part) if works else (),
    )


def tag_of(part: Part, reading: Reading) -> Tag:
    """How far one part is."""
    if part.approved is None:
        return ("Waits for approval", "blue") if reading.minutes and reading.minutes.sent_at else ("Draft", "grey")
    return ("Corrected, waits for approval", "yellow") if part.waits and reading.makes else ("Approved", "green")


def says_of_approval(part: Part) -> str:
    """Who approved it, and when; empty where nobody has."""
    one = part.approved
    if one is None:
        return ""
    version = f", version {one.number}: {one.because}" if one.number > 1 else ""
    return f"Approved by {one.approved_by.name} on {day(one.at)}{version}"


def _write(part: Part, reading: Reading) -> str:
    if part.item is None:
        return reverse("write_opening", args=[reading.meeting.pk])
    return reverse("write_minutes", args=[part.item])


def _state(reading: Reading) -> Tag:
    if not reading.has_begun or not reading.parts:
        return "Not written yet", "grey"
    tags = [tag_of(part, reading) for part in reading.parts]
    order = ("Draft", "Waits for approval", "Corrected, waits for approval", "Approved")
    return min(tags, key=lambda tag: order.index(tag[0]))


def _says(reading: Reading, actor: Actor, waiting: tuple[Part, ...], *, writes: bool) -> str:
    """What a reader must know in five seconds."""
    if reading.meeting.state == Meeting.State.CANCELLED:
        return "The meeting was cancelled, so there are no minutes."
    if not reading.has_begun:
        return "The minutes begin when the meeting does: they are made from what is noted in the room."
    if not reading.parts:
        return "The secretary is writing the minutes. You read them here once they are sent round."
    is_sent = reading.minutes is not None and reading.minutes.sent_at is not None
    if is_sent and waiting:
        return f"{says_what_is_wrong(reading)} {_wait_for_you(waiting, reading)}"
    if writes and not is_sent:
        return f"{says_what_is_wrong(reading)} Write what was said, then send the draft to the chair."
    if any(_waits(part, reading) for part in reading.parts) and is_sent:
        return f"{says_what_is_wrong(reading) if reading.makes else 'This is a draft.'} It waits for {_approvers(reading)}."
    return "The minutes are approved." if is_sent else "The secretary is writing the minutes. This is how far they are."


def _waits(part: Part, reading: Reading) -> bool:
    """Whether it waits as far as this reader knows: of what is corrected, others read the version that stands."""
    return part.waits if reading.makes else part.approved is None


def says_what_is_wrong(reading: Reading) -> str:
    """How much the lint finds."""
    found = counted(len(reading.faults), "thing is", "things are")
    return f"{found[:1].upper()}{found[1:]} still wrong." if reading.faults else "Nothing is wrong with the minutes."


def _wait_for_you(waiting: tuple[Part, ...], reading: Reading) -> str:
    if len(waiting) == len(reading.parts):
        return "The minutes wait for you to approve them."
    wait = "wait" if len(waiting) > 1 else "waits"
    return f"{counted(len(waiting), 'part').capitalize()} of {len(reading.parts)} {wait} for you: where you presided."


def _approvers(reading: Reading) -> str:
    people = {one for part in reading.parts if _waits(part, reading) for one in part.approvers}
    names = [name for one in people if (name := reading.found.name_of(one))]
    return joined(sorted(names)) if names else "somebody to preside: record who took the chair"


def _next(reading: Reading, waiting: tuple[Part, ...], *, writes: bool) -> Link | None:
    is_sent = reading.minutes is not None and reading.minutes.sent_at is not None
    if is_sent and waiting:
        return "Approve the minutes", reverse("approve_minutes", args=[reading.meeting.pk])
    if writes and reading.parts and not is_sent:
        return "Send the draft to the chair", reverse("send_minutes", args=[reading.meeting.pk])
    return None


def _cite(reading: Reading) -> str:
    rule = reading.found.book.rule(SHOWS)
    if rule is None:
        return ""
    source = rule.source
    return f"{reading.found.book.title_of(source.instrument)}: {source.place}"
