"""Who loses a race reads the same sentence as who came too late."""

import pytest
from django.db import IntegrityError

from coi_register.races import checked
from coi_register.refusals import CannotBeDone
from committees.models import Organisation
from tests.factories import CcgFactory

pytestmark = pytest.mark.django_db


def refuse() -> None:
    raise CannotBeDone("Z99 is taken.")


def test_a_check_that_refuses_lets_nothing_be_written() -> None:
    with pytest.raises(CannotBeDone, match="taken"), checked(refuse):
        pytest.fail("what follows a refused check must not run")


def test_a_constraint_that_refuses_is_told_in_the_words_of_the_check() -> None:
    CcgFactory(ods_code="Z99")
    answers = iter([lambda: None, refuse])  # the rival's row is seen only the second time

    with pytest.raises(CannotBeDone, match="taken"), checked(lambda: next(answers)()):
        CcgFactory(ods_code="Z99")
    assert Organisation.objects.filter(ods_code="Z99").count() == 1


def test_a_constraint_that_no_check_knows_is_not_swallowed() -> None:
    CcgFactory(ods_code="Z99")
    with pytest.raises(IntegrityError), checked(lambda: None):
        CcgFactory(ods_code="Z99")
