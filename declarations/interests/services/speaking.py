"""A person's dated word on everything they declared: still true, changed or ended, or that there is nothing."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import counted
from coi_register.refusals import CannotBeDone
from committees.people.models import Person
from declarations.interests import permissions, selectors
from declarations.interests.models import Confirmation, Interest
from declarations.interests.services.declaring import cease
from declarations.interests.services.writing import deed_named, must_have_come, one_at_a_time, paper_for, write_next


def confirm(person: Person, *, on: date, by: Actor, because: str = "", once: UUID | None = None) -> Confirmation:
    """Date the person's word that what stands on the register is complete and true; by their own hand it attests it too."""
    permissions.may_declare(by, person).enforce()
    must_have_come(on, by)
    if not selectors.register_of(person).exists():
        raise CannotBeDone(f"{_subject(by, person)} no interests on the register. Make a nil return instead.")
    paper = paper_for(because, by, person)
    with audit.deed(deed_named("declaration.confirmed", by, person), by=by, because=paper, once=once):
        _attest_what_stands(person, on=on, by=by)
        return _noted(Confirmation(person=person, on=on))


def _attest_what_stands(person: Person, *, on: date, by: Actor) -> None:
    """What was read from paper and stands is their word, once they say themselves that it is true."""
    if by.person != person.pk:
        return
    for interest in selectors.still_standing(person, on=on).not_attested():
        write_next(audit.held(interest), today=by.on, attested_on=on)


def nil_return(person: Person, *, on: date, by: Actor, because: str = "", once: UUID | None = None) -> Confirmation:
    """Date the person's word that they have no interests (R2.6); refused while any stands on the register."""
    permissions.may_declare(by, person).enforce()
    must_have_come(on, by)
    paper = paper_for(because, by, person)
    with audit.deed(deed_named("declaration.nil_return", by, person), by=by, because=paper, once=once):
        one_at_a_time(person)
        if standing := selectors.still_standing(person, on=on).count():
            them = "it" if standing == 1 else "them"
            raise CannotBeDone(
                f"{_subject(by, person)} {counted(standing, 'interest')} on the register. "
                f"End {them} or confirm {them} instead."
            )
        return _noted(Confirmation(person=person, on=on, nil=True))


def go_through(
    person: Person,
    *,
    ended: Mapping[Interest, date],
    confirms: bool,
    on: date,
    by: Actor,
    because: str = "",
    once: UUID | None = None,
) -> Confirmation | None:
    """One reading of everything declared: end what has ended, and where nothing is left to change, date the word.

    `ended`: each with the first day without it, in the version that was read. Raises CannotBeDone, and then nothing is ended.
    """
    permissions.may_declare(by, person).enforce()
    must_have_come(on, by)
    with audit.deed("declaration.gone_through", by=by, because=because.strip(), once=once):
        for interest, until in ended.items():
            cease(interest, version=interest.version, until=until, by=by, because=because)
        if not confirms:
            return None
        left = selectors.still_standing(person, on=on).exists()
        return (confirm if left else nil_return)(person, on=on, by=by, because=because)


def _noted(word: Confirmation) -> Confirmation:
    word.save()
    return word


def _subject(by: Actor, person: Person) -> str:
    return "You have" if by.person == person.pk else f"{person} has"
