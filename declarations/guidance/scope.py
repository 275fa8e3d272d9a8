"""Whether an item is within what a committee may decide: levels of co-commissioning, reserved functions, sub-groups."""

from committees.meetings.facts import Item
from committees.seats.facts import Committee
from declarations.guidance.facts import Meeting
from declarations.guidance.findings import Scope
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Rule, RuleKind

NOT_SAID = Scope(None)


def scope_of(item: Item, committees: tuple[Committee, ...], meeting: Meeting, rulebook: RuleBook) -> Scope:
    """Out of scope where a rule says so of one of the committees; in scope where one says so of any; else not said."""
    book = rulebook if rulebook.on is not None else rulebook.in_force(meeting.date)
    meant = [
        rule
        for committee in committees
        for rule in book.of_kind(RuleKind.SCOPE)
        if _is_meant(rule, item, committee, meeting)
    ]
    reserved = [rule for rule in meant if not rule.requires["in_scope"]]
    for rule in [*reserved, *meant]:
        return Scope(bool(rule.requires["in_scope"]), rule.says, rule.id, rule.source)
    return NOT_SAID


def _is_meant(rule: Rule, item: Item, committee: Committee, meeting: Meeting) -> bool:
    """Does the rule speak of this item before this committee? What it does not mention, it does not restrict."""
    asks = rule.requires
    return (
        committee.kind in asks["committees"]
        and ("levels" not in asks or committee.level in asks["levels"])
        and ("kinds" not in asks or item.kind in asks["kinds"])
        and (item.decision or not asks.get("decisions_only"))
        and (not {"classes", "organisations"} & set(asks) or _concerns_only(rule, item, meeting))
    )


def _concerns_only(rule: Rule, item: Item, meeting: Meeting) -> bool:
    """Is everyone whom the item concerns of these classes or kinds of organisation?"""
    known = meeting.organisations
    parties = [concern for concern in item.concerns if concern.topic is None and concern.person is None]
    return bool(parties) and all(
        concern.affected_class in rule.requires.get("classes", ())
        or (concern.organisation in known and known[concern.organisation].kind in rule.requires.get("organisations", ()))
        for concern in parties
    )
