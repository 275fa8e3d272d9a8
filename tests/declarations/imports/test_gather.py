"""What the register holds already, for all the names of a file at once."""

from typing import Any

import pytest

from declarations.imports.gather import known_to
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_each_name_of_the_file_finds_whoever_bears_it_now_or_bore_it(django_assert_num_queries: Any) -> None:
    ccg, other = make.CcgFactory(), make.CcgFactory()
    here, there = make.PersonFactory(ccg=ccg, name="Ada Example"), make.PersonFactory(ccg=other)
    parkside = make.PracticeFactory(name="St. John's & Parkside Surgery")
    twins = [make.PracticeFactory(name="Sample Surgery"), make.PracticeFactory(name="SAMPLE SURGERY")]
    with django_assert_num_queries(3):
        known = known_to(ccg, {"st johns and parkside surgery", "sample surgery", "nobody"})
    assert [one.key for one in known.people] == [here.pk] != [there.pk]
    assert known.organisations == {
        "st johns and parkside surgery": (parkside.pk,),
        "sample surgery": tuple(sorted(one.pk for one in twins)),
    }
