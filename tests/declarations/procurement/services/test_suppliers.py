"""Suppliers take part once, are identified, and withdraw."""

import pytest

from coi_register.refusals import CannotBeDone
from declarations.models import Supplier
from declarations.procurement import services
from declarations.procurement.vocabulary import Fate, Found, Stage
from tests.declarations.procurement.conftest import ON, Buying


def test_a_supplier_takes_part_once(buying: Buying) -> None:
    buying.name(buying.bidder)
    with pytest.raises(CannotBeDone, match="Harbourside Ltd takes part already"):
        buying.name(buying.bidder)


def test_a_supplier_needs_a_name(buying: Buying) -> None:
    with pytest.raises(CannotBeDone, match="which organisation"):
        buying.name(unidentified="  ")


def test_one_known_by_a_name_only_is_identified_and_checked(buying: Buying) -> None:
    buying.person("director", organisation=buying.bidder)
    supplier = buying.name(unidentified="Harbour something")
    services.identify(supplier, organisation=buying.bidder, on=ON, by=buying.officer)
    assert [check.found for check in supplier.checks.all()] == [Found.CANNOT_TELL, Found.INTEREST]
    assert str(Supplier.objects.get()) == "Harbourside Ltd"
    with pytest.raises(CannotBeDone, match="identified already"):
        services.identify(Supplier.objects.get(), organisation=buying.rival, on=ON, by=buying.officer)


def test_one_that_withdrew_is_not_checked_any_more_and_what_was_found_stays(buying: Buying) -> None:
    supplier = buying.name(buying.bidder)
    services.withdraw(supplier, by=buying.officer, because="Its letter of today")
    buying.reach(Stage.EVALUATED)
    assert Supplier.objects.get().fate == Fate.WITHDREW
    assert supplier.checks.count() == 1
    with pytest.raises(CannotBeDone, match="nothing to check"):
        services.check_again(buying.fresh(), on=ON, by=buying.officer)
    with pytest.raises(CannotBeDone, match="nothing to withdraw"):
        services.withdraw(Supplier.objects.get(), by=buying.officer, because="Again")


def test_nobody_joins_after_the_award(buying: Buying) -> None:
    buying.reach(Stage.AWARDED, awarded=[buying.name(buying.bidder)])
    with pytest.raises(CannotBeDone, match="No supplier can join"):
        buying.name(buying.rival)
