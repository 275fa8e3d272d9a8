"""The items of one meeting as the engine reads them: what each concern is found by, and which items a doubt could matter to."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from committees.meetings.facts import Concern, Item
from committees.meetings.vocabulary import AffectedClass
from committees.organisations.facts import Key
from declarations.guidance import codes
from declarations.guidance.agenda import words_of
from declarations.guidance.many.sitters import ONE_OF, Doubted
from declarations.guidance.many.surroundings import Surroundings, Token, Topic

ITEM_AT = 10  # an item and a sitter are one number: the item's place, then the sitter's
SITTERS = 1 << ITEM_AT

Sought = tuple[int, Token, int]  # the item, what its concern is found by, the item's half of the situation


OF_CLASSES = {flag.value: affected for affected, flag in ONE_OF.items()}
ANY_CLASS = sum(OF_CLASSES)
BESIDE_CLASSES = [flag.value for flag in Doubted if not flag & ANY_CLASS]


@dataclass(slots=True)
class Docket:
    """The items of a meeting, and what their concerns are found by: an organisation, class or person; a topic; any of several."""

    key: Key
    day: int
    around: Surroundings
    items: list[Key] = field(default_factory=list)
    concerned: list[int] = field(default_factory=list)  # the places of the items that concern anyone
    sought: list[Sought] = field(default_factory=list)
    on_topics: list[tuple[int, Topic, int]] = field(default_factory=list)
    any_of: list[tuple[int, tuple[Token, ...], int]] = field(default_factory=list)  # an interest meets one, the nearest
    committees: dict[int, frozenset[Key]] = field(default_factory=dict)  # of the items that are not everybody's
    named_beside: dict[int, frozenset[Key]] = field(default_factory=dict)  # of items with a party not identified
    open: int = 0  # all the doubts that could matter to any item
    _doubtful: dict[int, list[int]] = field(default_factory=lambda: {flag: [] for flag in BESIDE_CLASSES})
    _of_some: list[int] = field(default_factory=list)  # items that concern some practices
    _open_to: dict[int, Collection[int]] = field(default_factory=dict)
    _named: list[tuple[int, Key, frozenset[Key]]] = field(default_factory=list)  # items that name an organisation

    def add(self, item: Item, whose: frozenset[Key]) -> None:
        """Enter an item; `whose`: the CCGs whose item it is."""
        place = len(self.items) << ITEM_AT
        self.items.append(item.key)
        if item.committees:
            self.committees[place] = item.committees
        if not item.concerns:
            return
        self.concerned.append(place)
        flags = 0
        named = frozenset(concern.organisation for concern in item.concerns if concern.organisation is not None)
        for concern in item.concerns:
            self._seek(place, item, concern, whose)
            flags |= _flags_of(concern, self.around)
            if concern.practices_in:
                self._of_some.append(place)
            if concern.organisation is not None:
                self._named.append((place, concern.organisation, whose))
        self.open |= flags
        if flags & Doubted.UNIDENTIFIED and named:
            self.named_beside[place] = named
        for flag, places in self._doubtful.items():
            if flag & flags:
                places.append(place)

    def places(self, who: int) -> range:
        """One sitter's pairs with every item."""
        return range(who, len(self.items) << ITEM_AT, SITTERS)

    def open_to(self, doubts: int) -> Collection[int]:
        """The items of which nobody can tell, where these doubts hold; the same for everybody of whom they do."""
        if doubts not in self._open_to:
            self._open_to[doubts] = self._where(doubts)
        return self._open_to[doubts]

    def _where(self, doubts: int) -> Collection[int]:
        if doubts & Doubted.ALL:  # the others are among these
            return self._doubtful[Doubted.ALL]
        found = [places for flag, places in self._doubtful.items() if flag & doubts and places]
        if doubts & ANY_CLASS:
            found += [self._with_one_of(affected) for flag, affected in OF_CLASSES.items() if flag & doubts]
        return found[0] if len(found) == 1 else set[int]().union(*found)

    def _with_one_of(self, affected: AffectedClass) -> list[int]:
        """The items that name, or concern, some of a class without saying which."""
        ours = affected is AffectedClass.ALL_MEMBER_PRACTICES
        found = {
            place
            for place, organisation, whose in self._named
            for held, ccg in self.around.classes_held(organisation, self.day)
            if held is affected and (not ours or ccg in whose)
        }
        return [*found.union(self._of_some if ours else ())]

    def _seek(self, place: int, item: Item, concern: Concern, whose: frozenset[Key]) -> None:
        half = codes.of_item(item.kind, item.decision, item.route, item.stage, concern.part_played)
        for tokens in tokens_of(concern, whose):
            if len(tokens) == 1:
                self.sought.append((place, tokens[0], half))
            else:
                self.any_of.append((place, tokens, half))
        if concern.topic:
            self.on_topics.append((place, Topic(words_of(concern.topic)), half))


def tokens_of(concern: Concern, whose: frozenset[Key]) -> Iterator[tuple[Token, ...]]:
    """What a concern is found by; an interest meets each group of tokens at most once."""
    if concern.organisation is not None:
        yield (concern.organisation,)
    if concern.affected_class is not None:
        affected = concern.affected_class
        yield tuple((affected, ccg) for ccg in (whose if affected is AffectedClass.ALL_MEMBER_PRACTICES else (None,)))
        yield tuple(("declared in", affected, ccg) for ccg in (None, *whose))
    if concern.practices_in:
        yield tuple(("practices in", network) for network in concern.practices_in)
    if concern.person is not None:
        yield (("person", concern.person),)


def _flags_of(concern: Concern, around: Surroundings) -> int:
    """The doubts that could matter to an item with this concern; those about a class by more than it deserves."""
    flags = int(Doubted.ALL)
    if concern.person is None:
        flags |= Doubted.ANYONE
    if concern.organisation or concern.affected_class or concern.practices_in or concern.unidentified:
        flags |= Doubted.ORGANISATIONS
    if concern.organisation is not None or concern.practices_in:
        flags |= ANY_CLASS
    if concern.practices_in or concern.affected_class is AffectedClass.ALL_MEMBER_PRACTICES:
        flags |= Doubted.PRACTICES
    if concern.unidentified is not None or (
        concern.organisation is not None and concern.organisation not in around.organisations
    ):
        flags |= Doubted.UNIDENTIFIED
    return flags
