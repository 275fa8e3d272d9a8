"""What is withheld of a CCG's registers now, be it granted or only asked for; and the requests somebody may read."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.registers.masks import NOTHING_WITHHELD, Mask
from declarations.registers.models import Withholding
from declarations.registers.vocabulary import Decision, Part


def mask_of(ccg: Organisation) -> Mask:
    """What nobody may read in the CCG's registers, whichever of them and of whichever day; a name, as it ever was, in none."""
    rows = list(Withholding.objects.filter(ccg=ccg).in_effect().values_list("part", "person_id", "entry"))
    people = frozenset(person for part, person, _ in rows if part == Part.NAME)
    if not rows:
        return NOTHING_WITHHELD
    entries = frozenset(entry for part, _, entry in rows if part == Part.DETAIL and entry is not None)
    return Mask(people, entries, _names(people))


def _names(people: frozenset[UUID]) -> frozenset[str]:
    """Every name that these people bear or bore."""
    then = Person.history.filter(id__in=people).values_list("name", flat=True)
    return frozenset(name for name in then if name.strip())


def requests_for(actor: Actor, ccg: Organisation) -> QuerySet[Withholding]:
    """The requests of the CCG that the actor may read, those that wait first."""
    found = Withholding.objects.visible_to(actor).filter(ccg=ccg).select_related("person", "asked_by", "decided_by")
    return found.order_by("-asked_on", "pk")


def request_for(actor: Actor, pk: UUID) -> Withholding:
    """The request, when the actor may read it. Raises Http404 otherwise."""
    rows = Withholding.objects.visible_to(actor).select_related("person", "ccg", "asked_by", "decided_by")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such request.")
    return found


def undecided(ccg: Organisation) -> int:
    """How many requests wait for the Guardian."""
    return Withholding.objects.filter(Q(ccg=ccg), decision=Decision.ASKED).count()


def decided_about(ccg: Organisation) -> frozenset[UUID]:
    """The entries, and the people of names, about which the Guardian ever decided."""
    rows = Withholding.objects.filter(ccg=ccg).exclude(decision=Decision.ASKED).values_list("entry", "person")
    return frozenset(entry or person for entry, person in rows)
