"""The deed in hand: none outside, the innermost inside, the outer one again afterwards."""

import pytest

from coi_register.audit import services as audit
from coi_register.audit.current import OutsideADeed, bulk_is_open, deed_in_hand
from tests.factories import BY_THE_TEST


def test_outside_a_deed_there_is_none_and_the_refusal_names_what_was_to_be_written() -> None:
    with pytest.raises(OutsideADeed, match="Organisation can only be written inside"):
        deed_in_hand("Organisation")


@pytest.mark.django_db
def test_inside_a_deed_it_is_in_hand_until_it_ends_even_by_an_error() -> None:
    def go_wrong_inside() -> None:
        with audit.deed("inner", by=BY_THE_TEST) as inner:
            assert deed_in_hand("it") is inner
            raise ZeroDivisionError

    with audit.deed("outer", by=BY_THE_TEST) as outer:
        with pytest.raises(ZeroDivisionError):
            go_wrong_inside()
        assert deed_in_hand("it") is outer
    with pytest.raises(OutsideADeed):
        deed_in_hand("it")


def test_bulk_writing_is_closed_but_for_record_all() -> None:
    assert not bulk_is_open()
