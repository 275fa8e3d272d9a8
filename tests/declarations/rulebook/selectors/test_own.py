"""What a CCG made of the rule book, with the records that made it so."""

from uuid import uuid4

import pytest
from django.http import Http404

from coi_register.accounts.actors import Role
from declarations.adoption import services
from declarations.guidance.rules import RuleKind
from declarations.rulebook.selectors import own_book_for
from tests.declarations.adoption.conftest import ON, Office
from tests.factories import actor_with


def test_the_ccgs_own_rules_are_in_its_book_and_are_not_to_be_looked_up(office: Office) -> None:
    variation = office.in_force()
    own = own_book_for(office.officer, office.ccg.pk, on=ON)
    assert own.rule(variation.rule).source.instrument == "LOCAL"
    assert variation.rule not in [rule.id for rule in own.to_confirm]
    assert own.variations == (variation,)


def test_only_rules_about_a_single_person_can_be_replaced(office: Office) -> None:
    own = own_book_for(office.officer, office.ccg.pk, on=ON)
    assert {rule.kind for rule in own.replaceable} == {RuleKind.STEP, RuleKind.EXCEPTION}


def test_a_confirmation_is_found_by_its_rule(office: Office) -> None:
    rule = own_book_for(office.officer, office.ccg.pk, on=ON).rule("look-back")
    row = services.confirm(office.ccg, rule=rule, place="Section 3", on=ON, by=office.officer)
    own = own_book_for(office.officer, office.ccg.pk, on=ON)
    assert own.confirmed_row("look-back") == row
    with pytest.raises(Http404, match="Nobody confirmed"):
        own.confirmed_row("chair-decides")
    with pytest.raises(Http404, match="No rule of that name"):
        own.rule("no-such-rule")


def test_a_member_and_a_stranger_find_no_such_book(office: Office) -> None:
    for actor, pk in ((actor_with(Role.MEMBER, ccg=office.ccg), office.ccg.pk), (office.officer, uuid4())):
        with pytest.raises(Http404):
            own_book_for(actor, pk, on=ON)
