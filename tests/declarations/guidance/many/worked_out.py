"""Those who sit at a meeting, worked out for a period around it."""

from declarations.guidance.facts import Meeting
from declarations.guidance.many.from_facts import sitter_of, surroundings_of
from declarations.guidance.many.seated import Seated
from declarations.guidance.many.sitters import Figures
from declarations.guidance.many.surroundings import Span, Surroundings
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.table import table_of


def around_for(meeting: Meeting, period: Span) -> Surroundings:
    """The organisations and links of the meeting, over a period."""
    return Surroundings(period, surroundings_of(meeting).organisations, meeting.links)


def seated_for(meeting: Meeting, around: Surroundings, book: RuleBook) -> Seated:
    figures = Figures.of(book)
    return Seated(
        [sitter_of(each, meeting, around, figures) for each in meeting.sittings if not each.vacant], table_of(book)
    )
