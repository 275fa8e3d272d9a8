"""What a scenario came to, as people read it."""

import pytest

from declarations.scenarios.outcome import outcome
from declarations.scenarios.presenters import printed
from declarations.scenarios.reading import read
from declarations.scenarios.services import play
from tests.declarations.scenarios.pages import PAGE

pytestmark = pytest.mark.django_db


def test_people_read_who_must_do_what_why_and_what_is_left() -> None:
    lines = [*printed(outcome(play(read(PAGE))))]
    assert "  gp1: leave and no papers" in lines
    assert "    spouse_or_partner → director → Harbourside Ltd" in lines
    assert "  lay1: clear" in lines
    assert (
        "  PCCC: 2 votes, quorate, lay and executive majority, no clinician left to be heard and lay1 in the chair" in lines
    )
    assert any(line.startswith("  would mend it: invite: an independent clinician") for line in lines)
