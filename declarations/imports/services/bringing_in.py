"""Bringing a register in: its people, interests and nil returns, all in one deed, or nothing of it."""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import counted
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.imports import permissions, selectors
from declarations.imports.facts import DryRun, Problem, Proposed
from declarations.imports.models import Import
from declarations.imports.vocabulary import State
from declarations.interests import soundness
from declarations.interests.models import Confirmation, Interest

TOLD = 5  # refusals that are told one by one


def bring_in(of: Import, *, by: Actor, once: UUID | None = None) -> Import:
    """Write what the dry run proposes, from the paper that `of.source` names; no day of declaring is made up.

    Raises NotAllowed, ChangedMeanwhile, and CannotBeDone while a question is open or a row cannot stand.
    """
    permissions.may_import(by, of.ccg_id).enforce()
    with audit.deed("register.imported", by=by, because=of.source, once=once):
        of = audit.held(of)
        if not of.is_open:
            raise CannotBeDone(f"“{of.source}” was brought in already, or put aside. Nothing was written now.")
        run = ready(selectors.dry_run_of(of))
        people = _people(of.ccg, run)
        audit.record_all([one for one in people.values() if one._state.adding])
        audit.record_all([*_interests(run, people, by)])
        audit.record_all([Confirmation(person=people[one.person], on=one.on, nil=True) for one in run.nils])
        of.state = State.IN
        of.save()
    return of


def ready(run: DryRun) -> DryRun:
    """The same, once nothing is open. Raises CannotBeDone."""
    if run.questions:
        raise CannotBeDone(f"{counted(len(run.questions), 'question').capitalize()} still to answer. Nothing was written.")
    if not run.interests and not run.nils:
        raise CannotBeDone("No row says an interest, so there is nothing to import. Look whether the columns are right.")
    return run


def _people(ccg: Organisation, run: DryRun) -> Mapping[str, Person]:
    """Whoever the file names: those on the register whom somebody recognised, and all others new."""
    known = Person.objects.in_bulk([one.known for one in run.people.values() if one.known])
    return {
        key: known[one.known] if one.known else Person(name=one.name, position=one.position, ccg=ccg)
        for key, one in run.people.items()
    }


def _interests(run: DryRun, people: Mapping[str, Person], by: Actor) -> Iterator[Interest]:
    """Each interest, sound, and not on the register yet. Raises CannotBeDone with the first rows that are neither."""
    organisations = Organisation.objects.in_bulk({one.organisation for one in run.interests if one.organisation})
    standing = _standing(person for person in people.values() if not person._state.adding)
    faults = []
    for one in run.interests:
        interest = _as_row(one, people[one.person], organisations)
        try:
            soundness.check(interest, today=by.on)
            if _mark(interest) in standing:
                raise soundness.SaidBefore(interest)
        except CannotBeDone as error:
            faults.append(Problem(one.line, error.says))
        else:
            yield interest
    if faults:
        told = " ".join(f"Row {fault.line}: {fault.says}" for fault in faults[:TOLD])
        more = f" And {len(faults) - TOLD} more." if len(faults) > TOLD else ""
        raise CannotBeDone(f"Nothing was written. Mend these in the file, and send it again. {told}{more}")


def _as_row(one: Proposed, person: Person, organisations: Mapping[UUID, Organisation]) -> Interest:
    return Interest(
        person=person, category=one.category, direct=one.direct, relationship=one.relationship, role=one.role,
        organisation=organisations[one.organisation] if one.organisation else None, text=one.text,
        since=one.since, until=one.until, since_words=one.since_words, until_words=one.until_words,
        declared_on=one.declared_on, mitigation_text=one.mitigation_text,
    )  # fmt: skip


def _standing(people: Iterable[Person]) -> set[tuple[object, ...]]:
    rows = Interest.objects.filter(person__in=[person.pk for person in people])
    return {_mark(row) for row in rows}


def _mark(interest: Interest) -> tuple[object, ...]:
    """What makes two interests of one person the same."""
    lies_in = interest.organisation_id or interest.text.casefold()
    of = (interest.person_id, interest.category, interest.direct, interest.relationship, interest.role, lies_in)
    return (*of, interest.since, interest.since_words)
