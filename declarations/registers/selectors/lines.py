"""The entries of a register on any day, in both senses, one after another: who reads them, the caller has asked."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from uuid import UUID

from committees.organisations.models import Organisation
from declarations.adoption.selectors import book_for
from declarations.registers.facts import Line
from declarations.registers.gather.declared import declared_by, last_words
from declarations.registers.gather.offered import offered_to
from declarations.registers.gather.people import people_of
from declarations.registers.interests import lines_of
from declarations.registers.models import Hold
from declarations.registers.moment import Moment
from declarations.registers.offers import lines_of as offers_in_lines
from declarations.registers.vocabulary import Register

AT_ONCE = 2000  # people whose declarations are in memory at one time: a register may be larger than memory


def lines(ccg: Organisation, register: Register, moment: Moment) -> Iterator[Line]:
    """Every entry that the CCG keeps, the public ones and the others."""
    return LINES[register](ccg, moment)


def _interests(ccg: Organisation, moment: Moment) -> Iterator[Line]:
    on, at = moment.true_on, moment.known_at
    book, held = book_for(ccg.pk, on), holds(ccg, Register.INTERESTS)
    everybody = iter(people_of(ccg.pk, at=at))
    while people := list(islice(everybody, AT_ONCE)):
        keys = [person.key for person in people]
        declared, words = declared_by(keys, at=at), last_words(keys, on=on, at=at)
        for person in people:
            yield from lines_of(person, declared.get(person.key, ()), words.get(person.key), on=on, book=book, held=held)


def _gifts(ccg: Organisation, moment: Moment) -> Iterator[Line]:
    on, at = moment.true_on, moment.known_at
    people = {person.key: person for person in people_of(ccg.pk, at=at) if person.at_home}
    offers = offered_to(list(people), on=on, at=at)
    yield from offers_in_lines(people, offers, on=on, book=book_for(ccg.pk, on), held=holds(ccg, Register.GIFTS))


def holds(ccg: Organisation, register: Register) -> frozenset[UUID]:
    """The entries that are on a legal hold now."""
    return frozenset(Hold.objects.filter(ccg=ccg, register=register, released_on=None).values_list("entry", flat=True))


LINES: Mapping[Register, Callable[[Organisation, Moment], Iterator[Line]]] = {
    Register.INTERESTS: _interests,
    Register.GIFTS: _gifts,
}
