"""A rule of the CCG's own: drafted, tried, put in force by a second person, ended."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from coi_register.accounts.actors import Role, command
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from declarations.adoption import services
from declarations.adoption.models import LocalBook, Variation
from declarations.adoption.selectors import book_for
from declarations.guidance.vocabulary import Step
from tests.declarations.adoption.conftest import FIRES, KEEPS_STILL, MEMBERS_LEAVE, ON, Office
from tests.factories import CcgFactory, actor_with

OURS = "ours-members-of-a-body-leave-when-it-is-named"


def is_in_the_book(office: Office, on: date = ON, rule: str = OURS) -> bool:
    return book_for(office.ccg.pk, on).rule(rule) is not None


def test_a_draft_is_not_in_the_book(office: Office) -> None:
    variation = office.draft_with_cases()
    assert (variation.state, variation.rule) == ("draft", OURS)
    assert not is_in_the_book(office)
    assert not LocalBook.objects.exists()


def test_put_in_force_by_a_second_person_it_is_in_the_book_from_its_first_day(office: Office) -> None:
    variation = office.in_force()
    assert (variation.state, variation.put_in_force_by_id) == ("in_force", office.guardian.user_id)
    assert [is_in_the_book(office, on) for on in (date(2017, 12, 31), date(2018, 1, 1))] == [False, True]
    rule = book_for(office.ccg.pk, ON).rule(OURS)
    assert rule is not None
    assert (rule.step, sorted(rule.also)) == ("leave", ["no_papers"])


def test_another_officer_may_put_it_in_force_and_whoever_wrote_it_may_not(office: Office) -> None:
    variation = office.draft_with_cases()
    with pytest.raises(NotAllowed, match="You wrote this draft"):
        services.put_in_force(variation, version=variation.version, by=office.officer)
    assert services.put_in_force(variation, version=variation.version, by=office.other).is_in_use


def test_whoever_changed_a_draft_last_wrote_it(office: Office) -> None:
    variation = office.draft_with_cases()
    variation = services.amend(variation, wording=MEMBERS_LEAVE, version=variation.version, by=office.other)
    with pytest.raises(NotAllowed):
        services.put_in_force(variation, version=variation.version, by=office.other)
    assert services.put_in_force(variation, version=variation.version, by=office.officer).is_in_use


def test_the_database_refuses_a_variation_put_in_force_by_its_writer(office: Office) -> None:
    variation = office.draft_with_cases()
    variation.put_in_force_by_id = variation.written_by_id
    with (
        pytest.raises(IntegrityError, match="nobody_puts_their_own_variation_in_force"),
        transaction.atomic(),
        audit.deed("test.arranged", by=command("the test")),
    ):
        variation.save()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CHAIR, Role.MEMBER, Role.ADMIN])
def test_nobody_else_drafts_or_puts_in_force(office: Office, role: Role) -> None:
    variation = office.draft_with_cases()
    for actor in (actor_with(role, ccg=office.ccg), actor_with(Role.OFFICER, ccg=CcgFactory())):
        with pytest.raises(NotAllowed):
            services.draft(office.ccg, wording=MEMBERS_LEAVE, by=actor)
        with pytest.raises(NotAllowed):
            services.put_in_force(variation, version=variation.version, by=actor)


def test_a_guardian_drafts_nothing(office: Office) -> None:
    with pytest.raises(NotAllowed):
        services.draft(office.ccg, wording=MEMBERS_LEAVE, by=office.guardian)


def test_a_case_is_run_when_it_is_saved_and_refused_where_the_rule_does_otherwise(office: Office) -> None:
    variation = office.draft()
    with pytest.raises(CannotBeDone, match="should fire in the case “Its trustee”, and does not"):
        services.try_case(variation, case=replace(KEEPS_STILL, fires=True), version=1, by=office.officer)
    with pytest.raises(CannotBeDone, match="should not fire in the case “A member of a hospice that is named”, and does"):
        services.try_case(variation, case=replace(FIRES, fires=False), version=1, by=office.officer)
    variation.refresh_from_db()
    assert variation.cases == []


@pytest.mark.parametrize(("place", "missing"), [(0, "No case fires"), (1, "keeps still")])
def test_without_a_case_of_each_kind_it_cannot_be_put_in_force(office: Office, place: int, missing: str) -> None:
    variation = office.draft_with_cases()
    variation = services.take_away_case(variation, place=place, version=variation.version, by=office.officer)
    with pytest.raises(CannotBeDone, match=missing):
        services.put_in_force(variation, version=variation.version, by=office.guardian)


def test_a_change_after_which_a_case_would_fail_is_refused(office: Office) -> None:
    variation = office.draft_with_cases()
    wording = replace(MEMBERS_LEAVE, when=("person is a patient",))
    with pytest.raises(CannotBeDone, match="should fire in the case"):
        services.amend(variation, wording=wording, version=variation.version, by=office.officer)


def test_a_draft_changed_in_the_meantime_is_not_put_in_force_unread(office: Office) -> None:
    variation = office.draft_with_cases()
    read = variation.version
    services.amend(variation, wording=replace(MEMBERS_LEAVE, reason="Another."), version=read, by=office.officer)
    with pytest.raises(CannotBeDone, match="changed this variation while you had it open"):
        services.put_in_force(variation, version=read, by=office.guardian)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"says": " "}, "says"),
        ({"place": ""}, "place"),
        ({"reason": ""}, "reason"),
        ({"when": ()}, "when"),
        ({"when": ("moon is full",)}, "when"),
        ({"unless": ("person is an ordinary member",)}, "unless"),
        ({"until": date(2018, 1, 1)}, "until"),
        ({"step": None}, "no_papers"),
        ({"replaces": "no-such-rule"}, "replaces"),
        ({"replaces": "chair-decides"}, None),
    ],
)
def test_a_wording_that_is_not_whole_is_refused_on_its_field(
    office: Office, change: dict[str, Any], field: str | None
) -> None:
    with pytest.raises(CannotBeDone) as refused:
        office.draft(**change)
    assert refused.value.field == field
    assert not Variation.objects.exists()


def test_one_that_replaces_a_rule_bears_its_id_and_stands_in_its_place_on_its_days(office: Office) -> None:
    change: dict[str, Any] = {
        "replaces": "standing-in-strategy",
        "when": ("interest is professional", "item is for strategy or information"),
        "step": Step.LEAVE_FOR_DECISION,
        "until": date(2018, 4, 1),
    }
    variation = office.draft(**change)
    still = replace(KEEPS_STILL, interest=KEEPS_STILL.interest | {"category": "non_financial_personal"})
    for case in (replace(FIRES, interest=FIRES.interest | {"role": "adviser"}), still):
        variation = services.try_case(variation, case=case, version=variation.version, by=office.officer)
    services.put_in_force(variation, version=variation.version, by=office.guardian)
    found = {}
    for on in (date(2017, 12, 31), ON, date(2018, 4, 1)):
        rule = book_for(office.ccg.pk, on).rule("standing-in-strategy")
        assert rule is not None
        found[on] = rule.source.instrument
    assert list(found.values()) == ["G2017", "LOCAL", "G2017"]


def test_one_without_a_step_says_that_there_is_no_conflict(office: Office) -> None:
    office.in_force(step=None, no_papers=False)
    rule = book_for(office.ccg.pk, ON).rule(OURS)
    assert rule is not None
    assert rule.kind == "exception"


def test_two_of_one_id_are_not_in_force_at_once(office: Office) -> None:
    office.in_force(until=date(2018, 6, 1))
    again = office.draft_with_cases(since=date(2018, 5, 31))
    with pytest.raises(CannotBeDone, match="Another rule of yours stands there then"):
        services.put_in_force(again, version=again.version, by=office.guardian)
    after = office.draft_with_cases(since=date(2018, 6, 1))
    assert services.put_in_force(after, version=after.version, by=office.guardian).is_in_use


def test_a_rule_in_force_ends_with_a_reason_and_is_never_amended(office: Office) -> None:
    variation = office.in_force()
    with pytest.raises(CannotBeDone, match="not a draft any more"):
        services.amend(variation, wording=MEMBERS_LEAVE, version=variation.version, by=office.officer)
    with pytest.raises(CannotBeDone, match="Say why"):
        services.end(variation, until=date(2018, 4, 1), by=office.officer, because="")
    with pytest.raises(CannotBeDone, match="before it begins"):
        services.end(variation, until=date(2018, 1, 1), by=office.officer, because="Not needed.")
    services.end(variation, until=date(2018, 4, 1), by=office.officer, because="Not needed.")
    assert [is_in_the_book(office, on) for on in (date(2018, 3, 31), date(2018, 4, 1))] == [True, False]


def test_a_dropped_draft_stays_to_be_read_and_cannot_be_put_in_force(office: Office) -> None:
    variation = services.drop(office.draft_with_cases(), by=office.officer, because="Not agreed.")
    with pytest.raises(NotAllowed, match="Only a draft"):
        services.put_in_force(variation, version=variation.version, by=office.guardian)
    assert Variation.objects.get().state == "dropped"
    with pytest.raises(CannotBeDone, match="Only a rule in force can be ended"):
        services.end(variation, until=date(2018, 4, 1), by=office.officer, because="Why not.")
