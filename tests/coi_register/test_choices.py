"""A closed set and its labels, as the choices of a field."""

from coi_register.choices import choices_of
from committees.meetings.vocabulary import Part


def test_choices_keep_the_order_of_the_labels_and_are_plain_text() -> None:
    choices = choices_of({Part.PRIVATE: "Private", Part.PUBLIC: "Public"})
    assert choices == [("private", "Private"), ("public", "Public")]
    assert {type(value) for value, _ in choices} == {str}
