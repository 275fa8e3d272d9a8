"""The packs of a meeting are asked for; the numbering of the papers is fixed at that moment."""

from contextlib import suppress
from uuid import UUID

from django.db import IntegrityError

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Meeting
from committees.meetings.selectors import convened
from declarations.evidence.models import Issue
from declarations.packs import permissions
from declarations.packs.models import PackRun
from declarations.packs.selectors import Table, last_run, table_of

_MEANWHILE = (
    "Somebody asked for the packs while you were looking. Nothing of yours was saved. Look at what they asked for first."
)


def ask(meeting: Meeting, *, by: Actor, because: str = "", follows: UUID | None = None, once: UUID | None = None) -> PackRun:
    """Note that the packs of a planned meeting are to be made; `follows` is the last run that whoever asks had before them.

    Raises NotAllowed, and CannotBeDone for a meeting that is over or has no paper, for a later run without a reason, and while
    another run is being made.
    """
    permissions.may_make_packs(by, meeting).enforce()
    try:
        with audit.deed("packs.asked", by=by, because=because.strip(), once=once) as deed:
            Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
            before = PackRun.objects.filter(meeting=meeting).order_by("-number").first()
            table = _to_be_packed(meeting)
            _must_follow(before, follows, because)
            run = PackRun(
                meeting=meeting,
                number=before.number + 1 if before else 1,
                because=deed.because,
                asked_by_id=by.user_id,
                by_name=by.name,
                asked_at=deed.at,
                items=[str(item.pk) for item in table.items],
                numbering=[one.told() for one in table.numbering],
            )
            run.save()
            return run
    except IntegrityError as race:  # the database lets one run of a meeting be open, and numbers them in order
        raise CannotBeDone(_MEANWHILE) from race


def ask_as_issued(issue: Issue, by: Actor) -> None:
    """Ask for the packs in the deed that issues the papers; where there is nothing to pack, the papers are issued all the same."""
    meeting = convened(issue.meeting_id)
    if meeting is None or not permissions.may_make_packs(by, meeting):
        return
    before = last_run(meeting)
    with suppress(CannotBeDone):  # no paper yet, or a run that is still being made: said by `make_as_issued`
        ask(meeting, by=by, because=issue.because or "The papers were issued.", follows=before.pk if before else None)


def _to_be_packed(meeting: Meeting) -> Table:
    match Meeting.State(meeting.state):
        case Meeting.State.PLANNED:
            pass
        case Meeting.State.HELD:
            raise CannotBeDone("The meeting was held. Packs are made before it.")
        case Meeting.State.CANCELLED:
            raise CannotBeDone("The meeting is cancelled. There is nothing to make packs for.")
    table = table_of(meeting)
    if not table.items:
        raise CannotBeDone("The agenda is empty. Add an item to it before you make the packs.")
    if not table.numbering:
        raise CannotBeDone("No item has a paper that may be read yet. Add a paper before you make the packs.")
    return table


def _must_follow(before: PackRun | None, follows: UUID | None, because: str) -> None:
    if before is not None and before.is_open:
        raise CannotBeDone("The packs of this meeting are being made. Wait until they are, then make them again.")
    if (before.pk if before else None) != follows:
        raise CannotBeDone(_MEANWHILE)
    if before is not None and not because.strip():
        raise CannotBeDone("Say why the packs are made again.", field="because")
