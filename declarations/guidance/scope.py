"""Whether an item is within what a committee may decide: levels of co-commissioning, reserved functions, sub-groups."""

from collections.abc import Sequence
from dataclasses import replace

from committees.meetings.facts import Item
from committees.seats.facts import Committee
from declarations.guidance.facts import Meeting
from declarations.guidance.findings import Reserved, Scope
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Rule, RuleKind

NOT_SAID = Scope(None)


def scope_of(item: Item, committees: tuple[Committee, ...], meeting: Meeting, rulebook: RuleBook) -> Scope:
    """Out of scope where a rule says so of one of the committees; in scope where one says so of any; else not said."""
    book = rulebook if rulebook.on is not None else rulebook.in_force(meeting.date)
    meant = [
        (rule, committee)
        for committee in committees
        for rule in book.of_kind(RuleKind.SCOPE)
        if _is_meant(rule, item, committee, meeting)
    ]
    whole = _answer([each for each in meant if not _is_of_a_part(each[0])], committees)
    if whole.in_scope is False and not whole.of:  # all of it goes elsewhere, and so does the part
        return whole
    return replace(whole, part=_part(_answer([each for each in meant if _is_of_a_part(each[0])], committees)))


def _part(found: Scope) -> Reserved | None:
    if found.says is None or found.rule is None or found.source is None:
        return None
    return Reserved(found.says, found.rule, found.source, found.of)


def _answer(meant: Sequence[tuple[Rule, Committee]], committees: tuple[Committee, ...]) -> Scope:
    """What the first rule says that reserves it; else the first that speaks of it at all."""
    reserving = [rule for rule, _ in meant if not rule.requires["in_scope"]]
    for rule in [*reserving, *(rule for rule, _ in meant)]:
        of = tuple(committee.key for said, committee in meant if said is rule)
        return Scope(
            bool(rule.requires["in_scope"]), rule.says, rule.id, rule.source, of if len(of) < len(committees) else ()
        )
    return NOT_SAID


def _is_of_a_part(rule: Rule) -> bool:
    """R6.7: the rule speaks only of the part of an item that touches an individual performer."""
    return bool(rule.requires.get("touches_performer"))


def _is_meant(rule: Rule, item: Item, committee: Committee, meeting: Meeting) -> bool:
    """Does the rule speak of this item before this committee? What it does not mention, it does not restrict."""
    asks = rule.requires
    return (
        committee.kind in asks["committees"]
        and ("levels" not in asks or committee.level in asks["levels"])
        and ("kinds" not in asks or item.kind in asks["kinds"])
        and (item.decision or not asks.get("decisions_only"))
        and (item.touches_performer or not _is_of_a_part(rule))
        and _concerns_only({*asks.get("classes", ()), *asks.get("organisations", ())}, item, meeting)
    )


def _concerns_only(of: set[str], item: Item, meeting: Meeting) -> bool:
    """Is everyone whom the item concerns of these classes or kinds of organisation? Where none is asked for, so it is."""
    known = meeting.organisations
    parties = [concern for concern in item.concerns if concern.topic is None and concern.person is None]
    among = [
        concern.affected_class in of or (concern.organisation in known and known[concern.organisation].kind in of)
        for concern in parties
    ]
    return not of or (bool(parties) and all(among))
