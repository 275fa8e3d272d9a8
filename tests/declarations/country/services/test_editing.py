"""An edit decides again what one person declared."""

from datetime import date

import pytest

from coi_register.accounts.actors import command
from declarations.country import england
from declarations.country.bench.in_database import YEAR
from declarations.country.gather import Period
from declarations.country.services.storing import store
from declarations.country.services.trying import edit, nobody_told
from declarations.interests.models import Interest

pytestmark = pytest.mark.usefixtures("one_ccg")
BY = command("test")


def test_an_edit_decides_again_exactly_what_a_full_run_would() -> None:
    store(YEAR)
    to_come = Period(date(2017, 10, 1), YEAR.until)
    sitting = Interest.objects.filter(organisation__isnull=False, person__holdings__deputy=False)
    interests = list(sitting.order_by("pk").values_list("pk", flat=True).distinct()[:12])
    with nobody_told():
        differed = [edit(interest, to_come, by=BY, on=england.LAST) for interest in interests]
    assert any(differed)
    assert store(to_come).written == 0
