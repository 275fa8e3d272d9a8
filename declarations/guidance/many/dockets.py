"""The items of one meeting as the engine reads them: what each concern is found by, and which items a doubt could matter to."""

from collections.abc import Collection, Iterator, Sequence
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


@dataclass(slots=True)
class Docket:
    """The items of a meeting, and what their concerns are found by: an organisation, class or person; a topic; any of several."""

    key: Key
    day: int
    items: list[Key] = field(default_factory=list)
    sought: list[Sought] = field(default_factory=list)
    on_topics: list[tuple[int, Topic, int]] = field(default_factory=list)
    any_of: list[tuple[int, tuple[Token, ...], int]] = field(default_factory=list)  # an interest meets one, the nearest
    doubtful: dict[int, list[int]] = field(default_factory=lambda: {flag.value: [] for flag in Doubted})
    open: int = 0  # all the doubts that could matter to any item
    committees: dict[int, frozenset[Key]] = field(default_factory=dict)  # of the items that are not everybody's

    def add(self, item: Item, whose: frozenset[Key], around: Surroundings) -> None:
        """Enter an item; `whose`: the CCGs whose item it is."""
        place = len(self.items) << ITEM_AT
        self.items.append(item.key)
        if item.committees:
            self.committees[place] = item.committees
        for concern in item.concerns:
            half = codes.of_item(item.kind, item.decision, item.route, item.stage, concern.part_played)
            for tokens in tokens_of(concern, whose):
                if len(tokens) == 1:
                    self.sought.append((place, tokens[0], half))
                else:
                    self.any_of.append((place, tokens, half))
            if concern.topic:
                self.on_topics.append((place, Topic(words_of(concern.topic)), half))
        for flag in self._left_open_by(item.concerns, whose, around):
            self.doubtful[flag].append(place)
            self.open |= flag

    def places(self, who: int) -> range:
        """One sitter's pairs with every item."""
        return range(who, len(self.items) << ITEM_AT, SITTERS)

    def open_to(self, doubts: int) -> Collection[int]:
        """The items of which nobody can tell, where these doubts hold."""
        if doubts & Doubted.ALL:  # the others are among these
            return self.doubtful[Doubted.ALL]
        found = [places for flag, places in self.doubtful.items() if flag & doubts and places]
        return found[0] if len(found) == 1 else set().union(*found)

    def _left_open_by(self, concerns: Sequence[Concern], whose: frozenset[Key], around: Surroundings) -> set[int]:
        flags: set[int] = set()
        for concern in concerns:
            flags |= _flags_of(concern, around)
            if concern.organisation is not None:
                flags |= self._of_classes(concern.organisation, whose, around)
        return flags

    def _of_classes(self, organisation: Key, whose: frozenset[Key], around: Surroundings) -> set[int]:
        return {
            ONE_OF[affected].value
            for affected, ccg in around.classes_held(organisation, self.day)
            if affected is not AffectedClass.ALL_MEMBER_PRACTICES or ccg in whose
        }


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


def _flags_of(concern: Concern, around: Surroundings) -> set[int]:
    """The doubts that could matter to an item with this concern."""
    flags = {Doubted.ALL.value}
    if concern.person is None:
        flags.add(Doubted.ANYONE.value)
    if concern.organisation or concern.affected_class or concern.practices_in or concern.unidentified:
        flags.add(Doubted.ORGANISATIONS.value)
    if concern.practices_in:
        flags |= {Doubted.PRACTICES.value, Doubted.MEMBER_PRACTICES.value}
    if concern.affected_class is AffectedClass.ALL_MEMBER_PRACTICES:
        flags.add(Doubted.PRACTICES.value)
    if concern.unidentified is not None or (
        concern.organisation is not None and concern.organisation not in around.organisations
    ):
        flags.add(Doubted.UNIDENTIFIED.value)
    return flags
