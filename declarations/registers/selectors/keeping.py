"""What whoever keeps the registers looks up: their CCGs, an entry with its hold, an edition in preparation, who decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.dates import q_in_force
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.models import Committee
from declarations.registers.columns import KEPT, PUBLIC
from declarations.registers.models import DecisionMaker, Edition, Hold, Withholding
from declarations.registers.moment import Moment
from declarations.registers.selectors.rows import sheet_of
from declarations.registers.vocabulary import Decision, Register

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """A register that a CCG keeps: its last edition, the one being prepared, and how many requests wait."""

    ccg: Organisation
    register: Register
    last: Edition | None
    prepared: Edition | None


def ccgs_for(actor: Actor) -> QuerySet[Organisation, Organisation]:
    """The CCGs whose registers the actor may read, by name."""
    return Organisation.objects.filter(pk__in=reach(actor, "read_register").ccgs).order_by("name")


def ccg_for(actor: Actor, pk: UUID) -> Organisation:
    """The CCG, when the actor may read its registers. Raises Http404 otherwise, whichever it is."""
    found = ccgs_for(actor).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such CCG.")
    return found


def kept_by(actor: Actor, registers: Sequence[Register]) -> list[Kept]:
    """Each register of each CCG that the actor may read."""
    ccgs = list(ccgs_for(actor))
    open_to = Edition.objects.visible_to(actor).filter(ccg__in=ccgs, dropped_at=None).order_by("number")
    last: dict[tuple[UUID, str, bool], Edition] = {(one.ccg_id, one.register, one.number is None): one for one in open_to}
    return [
        Kept(ccg, register, last.get((ccg.pk, register, False)), last.get((ccg.pk, register, True)))
        for ccg in ccgs
        for register in registers
    ]


def waiting_for(actor: Actor) -> list[Withholding]:
    """The requests that wait for the Guardian, of the CCGs for which the actor decides them, once they sign in again too."""
    where = reach(actor.once_signed_in_again(), "decide_withholding")
    rows = Withholding.objects.visible_to(actor).filter(ccg__in=where.ccgs, decision=Decision.ASKED)
    rows = rows.exclude(person__in=actor.stands_for)
    return list(rows.select_related("person", "ccg"))


def edition_for(actor: Actor, pk: UUID) -> Edition:
    """The edition, published or not, when the actor may read the registers of its CCG. Raises Http404 otherwise."""
    found = Edition.objects.visible_to(actor).select_related("ccg").filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such edition.")
    return found


def editions_for(actor: Actor, ccg: Organisation, register: Register) -> QuerySet[Edition, Edition]:
    """Every edition of a register that was not given up, the one being prepared first."""
    rows = Edition.objects.visible_to(actor).filter(ccg=ccg, register=register, dropped_at=None)
    return rows.select_related("ccg").order_by("-prepared_at")


def entry_for(actor: Actor, ccg: Organisation, register: Register, key: UUID, moment: Moment) -> Row:
    """One entry by the names of its columns, as it stands or stood. Raises Http404 where there is none."""
    names = [column.name for column in PUBLIC[register] + KEPT]
    rows = sheet_of(actor, ccg=ccg, register=register, moment=moment).rows
    found = next((row for row in rows if row[0] == str(key)), None)
    if found is None:
        raise Http404("There is no such entry.")
    return dict(zip(names, found, strict=True))


def hold_on(actor: Actor, ccg: Organisation, key: UUID) -> Hold | None:
    """The legal hold that an entry is on; None: none."""
    return Hold.objects.visible_to(actor).filter(ccg=ccg, entry=key, released_on=None).first()


def hold_for(actor: Actor, pk: UUID) -> Hold:
    """The hold, when the actor may read the registers of its CCG. Raises Http404 otherwise."""
    found = Hold.objects.visible_to(actor).select_related("ccg").filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such hold.")
    return found


def marks_for(actor: Actor, ccg: Organisation) -> QuerySet[DecisionMaker, DecisionMaker]:
    """Everybody marked as deciding for the CCG, those who still do first."""
    rows = DecisionMaker.objects.visible_to(actor).filter(ccg=ccg).select_related("person")
    return rows.order_by("until", "person__name")


def mark_for(actor: Actor, pk: UUID) -> DecisionMaker:
    """The mark, when the actor may read the registers of its CCG. Raises Http404 otherwise."""
    found = DecisionMaker.objects.visible_to(actor).select_related("person", "ccg").filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such mark.")
    return found


def may_be_marked(actor: Actor, ccg: Organisation) -> QuerySet[Person, Person]:
    """The people of the CCG who are not marked, by name."""
    marked = DecisionMaker.objects.visible_to(actor).filter(ccg=ccg, until=None).values("person")
    return Person.objects.visible_to(actor).filter(ccg=ccg).exclude(pk__in=marked).order_by("name")


def committees_of(actor: Actor, ccg: Organisation, *, on: date) -> list[str]:
    """The names of the CCG’s committees on a day."""
    rows = Committee.objects.visible_to(actor).filter(q_in_force(on), ccg=ccg)
    return list(rows.order_by("name").values_list("name", flat=True))
