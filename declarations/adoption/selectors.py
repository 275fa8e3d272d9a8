"""Under which rule book a CCG works, and what it recorded to make it so."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import roles_that_may
from committees.organisations.models import Organisation
from committees.organisations.vocabulary import OrganisationKind
from declarations.adoption import permissions
from declarations.adoption.models import Adoption, LocalBook, RuleConfirmed, Variation
from declarations.guidance import local
from declarations.guidance.local import Plain, book_under
from declarations.guidance.rulebook import RuleBook, load
from declarations.guidance.rules import Confirmed, Instrument


def book_for(ccg: UUID | None, on: date) -> RuleBook:
    """The rule book under which a CCG works on a day; one query, or none where no CCG is meant."""
    return whole_book_of(ccg).in_force(on)


def whole_book_of(ccg: UUID | None) -> RuleBook:
    """The CCG's book of every date."""
    body = LocalBook.objects.filter(ccg=ccg).values_list("body", flat=True).first() if ccg else None
    return book_under(body)


def body_for(ccg: str) -> Subquery:
    """What a CCG laid over the national book, as a column of a query that names the CCG: `body_for("meeting__ccg")`.

    For `book_under`; empty for a CCG that recorded nothing."""
    return Subquery(LocalBook.objects.filter(ccg=OuterRef(ccg)).values("body")[:1])


def body_of(ccg: UUID, *, leaving_out: Variation | None = None, also: Plain | None = None) -> str:
    """What the CCG's records come to; with one of its own rules left out, or with one more in force."""
    in_use = Variation.objects.filter(ccg=ccg, state=Variation.State.IN_FORCE)
    rules = [row.entry for row in in_use if leaving_out is None or row.pk != leaving_out.pk]
    return local.body_of(
        adopted={row.instrument: row.on for row in Adoption.objects.filter(ccg=ccg)},
        varied=[*rules, *([also] if also else [])],
        confirmed={row.mark: _as_fact(row) for row in RuleConfirmed.objects.filter(ccg=ccg)},
    )


def _as_fact(row: RuleConfirmed) -> Confirmed:
    return Confirmed(by=row.by_name, on=row.on, place=row.place, words=row.words)


def adoption_of(ccg: Organisation, instrument: str) -> Adoption | None:
    """When the CCG recorded that it adopted a guidance, as it stands; None where it did not."""
    return Adoption.objects.filter(ccg=ccg, instrument=instrument).first()


def with_its_body(ccg: UUID) -> Organisation | None:
    """The CCG with its `local_body`, for `book_under`; one query. None: it is no CCG."""
    ccgs = Organisation.objects.filter(kind=OrganisationKind.CCG)
    return ccgs.annotate(local_body=body_for("pk")).filter(pk=ccg).first()


def guidance_called(instrument: str) -> Instrument:
    """A guidance that CCGs adopt, as published. Raises Http404."""
    text = next((each for each in load().texts if each.key == instrument and each.by_adoption), None)
    if text is None:
        raise Http404("No guidance of that name is adopted.")
    return text


def ccg_for(actor: Actor, pk: UUID) -> Organisation:
    """The CCG whose rule book the actor may read. Raises Http404, also when it is no CCG or not theirs to read."""
    ccg = Organisation.objects.visible_to(actor).filter(pk=pk, kind=OrganisationKind.CCG).first()
    if ccg is None or not permissions.may_read(actor, ccg.pk):
        raise Http404
    return ccg


def adoptions_of(ccg: UUID) -> dict[str, Adoption]:
    """What the CCG recorded as adopted, by instrument."""
    return {row.instrument: row for row in Adoption.objects.filter(ccg=ccg)}


def confirmed_by(ccg: UUID) -> dict[str, RuleConfirmed]:
    """The rules that the CCG found in its own copies, by the marks of their texts."""
    return {row.mark: row for row in RuleConfirmed.objects.filter(ccg=ccg)}


def variations_of(ccg: UUID) -> QuerySet[Variation]:
    """The CCG's own rules: drafts, those put in force, and those dropped."""
    return Variation.objects.filter(ccg=ccg).select_related("written_by", "put_in_force_by")


def history_of(ccg: UUID) -> list[QuerySet[Any, Any]]:
    """Every version of all that the CCG recorded; the row that sums it up only repeats them."""
    return [model.history.filter(ccg_id=ccg) for model in (Adoption, RuleConfirmed, Variation)]


def drafts_waiting_for(actor: Actor) -> list[Variation]:
    """The drafts that only wait for this actor, as the second person, to put them in force; tried with both kinds of case."""
    ccgs = actor.ccgs(roles_that_may("put_rule_in_force", "c"))
    drafts = (
        Variation.objects.visible_to(actor)
        .filter(ccg__in=ccgs, state=Variation.State.DRAFT)
        .exclude(written_by=actor.user_id)
    )
    return [draft for draft in drafts if {case["fires"] for case in draft.cases} == {True, False}] if ccgs else []


def variation_for(actor: Actor, pk: UUID) -> Variation:
    """One of them. Raises Http404, also when the actor may not read it."""
    readable = Variation.objects.visible_to(actor).select_related("ccg", "written_by", "put_in_force_by")
    found = readable.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
