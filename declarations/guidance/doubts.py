"""What nobody can tell from the declarations, and what only looks like a conflict."""

from collections.abc import Iterable, Iterator

from committees.meetings.facts import Item
from committees.meetings.vocabulary import AFFECTED_CLASS_LABELS, AffectedClass
from committees.organisations.facts import Key, Link
from committees.organisations.links import Links, Tie, in_force
from committees.organisations.vocabulary import LINK_LABELS
from committees.seats.vocabulary import SeatCategory
from declarations.guidance.agenda import plain_name
from declarations.guidance.dates import said
from declarations.guidance.facts import Interest, Sitting
from declarations.guidance.findings import NearMiss
from declarations.guidance.matching import Matcher

Told = tuple[Key, NearMiss]  # an item, and what is to be said of it

# R6.10: practice managers share the interest of the GPs they work for.
WORKS_IN_A_PRACTICE = frozenset({SeatCategory.GP, SeatCategory.PRACTICE_MANAGER})


class Doubts:
    """Asked once for each person and interest; looks only at items that the doubt could matter to."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.agenda = matcher.agenda
        meeting = matcher.meeting
        lapsed = any(not in_force(link, meeting.date) for link in meeting.links)
        self._links_of_any_date = Links(meeting.links, meeting.organisations, None) if lapsed else None
        self._for_practices = _unique(
            [entry[0] for entry in self.agenda.by_class.get(AffectedClass.ALL_MEMBER_PRACTICES, ())]
            + [entry[0] for entries in self.agenda.by_practice.values() for entry in entries]
        )
        self._to_organisations = _unique(
            item
            for item in self.agenda.concerned
            if any(c.organisation or c.affected_class or c.practices_in or c.unidentified for c in item.concerns)
        )
        self._to_anyone = _unique(
            item for item in self.agenda.concerned if any(concern.person is None for concern in item.concerns)
        )

    def of_declaration(self, doubt: str) -> Iterator[Told]:
        """No declaration, or one out of date, leaves every item open that concerns anyone."""
        yield from ((item.key, NearMiss(doubt, doubt=True)) for item in self.agenda.concerned)

    def of_seat(self, sitting: Sitting, current: list[Interest]) -> Iterator[Told]:
        """Somebody who sits as a GP, and declared no practice, on an item that affects practices (R7.10)."""
        if sitting.seat.category not in WORKS_IN_A_PRACTICE or any(map(self._is_in_a_practice, current)):
            return
        if sitting.interests:
            says = f"{sitting.name} sits for general practice and has declared no practice; ask which."
            yield from ((item.key, NearMiss(says, doubt=True)) for item in self._for_practices)
        else:  # an in-date nil return is clear whatever the parties, but the chair should see it
            says = f"{sitting.name} sits for general practice and made a nil return."
            yield from ((item.key, NearMiss(says)) for item in self._for_practices)

    def of_interest(self, interest: Interest) -> Iterator[Told]:
        """What cannot be told because the interest, or the party, is not known well enough."""
        if self._leads_nowhere(interest):
            items = self._to_anyone if interest.organisation is None else self._to_organisations
            words = f": “{interest.text}”" if interest.text else ""
            says = f"An interest is not tied to any known organisation, class or topic{words}. It could matter here."
            yield from ((item.key, NearMiss(says, interest.key, doubt=True)) for item in items)
        if interest.affected_class is not None:
            yield from self._in_one_of_the_class(interest, interest.affected_class)

    def of_unidentified(self, current: Iterable[Interest]) -> Iterator[Told]:
        """A party that nobody has identified could be where somebody has an interest; said once, of all of those."""
        able = [one for one in current if not one.topic or one.organisation is not None or one.affected_class is not None]
        able.sort(key=lambda interest: (self._object(interest), str(interest.key)))
        for item, concern in self.agenda.unidentified:
            if could := [interest for interest in able if not self._is_named(interest, item)]:
                words = concern.unidentified or self.matcher.party(concern)
                objects = ", ".join(dict.fromkeys(self._object(interest) for interest in could))
                says = f"“{words}” has not been identified; an interest declared in {objects} could lie in it."
                yield item.key, NearMiss(says, could[0].key, words, doubt=True)

    def near(self, interest: Interest) -> Iterator[Told]:
        """Namesakes, and links that do not hold on the date."""
        start = interest.organisation
        known = self.matcher.meeting.organisations.get(start) if start is not None else None
        if known is None:
            return
        reached = {reach.organisation for reach in self.matcher.links.reached_from(known.key)}
        for item, concern in self.agenda.by_plain_name.get(plain_name(known.name), ()):
            if concern.organisation not in reached:
                party = self.matcher.party(concern)
                says = f"{party} has the same name as the organisation declared, and is another organisation."
                yield item.key, NearMiss(says, interest.key, party)
        if self._links_of_any_date is not None:
            yield from self._by_links_of_another_date(interest, known.key, reached)

    def _by_links_of_another_date(self, interest: Interest, start: Key, reached: set[Key]) -> Iterator[Told]:
        assert self._links_of_any_date is not None
        on = self.matcher.meeting.date
        for reach in self._links_of_any_date.reached_from(start):
            if reach.organisation in reached:
                continue
            link = next(link for link in reach.links if not in_force(link, on))
            for item, concern in self.agenda.by_organisation.get(reach.organisation, ()):
                yield item.key, NearMiss(self._says(link), interest.key, self.matcher.party(concern))

    def _says(self, link: Link) -> str:
        tie = f"{LINK_LABELS[link.kind]} {self.matcher.name(link.to)}"
        one, on = self.matcher.name(link.from_), self.matcher.meeting.date
        if link.since is not None and link.since > on:
            return f"{one} is {tie} only from {said(link.since)}, after the meeting."
        return f"{one} is no longer {tie}" + (f": since {said(link.until)}." if link.until else ".")

    def _leads_nowhere(self, interest: Interest) -> bool:
        if interest.organisation is not None:
            return interest.organisation not in self.matcher.meeting.organisations
        return interest.affected_class is None and not interest.topic

    def _is_named(self, interest: Interest, item: Item) -> bool:
        """The item names the organisation already, or the one it became, and all that it is tied to: the party is another."""
        if interest.organisation is None:
            return False
        named = {concern.organisation for concern in item.concerns}
        reached = self.matcher.links.reached_from(interest.organisation)
        itself = any(reach.tie is Tie.SAME and reach.organisation in named for reach in reached)
        return itself and all(reach.organisation in named for reach in reached if reach.tie is Tie.LINKED)

    def _in_one_of_the_class(self, interest: Interest, affected: AffectedClass) -> Iterator[Told]:
        """An interest in a class does not say in which of them; an item on one, or on some, may be on that one."""
        says = f"The interest is declared in {self._object(interest)}, not in which; it may be the one concerned."
        for organisation, entries in self.agenda.by_organisation.items():
            for item, concern in entries:
                if self._holds_one_of(organisation, affected, item):
                    yield item.key, NearMiss(says, interest.key, self.matcher.party(concern), doubt=True)
        if affected is AffectedClass.ALL_MEMBER_PRACTICES:
            items = _unique(entry[0] for entries in self.agenda.by_practice.values() for entry in entries)
            yield from ((item.key, NearMiss(says, interest.key, doubt=True)) for item in items)

    def _holds_one_of(self, organisation: Key, affected: AffectedClass, item: Item) -> bool:
        known = self.matcher.meeting.organisations
        return any(
            self.agenda.is_of(known[key], affected, item)
            for key in (organisation, *self.matcher.links.members_of(organisation))
            if key in known
        )

    def _is_in_a_practice(self, interest: Interest) -> bool:
        if not interest.direct:
            return False
        if interest.affected_class is AffectedClass.ALL_MEMBER_PRACTICES:
            return True
        start = interest.organisation
        return start is not None and any(
            self.matcher.is_practice(reach.organisation) for reach in self.matcher.links.reached_from(start)
        )

    def _object(self, interest: Interest) -> str:
        if interest.organisation is not None:
            return self.matcher.name(interest.organisation)
        if interest.affected_class is not None:
            return AFFECTED_CLASS_LABELS[interest.affected_class].lower()
        return f"words only (“{interest.text}”)"


def _unique(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple({item.key: item for item in items}.values())
