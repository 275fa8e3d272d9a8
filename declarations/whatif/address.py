"""What is tried, as the address of a page says it: to be shared, kept, and gone back to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from uuid import UUID

from committees.meetings.vocabulary import PartPlayed
from committees.organisations.facts import Key
from committees.seats.vocabulary import SeatCategory
from declarations.guidance.vocabulary import Step
from declarations.whatif.suppositions import Away, Comes, Deputised, Handled, Invited, Party, Supposition, subject_of

AWAY, COMES, NO_CONFLICT, ALL_ITEMS = "away", "comes", "none", "all"
BETWEEN = "~"  # between the parts of a guest or a party; the name stands last and may hold it
MOST = 20  # guests, and parties: past that nobody is thinking about one meeting any more
LONGEST_NAME = 200

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Tries:
    """What is tried, and the item looked at: None with `whole` is the whole agenda, without it whichever needs it most."""

    suppositions: tuple[Supposition, ...] = ()
    item: Key | None = None
    whole: bool = False
    unread: int = 0  # so many parts of the address that say nothing that could be tried

    def trying(self, *suppositions: Supposition) -> "Tries":
        """These too; of two about the same, the later holds."""
        by_subject = {subject_of(one): one for one in (*self.suppositions, *suppositions)}
        return replace(self, suppositions=tuple(by_subject.values()))

    def without(self, *suppositions: Supposition) -> "Tries":
        return replace(self, suppositions=tuple(one for one in self.suppositions if one not in suppositions))

    def at(self, item: Key | None) -> "Tries":
        """The same, looking at another item; None: at the whole agenda."""
        return replace(self, item=item, whole=item is None)

    @property
    def query(self) -> str:
        """The part of the address after its path, with the question mark; empty where nothing is tried."""
        written = urlencode([*self.looking, *pairs_of(self.suppositions)])
        return f"?{written}" if written else ""

    @property
    def looking(self) -> Pairs:
        """Which item is looked at, as a name and a value."""
        return [("item", str(self.item) if self.item else ALL_ITEMS)] if self.item or self.whole else []


def step_name(item: object, person: object) -> str:
    """The name of the question how somebody is handled on an item."""
    return f"step.{item}.{person}"


def there_name(person: object) -> str:
    """The name of the question whether somebody comes."""
    return f"there.{person}"


def pairs_of(suppositions: Iterable[Supposition]) -> Pairs:
    """Each supposition as a name and a value."""
    return [_pair(supposition) for supposition in suppositions]


def _pair(supposition: Supposition) -> tuple[str, str]:
    match supposition:
        case Handled(item, person, step):
            return step_name(item, person), step.value if step else NO_CONFLICT
        case Away(person):
            return there_name(person), AWAY
        case Comes(person):
            return there_name(person), COMES
        case Deputised(person, deputy):
            return there_name(person), str(deputy)
        case Invited(name, category, votes, person, organisation, committee):
            return "guest", _joined(category.value, "vote" if votes else None, committee, person, organisation, name)
        case Party(item, name, organisation, part_played):
            return "party", _joined(item, part_played.value if part_played else None, organisation, name)


def read(query: Mapping[str, Sequence[str]]) -> Tries:
    """What an address says; parts that cannot be read are counted, empty ones say nothing."""
    tries = Tries(whole=ALL_ITEMS in query.get("item", ()))
    for name, values in query.items():
        for value in filter(None, values):
            tries = _read(tries, name, value)
    return tries


def _read(tries: Tries, name: str, value: str) -> Tries:
    if (name, value) == ("item", ALL_ITEMS):
        return tries
    try:
        if name == "item":
            return replace(tries, item=UUID(value))
        said = _said(name, value.replace("\x00", ""))
    except ValueError:
        return replace(tries, unread=tries.unread + 1)
    if said is None:
        return tries
    if sum(type(one) is type(said) for one in tries.suppositions) >= MOST and isinstance(said, Invited | Party):
        return replace(tries, unread=tries.unread + 1)
    return tries.trying(said)


def _said(name: str, value: str) -> Supposition | None:
    """One supposition; None for what belongs to something else on the page. Raises ValueError for what says nothing."""
    match name.split("."):
        case ["step", item, person]:
            return Handled(UUID(item), UUID(person), None if value == NO_CONFLICT else Step(value))
        case ["there", person]:
            return _there(UUID(person), value)
        case ["guest"]:
            category, votes, committee, person, organisation, called = _parted(value, 6)
            return Invited(called, SeatCategory(category), bool(votes), _key(person), _key(organisation), _key(committee))
        case ["party"]:
            item, played, organisation, called = _parted(value, 4)
            return Party(UUID(item), called, _key(organisation), PartPlayed(played) if played else None)
        case _:
            return None


def _there(person: UUID, value: str) -> Supposition:
    match value:
        case "away":
            return Away(person)
        case "comes":
            return Comes(person)
        case deputy:
            return Deputised(person, UUID(deputy))


def _joined(*parts: object) -> str:
    return BETWEEN.join("" if part is None else str(part) for part in parts)


def _parted(value: str, number: int) -> list[str]:
    """The parts, the last of which is a name. Raises ValueError when there are fewer, or nobody is named."""
    *parts, called = value.split(BETWEEN, number - 1)
    if len(parts) != number - 1 or not called.strip():
        raise ValueError(value)
    return [*parts, called.strip()[:LONGEST_NAME].strip()]


def _key(text: str) -> UUID | None:
    return UUID(text) if text else None
