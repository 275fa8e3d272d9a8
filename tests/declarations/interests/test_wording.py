"""The guidance's words on the forms."""

from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship, Step
from declarations.interests import wording
from declarations.interests.questions import INDIRECT, Where


def test_the_form_offers_every_type_but_the_one_that_nobody_chooses_and_indirect_as_the_fourth() -> None:
    offered = [value for value, _ in wording.KINDS]
    assert offered == [kind.value for kind in InterestCategory if kind is not InterestCategory.UNKNOWN] + [INDIRECT]


def test_every_type_and_every_step_has_an_example_in_plain_words() -> None:
    assert wording.KIND_HINTS.keys() == {value for value, _ in wording.KINDS}
    assert wording.THEIR_HINTS.keys() == {value for value, _ in wording.THEIR_KINDS}
    assert wording.WHERE_HINTS.keys() == {value for value, _ in wording.WHERE}
    assert wording.STEP_HINTS.keys() == set(Step)


def test_no_relationship_role_or_place_is_left_out() -> None:
    assert [value for value, _ in wording.RELATIONSHIPS] == list(Relationship)
    assert sorted(value for value, _ in wording.ROLES) == sorted(InterestRole)
    assert wording.ROLES[-1][0] == InterestRole.OTHER  # after every word that may fit
    assert [value for value, _ in wording.WHERE] == list(Where)
