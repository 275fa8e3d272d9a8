"""The one row that holds a CCG's whole rule book, written anew by every deed that changes it."""

from committees.organisations.models import Organisation
from declarations.adoption.models import Adoption, LocalBook, RuleConfirmed, Variation
from declarations.guidance.local import body_of
from declarations.guidance.rules import Confirmed


def sum_up(ccg: Organisation) -> LocalBook:
    """Write the row from all that the CCG recorded; inside a deed that holds the CCG's lock."""
    book = LocalBook.objects.filter(ccg=ccg).first() or LocalBook(ccg=ccg)
    book.body = body_with(ccg)
    book.save()
    return book


def body_with(ccg: Organisation, also: Variation | None = None) -> str:
    """The body as it stands; with a draft, as though that were in force too."""
    in_use = Variation.objects.filter(ccg=ccg, state=Variation.State.IN_FORCE)
    rules = [row for row in in_use if also is None or row.pk != also.pk]
    return body_of(
        adopted={row.instrument: row.on for row in Adoption.objects.filter(ccg=ccg)},
        varied=[row.entry for row in [*rules, *([also] if also else [])]],
        confirmed={row.mark: _as_fact(row) for row in RuleConfirmed.objects.filter(ccg=ccg)},
    )


def locked(ccg: Organisation) -> Organisation:
    """The CCG's row, held until the deed is done, so that two deeds do not sum up past each other."""
    return Organisation.objects.select_for_update().get(pk=ccg.pk)


def _as_fact(row: RuleConfirmed) -> Confirmed:
    return Confirmed(by=row.by_name, on=row.on, place=row.place, words=row.words)
