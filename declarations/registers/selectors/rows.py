"""A register on any day as a sheet, for those signed in."""

from collections.abc import Iterator
from dataclasses import replace

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import day
from coi_register.nhsuk.words import moment as in_words
from coi_register.sheets.sheet import Cell, Sheet
from committees.organisations.models import Organisation
from declarations.registers import permissions
from declarations.registers.columns import KEPT, PUBLIC, places
from declarations.registers.facts import Line
from declarations.registers.filters import EVERYTHING, Filters
from declarations.registers.masks import NOTHING_WITHHELD, Mask
from declarations.registers.moment import Moment
from declarations.registers.selectors.lines import lines
from declarations.registers.selectors.withheld import mask_of
from declarations.registers.vocabulary import REGISTER_LABELS, Register


def sheet_of(
    actor: Actor,
    *,
    ccg: Organisation,
    register: Register,
    moment: Moment,
    filters: Filters = EVERYTHING,
    whole: bool = False,
) -> Sheet:
    """The register on a day, as its keepers read it; what is withheld is left out unless the `whole` is asked for.

    Raises NotAllowed, and SignInAgain where the whole asks for it.
    """
    permissions.may_read_register(actor, ccg.pk).enforce()
    if whole:
        permissions.may_read_whole(actor, ccg.pk).enforce()
    if not permissions.may_read_kept_entries(actor, ccg.pk):  # a secretary reads for the meeting what anybody may read
        filters = replace(filters, public_only=True)
    mask = NOTHING_WITHHELD if whole else mask_of(ccg)
    return Sheet(
        name=name_of(ccg, register, f"{moment.true_on:%Y-%m-%d}"),
        title=f"{REGISTER_LABELS[register]}, {ccg}",
        notes=_notes(moment, filters),
        columns=PUBLIC[register] + KEPT,
        rows=_rows(lines(ccg, register, moment), register, mask, filters),
    )


def name_of(ccg: Organisation, register: Register, which: str) -> str:
    """The name of a file: of codes and dates, and of nobody."""
    return f"{(ccg.ods_code or 'ccg').lower()}-{register}-{which}"


def _notes(moment: Moment, filters: Filters) -> tuple[str, ...]:
    known = "As it is known now." if moment.known_at is None else f"As it was known by {in_words(moment.known_at)}."
    asked = [value for value in (filters.text, *filters.by_column.values()) if value]
    return (f"True on {day(moment.true_on)}.", known, *([f"Only entries with: {', '.join(asked)}."] if asked else []))


def _rows(found: Iterator[Line], register: Register, mask: Mask, filters: Filters) -> Iterator[tuple[Cell, ...]]:
    """Each entry as it may be read; whose name is withheld stands at the end, not where the name would put it."""
    nameless: list[tuple[Cell, ...]] = []
    for line in found:
        if filters.public_only and not line.public:
            continue
        cells = mask.over(register, line.key, line.person, line.cells) if mask else line.cells
        if not filters.keeps(cells, places(register)):
            continue
        if mask.hides_who(line.person):
            nameless.append((*cells, *line.kept))
        else:
            yield (*cells, *line.kept)
    yield from sorted(nameless, key=lambda row: str(row[0]))
