"""One person's outcomes made those of now, after an edit of what they declared or of where they sit."""

from django.db import transaction

from declarations.country import gather
from declarations.country.area import Area
from declarations.country.gather import Period
from declarations.country.services.storing import decided_lines, own_books, screen
from declarations.guidance.rulebook import load


def decide_again(person: str, period: Period) -> int:
    """Decide the items of the meetings at which a person sits, for them alone; how many stored rows became others.

    Nobody else's outcomes follow from what one person declares, so no other item is looked at.
    """
    with transaction.atomic():
        year = gather.year_of_person(person, period)
        own = own_books([committee.ccg for committee in year.committees])
        lines = decided_lines(year, Area(year, gather.surroundings_of(year, period), load(), own))
        return screen(lines, [meeting.id for meeting in year.meetings], person=person)
