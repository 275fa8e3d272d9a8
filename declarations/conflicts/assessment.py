"""The whole answer for a meeting: who must withdraw from what and why, and what is left when they have gone."""

from collections.abc import Sequence
from functools import partial

from committees.meetings.facts import Item
from committees.organisations.facts import Key
from declarations.guidance.composition import composition_of
from declarations.guidance.facts import Meeting, Ruled
from declarations.guidance.findings import Assessment, ItemAssessment
from declarations.guidance.judgement import judge
from declarations.guidance.referral import Outlook
from declarations.guidance.remaining import Deliberation, demands, remaining
from declarations.guidance.remedies import remedies
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.scope import scope_of
from declarations.guidance.seating import handled
from declarations.guidance.voice import needs_a_clinician


def assess(meeting: Meeting, rulebook: RuleBook, rulings: Sequence[Ruled] = ()) -> Assessment:
    """The same facts, rule book and rulings always give the same answer; a what-if is this on altered facts."""
    book = rulebook if rulebook.on is not None else rulebook.in_force(meeting.date)
    judged = judge(meeting, book)
    ruled = {(ruling.item, ruling.person): ruling for ruling in rulings}
    asked = {committee.key: demands(committee, book) for committee in meeting.committees}
    seated = tuple(sitting for sitting in meeting.sittings if sitting.only_for is None)
    outlook = Outlook(meeting, book)

    def assessed(item: Item) -> ItemAssessment:
        taking_part = [one for one in meeting.sittings if not one.vacant and one.takes_part_in(item.key)]
        people = {sitting.key: sitting.person or sitting.key for sitting in taking_part}
        findings = {key: judged[item.key, key] for key in people}
        whose = tuple(body for body in meeting.committees if is_item_of(item, body.key))
        at = Deliberation(
            item=item.key,
            committees=tuple((body, asked[body.key]) for body in whose),
            sittings=seated,  # whoever only contributes is checked, and counted nowhere
            handling={key: handled(findings[key], ruled.get((item.key, person))) for key, person in people.items()},
            needs_clinician=needs_a_clinician(item, book),
        )
        rooms = at.rooms()
        return ItemAssessment(
            item=item.key,
            scope=scope_of(item, whose, meeting, book),
            findings=findings,
            after=tuple(remaining(room) for room in rooms),
            remedies=remedies(at, rooms, book, partial(outlook.follows, item=item, whose=whose)),
        )

    return Assessment(
        date=meeting.date,
        digest=book.digest,
        instruments=book.instruments,
        composition=tuple(composition_of(committee, seated, book) for committee in meeting.committees),
        items=tuple(assessed(item) for item in meeting.items),
    )


def is_item_of(item: Item, committee: Key) -> bool:
    return not item.committees or committee in item.committees
