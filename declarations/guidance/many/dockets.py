"""The items of one meeting as the engine reads them: what each concern is found by, and which items a doubt could matter to."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from committees.meetings.facts import Concern
from committees.meetings.vocabulary import AffectedClass
from committees.organisations.facts import Key
from declarations.guidance import codes
from declarations.guidance.agenda import words_of
from declarations.guidance.many.sitters import ONE_OF, Doubted
from declarations.guidance.many.surroundings import Surroundings, Token, Topic

ITEM_AT = 10  # an item and a sitter are one number: the item's place, then the sitter's
SITTERS = 1 << ITEM_AT

Sought = tuple[int, Token, int]  # the item, what its concern is found by, the item's half of the situation
# What an item concerns: an organisation, class, practices in networks, topic, person, somebody not identified; the part played.
Told = tuple[Key | None, str | None, Sequence[Key], str | None, Key | None, str | None, str | None]

OF_CLASSES = {flag.value: affected for affected, flag in ONE_OF.items()}
ANY_CLASS = sum(OF_CLASSES)
BY_NAME = int(Doubted.ALL | Doubted.ANYONE | Doubted.ORGANISATIONS) | ANY_CLASS  # could matter to whoever is named
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

    def add(self, key: Key, half: int, concerns: Sequence[Told], whose: frozenset[Key]) -> int:
        """Enter an item, by its half of a situation; `whose`: the CCGs whose item it is. Its place among the items."""
        place = len(self.items) << ITEM_AT
        self.items.append(key)
        if concerns:
            self.concerned.append(place)
            self._open(place, [self._seek(place, half + codes.of_part(concern[-1]), concern, whose) for concern in concerns])
            if place in self._doubtful[Doubted.UNIDENTIFIED]:
                self._keep_named(place, frozenset(concern[0] for concern in concerns if concern[0] is not None))
        return place

    def _open(self, place: int, doubts: Sequence[int]) -> None:
        flags = reduce(or_, doubts)
        self.open |= flags
        for flag, places in self._doubtful.items():
            if flag & flags:
                places.append(place)

    def _keep_named(self, place: int, named: frozenset[Key]) -> None:
        if named:
            self.named_beside[place] = named

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

    def _seek(self, place: int, half: int, concern: Told, whose: frozenset[Key]) -> int:
        """Enter what a concern is found by; the doubts that could matter to it."""
        organisation, _, networks, topic, *_ = concern
        if organisation is not None:
            self.sought.append((place, organisation, half))
            self._named.append((place, organisation, whose))
            if not any(concern[1:6]):  # most concerns
                return BY_NAME if organisation in self.around.organisations else BY_NAME | Doubted.UNIDENTIFIED
        for tokens in _tokens_of(concern, whose):
            if len(tokens) == 1:
                self.sought.append((place, tokens[0], half))
            else:
                self.any_of.append((place, tokens, half))
        if topic:
            self.on_topics.append((place, Topic(words_of(topic)), half))
        if networks:
            self._of_some.append(place)
        return _doubts_of(concern, self.around)


def as_told(concern: Concern) -> Told:
    """A concern as the docket takes it."""
    one = (concern.organisation, concern.affected_class, concern.practices_in, concern.topic)
    return (*one, concern.person, concern.unidentified, concern.part_played)


def _tokens_of(concern: Told, whose: frozenset[Key]) -> Iterator[tuple[Token, ...]]:
    """What a concern is found by beside a name; an interest meets each group of tokens at most once."""
    _, affected, networks, _, person, *_ = concern
    if affected is not None:
        yield tuple((affected, ccg) for ccg in (whose if affected == AffectedClass.ALL_MEMBER_PRACTICES else (None,)))
        yield tuple(("declared in", affected, ccg) for ccg in (None, *whose))
    if networks:
        yield tuple(("practices in", network) for network in networks)
    if person is not None:
        yield (("person", person),)


def _doubts_of(concern: Told, around: Surroundings) -> int:
    """Those about a class by more than it deserves."""
    organisation, affected, networks, _, person, unidentified, _ = concern
    flags = int(Doubted.ALL)
    if person is None:
        flags |= Doubted.ANYONE
    if organisation or affected or networks or unidentified:
        flags |= Doubted.ORGANISATIONS
    if organisation is not None or networks:
        flags |= ANY_CLASS
    if networks or affected == AffectedClass.ALL_MEMBER_PRACTICES:
        flags |= Doubted.PRACTICES
    if unidentified is not None or (organisation is not None and organisation not in around.organisations):
        flags |= Doubted.UNIDENTIFIED
    return flags
