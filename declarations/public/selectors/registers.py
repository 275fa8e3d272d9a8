"""What the public is told: the published editions of a CCG's registers, and nothing that is kept."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from committees.organisations.models import Organisation
from declarations.registers.filters import Filters
from declarations.registers.masks import WITHHELD
from declarations.registers.models import Edition
from declarations.registers.selectors import editions
from declarations.registers.selectors.editions import Cells
from declarations.registers.vocabulary import Register

PAGE = 50  # entries on a page


@dataclass(frozen=True, slots=True)
class Reading:
    """A page of one edition; `latest` is the one in force now, `followed_by` the next one where it is not."""

    edition: Edition
    latest: Edition
    followed_by: Edition | None
    filters: Filters
    found: int
    page: int
    rows: tuple[Cells, ...]
    confirmed_by: str
    nil: tuple[str, ...]

    @property
    def pages(self) -> int:
        return pages_of(self.found)


def pages_of(found: int) -> int:
    """How many pages so many entries fill; one even where there are none."""
    return max(1, -(-found // PAGE))


def ccg_for(code: str) -> Organisation:
    """The CCG of this code that has published a register. Raises Http404, alike for one that is not known."""
    ccg = editions.published_ccgs().filter(ods_code__iexact=code).first()
    if ccg is None:
        raise Http404("No CCG of that code publishes registers here.")
    return ccg


def register_named(word: str) -> Register:
    """The register of that name. Raises Http404."""
    try:
        return Register(word)
    except ValueError:
        raise Http404("There is no such register.") from None


def latest_of(ccg: Organisation) -> dict[Register, Edition]:
    """The latest edition of each register that was ever published; a query for each kind of register."""
    found = {register: editions.published(ccg, register).first() for register in Register}
    return {register: edition for register, edition in found.items() if edition is not None}


def latest(ccg: Organisation, register: Register) -> Edition:
    """The edition in force now. Raises Http404 where none was ever published."""
    edition = editions.published(ccg, register).first()
    if edition is None:
        raise Http404("This register has not been published yet.")
    return edition


def in_force_on(ccg: Organisation, register: Register, on: date) -> Edition | None:
    """The edition that the public could read on a day; None where there was none yet."""
    return editions.edition_on(ccg, register, on)


def reading(edition: Edition, filters: Filters, *, found: int, page: int) -> Reading:
    """One page of what is asked for, of the `found` entries there are; the same queries whatever there is."""
    register = Register(edition.register)
    several = editions.published(edition.ccg, register)
    after = several.filter(number__gt=edition.number).order_by("number").first()
    return Reading(
        edition=edition,
        latest=edition if after is None else several[0],
        followed_by=after,
        filters=filters,
        found=found,
        page=page,
        rows=tuple(editions.rows_of(edition, filters, start=(page - 1) * PAGE, size=PAGE)),
        confirmed_by=confirmed_by(edition),
        nil=editions.nil_returns(edition),
    )


def confirmed_by(edition: Edition) -> str:
    """Who published it; of somebody whose name is withheld, only what they are."""
    name = editions.publisher_of(edition)
    return "an officer of the CCG" if name in ("", WITHHELD) else name


def trail(ccg: Organisation, register: Register, key: UUID) -> list[tuple[Edition, Cells]]:
    """An entry in each edition in which it stands, the latest first. Raises Http404."""
    return editions.trail(ccg, register, key)
