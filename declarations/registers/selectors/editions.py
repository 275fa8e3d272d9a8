"""What was published: editions, their entries and what changed between them, with what is withheld now left out of all.

Whatever a public page, file or answer tells of a register is read here, and nowhere else.
"""

import heapq
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from functools import partial
from itertools import chain, islice, tee
from operator import itemgetter
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import Http404

from coi_register.nhsuk.words import day
from coi_register.sheets.sheet import Sheet
from committees.organisations.models import Organisation
from declarations.registers.changed import Cells as Cells
from declarations.registers.changed import Changed as Changed
from declarations.registers.changed import Changes as Changes
from declarations.registers.changed import changes
from declarations.registers.columns import PUBLIC, places
from declarations.registers.filters import BY_COLUMN, EVERYTHING, EXACTLY, Filters, in_words
from declarations.registers.freezing import all_thawed, thawed
from declarations.registers.masks import Mask
from declarations.registers.models import Edition, Entry
from declarations.registers.selectors.copying import copied
from declarations.registers.selectors.rows import name_of
from declarations.registers.selectors.withheld import mask_of
from declarations.registers.vocabulary import REGISTER_LABELS, Register


def published_ccgs() -> QuerySet[Organisation, Organisation]:
    """The CCGs that have published a register, by name."""
    return Organisation.objects.filter(editions__published_at__isnull=False).distinct().order_by("name")


def published(ccg: Organisation, register: Register) -> QuerySet[Edition, Edition]:
    """The published editions of a register, the latest first."""
    rows = Edition.objects.filter(ccg=ccg, register=register, published_at__isnull=False)
    return rows.select_related("ccg").order_by("-number")


def edition(ccg: Organisation, register: Register, number: int) -> Edition:
    """The edition of that number. Raises Http404, also for one that is only being prepared."""
    found = published(ccg, register).filter(number=number).first()
    if found is None:
        raise Http404("There is no such edition.")
    return found


def edition_on(ccg: Organisation, register: Register, on: date) -> Edition | None:
    """The edition that stood on a day: the last published by the end of it."""
    return published(ccg, register).filter(published_at__date__lte=on).first()


def publisher_of(edition: Edition) -> str:
    """Who published an edition, and so confirmed it where it is empty (R3.10); not where that name is withheld."""
    return mask_of(edition.ccg).over_words(edition.published_name)


def nil_returns(edition: Edition) -> tuple[str, ...]:
    """The times of which somebody confirmed that nothing was offered, the latest first; without a name that is withheld now."""
    mask = mask_of(edition.ccg)
    return tuple(
        f"No offers from {day(date.fromisoformat(since))} until {day(date.fromisoformat(until))}, "
        f"confirmed by {mask.over_words(name)} on {day(date.fromisoformat(on))}."
        for since, until, name, on in edition.nil or ()
    )


def published_sheet(edition: Edition, filters: Filters = EVERYTHING) -> Sheet:
    """An edition as a sheet; the rows are read while they are asked for."""
    register, mask = Register(edition.register), mask_of(edition.ccg)
    return Sheet(
        name=name_of(edition.ccg, register, f"edition-{edition.number}"),
        title=f"{REGISTER_LABELS[register]}, {edition.ccg}, edition {edition.number}",
        notes=(f"True on {day(edition.true_on)}.", f"Published on {day(edition.published_at)}.", *nil_returns(edition)),
        columns=PUBLIC[register],
        rows=(cells for _, cells in _read(edition, filters, mask)),
        copy=None if mask else copied(_asked_for(edition, filters), PUBLIC[register]),
    )


def rows_of(edition: Edition, filters: Filters = EVERYTHING, *, start: int = 0, size: int | None = None) -> list[Cells]:
    """A page of the entries of an edition; None of a `size`: all from `start` on."""
    mask = mask_of(edition.ccg)
    if mask:
        merged = (cells for _, cells in _read(edition, filters, mask))
        return list(islice(merged, start, None if size is None else start + size))
    found = _asked_for(edition, filters).order_by("place").values_list("cells", flat=True)
    page = found[start:] if size is None else found[start : start + size]
    return [thawed(cells, PUBLIC[Register(edition.register)]) for cells in page]


def count_of(edition: Edition, filters: Filters = EVERYTHING) -> int:
    """How many entries of an edition are asked for."""
    mask = mask_of(edition.ccg)
    plain = _asked_for(edition, filters)
    if not mask:
        return plain.count()
    return plain.exclude(_touched(mask)).count() + sum(1 for _ in _masked(edition, filters, mask))


