"""Terms of reference in sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted, span
from committees.seats import clauses
from committees.seats.gather import fails_of, terms_as_facts
from committees.seats.models import Seat, TermsOfReference
from committees.seats.presenters.rows import begin
from committees.seats.presenters.trials import Tried, warnings


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of reference in sentences; `remarks` are what a reader should know besides."""

    when: str
    sentences: Sequence[str]
    remarks: Sequence[str]
    warnings: Sequence[Tried]  # when the quorum could not be met
    correct: str | None


def terms_shown(terms: TermsOfReference, seats: Sequence[Seat], *, keeps: bool) -> Terms:
    """The terms on a page; `seats` are those of its day."""
    return Terms(
        when=begin(span(terms.since, terms.until)),
        sentences=in_sentences(terms),
        remarks=_remarks(terms, seats),
        warnings=warnings(fails_of(terms, seats)),
        correct=reverse("terms_correct", args=[terms.pk]) if keeps else None,
    )


def in_sentences(terms: TermsOfReference) -> list[str]:
    """Each rule of the terms as a sentence."""
    majority = ["Lay and executive members must have the majority of votes."] if terms.lay_executive_majority else []
    quorum = terms_as_facts(terms)
    if quorum is None:
        return ["The quorum is not known, so it cannot be checked.", *majority]
    minimum = [f"At least {counted(quorum.minimum, 'voting member')} must be present."] if quorum.minimum else []
    withdrawn = "still count" if quorum.conflicted_count else "do not count"
    required = [f"{clauses.says(clause)}." for clause in quorum.require]
    return [*minimum, *required, f"Members who withdrew for an item {withdrawn} towards its quorum.", *majority]


def _remarks(terms: TermsOfReference, seats: Iterable[Seat]) -> list[str]:
    offices = {seat.office for seat in seats}
    named = clauses.offices_named(clauses.as_facts(terms.clauses))
    return [
        f"No seat on this day has the office “{office}”, which a clause names." for office in named if office not in offices
    ]
