"""Who acts for a person, and who is their line manager: from a day, until a day; ended, never deleted."""

from datetime import date
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.accounts.models import User
from coi_register.audit import services as audit
from coi_register.nhsuk import words
from coi_register.refusals import CannotBeDone
from committees.people.models import ActsFor, Manages, Person
from committees.people.permissions import may_relate


def let_act_for(
    person: Person,
    *,
    user: User,
    since: date,
    by: Actor,
    until: date | None = None,
    because: str = "",
    once: UUID | None = None,
) -> ActsFor:
    """Let an account act for a person: it reads with them, and every prohibition of theirs binds it. Raises CannotBeDone."""
    may_relate(by, person).enforce()
    if user.pk == person.user_id:
        raise CannotBeDone(f"This is {person}’s own account.", field="user")
    if not user.is_active:
        raise CannotBeDone("This account is closed. Choose another one.", field="user")
    acts = ActsFor(person=person, user=user, since=since, until=until)
    with audit.deed("person.let_act_for", by=by, because=because.strip(), once=once):
        _begins(acts, person)
        if ActsFor.objects.overlapping(since, until).filter(person=person, user=user).exists():
            raise CannotBeDone(f"{user} acts for {person} in these days already.", field="user")
        acts.save()
    return acts


def name_manager(
    person: Person,
    *,
    manager: Person,
    since: date,
    by: Actor,
    until: date | None = None,
    because: str = "",
    once: UUID | None = None,
) -> Manages:
    """Record who is a person's line manager: one at a time. Raises NotAllowed, CannotBeDone."""
    may_relate(by, person).enforce()
    if manager.pk == person.pk:
        raise CannotBeDone("Nobody is their own line manager.", field="manager")
    if manager.ccg_id != person.ccg_id:
        raise CannotBeDone(f"{manager} is not among the people of {person.ccg}: choose somebody who is.", field="manager")
    manages = Manages(manager=manager, staff=person, since=since, until=until)
    with audit.deed("person.manager_named", by=by, because=because.strip(), once=once):
        _begins(manages, person)
        if (
            other := Manages.objects.overlapping(since, until).filter(staff=person).select_related("manager").first()
        ) is not None:
            raise CannotBeDone(f"{other.manager} is their line manager in these days. End that first.", field="since")
        manages.save()
    return manages


def end_relation(
    relation: ActsFor | Manages, *, until: date, by: Actor, because: str = "", once: UUID | None = None
) -> ActsFor | Manages:
    """End it; `until` is the first day on which it no longer holds. Raises NotAllowed, CannotBeDone."""
    person = relation.person if isinstance(relation, ActsFor) else relation.staff
    may_relate(by, person).enforce()
    with audit.deed("relation.ended", by=by, because=because.strip(), once=once):
        relation.until = until
        _ends_after_it_begins(relation)
        relation.save()
    return relation


def _begins(relation: ActsFor | Manages, person: Person) -> None:
    """Check its days; whoever relates the same person at the same time waits here."""
    _ends_after_it_begins(relation)
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def _ends_after_it_begins(relation: ActsFor | Manages) -> None:
    if relation.until is not None and relation.until <= relation.since:
        raise CannotBeDone(f"It must end after it begins, on {words.day(relation.since)}.", field="until")
