"""What the items of a meeting concern, indexed once by organisation, class, practice, topic and person."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from committees.meetings.facts import Concern, Item
from committees.meetings.vocabulary import AffectedClass
from committees.organisations.facts import Key, Organisation
from committees.organisations.links import Links
from committees.organisations.vocabulary import OrganisationKind
from committees.seats.vocabulary import CommitteeKind
from declarations.guidance.facts import Meeting

Entry = tuple[Item, Concern]

PRACTICES = frozenset({OrganisationKind.GP_PRACTICE, OrganisationKind.SUPER_PARTNERSHIP})
_KIND_OF_CLASS = {
    AffectedClass.ALL_PHARMACIES: OrganisationKind.PHARMACY,
    AffectedClass.ALL_DENTAL: OrganisationKind.DENTAL,
    AffectedClass.ALL_OPTICAL: OrganisationKind.OPTICAL,
}
_SUFFIXES = {"ltd", "limited", "plc", "llp", "the"}


def classes_of(organisation: Organisation) -> frozenset[AffectedClass]:
    """The classes an organisation belongs to, whatever CCG it is a member practice of."""
    found = {named for named, kind in _KIND_OF_CLASS.items() if organisation.kind is kind}
    if organisation.kind in PRACTICES and organisation.member_of_ccg is not None:
        found.add(AffectedClass.ALL_MEMBER_PRACTICES)
    return frozenset(found)


def words_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def plain_name(name: str) -> frozenset[str]:
    """A name without the words that companies add to it, to find the namesake that is another organisation."""
    return words_of(name) - _SUFFIXES


@dataclass(frozen=True, slots=True)
class Agenda:
    """The concerns of every item, under what an interest may be found by."""

    concerned: tuple[Item, ...]  # items that concern anyone; nobody's declarations matter to the others
    by_organisation: dict[Key, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    by_class: dict[AffectedClass, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    by_practice: dict[Key, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    by_person: dict[Key, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    by_plain_name: dict[frozenset[str], list[Entry]] = field(default_factory=lambda: defaultdict(list))
    unidentified: list[Entry] = field(default_factory=list)
    whose_practices: dict[Key, frozenset[Key]] = field(default_factory=dict)  # by item: the CCGs whose item it is

    def is_of(self, organisation: Organisation, affected: AffectedClass, item: Item) -> bool:
        """Is it of the class as this item means it? `All member practices` are those of the CCGs whose item it is."""
        if affected not in classes_of(organisation):
            return False
        ccgs = self.whose_practices[item.key]
        return affected is not AffectedClass.ALL_MEMBER_PRACTICES or organisation.member_of_ccg in ccgs


def indexed(meeting: Meeting, links: Links) -> Agenda:
    agenda = Agenda(tuple(item for item in meeting.items if item.concerns))
    for item in agenda.concerned:
        agenda.whose_practices[item.key] = ccgs_of(item, meeting)
        for concern in item.concerns:
            _enter(agenda, (item, concern), meeting, links)
    return agenda


def _enter(agenda: Agenda, entry: Entry, meeting: Meeting, links: Links) -> None:
    _, concern = entry
    if concern.organisation is not None:
        agenda.by_organisation[concern.organisation].append(entry)
        named = meeting.organisations.get(concern.organisation)
        if named is None:  # a key that leads nowhere is a party nobody has identified
            agenda.unidentified.append(entry)
        else:
            agenda.by_plain_name[plain_name(named.name)].append(entry)
    if concern.affected_class is not None:
        agenda.by_class[concern.affected_class].append(entry)
    for practice in {member for key in concern.practices_in for member in (key, *links.members_of(key))}:
        agenda.by_practice[practice].append(entry)
    for word in words_of(concern.topic or ""):
        agenda.by_word[word].append(entry)
    if concern.person is not None:
        agenda.by_person[concern.person].append(entry)
    if concern.unidentified is not None:
        agenda.unidentified.append(entry)


def ccgs_of(item: Item, meeting: Meeting) -> frozenset[Key]:
    """The CCGs whose item it is; a joint committee's item is every CCG's of the meeting."""
    committees = [each for each in meeting.committees if each.key in item.committees]
    if not committees or any(each.kind is CommitteeKind.JOINT for each in committees):
        return frozenset(meeting.ccgs)
    return frozenset(each.ccg for each in committees)