def trail(ccg: Organisation, register: Register, key: UUID) -> list[tuple[Edition, Cells]]:
    """The entry in each edition in which it stands, the latest first. Raises Http404 where it stands in none."""
    mask = mask_of(ccg)
    rows = Entry.objects.filter(
        key=key, edition__ccg=ccg, edition__register=register, edition__published_at__isnull=False
    ).select_related("edition")
    found = [(row.edition, _over(row, register, mask)) for row in rows.order_by("-edition__number")]
    if not found:
        raise Http404("There is no such entry.")
    return found


def changes_of(edition: Edition) -> Changes:
    """What changed against the last edition; of the first, everything came."""
    before = published(edition.ccg, Register(edition.register)).filter(number__lt=edition.number).first()
    return changes(
        PUBLIC[Register(edition.register)],
        then=digests_of(before) if before else {},
        now=digests_of(edition),
        were=partial(entries_of, before) if before else no_entries,
        shown=partial(entries_of, edition),
        why=edition.left,
    )


def no_entries(keys: AbstractSet[UUID]) -> dict[UUID, Cells]:
    """The entries of the edition before the first."""
    return {}


def digests_of(edition: Edition) -> dict[UUID, str]:
    """The digest of each entry of an edition: equal where the entry was published the same."""
    return dict(Entry.objects.filter(edition=edition).values_list("key", "digest"))


def entries_of(edition: Edition, keys: AbstractSet[UUID]) -> dict[UUID, Cells]:
    """These entries of an edition, in their order; whose name is withheld comes last."""
    register, mask = Register(edition.register), mask_of(edition.ccg)
    rows = Entry.objects.filter(edition=edition, key__in=keys)
    return {row.key: _over(row, register, mask) for row in sorted(rows, key=lambda row: _in_order(row, mask))}


def _in_order(row: Entry, mask: Mask) -> tuple[bool, int, str]:
    hidden = mask.hides_who(row.person)
    return (hidden, 0 if hidden else row.place, str(row.key))


def _read(edition: Edition, filters: Filters, mask: Mask) -> Iterator[tuple[int, Cells]]:
    """The place and the cells of each entry asked for; whose name is withheld comes last."""
    register, asked = Register(edition.register), _asked_for(edition, filters)
    if not mask:
        return _placed(asked, register)
    masked = list(_masked(edition, filters, mask))
    named = [(row.place, cells) for row, cells in masked if not mask.hides_who(row.person)]
    nameless = [(row.place, cells) for row, cells in masked if mask.hides_who(row.person)]
    in_their_places = heapq.merge(_placed(asked.exclude(_touched(mask)), register), named, key=itemgetter(0))
    return chain(in_their_places, sorted(nameless, key=lambda one: str(one[1][0])))


def _placed(rows: QuerySet[Entry, Entry], register: Register) -> Iterator[tuple[int, Cells]]:
    """The rows as they were frozen, in their order."""
    told = rows.order_by("place").annotate(told=Cast("cells", TextField())).values_list("place", "told")
    placed, telling = tee(told.iterator(chunk_size=2000))
    return zip((place for place, _ in placed), all_thawed((cells for _, cells in telling), PUBLIC[register]), strict=True)


def _masked(edition: Edition, filters: Filters, mask: Mask) -> Iterator[tuple[Entry, Cells]]:
    """The entries that something is withheld of, as they may be read, where that is asked for: they are few."""
    register = Register(edition.register)
    for row in Entry.objects.filter(_touched(mask), edition=edition).order_by("place"):
        cells = _over(row, register, mask)
        if filters.keeps(cells, places(register)):
            yield row, cells


def _over(row: Entry, register: Register, mask: Mask) -> Cells:
    cells = thawed(row.cells, PUBLIC[register])
    return mask.over(register, row.key, row.person, cells) if mask else cells


def _touched(mask: Mask) -> Q:
    found = Q(person__in=mask.people) | Q(key__in=mask.entries)
    for name in mask.names:
        found |= Q(sought__contains=in_words(name))
    return found


def _asked_for(edition: Edition, filters: Filters) -> QuerySet[Entry, Entry]:
    at = places(Register(edition.register))
    found = Entry.objects.filter(edition=edition)
    for name in BY_COLUMN:
        if name in at and (wanted := filters.by_column.get(name)):
            found = found.filter(**{name if name in EXACTLY else f"{name}__contains": wanted})
    for word in filters.words:
        found = found.filter(sought__contains=word)
    return found
