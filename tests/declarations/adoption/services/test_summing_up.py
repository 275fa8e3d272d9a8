"""The one row that holds a CCG's book."""

from datetime import date

from declarations.adoption import services
from declarations.adoption.models import LocalBook
from declarations.adoption.selectors import body_of
from declarations.guidance.local import book_under
from tests.declarations.adoption.conftest import ON, Office


def test_every_deed_writes_the_same_row_anew(office: Office) -> None:
    services.adopt(office.ccg, instrument="G2017", on=date(2017, 10, 1), by=office.officer)
    first = LocalBook.objects.get()
    office.in_force()
    second = LocalBook.objects.get()
    assert (first.pk, first.ccg_id) == (second.pk, second.ccg_id)
    assert first.body != second.body
    assert LocalBook.history.count() == 2


def test_a_draft_can_be_summed_up_as_though_it_were_in_force_and_nothing_is_written(office: Office) -> None:
    variation = office.draft_with_cases()
    assert book_under(body_of(office.ccg.pk, also=variation.entry)).in_force(ON).rule(variation.rule) is not None
    assert book_under(body_of(office.ccg.pk)).in_force(ON).rule(variation.rule) is None
    assert not LocalBook.objects.exists()
