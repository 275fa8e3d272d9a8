"""The registers a CCG keeps, their editions, and one edition with what it changed and what stands in its way."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day
from coi_register.verdicts import is_offered
from committees.organisations.models import Organisation
from declarations.interests.presenters.tags import Tag
from declarations.registers import permissions
from declarations.registers.models import Edition, Withholding
from declarations.registers.presenters.changes import ChangesTold
from declarations.registers.selectors.keeping import Kept
from declarations.registers.selectors.preview import Preview
from declarations.registers.vocabulary import REGISTER_LABELS, Register

Action = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A register, and how it stands."""

    title: str
    href: str
    caption: str
    says: str
    tag: Tag
    action: Action | None


@dataclass(frozen=True, slots=True)
class ShelvesPage:
    shelves: tuple[Shelf, ...]
    waiting: tuple[Action, ...]
    links: tuple[Action, ...]


def shelves_page(kept: Sequence[Kept], waiting: Sequence[Withholding], *, with_requests: Collection[UUID]) -> ShelvesPage:
    """Every register that the actor may read, and what waits for them; `with_requests`: the CCGs whose requests they may."""
    several = len({one.ccg.pk for one in kept}) > 1
    ccgs = list({one.ccg.pk: one.ccg for one in kept}.values())
    return ShelvesPage(
        shelves=tuple(_shelf(one) for one in kept),
        waiting=tuple(_request(one) for one in waiting),
        links=tuple(
            (f"{words}, {ccg}" if several else words, reverse(name, args=[ccg.pk]))
            for ccg in ccgs
            for words, name in (("What is withheld", "withholdings"), ("Who decides for the CCG", "decision_makers"))
            if name != "withholdings" or ccg.pk in with_requests
        ),
    )


def _request(one: Withholding) -> Action:
    return (f"{one.person}: asked for on {day(one.asked_on)}", reverse("withholding", args=[one.pk]))


def _shelf(one: Kept) -> Shelf:
    tag = Tag(f"Edition {one.last.number}", "green") if one.last else Tag("Never published", "grey")
    if one.prepared:
        tag = Tag("Waits for a second person", "orange")
    return Shelf(
        title=REGISTER_LABELS[one.register],
        href=reverse("kept_register", args=[one.ccg.pk, one.register]),
        caption=str(one.ccg),
        says=_stands(one),
        tag=tag,
        action=_next(one),
    )


def _stands(one: Kept) -> str:
    last = f"Edition {one.last.number} was published on {day(one.last.published_at)}." if one.last else ""
    waits = ""
    if one.prepared:
        who, when = one.prepared.prepared_name, day(one.prepared.prepared_at)
        waits = f"The next was prepared by {who} on {when}; another officer publishes it."
    return " ".join(part for part in (last, waits) if part) or "No edition of it was published yet."


def _next(one: Kept) -> Action:
    if one.prepared:
        return ("See what it changes", reverse("kept_edition", args=[one.prepared.pk]))
    return ("Editions", reverse("kept_editions", args=[one.ccg.pk, one.register]))


@dataclass(frozen=True, slots=True)
class EditionsPage:
    title: str
    caption: str
    back: str
    rows: tuple[tuple[object, ...], ...]
    prepare: str  # empty for whoever may not, or while one is prepared


def editions_page(actor: Actor, ccg: Organisation, register: Register, editions: Sequence[Edition]) -> EditionsPage:
    """Every edition of a register."""
    open_one = any(one.number is None for one in editions)
    may = permissions.may_prepare(actor, ccg.pk)
    return EditionsPage(
        title=f"Editions of the {REGISTER_LABELS[register].lower()}",
        caption=str(ccg),
        back=reverse("kept_register", args=[ccg.pk, register]),
        rows=tuple(_edition_row(one) for one in editions),
        prepare=reverse("prepare_edition", args=[ccg.pk, register]) if may and not open_one else "",
    )


def _edition_row(one: Edition) -> tuple[object, ...]:
    called = f"Edition {one.number}" if one.number else "Being prepared"
    published = f"{day(one.published_at)}, by {one.published_name}" if one.published_at else "Not yet"
    return (
        (called, reverse("kept_edition", args=[one.pk])),
        day(one.true_on),
        counted(one.size, "entry", "entries"),
        f"{day(one.prepared_at)}, by {one.prepared_name}",
        published,
    )


@dataclass(frozen=True, slots=True)
class EditionPage:
    title: str
    caption: str
    back: str
    rows: tuple[tuple[str, str], ...]
    refusals: tuple[str, ...]
    warnings: tuple[str, ...]
    changes: ChangesTold
    tense: str
    actions: tuple[Action, ...]
    why_not: str


def edition_page(actor: Actor, edition: Edition, changes: ChangesTold, preview: Preview | None) -> EditionPage:
    """One edition; with a `preview` it is only prepared, and what stands in its way is told."""
    register = Register(edition.register)
    changed_since = preview is not None and preview.seal != edition.seal
    refusals = preview.refusals if preview else ()
    if changed_since:
        refusals = (*refusals, "The register changed since this edition was prepared. Give it up, and prepare it again.")
    verdict = permissions.may_publish(actor, edition)
    return EditionPage(
        title=str(edition),
        caption=str(edition.ccg),
        back=reverse("kept_editions", args=[edition.ccg_id, register]),
        rows=tuple(_facts(edition)),
        refusals=refusals,
        warnings=preview.warnings if preview else (),
        changes=changes,
        tense="What it would change" if preview else "What it changed",
        actions=tuple(_deeds(actor, edition, stands=bool(refusals))) if preview else (),
        why_not="" if not preview or is_offered(verdict) else getattr(verdict, "because", ""),
    )


def _facts(edition: Edition) -> Iterable[tuple[str, str]]:
    yield "True on", day(edition.true_on)
    yield "Entries", str(edition.size) if edition.size else f"Nil: the register is empty{_confirmed(edition)}"
    yield "Prepared", f"{day(edition.prepared_at)}, by {edition.prepared_name}"
    if edition.published_at:
        yield "Published", f"{day(edition.published_at)}, by {edition.published_name}"
    yield "Seal (sha256)", edition.seal


def _confirmed(edition: Edition) -> str:
    """R3.10: never an empty table, but who confirmed that it is empty, and when."""
    if edition.published_at is None:
        return ""
    return f", confirmed by {edition.published_name} on {day(edition.published_at)}"


def _deeds(actor: Actor, edition: Edition, *, stands: bool) -> Iterable[Action]:
    if not stands and is_offered(permissions.may_publish(actor, edition)):
        yield ("Publish this edition", reverse("publish_edition", args=[edition.pk]))
    if permissions.may_prepare(actor, edition.ccg_id):
        yield ("Give it up", reverse("give_up_edition", args=[edition.pk]))
