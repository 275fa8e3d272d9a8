"""One entry for good: all its columns, the editions in which it stands, and whether it still does."""

from collections.abc import Sequence
from dataclasses import dataclass

from coi_register.nhsuk.words import day
from committees.organisations.models import Organisation
from declarations.public.presenters.edition import SHOWN, remarks
from declarations.public.presenters.words import edition_says, to, words_of
from declarations.registers.columns import PUBLIC, places
from declarations.registers.models import Edition
from declarations.registers.selectors.editions import Cells
from declarations.registers.vocabulary import REGISTER_LABELS, Register


@dataclass(frozen=True, slots=True)
class EntryPage:
    title: str
    caption: str
    back: tuple[str, str]
    gone: str  # that it stands in the register no longer; empty where it does
    remarks: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    editions: tuple[tuple[str, str], ...]


def entry_page(
    ccg: Organisation, register: Register, found: Sequence[tuple[Edition, Cells]], *, latest: Edition
) -> EntryPage:
    """As it stands in the last edition that holds it."""
    edition, cells = found[0]
    columns = PUBLIC[register][1:-1]  # its key is its address, and what is withheld is a remark
    return EntryPage(
        title=words_of(cells[places(register)[SHOWN[register][0]]]) or "Entry",
        caption=f"{REGISTER_LABELS[register]}, {ccg}",
        back=(REGISTER_LABELS[register], to("public_register", ccg, register)),
        gone=_gone(edition, latest),
        remarks=remarks(register, cells),
        rows=tuple(
            (column.heading, words_of(cell)) for column, cell in zip(columns, cells[1:-1], strict=True) if words_of(cell)
        ),
        editions=tuple((edition_says(one), to("public_edition", ccg, register, one.number)) for one, _ in found),
    )


def _gone(edition: Edition, latest: Edition) -> str:
    if edition.number == latest.number:
        return ""
    return (
        f"This entry is no longer on the register. It last stood in edition {edition.number}, "
        f"published on {day(edition.published_at)}; the latest is edition {latest.number}."
    )
