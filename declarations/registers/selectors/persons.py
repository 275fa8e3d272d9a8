"""One person’s entries on a past day, in both senses, for whoever may read their declarations."""

from committees.people.models import Person
from declarations.adoption.selectors import book_for
from declarations.registers.columns import KEPT, PUBLIC
from declarations.registers.gather.declared import declared_by, last_words
from declarations.registers.gather.people import people_of
from declarations.registers.interests import lines_of
from declarations.registers.moment import Moment
from declarations.registers.selectors.keeping import Row
from declarations.registers.selectors.lines import holds
from declarations.registers.vocabulary import Register


def entries_then(person: Person, moment: Moment) -> list[Row]:
    """What the register held of a person who is in hand, by the names of its columns."""
    on, at = moment.true_on, moment.known_at
    them = next((one for one in people_of(person.ccg_id, at=at) if one.key == person.pk), None)
    if them is None:
        return []
    declared, words = declared_by([person.pk], at=at), last_words([person.pk], on=on, at=at)
    found = lines_of(
        them,
        declared.get(person.pk, ()),
        words.get(person.pk),
        on=on,
        book=book_for(person.ccg_id, on),
        held=holds(person.ccg, Register.INTERESTS),
    )
    names = [column.name for column in PUBLIC[Register.INTERESTS] + KEPT]
    return [dict(zip(names, (*line.cells, *line.kept), strict=True)) for line in found]
