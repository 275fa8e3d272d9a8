"""What an export is made of, and the files that somebody asked for."""

from hashlib import sha256
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.sheets.sheet import Sheet
from committees.organisations.models import Organisation
from declarations.exports.facts import Wanted
from declarations.exports.models import Export
from declarations.exports.vocabulary import State
from declarations.registers.selectors.editions import edition, published_ccgs, published_sheet
from declarations.registers.selectors.rows import sheet_of
from declarations.registers.selectors.withheld import mask_of
from declarations.registers.vocabulary import Register


def ccg_coded(code: str) -> Organisation:
    """The CCG of that code, if it has published a register. Raises Http404."""
    found = published_ccgs().filter(ods_code__iexact=code).first() if code else None
    if found is None:
        raise Http404("There is no such CCG, or it has published nothing.")
    return found


def register_named(name: str) -> Register:
    """Raises Http404."""
    try:
        return Register(name)
    except ValueError as error:
        raise Http404("There is no such register.") from error


def sheet_for(actor: Actor, ccg: Organisation, wanted: Wanted) -> Sheet:
    """What the file will hold, read while it is written. Raises NotAllowed, and Http404 for an edition that is not."""
    if wanted.edition is not None:
        return published_sheet(edition(ccg, wanted.register, wanted.edition), wanted.filters)
    return sheet_of(actor, ccg=ccg, register=wanted.register, moment=wanted.moment, filters=wanted.filters)


def exports_of(actor: Actor) -> QuerySet[Export]:
    """The files that the actor asked for, the latest first."""
    return Export.objects.visible_to(actor).select_related("ccg")


def export_for(actor: Actor, pk: UUID) -> Export:
    """Raises Http404 for one of somebody else's, and for none."""
    found = exports_of(actor).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such file.")
    return found


def is_open(pk: UUID) -> bool:
    """Whether the file is still wanted."""
    return Export.objects.filter(pk=pk, state=State.ASKED).exists()


def fingerprint_of_mask(ccg: Organisation) -> str:
    """Other whenever something else is withheld."""
    mask = mask_of(ccg)
    told = (sorted(map(str, mask.people)), sorted(map(str, mask.entries)), sorted(mask.names))
    return sha256(repr(told).encode()).hexdigest()


def is_out_of_date(export: Export) -> bool:
    """Whether something else is withheld now than when the file was made."""
    return export.masked != fingerprint_of_mask(export.ccg)


def place_of(export: Export) -> Path:
    """Where the file lies; its name on the disk tells nothing."""
    folder = Path(settings.EXPORTS)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / str(export.pk)


def rows_so_far(export: Export) -> int | None:
    """How many rows are written; None: nobody has begun."""
    try:
        return int(place_of(export).with_suffix(".rows").read_text() or 0)
    except (FileNotFoundError, ValueError):
        return None
