"""What the guidance implies for each person and each item of a meeting: a flag, clear, or cannot tell."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from committees.meetings.facts import Item
from committees.organisations.facts import Key
from committees.organisations.links import Links
from declarations.guidance.agenda import indexed
from declarations.guidance.dates import Standing, doubt_about_declaration, said, standing_of
from declarations.guidance.dismissals import Dismissals
from declarations.guidance.doubts import Doubts
from declarations.guidance.facts import Interest, Meeting, Sitting
from declarations.guidance.findings import Because, Finding, NearMiss
from declarations.guidance.ladder import proposal
from declarations.guidance.matching import Matcher, Touch
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Rule
from declarations.guidance.vocabulary import AddOn, InterestCategory, Outcome, Step

CLEAR = Finding(Outcome.CLEAR)
NEW_CHAIR = "chair-conflicted-vice-chair-presides"


@dataclass(slots=True)
class Evidence:
    """What speaks for and against a conflict of one person on one item, gathered before it is weighed."""

    because: list[Because] = field(default_factory=list)
    near_misses: set[NearMiss] = field(default_factory=set)


def judge(meeting: Meeting, rulebook: RuleBook) -> Mapping[tuple[Key, Key], Finding]:
    """A finding for every item and whoever has a part in it, by their keys; under the rules in force on the date of the meeting.

    A book already narrowed to a date or to some instruments is taken as it is.
    """
    book = rulebook if rulebook.on is not None else rulebook.in_force(meeting.date)
    pairs = [(item, sitting) for item in meeting.items for sitting in meeting.sittings if sitting.takes_part_in(item.key)]
    if not book.proposes:
        return dict.fromkeys(((item.key, sitting.key) for item, sitting in pairs), _no_guidance(meeting))
    judgement = _Judgement(meeting, book)
    evidence = {sitting.key: judgement.evidence_on(sitting) for sitting in meeting.sittings}
    return {
        (item.key, sitting.key): judgement.finding(evidence[sitting.key].get(item.key), item, sitting)
        for item, sitting in pairs
    }


def _no_guidance(meeting: Meeting) -> Finding:
    says = f"No guidance of the rule book is in force on {said(meeting.date)}."
    return Finding(Outcome.CANNOT_TELL, near_misses=(NearMiss(says, doubt=True),))


class _Judgement:
    """One meeting under one book: links walked once, concerns indexed once, then each person in turn."""

    def __init__(self, meeting: Meeting, book: RuleBook) -> None:
        self.meeting = meeting
        self.book = book
        links = Links(meeting.links, meeting.organisations, meeting.date)
        self.matcher = Matcher(meeting, indexed(meeting, links), links)
        self.doubts = Doubts(self.matcher)
        self.dismissals = Dismissals(meeting)

    def evidence_on(self, sitting: Sitting) -> Mapping[Key, Evidence]:
        """By item; items that nothing is to be said of are absent."""
        found: dict[Key, Evidence] = defaultdict(Evidence)
        if sitting.vacant:
            return found
        for touch in self.matcher.touches_on(sitting):
            self._weigh(found[touch.item.key], touch, ended=False, nil=not sitting.interests)
        ccgs = self.matcher.ccgs_of(sitting)
        current = [interest for interest in sitting.interests if self._weigh_interest(found, interest, sitting, ccgs)]
        doubt = doubt_about_declaration(sitting, on=self.meeting.date, book=self.book)
        told = [*self.doubts.of_declaration(doubt)] if doubt else [*self.doubts.of_seat(sitting, current)]
        told += self.doubts.of_unidentified(current)
        for interest in current:
            told += [*self.doubts.of_interest(interest), *self.doubts.near(interest)]
        for item, near_miss in told:
            found[item].near_misses.add(near_miss)
        return found

    def _weigh_interest(
        self, found: dict[Key, Evidence], interest: Interest, sitting: Sitting, ccgs: frozenset[Key] | None
    ) -> bool:
        """Weigh everything one interest meets, but for matches that were dismissed; is it one that still counts?"""
        standing = standing_of(interest, on=self.meeting.date, book=self.book)
        for touch in self.matcher.touches_of(interest, ccgs):
            evidence = found[touch.item.key]
            match standing:
                case Standing.HELD | Standing.ENDED_LATELY:
                    told = self.dismissals.told_of(touch, sitting.person or sitting.key)
                    evidence.near_misses.update(told)
                    if all(near_miss.lapsed for near_miss in told):
                        self._weigh(evidence, touch, ended=standing is Standing.ENDED_LATELY)
                case Standing.ENDED_LONG_AGO | Standing.NOT_YET:
                    evidence.near_misses.add(_of_another_time(touch, interest, standing))
        return standing in (Standing.HELD, Standing.ENDED_LATELY)

    def _weigh(self, evidence: Evidence, touch: Touch, *, ended: bool, nil: bool = False) -> None:
        """Put the touch to the rules: what fires is a reason; what does not is a near miss.

        Somebody named in an item that no rule reaches may still be meant, unless they said that they have no interest.
        """
        proposed = proposal(self.book, self.matcher.situation(touch, ended=ended))
        key = touch.interest.key if touch.interest else None
        evidence.because += [_because(rule, touch) for rule in proposed.rules]
        if proposed.exception is not None:
            rule = proposed.exception
            evidence.near_misses.add(NearMiss(rule.says, key, touch.party, rule=rule.id, source=rule.source))
        elif not proposed.rules:
            says = f"This meets {touch.party} ({touch.kind.value}), for which no rule in force asks a step."
            evidence.near_misses.add(NearMiss(says, key, touch.party, doubt=touch.interest is None and not nil))
        if touch.interest is not None and touch.interest.category is InterestCategory.UNKNOWN:
            says = "The type of the interest is not recorded; it is weighed as financial."  # R1.6
            evidence.near_misses.add(NearMiss(says, key, touch.party, doubt=True))

    def finding(self, evidence: Evidence | None, item: Item, sitting: Sitting) -> Finding:
        """A flag beats a doubt, and a doubt beats clear; the doubt stays beside the flag."""
        if evidence is None:
            return CLEAR
        near_misses = tuple(sorted(evidence.near_misses, key=_doubts_first))
        if not evidence.because:
            doubt = any(near_miss.doubt for near_miss in near_misses)
            return Finding(Outcome.CANNOT_TELL if doubt else Outcome.CLEAR, near_misses=near_misses)
        because = tuple(sorted(evidence.because, key=_heaviest_first))
        because += self._new_chair(because[0], item, sitting)
        also = frozenset[AddOn]().union(*(each.also for each in because))
        return Finding(Outcome.FLAG, because[0].step, also, because, near_misses)

    def _new_chair(self, heaviest: Because, item: Item, sitting: Sitting) -> tuple[Because, ...]:
        """R7.5, R7.7: whoever chairs an item has no conflict in it, though a note alone takes nobody from the chair."""
        rule = self.book.rule(NEW_CHAIR)
        if rule is None or heaviest.step is Step.NOTE or not _presides(sitting, item):
            return ()
        return (
            Because(
                rule=rule.id,
                source=rule.source,
                step=heaviest.step,
                also=frozenset({AddOn.NEW_CHAIR}),
                interest=heaviest.interest,
                version=heaviest.version,
                party=heaviest.party,
                path=heaviest.path,
                conditions=("person is in the chair",),
                touch=heaviest.touch,
            ),
        )


def _presides(sitting: Sitting, item: Item) -> bool:
    seat = sitting.seat
    everywhere = not seat.committees or not item.committees
    return seat.chair and (everywhere or bool(seat.committees & item.committees))


def _because(rule: Rule, touch: Touch) -> Because:
    interest = touch.interest
    step = interest.mitigation if rule.by_mitigation and interest is not None else rule.step
    assert step is not None  # the loader refuses a step rule without a step, its conditions one without a mitigation
    return Because(
        rule=rule.id,
        source=rule.source,
        step=step,
        also=rule.also,
        interest=interest.key if interest else None,
        version=interest.version if interest else None,
        party=touch.party,
        path=touch.path,
        conditions=rule.when,
        touch=touch.kind,
    )


def _of_another_time(touch: Touch, interest: Interest, standing: Standing) -> NearMiss:
    if standing is Standing.NOT_YET:
        says = f"The interest that meets {touch.party} began after the meeting" + _on(interest.began)
    else:
        says = f"The interest that meets {touch.party} ended before the look-back" + _on(interest.ended)
    return NearMiss(says, interest.key, touch.party)


def _on(day: date | None) -> str:
    return f", on {said(day)}." if day else "."


def _heaviest_first(because: Because) -> tuple[int, str, str, str, str]:
    labels = " > ".join(stretch.label for stretch in because.path)
    return (-because.step.weight, because.rule, str(because.interest), because.party, labels)


def _doubts_first(near_miss: NearMiss) -> tuple[bool, str, str, str]:
    return (not near_miss.doubt, near_miss.says, str(near_miss.interest), near_miss.party or "")
