"""The one row that holds a CCG's whole rule book, written anew by every deed that changes it."""

from committees.organisations.models import Organisation
from declarations.adoption.models import LocalBook
from declarations.adoption.selectors import body_of


def sum_up(ccg: Organisation) -> LocalBook:
    """Write the row from all that the CCG recorded; inside a deed that holds the CCG's lock."""
    book = LocalBook.objects.filter(ccg=ccg).first() or LocalBook(ccg=ccg)
    book.body = body_of(ccg.pk)
    book.save()
    return book


def locked(ccg: Organisation) -> Organisation:
    """The CCG's row, held until the deed is done, so that two deeds do not sum up past each other."""
    return Organisation.objects.select_for_update().get(pk=ccg.pk)
