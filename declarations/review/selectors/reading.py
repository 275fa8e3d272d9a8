"""One declaration under review: what its declarer changed since it was last read, what was asked and answered."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.audit.presenters import Change
from coi_register.audit.selectors import EMPTY, versions_in
from declarations.interests.models import Interest
from declarations.review.models import Query, Review


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reviewer reads beside the interest: its last review, the differences since then, the questions."""

    last: Review | None
    since_then: tuple[Change, ...]
    queries: tuple[Query, ...]


def reading_of(interest: Interest) -> Reading:
    """Everything about the review of an interest that is at hand."""
    last = Review.objects.filter(interest=interest).select_related("by").order_by("of_version").last()
    since_then = differences(interest, last.of_version, interest.version) if last else ()
    queries = Query.objects.filter(interest=interest).select_related("asked_by").order_by("asked_on", "pk")
    return Reading(last, since_then, tuple(queries))


def differences(interest: Interest, earlier: int, later: int) -> tuple[Change, ...]:
    """Field by field what is different in the later of two versions."""
    told = versions_in(interest.history.filter(version__range=(earlier, later)))
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for version in told:
        is_the_earlier = version is told[0]  # which is told as though everything in it were new
        for label, was, now in version.changes:
            before.setdefault(label, now if is_the_earlier else was)
            after[label] = now
    return tuple(
        Change(label, None if before[label] == EMPTY else before[label], after[label])
        for label in after
        if before[label] != after[label]
    )


def query_for(actor: Actor, pk: UUID) -> Query:
    """The question, when the actor may read it. Raises Http404 otherwise."""
    found = Query.objects.visible_to(actor).select_related("interest__person__ccg", "interest__organisation", "asked_by")
    query = found.filter(pk=pk).first()
    if query is None:
        raise Http404("There is no such question.")
    return query
