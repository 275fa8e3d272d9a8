"""Which change makes the difference between two answers."""

from dataclasses import replace
from datetime import date

import pytest

from committees.meetings.facts import Concern
from committees.meetings.vocabulary import PartPlayed
from committees.organisations.facts import Link, Organisation
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from declarations.evidence.basis import Basis
from declarations.evidence.explaining import MISSING, explained
from declarations.guidance.differences import Aspect
from declarations.guidance.facts import Interest, Ruled
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Step
from tests.declarations.table import ON, committee, item, meeting, quorum, sitting

HARBOURSIDE = Organisation("harbourside", "Harbourside Ltd", OrganisationKind.COMPANY)
RIVERSIDE = Organisation("riverside", "Riverside Practice", OrganisationKind.GP_PRACTICE)
OWNS = Link(LinkKind.SHAREHOLDER_OF, "riverside", "harbourside", since=date(2015, 1, 1))
GAIN = Interest("gain", InterestCategory.FINANCIAL, direct=True, organisation="harbourside")
PARTNER = replace(GAIN, key="partner", role=InterestRole.PARTNER, organisation="riverside")
AWARD = item("6", concerns=(Concern(organisation="harbourside", part_played=PartPlayed.BIDDER),))
BOOK = load().in_force(ON)


def sits(key, category, **facts):
    return sitting(key, category, confirmed=date(2018, 1, 10), **facts)


CHAIR, NURSE, GP = sits("chair", "lay", chair=True), sits("nurse", "nurse"), sits("gp", "gp")


def basis(*sittings, items=(AWARD,), links=(), known=(HARBOURSIDE,), rulings=(), book=BOOK, needs=None):
    facts = meeting(
        *(sittings or (CHAIR, NURSE, GP)),
        committees=[committee(quorum=needs or quorum(3))],
        items=items,
        organisations={each.key: each for each in known},
        links=links,
    )
    return Basis(facts, book, tuple(rulings))


def because(before, after, what):
    """The places of the changes that make the only difference of this aspect, and whether it takes them all."""
    [found] = [found for found in explained(before, after) if found.difference.what is what]
    return {change.place for change in found.because}, found.together


def test_a_basis_does_not_differ_from_itself():
    assert explained(basis(), basis()) == ()


def test_an_interest_declared_late_is_why_somebody_is_flagged():
    late = replace(GAIN, declared=date(2018, 3, 5))
    before, after = basis(), basis(CHAIR, replace(NURSE, present=False), replace(GP, interests=(late,)))
    assert because(before, after, Aspect.OUTCOME) == ({("interest", "gp", "gain")}, False)


def test_a_new_confirmation_is_why_somebody_is_clear_who_could_not_be_told():
    silent = replace(GP, confirmed=None)
    assert because(basis(CHAIR, NURSE, silent), basis(), Aspect.OUTCOME) == ({("declaration", "gp")}, False)


def test_apologies_are_why_a_quorum_is_lost():
    found = because(basis(), basis(CHAIR, replace(NURSE, present=False), GP), Aspect.QUORUM)
    assert found == ({("attendance", "nurse")}, False)


def test_each_of_two_changes_that_would_do_alone_is_named():
    before, after = basis(CHAIR, replace(NURSE, present=False), GP), basis(needs=quorum(2))
    assert because(before, after, Aspect.QUORUM) == ({("attendance", "nurse"), ("committees", "committee")}, False)


def test_changes_that_only_do_it_together_are_told_so():
    linked = basis(CHAIR, NURSE, replace(GP, interests=(PARTNER,)), known=(HARBOURSIDE, RIVERSIDE), links=(OWNS,))
    alone = basis(known=(HARBOURSIDE, RIVERSIDE))
    places, together = because(alone, linked, Aspect.OUTCOME)
    assert together is True
    assert places == {("interest", "gp", "partner"), ("links", (OWNS.kind, "riverside", "harbourside", OWNS.since))}


def test_an_organisation_and_links_known_only_because_an_interest_names_them_are_no_reason():
    linked = basis(CHAIR, NURSE, replace(GP, interests=(PARTNER,)), known=(HARBOURSIDE, RIVERSIDE), links=(OWNS,))
    assert because(basis(), linked, Aspect.OUTCOME) == ({("interest", "gp", "partner")}, False)


def test_what_an_item_concerns_is_why_somebody_is_flagged():
    people = (CHAIR, NURSE, replace(GP, interests=(GAIN,)))
    before, after = basis(*people, items=(replace(AWARD, concerns=()),)), basis(*people)
    assert because(before, after, Aspect.OUTCOME) == ({("items", "6")}, False)


def test_a_ruling_is_why_a_quorum_holds():
    people = (CHAIR, NURSE, replace(GP, interests=(GAIN,)))
    before, after = basis(*people), basis(*people, rulings=[Ruled("6", "gp", Step.NOTE)])
    assert because(before, after, Aspect.QUORUM) == ({("ruling", "6", "gp")}, False)


def test_rules_taken_out_of_the_book_are_why_a_flag_is_gone_and_none_alone_would_do():
    flagged = basis(CHAIR, NURSE, replace(GP, interests=(GAIN,)))
    fired = {each.rule for each in flagged.answer.items[0].findings["gp"].because}
    other = replace(BOOK, rules=tuple(rule for rule in BOOK.rules if rule.id not in fired))
    places, together = because(flagged, Basis(flagged.facts, other, ()), Aspect.OUTCOME)
    assert places == {("rule", rule) for rule in fired}
    assert together is (len(fired) > 1)


def test_a_rule_that_only_reads_the_same_is_no_change():
    twin = replace(BOOK, rules=tuple(replace(rule) for rule in BOOK.rules))
    silent = basis(CHAIR, NURSE, replace(GP, confirmed=None))
    found = explained(Basis(silent.facts, twin, ()), basis())
    assert {change.place[0] for each in found for change in each.because} == {"declaration"}


@pytest.mark.parametrize("arrives", [True, False])
def test_somebody_who_comes_or_goes_does_so_with_their_interests_as_one_change(arrives):
    without, with_them = basis(CHAIR, NURSE), basis(CHAIR, NURSE, replace(GP, interests=(GAIN,)))
    before, after = (without, with_them) if arrives else (with_them, without)
    [found] = [each for each in explained(before, after) if each.difference.what is Aspect.OUTCOME]
    [change] = found.because
    assert change.place == ("seat", "gp")
    assert (change.before if arrives else change.after) is MISSING
    assert found.together is False
