"""Runs and their packs: which there are, which pack is whose, and whether it may still be opened."""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404

from coi_register.accounts.actors import Actor
from committees.meetings.models import Meeting
from committees.meetings.selectors import meeting_for
from declarations.packs.facts import Left, Numbered
from declarations.packs.models import Pack, PackRun
from declarations.packs.selectors.table import Table, table_of
from declarations.packs.vocabulary import State


def runs_of(meeting: Meeting) -> list[PackRun]:
    """Every run, the latest first."""
    return [*PackRun.objects.filter(meeting=meeting).prefetch_related("packs").order_by("-number")]


def run_for(actor: Actor, pk: UUID) -> PackRun:
    """A run with its meeting in hand. Raises Http404."""
    run = PackRun.objects.visible_to(actor).filter(pk=pk).first()
    if run is None:
        raise Http404("There are no such packs.")
    run.meeting = meeting_for(actor, run.meeting_id)
    return run


def open_run(meeting: Meeting) -> PackRun | None:
    """The run whose packs are being made."""
    return PackRun.objects.filter(meeting=meeting, state=State.ASKED).first()


def last_run(meeting: Meeting) -> PackRun | None:
    """The last run, whatever became of it."""
    return PackRun.objects.filter(meeting=meeting).order_by("-number").first()


def last_made(meeting: Meeting, *, before: int | None = None) -> PackRun | None:
    """The last run whose packs are all made; or the last of those before a number."""
    made = PackRun.objects.filter(meeting=meeting, state=State.MADE)
    return (made if before is None else made.filter(number__lt=before)).order_by("-number").first()


def numbering_of(run: PackRun) -> tuple[Numbered, ...]:
    """The papers of a run, as it numbered them."""
    return tuple(Numbered.read(one) for one in run.numbering)


def pack_of(actor: Actor, table: Table, run: PackRun, left: Left) -> Pack | None:
    """The pack of a run that is the actor's: the one made for them, if it still holds nothing that is kept from them now.

    For whoever holds no seat it is the fullest of those that they may open.
    """
    open_to_them = [pack for pack in run.packs.all() if is_open_to(left, pack, table)]
    own = [pack for pack in open_to_them if actor.person and str(actor.person) in pack.people]
    if own or (actor.person and any(str(actor.person) in pack.people for pack in run.packs.all())):
        return own[0] if own else None
    return max(open_to_them, key=lambda pack: pack.pages, default=None)


def is_open_to(left: Left, pack: Pack, table: Table) -> bool:
    """Whether a pack holds nothing that is kept from somebody now; none is open while an item of it is off the agenda."""
    agenda = frozenset(pack.run.items)
    if agenda - {str(item.pk) for item in table.items}:
        return False
    if agenda & left.unnamed - frozenset(pack.unnamed):
        return False
    return not any(left.has(paper) for paper in held_by(pack))


def held_by(pack: Pack) -> list[Numbered]:
    """The papers that a pack holds."""
    return [one for one in numbering_of(pack.run) if one.version in pack.versions]


def pack_for(actor: Actor, pk: UUID) -> tuple[Pack, Table]:
    """A pack that the actor may open now. Raises Http404: the answer is alike for one that never was."""
    meetings = Meeting.objects.visible_to(actor)
    pack = Pack.objects.filter(pk=pk, run__state=State.MADE, run__meeting__in=meetings).select_related("run").first()
    if pack is not None:
        table = table_of(meeting_for(actor, pack.run.meeting_id))
        if is_open_to(table.left_by(actor), pack, table):
            return pack, table
    raise Http404("There is no such pack.")


def kept_files() -> Iterator[tuple[str, int, str]]:
    """Name, size and hash of the file of every pack, whoever reads it: for the backup."""
    yield from Pack.objects.values_list("file", "size", "sha256").iterator()
