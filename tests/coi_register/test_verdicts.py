"""A verdict is asked for a button, and enforced for a deed."""

import pytest

from coi_register.verdicts import ALLOWED, NotAllowed, Refused


def test_allowed_is_true_and_lets_a_deed_go_on() -> None:
    assert ALLOWED
    ALLOWED.enforce()


def test_refused_is_false_and_stops_a_deed_with_its_sentence() -> None:
    refused = Refused("Only the person in the chair may rule.")
    assert not refused
    with pytest.raises(NotAllowed, match=r"^Only the person in the chair may rule\.$"):
        refused.enforce()
