"""An edition is prepared by one person, published by another, and never altered afterwards; or given up."""

from collections.abc import Iterable
from datetime import date
from itertools import islice
from uuid import UUID

from django.db import IntegrityError

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from declarations.gifts.selectors import nil_for_register
from declarations.registers import permissions
from declarations.registers.columns import places
from declarations.registers.facts import Frozen
from declarations.registers.filters import BY_COLUMN, in_words, sought
from declarations.registers.models import Edition, Entry
from declarations.registers.selectors.editions import digests_of, published
from declarations.registers.selectors.preview import Preview, prepared, preview
from declarations.registers.vocabulary import Register, WhyItLeft

AT_ONCE = 1000  # entries in one statement
BEING_PREPARED = "An edition of this register is being prepared already. Publish it or give it up first."


def prepare(
    ccg: Organisation, *, register: Register, true_on: date, by: Actor, because: str = "", once: UUID | None = None
) -> Edition:
    """Make ready an edition that tells what is true on a day, for another officer to publish. Raises NotAllowed, CannotBeDone."""
    permissions.may_prepare(by, ccg.pk).enforce()
    if by.on is not None and true_on > by.on:
        raise CannotBeDone(f"{day(true_on)} has not come yet. An edition tells what is true today or was.", field="true_on")
    last = published(ccg, register).first()
    if last is not None and true_on < last.true_on:
        raise CannotBeDone(
            f"Edition {last.number} is true on {day(last.true_on)}. The next one is not older.", field="true_on"
        )
    if prepared(ccg, register) is not None:
        raise CannotBeDone(BEING_PREPARED)
    found = preview(ccg, register, on=true_on)
    try:
        with audit.deed("edition.prepared", by=by, because=because.strip(), once=once) as deed:
            edition = Edition(
                ccg=ccg, register=register, true_on=true_on, seal=found.seal, size=len(found.entries),
                prepared_by_id=by.user_id, prepared_name=by.name, prepared_at=deed.at,
            )  # fmt: skip
            edition.save()
            return edition
    except IntegrityError as race:
        raise CannotBeDone(BEING_PREPARED) from race


def publish(edition: Edition, *, version: int, by: Actor, because: str = "", once: UUID | None = None) -> Edition:
    """Publish what another person prepared, if it still is what they prepared; a checkpoint of the log is signed for it.

    Raises NotAllowed; CannotBeDone while a question stands, and where the register changed since it was prepared.
    """
    permissions.may_publish(by, edition).enforce()
    with audit.deed("edition.published", by=by, because=because.strip(), once=once) as deed:
        Organisation.objects.select_for_update().get(pk=edition.ccg_id)  # one edition of a CCG at a time is numbered
        current = audit.held(edition)
        audit.must_be_as_read(current, version)
        _is_prepared(current)
        register = Register(current.register)
        found = preview(current.ccg, register, on=current.true_on)
        _is_ready(current, found)
        last = published(current.ccg, register).first()
        current.number = last.number + 1 if last and last.number else 1
        current.published_by_id, current.published_name, current.published_at = by.user_id, by.name, deed.at
        current.left, current.nil = _left(last, found), _nil(current)
        current.save()
        _write(current, found.entries)
    return current


def give_up(edition: Edition, *, version: int, by: Actor, because: str, once: UUID | None = None) -> Edition:
    """Drop an edition that is only prepared. Raises NotAllowed, CannotBeDone."""
    permissions.may_prepare(by, edition.ccg_id).enforce()
    with audit.deed("edition.given_up", by=by, because=because.strip(), once=once) as deed:
        current = audit.held(edition)
        audit.must_be_as_read(current, version)
        _is_prepared(current)
        current.dropped_at = deed.at
        current.save()
    return current


def _is_prepared(edition: Edition) -> None:
    if edition.published_at is not None:
        raise CannotBeDone(f"Edition {edition.number} is published already.")
    if edition.dropped_at is not None:
        raise CannotBeDone("This edition was given up. Prepare another.")


def _is_ready(edition: Edition, found: Preview) -> None:
    if found.refusals:
        raise CannotBeDone(" ".join(found.refusals))
    if found.seal != edition.seal:
        raise CannotBeDone("The register changed since this edition was prepared. Give it up, and prepare it again.")


def _left(last: Edition | None, found: Preview) -> dict[str, WhyItLeft]:
    now = {entry.key for entry in found.entries}
    gone = digests_of(last).keys() - now if last else ()
    return {str(key): found.gone.get(key, WhyItLeft.DECLARED_OTHERWISE) for key in sorted(gone)}


def _nil(edition: Edition) -> list[tuple[str, str, str, str]] | None:
    """The nil returns that stand on the day of the edition (R3.10); registers other than that of gifts have none."""
    if Register(edition.register) is not Register.GIFTS:
        return None
    said = nil_for_register(edition.ccg, on=edition.true_on)
    return [(str(one.since), str(one.until), one.by_name, str(one.on)) for one in said]


def _write(edition: Edition, entries: Iterable[Frozen]) -> None:
    rows = iter([_entry(edition, place, entry) for place, entry in enumerate(entries, start=1)])
    while some := list(islice(rows, AT_ONCE)):
        Entry.objects.bulk_create(some)


def _entry(edition: Edition, place: int, entry: Frozen) -> Entry:
    at = places(Register(edition.register))
    columns = {name: in_words(str(entry.cells[at[name]] or "")) for name in BY_COLUMN if name in at}
    return Entry(
        edition=edition, place=place, key=entry.key, person=entry.person, digest=entry.digest, cells=entry.cells,
        sought=sought(entry.cells), **columns,
    )  # fmt: skip
