"""The whole answer for a meeting: who must withdraw from what and why, and what is left when they have gone."""

from collections.abc import Sequence
from dataclasses import replace

from committees.meetings.facts import Item
from committees.organisations.facts import Key
from declarations.guidance.composition import composition_of
from declarations.guidance.facts import Meeting, Ruled, Sitting
from declarations.guidance.findings import Assessment, Finding, ItemAssessment
from declarations.guidance.judgement import judge
from declarations.guidance.remaining import Deliberation, demands, remaining
from declarations.guidance.remedies import remedies
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.scope import scope_of
from declarations.guidance.seating import Handling
from declarations.guidance.vocabulary import AddOn


def assess(meeting: Meeting, rulebook: RuleBook, rulings: Sequence[Ruled] = ()) -> Assessment:
    """The same facts, rule book and rulings always give the same answer; a what-if is this on altered facts."""
    book = rulebook if rulebook.on is not None else rulebook.in_force(meeting.date)
    judged = judge(meeting, book)
    ruled = {(ruling.item, ruling.person): ruling for ruling in rulings}
    asked = {committee.key: demands(committee, book) for committee in meeting.committees}
    members = tuple(sitting for sitting in meeting.sittings if not sitting.guest)
    seated = {sitting.key: sitting for sitting in meeting.sittings if not sitting.vacant}

    def handling(item: Item, sitting: Sitting) -> Handling:
        at_hand = handled(judged[item.key, sitting.key], ruled.get((item.key, sitting.person or sitting.key)))
        return replace(at_hand, new_chair=True) if sitting.guest else at_hand

    def assessed(item: Item) -> ItemAssessment:
        findings = {key: judged[item.key, key] for key in seated}
        whose = tuple(body for body in meeting.committees if is_item_of(item, body.key))
        at = Deliberation(
            item=item.key,
            committees=tuple((body, asked[body.key]) for body in whose),
            sittings=meeting.sittings,
            handling={key: handling(item, sitting) for key, sitting in seated.items()},
        )
        rooms = at.rooms()
        return ItemAssessment(
            item=item.key,
            scope=scope_of(item, whose, meeting, book),
            findings=findings,
            after=tuple(remaining(room) for room in rooms),
            remedies=remedies(at, rooms, book),
        )

    return Assessment(
        date=meeting.date,
        digest=book.digest,
        instruments=book.instruments,
        composition=tuple(composition_of(committee, members, book) for committee in meeting.committees),
        items=tuple(assessed(item) for item in meeting.items),
    )


def is_item_of(item: Item, committee: Key) -> bool:
    return not item.committees or committee in item.committees


def handled(finding: Finding, ruled: Ruled | None) -> Handling:
    """The ruling where there is one, else the proposal; a lighter step does not give the chair back, no conflict does."""
    new_chair = AddOn.NEW_CHAIR in finding.also
    if ruled is None:
        return Handling(finding.step, new_chair)
    return Handling(ruled.step, new_chair and ruled.step is not None)
