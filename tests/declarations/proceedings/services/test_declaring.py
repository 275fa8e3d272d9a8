"""What is declared at the meeting goes on the register, and whether it is a conflict follows from the decision service."""

from datetime import date

import pytest

from coi_register.accounts.actors import Role
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Outcome
from declarations.interests.services import declare
from declarations.models import Declared, Interest
from declarations.proceedings import services
from tests.declarations.proceedings.conftest import Sat, at
from tests.factories import InterestFactory, OrganisationFactory, actor_with


def outcome(sat: Sat, who: str) -> Outcome:
    one = sat.now.of(sat.person(who).pk)
    assert one is not None
    assert one.finding is not None
    return one.finding.outcome


def test_a_new_interest_in_a_party_is_flagged_at_once(sat: Sat) -> None:
    sat.open()
    sat.begin()
    assert outcome(sat, "nurse") is Outcome.CLEAR
    with at(8):
        declared = services.declare_late(
            sat.item,
            person=sat.person("nurse"),
            category=InterestCategory.FINANCIAL,
            role=InterestRole.DIRECTOR,
            organisation=sat.room.bidder,
            text="Joined in May",
            by=sat.by,
        )
    assert outcome(sat, "nurse") is Outcome.FLAG
    interest = Interest.objects.get(pk=declared.interest_id)
    assert (interest.declared_on, interest.is_attested) == (date(2018, 3, 1), False)
    assert interest.paper == "Said at the meeting of 1 March 2018, at item 6"
    assert sat.item.concerns.count() == 1
    [heard] = sat.told.taken(sat.item.pk).declared  # type: ignore[union-attr]
    assert (heard.name, heard.new, heard.words) == ("Nurse Example", True, "Joined in May")


def test_an_interest_on_the_register_is_tied_and_the_item_concerns_what_it_lies_in(sat: Sat) -> None:
    firm = OrganisationFactory(name="Invented Clinics Ltd")
    interest = InterestFactory(person=sat.person("nurse"), organisation=firm)
    sat.open()
    sat.begin()
    with at(8):
        first = services.tie_to_item(sat.item, interest=interest, by=sat.by)
        second = services.tie_to_item(sat.item, interest=interest, by=sat.by)
    assert first.pk == second.pk
    assert outcome(sat, "nurse") is Outcome.FLAG
    assert sat.item.concerns.filter(organisation=firm, part_played="affected").count() == 1


def test_what_is_flagged_already_adds_nothing_to_the_item(sat: Sat) -> None:
    interest = Interest.objects.get(person=sat.person("gp"))
    sat.open()
    sat.begin()
    with at(8):
        services.tie_to_item(sat.item, interest=interest, by=sat.by)
    assert sat.item.concerns.count() == 1


def test_the_same_interest_is_not_written_down_twice_and_nothing_is_half_done(sat: Sat) -> None:
    sat.open()
    sat.begin()
    said = {"category": InterestCategory.FINANCIAL, "role": InterestRole.DIRECTOR, "organisation": sat.room.bidder}
    with at(8), pytest.raises(CannotBeDone, match="already on the register"):
        services.declare_late(sat.item, person=sat.person("gp"), by=sat.by, **said)  # type: ignore[arg-type]
    assert not Declared.objects.exists()


def test_nothing_is_declared_for_an_item_that_is_not_in_hand(sat: Sat) -> None:
    interest = Interest.objects.get(person=sat.person("gp"))
    sat.open()
    with pytest.raises(CannotBeDone, match="Item 6 is not in hand"), at(2):
        services.tie_to_item(sat.item, interest=interest, by=sat.by)


def test_what_was_noted_by_mistake_counts_for_nothing(sat: Sat) -> None:
    interest = Interest.objects.get(person=sat.person("gp"))
    sat.open()
    sat.begin()
    with at(8):
        declared = services.tie_to_item(sat.item, interest=interest, by=sat.by)
        services.was_not_declared(declared, because="It was the nurse.", by=sat.by)
        assert services.tie_to_item(sat.item, interest=interest, by=sat.by).pk != declared.pk
    assert len(sat.told.taken(sat.item.pk).declared) == 1  # type: ignore[union-attr]


def test_a_secretary_writes_down_nothing_of_somebody_elses_away_from_a_meeting(sat: Sat) -> None:
    said = {"on": date(2018, 3, 1), "category": InterestCategory.FINANCIAL, "text": "A shop", "because": "Said so"}
    with pytest.raises(NotAllowed):
        declare(sat.person("nurse"), by=sat.by, **said)  # type: ignore[arg-type]
    stranger = actor_with(Role.SECRETARY, ccg=OrganisationFactory(kind="ccg"))
    with pytest.raises(NotAllowed):
        declare(sat.person("nurse"), by=stranger, at_a_meeting=True, **said)  # type: ignore[arg-type]
    assert declare(sat.person("nurse"), by=sat.by, at_a_meeting=True, **said).paper == "Said so"  # type: ignore[arg-type]
