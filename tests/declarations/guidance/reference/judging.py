"""One person and one item at a time: everything the person declared against everything the item concerns."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from committees.meetings.facts import Concern, Item
from committees.meetings.vocabulary import AffectedClass
from committees.organisations.facts import Key
from committees.organisations.vocabulary import OrganisationKind
from committees.seats.vocabulary import CommitteeKind, SeatCategory
from declarations.guidance.conditions import CONDITIONS
from declarations.guidance.facts import Interest, Meeting, Sitting
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Rule, RuleKind
from declarations.guidance.situation import Situation, TouchKind
from declarations.guidance.vocabulary import AddOn, InterestCategory, Step
from tests.declarations.guidance.reference.reach import kind, members, reached

HEAVINESS = [Step.NOTE, Step.LEAVE_FOR_DECISION, Step.LEAVE, Step.NOT_ATTEND]
PRACTICES = (OrganisationKind.GP_PRACTICE, OrganisationKind.SUPER_PARTNERSHIP)
CLASSES = {
    AffectedClass.ALL_PHARMACIES: OrganisationKind.PHARMACY,
    AffectedClass.ALL_DENTAL: OrganisationKind.DENTAL,
    AffectedClass.ALL_OPTICAL: OrganisationKind.OPTICAL,
}


@dataclass
class Judged:
    """What the reference finds: the same in shape for a flag, for clear and for what nobody can tell."""

    outcome: str
    step: Step | None = None
    also: frozenset[AddOn] = frozenset()
    because: frozenset[tuple[str, Key]] = frozenset()  # rule and interest


@dataclass
class Notes:
    fired: set[tuple[Rule, Key]] = field(default_factory=set)
    steps: set[tuple[str, Key, Step, frozenset[AddOn]]] = field(default_factory=set)
    doubt: bool = False


def judged(item: Item, sitting: Sitting, meeting: Meeting, book: RuleBook) -> Judged:
    """What the rules of the book imply for one person and one item."""
    if not any(text.proposes for text in book.texts):
        return Judged("cannot_tell")
    notes = Notes()
    if not sitting.vacant:
        take_notes(notes, item, sitting, meeting, book)
    if not notes.steps:
        return Judged("cannot_tell" if notes.doubt else "clear")
    step = max((step for _, _, step, _ in notes.steps), key=HEAVINESS.index)
    because = {(rule, interest) for rule, interest, _, _ in notes.steps}
    also = frozenset(add_on for _, _, _, add_ons in notes.steps for add_on in add_ons)
    hands_over = [rule for rule in book.rules if rule.id == "chair-conflicted-vice-chair-presides"]
    if hands_over and step is not Step.NOTE and presides(sitting, item):
        also |= {AddOn.NEW_CHAIR}
    return Judged("flag", step, also, frozenset(because))


def presides(sitting: Sitting, item: Item) -> bool:
    seat = sitting.seat
    return seat.chair and (not seat.committees or not item.committees or bool(seat.committees & item.committees))


def take_notes(notes: Notes, item: Item, sitting: Sitting, meeting: Meeting, book: RuleBook) -> None:
    person = sitting.person or sitting.key
    for concern in item.concerns:
        if concern.person is not None and concern.person == person:
            met = Situation(TouchKind.PERSON, item.kind, item.decision, item.route, item.stage)
            weigh(notes, None, met, book, nil=not sitting.interests)
    held = [interest for interest in sitting.interests if counts(interest, meeting, book)]
    for interest in held:
        for concern in item.concerns:
            for met in meetings_of(interest, concern, item, sitting, meeting):
                weigh(notes, interest, met, book, nil=False)
    if is_stale(sitting, meeting, book):
        notes.doubt |= bool(item.concerns)
    else:
        notes.doubt |= practice_is_missing(item, sitting, held, meeting)
    for interest in held:
        notes.doubt |= nobody_can_tell(interest, item, meeting)


def weigh(notes: Notes, interest: Interest | None, met: Situation, book: RuleBook, *, nil: bool) -> None:
    def holds(rule: Rule) -> bool:
        return all(CONDITIONS[one](met) for one in rule.when) and not any(CONDITIONS[one](met) for one in rule.unless)

    key = interest.key if interest else None
    excused = any(holds(rule) for rule in book.rules if rule.kind is RuleKind.EXCEPTION)
    fired = [] if excused else [rule for rule in book.rules if rule.kind is RuleKind.STEP and holds(rule)]
    for rule in fired:
        step = interest.mitigation if rule.by_mitigation and interest else rule.step
        assert step is not None
        notes.steps.add((rule.id, key, step, rule.also))
    if interest is None:
        notes.doubt |= not fired and not excused and not nil
    elif interest.category is InterestCategory.UNKNOWN:
        notes.doubt = True


def months_later(day: date, months: int) -> date:
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    while True:
        try:
            return date(year, month, day.day)
        except ValueError:
            day = day.replace(day=day.day - 1)


def figure(name: str, book: RuleBook) -> int | None:
    return next((rule.figure for rule in book.rules if rule.id == name), None)


def has_ended(interest: Interest, meeting: Meeting) -> bool:
    return interest.ended is not None and interest.ended <= meeting.date


def counts(interest: Interest, meeting: Meeting, book: RuleBook) -> bool:
    """Held on the day, or ended so lately that it still counts."""
    if interest.began is not None and interest.began > meeting.date:
        return False
    if interest.ended is None or not has_ended(interest, meeting):
        return True
    look_back = figure("look-back", book)
    return look_back is not None and meeting.date <= months_later(interest.ended, look_back)


def is_stale(sitting: Sitting, meeting: Meeting, book: RuleBook) -> bool:
    refresh = figure("declaration-refresh", book)
    if sitting.confirmed is None or sitting.confirmed > meeting.date or refresh is None:
        return True
    return months_later(sitting.confirmed, refresh) < meeting.date


def meetings_of(interest: Interest, concern: Concern, item: Item, sitting: Sitting, meeting: Meeting) -> Iterator[Situation]:
    """Every way in which the interest meets the concern."""
    if interest.organisation is not None:
        found = reached(interest.organisation, meeting)
        for reach in found:
            if reach.organisation == concern.organisation:
                yield situation(interest, concern, item, meeting, TouchKind(reach.tie), reach.kinds)
        near = [reach.organisation for reach in found if reach.tie != "competitor"]
        if any(is_one_of(organisation, concern, item, meeting) for organisation in near):
            yield situation(interest, concern, item, meeting, TouchKind.CLASS)
    if interest.affected_class is not None and interest.affected_class is concern.affected_class:
        ccgs = ccgs_of(sitting, meeting)
        if ccgs is None or ccgs & ccgs_whose_item(item, meeting):
            yield situation(interest, concern, item, meeting, TouchKind.CLASS)
    if interest.topic and concern.topic:
        mine, theirs = set(interest.topic.lower().split()), set(concern.topic.lower().split())
        if mine <= theirs or theirs <= mine:
            yield situation(interest, concern, item, meeting, TouchKind.TOPIC)


def situation(
    interest: Interest, concern: Concern, item: Item, meeting: Meeting, touch: TouchKind, ties: frozenset = frozenset()
) -> Situation:
    return Situation(
        touch=touch,
        item=item.kind,
        decision=item.decision,
        route=item.route,
        stage=item.stage,
        category=interest.category,
        direct=interest.direct,
        role=interest.role,
        ended=has_ended(interest, meeting),
        mitigation=interest.mitigation,
        declared_in=kind(interest.organisation, meeting),
        part_played=concern.part_played,
        ties=ties,
    )


def is_one_of(organisation: Key, concern: Concern, item: Item, meeting: Meeting) -> bool:
    if concern.affected_class is not None and is_of(organisation, concern.affected_class, item, meeting):
        return True
    networks = {each for network in concern.practices_in for each in (network, *members(network, meeting))}
    return organisation in networks and kind(organisation, meeting) in PRACTICES


def is_of(organisation: Key, affected: AffectedClass, item: Item, meeting: Meeting) -> bool:
    known = meeting.organisations.get(organisation)
    if known is None:
        return False
    if affected is AffectedClass.ALL_MEMBER_PRACTICES:
        member_of = known.member_of_ccg
        return known.kind in PRACTICES and member_of is not None and member_of in ccgs_whose_item(item, meeting)
    return known.kind is CLASSES.get(affected)


def ccgs_whose_item(item: Item, meeting: Meeting) -> set[Key]:
    """The CCGs of the committees whose item it is; all CCGs of the meeting where one of them is a joint committee."""
    whose = [each for each in meeting.committees if each.key in item.committees]
    joint = any(each.kind is CommitteeKind.JOINT for each in whose)
    return set(meeting.ccgs) if joint or not whose else {each.ccg for each in whose}


def ccgs_of(sitting: Sitting, meeting: Meeting) -> set[Key] | None:
    on = [each for each in meeting.committees if each.key in sitting.seat.committees]
    if not on or any(each.kind is CommitteeKind.JOINT for each in on):
        return None
    return {each.ccg for each in on}


# --- What nobody can tell ---


def concerns_practices(item: Item) -> bool:
    return any(
        concern.affected_class is AffectedClass.ALL_MEMBER_PRACTICES or concern.practices_in for concern in item.concerns
    )


def practice_is_missing(item: Item, sitting: Sitting, held: list[Interest], meeting: Meeting) -> bool:
    """Somebody who sits for general practice and declared interests, but no practice, on an item for practices."""
    if sitting.seat.category not in (SeatCategory.GP, SeatCategory.PRACTICE_MANAGER) or not sitting.interests:
        return False
    return concerns_practices(item) and not any(is_in_a_practice(interest, meeting) for interest in held)


def is_in_a_practice(interest: Interest, meeting: Meeting) -> bool:
    if not interest.direct:
        return False
    if interest.affected_class is AffectedClass.ALL_MEMBER_PRACTICES:
        return True
    if interest.organisation is None:
        return False
    return any(kind(reach.organisation, meeting) in PRACTICES for reach in reached(interest.organisation, meeting))


def nobody_can_tell(interest: Interest, item: Item, meeting: Meeting) -> bool:
    return any(could_be(interest, concern, item, meeting) for concern in item.concerns)


def could_be(interest: Interest, concern: Concern, item: Item, meeting: Meeting) -> bool:
    only_a_topic = bool(interest.topic) and interest.organisation is None and interest.affected_class is None
    names_nobody = concern.unidentified is not None or (
        concern.organisation is not None and concern.organisation not in meeting.organisations
    )
    if names_nobody and not only_a_topic and not all_is_named(interest, item, meeting):
        return True
    if interest.organisation is not None and interest.organisation not in meeting.organisations:
        return concern.topic is None and concern.person is None
    if interest.organisation is None and interest.affected_class is None and not interest.topic:
        return concern.person is None
    if interest.affected_class is None:
        return False
    if interest.affected_class is AffectedClass.ALL_MEMBER_PRACTICES and networks_of_any(concern, meeting):
        return True
    named = concern.organisation
    return named is not None and any(
        is_of(each, interest.affected_class, item, meeting) for each in (named, *members(named, meeting))
    )


def all_is_named(interest: Interest, item: Item, meeting: Meeting) -> bool:
    """The item names the organisation, under whatever name it goes by now, and everything tied to it: the party is another."""
    if interest.organisation is None:
        return False
    named = [concern.organisation for concern in item.concerns]
    found = reached(interest.organisation, meeting)
    itself = [reach for reach in found if reach.tie == "named" and reach.organisation in named]
    return bool(itself) and not [reach for reach in found if reach.tie == "linked" and reach.organisation not in named]


def networks_of_any(concern: Concern, meeting: Meeting) -> bool:
    return bool(concern.practices_in)
