"""One meeting, told as facts, for the engine that decides many."""

from collections.abc import Mapping

from committees.organisations.facts import Key
from declarations.guidance import codes
from declarations.guidance.agenda import ccgs_of
from declarations.guidance.facts import Meeting, Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.judgement import judge
from declarations.guidance.many.deciding import Decided, decided
from declarations.guidance.many.dockets import Docket, as_told
from declarations.guidance.many.seated import Seated
from declarations.guidance.many.sitters import Figures, Place, Sitter, declared, sitter, standing_of
from declarations.guidance.many.surroundings import ALWAYS, Known, Span, Surroundings
from declarations.guidance.matching import ccgs_sat_for
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.table import table_of
from declarations.guidance.vocabulary import Outcome


def decide(meeting: Meeting, rulebook: RuleBook) -> Mapping[tuple[Key, Key], Decided]:
    """What `judge` finds, by item and sitting, without the words; all that is not clear.

    A meeting with dismissed matches is judged: whether one still holds is told from the facts it rested on.
    """
    book = rulebook if rulebook.on is not None else rulebook.in_force(meeting.date)
    if not book.proposes:
        pairs = [(item.key, each.key) for item in meeting.items for each in meeting.sittings if each.takes_part_in(item.key)]
        return dict.fromkeys(pairs, Decided(Outcome.CANNOT_TELL))
    if meeting.dismissals:
        return without_words(judge(meeting, book))
    around = surroundings_of(meeting)
    figures = Figures.of(book)
    sitters = [sitter_of(sitting, meeting, around, figures) for sitting in meeting.sittings if not sitting.vacant]
    return decided(docket_of(meeting, around), Seated(sitters, table_of(book)))


def surroundings_of(meeting: Meeting) -> Surroundings:
    """The organisations and links as they are on the day of the meeting."""
    day = meeting.date.toordinal()
    known = {
        key: Known(each.kind, () if each.member_of_ccg is None else ((ALWAYS, each.member_of_ccg),))
        for key, each in meeting.organisations.items()
    }
    return Surroundings(Span(day, day + 1), known, meeting.links)


def docket_of(meeting: Meeting, around: Surroundings) -> Docket:
    """The items as the engine reads them."""
    docket = Docket(None, meeting.date.toordinal(), around)
    for item in meeting.items:
        half = codes.of_item(item.kind, item.decision, item.route, item.stage, None)
        place = docket.add(item.key, half, [as_told(concern) for concern in item.concerns], ccgs_of(item, meeting))
        if item.committees:
            docket.committees[place] = item.committees
    return docket


def sitter_of(sitting: Sitting, meeting: Meeting, around: Surroundings, figures: Figures) -> Sitter:
    """Whoever holds the seat, with what they declared, for as long as the surroundings reach."""
    seat = sitting.seat
    ccgs = ccgs_sat_for(sitting, meeting.committees)
    place = Place(seat.category, seat.chair, seat.committees, ccgs, only_for=sitting.only_for)
    what = declared(sitting.person or sitting.key, sitting.interests, place.ccgs, around=around, look_back=figures.look_back)
    confirmed = [] if sitting.confirmed is None else [sitting.confirmed]
    return sitter(sitting.key, place, what, standing_of(place, what, confirmed, refresh=figures.refresh))


def without_words(findings: Mapping[tuple[Key, Key], Finding]) -> Mapping[tuple[Key, Key], Decided]:
    """What `judge` found, as the engine says it; all that is not clear."""
    return {pair: _plain(finding) for pair, finding in findings.items() if finding.outcome is not Outcome.CLEAR}


def _plain(finding: Finding) -> Decided:
    if not finding.because:
        return Decided(finding.outcome)
    heaviest = finding.because[0]
    return Decided(finding.outcome, finding.step, finding.also, heaviest.interest, heaviest.rule)
