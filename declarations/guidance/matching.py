"""Where a declared interest meets what an item concerns: by name, through links, by class, by topic, as a rival."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from committees.meetings.facts import Concern, Item
from committees.meetings.vocabulary import AFFECTED_CLASS_LABELS
from committees.organisations.facts import Key
from committees.organisations.links import Links, Reach, Tie
from committees.seats.facts import Committee
from committees.seats.vocabulary import CommitteeKind
from declarations.guidance.agenda import PRACTICES, Agenda, Entry, words_of
from declarations.guidance.facts import Interest, Meeting, Sitting
from declarations.guidance.findings import Stretch
from declarations.guidance.paths import way_along, ways_in
from declarations.guidance.situation import Situation, TouchKind

KINDS = {Tie.SAME: TouchKind.NAMED, Tie.LINKED: TouchKind.LINKED, Tie.RIVAL: TouchKind.COMPETITOR}


@dataclass(frozen=True, slots=True)
class Touch:
    """One interest (None: the person themself) meeting one concern of one item, and the way from one to the other."""

    item: Item
    concern: Concern
    kind: TouchKind
    interest: Interest | None
    party: str
    path: tuple[Stretch, ...]
    reach: Reach | None = None


class Matcher:
    """Finds touches in the index, so that what does not touch costs nothing."""

    def __init__(self, meeting: Meeting, agenda: Agenda, links: Links) -> None:
        self.meeting = meeting
        self.agenda = agenda
        self.links = links

    def name(self, organisation: Key) -> str:
        named = self.meeting.organisations.get(organisation)
        return named.name if named else str(organisation)

    def touches_of(self, interest: Interest, of: frozenset[Key] | None = None) -> Iterator[Touch]:
        """Every concern of every item that the interest meets, whatever its dates.

        `of`: the CCGs on whose committees the person sits (None: any); a class declared is the class there.
        """
        if interest.organisation is not None:
            yield from self._by_organisation(interest, interest.organisation)
        if interest.affected_class is not None:
            path = (*ways_in(interest), Stretch(AFFECTED_CLASS_LABELS[interest.affected_class]))
            for entry in self.agenda.by_class.get(interest.affected_class, ()):
                if of is None or of & self.agenda.whose_practices[entry[0].key]:
                    yield self._touch(entry, TouchKind.CLASS, interest, path, None)
        if interest.topic:
            path = (*ways_in(interest), Stretch(interest.topic))
            for entry in self._on_topic(words_of(interest.topic)):
                yield self._touch(entry, TouchKind.TOPIC, interest, path, None)

    def touches_on(self, sitting: Sitting) -> Iterator[Touch]:
        """Items about the person themself, which no interest is needed for."""
        for entry in self.agenda.by_person.get(sitting.person or sitting.key, ()):
            yield Touch(*entry, TouchKind.PERSON, None, sitting.name, (Stretch(sitting.name),))

    def ccgs_of(self, sitting: Sitting) -> frozenset[Key] | None:
        """The CCGs for which the person sits at this meeting; None: any."""
        return ccgs_sat_for(sitting, self.meeting.committees)

    def is_practice(self, organisation: Key) -> bool:
        known = self.meeting.organisations.get(organisation)
        return known is not None and known.kind in PRACTICES

    def _by_organisation(self, interest: Interest, organisation: Key) -> Iterator[Touch]:
        met: set[tuple[Key, Concern]] = set()  # a class is met once, by the shortest way
        for reach in self.links.reached_from(organisation):
            path = (*ways_in(interest), *way_along(organisation, reach, self.name))
            for entry in self.agenda.by_organisation.get(reach.organisation, ()):
                yield self._touch(entry, KINDS[reach.tie], interest, path, reach)
            if reach.tie is Tie.RIVAL:
                continue
            for entry in self._as_one_of_many(reach.organisation):
                if (entry[0].key, entry[1]) not in met:
                    met.add((entry[0].key, entry[1]))
                    yield self._touch(entry, TouchKind.CLASS, interest, path, reach)

    def _as_one_of_many(self, organisation: Key) -> Iterator[Entry]:
        """The classes and networks of practices that an organisation is one of."""
        known = self.meeting.organisations.get(organisation)
        if known is None:
            return
        for affected, entries in self.agenda.by_class.items():
            yield from (entry for entry in entries if self.agenda.is_of(known, affected, entry[0]))
        if known.kind in PRACTICES:
            yield from self.agenda.by_practice.get(organisation, ())

    def _on_topic(self, words: frozenset[str]) -> Iterator[Entry]:
        """Topics of the same words; `dermatology` meets `community dermatology`, either way round."""
        met: set[tuple[Key, Concern]] = set()
        for word in sorted(words):
            for item, concern in self.agenda.by_word.get(word, ()):
                theirs = words_of(concern.topic or "")
                if (theirs <= words or words <= theirs) and (item.key, concern) not in met:
                    met.add((item.key, concern))
                    yield item, concern

    def _touch(
        self, entry: Entry, kind: TouchKind, interest: Interest, path: tuple[Stretch, ...], reach: Reach | None
    ) -> Touch:
        return Touch(*entry, kind, interest, self.party(entry[1]), path, reach)

    def party(self, concern: Concern) -> str:
        """What an item concerns, in words."""
        if concern.organisation is not None:
            return self.name(concern.organisation)
        if concern.affected_class is not None:
            return AFFECTED_CLASS_LABELS[concern.affected_class]
        if concern.practices_in:
            return "Practices in " + ", ".join(self.name(key) for key in concern.practices_in)
        return concern.topic or concern.unidentified or ""

    def situation(self, touch: Touch, *, ended: bool) -> Situation:
        """The touch without its names: what the rules are asked about."""
        interest, item, known = touch.interest, touch.item, self.meeting.organisations
        if interest is None:
            return Situation(touch.kind, item.kind, item.decision, item.route, item.stage)
        declared_in = known.get(interest.organisation) if interest.organisation is not None else None
        return Situation(
            touch=touch.kind,
            item=item.kind,
            decision=item.decision,
            route=item.route,
            stage=item.stage,
            category=interest.category,
            direct=interest.direct,
            role=interest.role,
            ended=ended,
            mitigation=interest.mitigation,
            declared_in=declared_in.kind if declared_in else None,
            part_played=touch.concern.part_played,
            ties=frozenset(link.kind for link in touch.reach.links) if touch.reach else frozenset(),
        )


def ccgs_sat_for(sitting: Sitting, committees: Iterable[Committee]) -> frozenset[Key] | None:
    """The CCGs on whose committees the person sits; None: any, or it cannot be told from a joint committee."""
    sits_on = [each for each in committees if each.key in sitting.seat.committees]
    if not sits_on or any(each.kind is CommitteeKind.JOINT for each in sits_on):
        return None
    return frozenset(each.ccg for each in sits_on)
