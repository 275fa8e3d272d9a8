"""What the next edition of a register would hold, what stands in its way, and what one should look at first."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from coi_register.nhsuk.words import counted
from committees.organisations.models import Organisation
from declarations.registers.changed import Cells, Changes, changes
from declarations.registers.columns import PUBLIC, places
from declarations.registers.facts import Frozen, Line
from declarations.registers.freezing import frozen, sealed, thawed
from declarations.registers.masks import Mask
from declarations.registers.models import Edition
from declarations.registers.moment import Moment
from declarations.registers.selectors.editions import digests_of, entries_of, no_entries, published
from declarations.registers.selectors.lines import lines
from declarations.registers.selectors.withheld import decided_about, mask_of, undecided
from declarations.registers.vocabulary import KEEPING_LABELS, Keeping, Register, WhyItLeft

OVER = (KEEPING_LABELS[Keeping.PRIVATE], KEEPING_LABELS[Keeping.DISPOSABLE])


@dataclass(frozen=True, slots=True)
class Preview:
    """The entries as they would be published, in their order; `refusals` stand in the way, `warnings` do not.

    `gone`: why an entry that is kept is not among them.
    """

    entries: tuple[Frozen, ...]
    seal: str
    refusals: tuple[str, ...]
    warnings: tuple[str, ...]
    gone: Mapping[UUID, WhyItLeft]


def preview(ccg: Organisation, register: Register, *, on: date) -> Preview:
    """What would be published of a register that is true on a day."""
    mask = mask_of(ccg)
    kept = list(lines(ccg, register, Moment(on)))
    public = sorted((line for line in kept if line.public), key=lambda line: _nameless_last(line, mask))
    entries = tuple(frozen(line, register, mask) for line in public)
    return Preview(
        entries=entries,
        seal=sealed(entries),
        refusals=tuple(_refusals(ccg, public)),
        warnings=tuple(_warnings(public, register)),
        gone={line.key: _why(line) for line in kept if not line.public},
    )


def _nameless_last(line: Line, mask: Mask) -> tuple[bool, str]:
    """Whose name is withheld does not stand where the name would put it; the others keep their order."""
    hidden = mask.hides_who(line.person)
    return (hidden, str(line.key) if hidden else "")


def _why(line: Line) -> WhyItLeft:
    return WhyItLeft.ENDED if line.kept[1] in OVER else WhyItLeft.NO_LONGER_DECIDES


def _refusals(ccg: Organisation, public: list[Line]) -> Iterator[str]:
    """Undecided means withheld, and an edition is for good: so it waits for the Guardian."""
    if waiting := undecided(ccg):
        verb = "waits" if waiting == 1 else "wait"
        yield f"{counted(waiting, 'request')[:1].upper()}{counted(waiting, 'request')[1:]} to withhold {verb} for the Guardian."
    against = [line for line in public if not line.publish]
    decided = decided_about(ccg) if against else frozenset()
    if asked := sum(1 for line in against if not {line.key, line.person} & decided):
        yield (
            f"Consent to publish was not given for {counted(asked, 'entry', 'entries')}. "
            "Ask the Guardian to decide about each: that is a request to withhold."
        )


def _warnings(public: list[Line], register: Register) -> Iterator[str]:
    if unmatched := sum(1 for line in public if not line.matched):
        verb = "is" if unmatched == 1 else "are"
        yield (
            f"{counted(unmatched, 'entry', 'entries').capitalize()} {verb} matched to no organisation: nobody can search for it."
        )
    if register is Register.INTERESTS:
        at = places(register)["nature"]
        if silent := sum(1 for line in public if line.cells[at] == "No declaration made."):
            has = "has" if silent == 1 else "have"
            yield f"{counted(silent, 'person', 'people').capitalize()} on the register {has} made no declaration."


def changes_to(ccg: Organisation, register: Register, found: Preview) -> Changes:
    """What the previewed edition would make of the last published one."""
    last = published(ccg, register).first()
    columns = PUBLIC[register]

    def shown(keys: AbstractSet[UUID]) -> dict[UUID, Cells]:
        return {entry.key: thawed(entry.cells, columns) for entry in found.entries if entry.key in keys}

    return changes(
        columns,
        then=digests_of(last) if last else {},
        now={entry.key: entry.digest for entry in found.entries},
        were=partial(entries_of, last) if last else no_entries,
        shown=shown,
        why={str(key): why for key, why in found.gone.items()},
    )


def prepared(ccg: Organisation, register: Register) -> Edition | None:
    """The edition that is being prepared now; None: nobody prepares one."""
    return Edition.objects.filter(ccg=ccg, register=register, published_at=None, dropped_at=None).first()
