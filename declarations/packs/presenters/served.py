"""What was served to whom, the certificate that a paper was not, and what was opened before it was withheld."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import joined, moment
from committees.meetings.models import Meeting
from committees.meetings.presenters.nav import MeetingNav, meeting_nav, title_of
from declarations.packs import permissions
from declarations.packs.models import Served
from declarations.packs.presenters.keeping import TAB
from declarations.packs.selectors import Certificate, Exposed, Table
from declarations.packs.vocabulary import WHAT_LABELS, What

NOT_ALL = "Something of this meeting is withheld from you, so what concerns it is not told here."


@dataclass(frozen=True, slots=True)
class ServedPage:
    nav: MeetingNav
    note: str
    rows: tuple[tuple[object, ...], ...]
    certificate: str
    back: str


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """`title` says it in a sentence; `rows` are the times it was served, if it was."""

    nav: MeetingNav
    title: str
    facts: tuple[tuple[str, str], ...]
    rows: tuple[tuple[object, ...], ...]
    json: str
    back: str


@dataclass(frozen=True, slots=True)
class AskPage:
    nav: MeetingNav
    back: str


@dataclass(frozen=True, slots=True)
class ExposedLine:
    """Somebody from whom an item was withheld after they had opened some of it."""

    heading: str
    meeting: str
    says: str
    rows: tuple[tuple[object, ...], ...]
    href: str


def served_page(table: Table, rows: Sequence[Served], actor: Actor) -> ServedPage:
    """What was served, the latest first."""
    left, meeting = table.left_by(actor), table.meeting
    return ServedPage(
        nav=meeting_nav(meeting, TAB, actor=actor),
        note=NOT_ALL if left.withheld | left.unnamed else "",
        rows=tuple(_served(row) for row in rows),
        certificate=reverse("certificate", args=[meeting.pk]) if permissions.may_read_served(actor, meeting) else "",
        back=reverse("packs", args=[meeting.pk]),
    )


def _served(row: Served) -> tuple[object, ...]:
    return (moment(row.at), row.to_name, f"{row.label}: {WHAT_LABELS[What(row.what)].lower()}", row.sha256[:12])


def ask_page(meeting: Meeting, actor: Actor) -> AskPage:
    """Of which paper, and for whom."""
    return AskPage(meeting_nav(meeting, TAB, actor=actor), reverse("packs", args=[meeting.pk]))


def certificate_page(found: Certificate, actor: Actor) -> CertificatePage:
    """What the certificate says, and what it rests on."""
    meeting = found.meeting
    query = f"?paper={found.paper.pk}&person={found.person.pk}"
    return CertificatePage(
        nav=meeting_nav(meeting, TAB, actor=actor),
        title=sentence_of(found),
        facts=(
            ("Meeting", title_of(meeting)),
            ("Paper", f"{found.label}: {found.paper.title}"),
            *((f"Version {one.number} (sha256)", one.sha256) for one in sorted(found.paper.versions.all(), key=_number)),
            ("Person", found.person.name),
            (
                "Left out of their pack in",
                joined([str(run) for run in found.left_out_of]) if found.left_out_of else "no packs",
            ),
            ("As recorded on", moment(found.at)),
            *(((f"Log, event {found.head.seq}", found.head.hash),) if found.head else ()),
        ),
        rows=tuple(_served(row) for row in found.rows),
        json=reverse("certificate_json", args=[meeting.pk]) + query,
        back=reverse("certificate", args=[meeting.pk]),
    )


def sentence_of(found: Certificate) -> str:
    """Paper 8 was never served to Dr Basil Sample."""
    if found.never:
        return f"{found.label} was never served to {found.person.name}"
    first = found.rows[0]
    return f"{found.label} was served to {found.person.name}, first on {moment(first.at)}"


def certificate_told(found: Certificate) -> dict[str, Any]:
    """The same for programs."""
    return {
        "says": f"{sentence_of(found)}.",
        "never_served": found.never,
        "meeting": {"key": str(found.meeting.pk), "on": found.meeting.on.isoformat(), "title": title_of(found.meeting)},
        "paper": {
            "key": str(found.paper.pk),
            "label": found.label,
            "versions": [
                {"number": one.number, "sha256": one.sha256} for one in sorted(found.paper.versions.all(), key=_number)
            ],
        },
        "person": {"key": str(found.person.pk), "name": found.person.name},
        "left_out_of": [run.number for run in found.left_out_of],
        "served": [
            {"at": row.at.isoformat(), "to": row.to_name, "what": row.what, "sha256": row.sha256} for row in found.rows
        ],
        "at": found.at.isoformat(),
        "log": {"chain": found.head.chain, "event": found.head.seq, "hash": found.head.hash} if found.head else None,
    }


def _number(version: Any) -> int:
    return int(version.number)


def exposed_lines(found: Sequence[Exposed]) -> tuple[ExposedLine, ...]:
    """Each ruling with what was opened before it."""
    return tuple(
        ExposedLine(
            heading=f"{one.ruling.person}, item {one.ruling.item.number}",
            meeting=f"{one.ruling.item.meeting}",
            says=f"Withheld on {moment(one.ruling.at)}. They had opened:",
            rows=tuple(
                (moment(row.at), f"{row.label}: {WHAT_LABELS[What(row.what)].lower()}", row.to_name) for row in one.rows
            ),
            href=reverse("conflict", args=[one.ruling.item_id, one.ruling.person_id]),
        )
        for one in found
    )
