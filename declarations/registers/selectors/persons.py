"""The entries of some people on a day, in both senses, for whoever may read their declarations."""

from collections.abc import Collection, Iterator
from uuid import UUID

from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.adoption.selectors import book_for
from declarations.registers.columns import KEPT, PUBLIC
from declarations.registers.facts import Line
from declarations.registers.gather.declared import declared_by, last_words
from declarations.registers.gather.people import people_of
from declarations.registers.interests import lines_of
from declarations.registers.moment import Moment
from declarations.registers.selectors.keeping import Row
from declarations.registers.selectors.lines import holds
from declarations.registers.vocabulary import Register


def entries_then(person: Person, moment: Moment) -> list[Row]:
    """What the register held of a person who is in hand, by the names of its columns."""
    names = [column.name for column in PUBLIC[Register.INTERESTS] + KEPT]
    found = lines_of_people(person.ccg, [person.pk], moment)
    return [dict(zip(names, (*line.cells, *line.kept), strict=True)) for line in found]


def lines_of_people(ccg: Organisation, people: Collection[UUID], moment: Moment) -> Iterator[Line]:
    """Every entry of these people in the register of interests that the CCG keeps, by name."""
    on, at = moment.true_on, moment.known_at
    them = [one for one in people_of(ccg.pk, at=at) if one.key in people]
    keys = [one.key for one in them]
    declared, words = declared_by(keys, at=at), last_words(keys, on=on, at=at)
    book, held = book_for(ccg.pk, on), holds(ccg, Register.INTERESTS)
    for one in them:
        yield from lines_of(one, declared.get(one.key, ()), words.get(one.key), on=on, book=book, held=held)
