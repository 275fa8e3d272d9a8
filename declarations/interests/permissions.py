"""Who may read a person's declarations, declare for them, amend an interest, and agree how its risk is met."""

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.dates import q_in_force
from coi_register.verdicts import Refused, Verdict
from committees.people.models import Person
from committees.seats.models import Holding
from declarations.interests.models import Interest


def may_read(actor: Actor, person: Person) -> Verdict:
    """The person, those who sit in the chair or keep the record of their committees, and their CCG's governance."""
    return may(actor, "read_declaration", _wherever_they_sit(actor, person))


def may_declare_own(actor: Actor, person: Person) -> Verdict:
    """A declaration is a person's own word."""
    return may(actor, "declare", _at_home(person))


def may_declare(actor: Actor, person: Person) -> Verdict:
    """The person; or the governance team of their CCG, from a paper that the deed then names."""
    own = may_declare_own(actor, person)
    return own or may_draft(actor, person)


def may_draft(actor: Actor, person: Person) -> Verdict:
    """The governance team writes down from paper what somebody declared, and asks them to attest it."""
    return may(actor, "draft_declaration", _at_home(person))


def may_note_down(actor: Actor, person: Person) -> Verdict:
    """Whoever runs a meeting writes down what somebody of its committee declares there; the person attests it."""
    own = may_declare(actor, person)
    return own or may(actor, "record_late_declaration", _wherever_they_sit(actor, person))


def may_amend(actor: Actor, interest: Interest) -> Verdict:
    """Only the person: an officer never changes a declarer's words."""
    if may_declare_own(actor, interest.person):
        return may_declare_own(actor, interest.person)
    return Refused(f"Only {interest.person} may change the words of this declaration. You may agree how its risk is met.")


def may_agree_mitigation(actor: Actor, person: Person) -> Verdict:
    """The governance team (R2.8: agreed with a senior manager), and nobody for an interest of their own."""
    if actor.person == person.pk:
        return Refused("Nobody may agree the mitigation of their own interest. Ask another governance officer.")
    return may(actor, "agree_mitigation", _at_home(person))


def may_attest(actor: Actor, person: Person) -> Verdict:
    """Only the person says that what was read from a paper is their word; an officer never does."""
    if may_declare_own(actor, person):
        return may_declare_own(actor, person)
    return Refused(f"Only {person} may attest what was read from a paper. You may ask them to.")


def may_tie(actor: Actor, person: Person) -> Verdict:
    """The governance team: which organisation of the register somebody's words mean."""
    return may(actor, "tie_interest", _at_home(person))


def drafts_from_paper(actor: Actor, person: Person) -> bool:
    """Whether the actor would be writing down somebody else's word."""
    return not actor.is_command and actor.person != person.pk


def _at_home(person: Person) -> Where:
    return Where(ccgs=frozenset({person.ccg_id}), person=person.pk)


def _wherever_they_sit(actor: Actor, person: Person) -> Where:
    seats = Holding.objects.filter(person=person)
    if actor.on is not None:
        seats = seats.filter(q_in_force(actor.on), q_in_force(actor.on, "seat__"))
    sits_on = list(seats.values_list("seat__committee", "seat__committee__ccg"))
    return Where(
        ccgs=frozenset({person.ccg_id, *(ccg for _, ccg in sits_on)}),
        committees=frozenset(committee for committee, _ in sits_on),
        person=person.pk,
    )
