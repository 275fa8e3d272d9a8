"""A service's refusal carries its sentence and the field it is about."""

from coi_register.refusals import CannotBeDone


def test_a_refusal_says_what_and_where() -> None:
    refusal = CannotBeDone("The end must come after the beginning.", field="until")
    assert (refusal.says, refusal.field, str(refusal)) == (
        "The end must come after the beginning.",
        "until",
        "The end must come after the beginning.",
    )
