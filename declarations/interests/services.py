"""The deeds of a declaration: declare, amend, cease, confirm, make a nil return, and agree how a risk is met."""

from datetime import date
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import counted, day
from coi_register.refusals import CannotBeDone
from committees.meetings.vocabulary import AffectedClass
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship, Step
from declarations.interests import permissions, selectors, soundness
from declarations.interests.models import Confirmation, Interest

WORDS_OF_THE_DECLARER = frozenset(
    {"category", "direct", "relationship", "role", "organisation", "affected_class", "topic", "text"}
    | {"since", "until", "aware_on"}
)


def declare(
    person: Person,
    *,
    on: date | None,
    by: Actor,
    category: InterestCategory,
    direct: bool = True,
    relationship: Relationship | None = None,
    role: InterestRole | None = None,
    organisation: Organisation | None = None,
    affected_class: AffectedClass | None = None,
    topic: str | None = None,
    text: str = "",
    since: date | None = None,
    until: date | None = None,
    aware_on: date | None = None,
    mitigation: Step | None = None,
    mitigation_text: str = "",
    because: str = "",
    again: bool = False,
    once: UUID | None = None,
) -> Interest:
    """Put an interest on the register; it also dates the person's last word. `again`: there really are two alike.

    An officer's `because` names the paper it is read from; `on` None: an old register, which does not say when.
    Raises NotAllowed and CannotBeDone.
    """
    permissions.may_declare(by, person).enforce()
    if mitigation or mitigation_text:
        permissions.may_agree_mitigation(by, person).enforce()
    interest = Interest(
        person=person, declared_on=on, category=category, direct=direct, relationship=relationship or None,
        role=role or None, organisation=organisation, affected_class=affected_class or None, topic=(topic or "").strip() or None,
        text=text.strip(), since=since, until=until, aware_on=aware_on, mitigation=mitigation or None,
        mitigation_text=mitigation_text.strip(),
    )  # fmt: skip
    soundness.check(interest, today=by.on)
    with audit.deed(_deed("interest.declared", by, person), by=by, because=_paper(because, by, person), once=once):
        _one_at_a_time(person)
        if not again:
            _refuse_the_same_again(interest)
        interest.save()
    return interest


def amend(
    interest: Interest, *, version: int, on: date, by: Actor, because: str, once: UUID | None = None, **changes: Any
) -> Interest:
    """Change what was declared, as its next version; only the declarer may, and says why."""
    permissions.may_amend(by, interest).enforce()
    if unknown := changes.keys() - WORDS_OF_THE_DECLARER:
        raise TypeError(f"amend cannot change {', '.join(sorted(unknown))}")
    if not because.strip():
        raise CannotBeDone("Say why the declaration changes. It stays in the history of this interest.", field="because")
    with audit.deed("interest.amended", by=by, because=because.strip(), once=once):
        current = _current(interest, version)
        if all(getattr(current, field) == value for field, value in changes.items()):
            raise CannotBeDone("Nothing was changed. Change what is no longer right, or go back.")
        return _next(current, today=by.on or on, **changes)


def cease(
    interest: Interest, *, version: int, until: date, by: Actor, because: str = "", once: UUID | None = None
) -> Interest:
    """Say that an interest has ended; `until` is the first day on which it no longer holds."""
    permissions.may_declare(by, interest.person).enforce()
    paper = _paper(because, by, interest.person)
    with audit.deed(_deed("interest.ceased", by, interest.person), by=by, because=paper, once=once):
        current = _current(interest, version)
        if current.until is not None:
            raise CannotBeDone(
                f"The end of this interest is already recorded: {day(current.until)}. Amend it if that is wrong."
            )
        return _next(current, today=by.on, until=until)


def agree_mitigation(
    interest: Interest,
    *,
    step: Step | None,
    text: str,
    by: Actor,
    version: int,
    because: str = "",
    once: UUID | None = None,
) -> Interest:
    """Record how the risk of an interest is met at meetings (R2.8, R2.10); None and no words: nothing is agreed any more."""
    permissions.may_agree_mitigation(by, interest.person).enforce()
    with audit.deed("interest.mitigation_agreed", by=by, because=because.strip(), once=once):
        current = _current(interest, version)
        return _next(current, today=by.on, mitigation=step or None, mitigation_text=text.strip())


def confirm(person: Person, *, on: date, by: Actor, because: str = "", once: UUID | None = None) -> Confirmation:
    """Date the person's word that what stands on the register is complete and true."""
    permissions.may_declare(by, person).enforce()
    _has_come(on, by)
    if not selectors.register_of(person).exists():
        raise CannotBeDone(f"{_subject(by, person)} no interests on the register. Make a nil return instead.")
    with audit.deed(_deed("declaration.confirmed", by, person), by=by, because=_paper(because, by, person), once=once):
        return _noted(Confirmation(person=person, on=on))


def nil_return(person: Person, *, on: date, by: Actor, because: str = "", once: UUID | None = None) -> Confirmation:
    """Date the person's word that they have no interests (R2.6); refused while any stands on the register."""
    permissions.may_declare(by, person).enforce()
    _has_come(on, by)
    with audit.deed(_deed("declaration.nil_return", by, person), by=by, because=_paper(because, by, person), once=once):
        _one_at_a_time(person)
        if standing := selectors.still_standing(person, on=on).count():
            them = "it" if standing == 1 else "them"
            raise CannotBeDone(
                f"{_subject(by, person)} {counted(standing, 'interest')} on the register. "
                f"End {them} or confirm {them} instead."
            )
        return _noted(Confirmation(person=person, on=on, nil=True))


def _noted(word: Confirmation) -> Confirmation:
    word.save()
    return word


def _next(interest: Interest, *, today: date | None, **changes: Any) -> Interest:
    for field, value in changes.items():
        setattr(interest, field, value)
    interest.since_words = None if interest.since else interest.since_words  # a day that is known now says more
    interest.until_words = None if changes.get("until") else interest.until_words
    soundness.check(interest, today=today)
    interest.save()
    return interest


def _current(interest: Interest, version: int) -> Interest:
    """The row as it is now, held until the deed ends. Raises ChangedMeanwhile when somebody else was faster."""
    current = Interest.objects.select_for_update().get(pk=interest.pk)
    audit.must_be_as_read(current, version)
    return current


def _one_at_a_time(person: Person) -> None:
    """Hold the person's row, so that a declaration and a nil return made at the same moment see each other."""
    Person.objects.select_for_update().get(pk=person.pk)


def _refuse_the_same_again(interest: Interest) -> None:
    if same := selectors.same_as(interest):
        raise soundness.SaidBefore(same)


def _paper(because: str, by: Actor, person: Person) -> str:
    if permissions.drafts_from_paper(by, person) and not because.strip():
        raise CannotBeDone(
            f"Say which paper you read this from, for example the form {person} signed on a day.", field="because"
        )
    return because.strip()


def _deed(name: str, by: Actor, person: Person) -> str:
    return f"{name}_from_paper" if permissions.drafts_from_paper(by, person) else name


def _has_come(on: date, by: Actor) -> None:
    if by.on is not None and on > by.on:
        raise CannotBeDone(f"{day(on)} has not come yet. Give the day on which this was said.", field="on")


def _subject(by: Actor, person: Person) -> str:
    return "You have" if by.person == person.pk else f"{person} has"
