"""The demo shows what the product is for: next week's meeting has every situation that a chair must know how to meet."""

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.management import call_command

from coi_register.accounts.actors import command
from coi_register.accounts.demo import demo_accounts
from coi_register.accounts.models import User
from coi_register.audit.models import Deed
from coi_register.log.agreement import disagreements
from coi_register.log.replay import differences
from committees.meetings.models import Concern, Meeting
from committees.models import Organisation
from committees.seats.models import Committee
from declarations.adoption.models import Adoption, RuleConfirmed, Variation
from declarations.adoption.selectors import book_for
from declarations.campaigns.models import Campaign, Reminder
from declarations.campaigns.selectors.progress import progress_of
from declarations.campaigns.vocabulary import Standing, State
from declarations.changes.models import Change
from declarations.conflicts.models import Dismissal, Ruling
from declarations.conflicts.selectors import Assessed, assessed
from declarations.demo import services, story
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene, play
from declarations.evidence.models import Issue
from declarations.evidence.presenters.report import Result, report
from declarations.guidance.findings import After, Finding
from declarations.guidance.vocabulary import AddOn, Outcome, Step
from declarations.interests.models import Interest
from declarations.procurement.models import Procurement, SupplierCheck
from declarations.procurement.selectors import for_register
from declarations.procurement.vocabulary import Found, Stage
from declarations.rulebook.selectors import preview_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wexbridge")]
NEXT_WEEK = date(2018, 3, 8)


@pytest.fixture
def meeting() -> Assessed:
    """Next week's, as it stands."""
    found = assessed(Meeting.objects.get(on=NEXT_WEEK).pk)
    assert found is not None
    return found


def item(meeting: Assessed, number: str) -> UUID:
    return next(key for key, row in meeting.items.items() if row.number == number)  # type: ignore[return-value]


def finding(meeting: Assessed, number: str, name: str) -> Finding:
    sitting = next(key for key, row in meeting.sittings.items() if row.name == name)
    return meeting.finding(item(meeting, number), sitting)


def left(meeting: Assessed, number: str) -> After:
    (after,) = meeting.by_item[item(meeting, number)].after
    return after


def declared_later(than: date) -> set[UUID]:
    """The interests that nobody could know of when the meeting was held."""
    return set(Interest.objects.filter(declared_on__gt=than).values_list("pk", flat=True))


def labels(found: Finding) -> list[str]:
    return [stretch.label for because in found.because for stretch in because.path]


def test_the_meeting_is_the_next_thursday_at_least_five_days_ahead() -> None:
    assert NEXT_WEEK.strftime("%A") == "Thursday"
    assert timedelta(days=5) <= NEXT_WEEK - story.its_today() < timedelta(days=5 + 7)


def test_a_member_is_in_conflict_with_a_bidder_that_is_their_own_company(meeting: Assessed) -> None:
    found = finding(meeting, "4", "Dr Edmund Mock")
    assert (found.outcome, found.step, found.also) == (Outcome.FLAG, Step.LEAVE, frozenset({AddOn.NO_PAPERS}))
    assert labels(found)[0] == "director"


def test_a_member_is_in_conflict_with_the_company_of_their_spouse(meeting: Assessed) -> None:
    found = finding(meeting, "4", "Grace Specimen")
    assert (found.outcome, found.step) == (Outcome.FLAG, Step.LEAVE)
    assert labels(found)[:2] == ["spouse_or_partner", "director"]


def test_a_practice_reaches_a_bidder_through_its_federation(meeting: Assessed) -> None:
    found = finding(meeting, "4", "Dr Basil Sample")
    assert (found.outcome, found.step) == (Outcome.FLAG, Step.LEAVE)
    assert {"Wexbridge Valley Federation", "Valley Care Ltd"} <= {
        word for label in labels(found) for word in ("Wexbridge Valley Federation", "Valley Care Ltd") if word in label
    }
    left_the_federation = finding(meeting, "4", "Dr Daphne Mock")
    assert left_the_federation.outcome is Outcome.CLEAR
    assert any("no longer" in miss.says for miss in left_the_federation.near_misses)


def test_every_gp_shares_the_interest_of_their_class(meeting: Assessed) -> None:
    for name in ("Dr Basil Sample", "Dr Daphne Mock", "Dr Clara Placeholder", "Dr Leo Placeholder"):
        assert finding(meeting, "5", name).step is Step.LEAVE_FOR_DECISION


def test_an_adviser_without_a_seat_is_checked_on_their_item_alone(meeting: Assessed) -> None:
    assert finding(meeting, "5", "Dr Jasper Specimen").step is Step.LEAVE_FOR_DECISION
    assert finding(meeting, "5", "Ruth Mock").outcome is Outcome.CLEAR
    sitting = next(key for key, row in meeting.sittings.items() if row.name == "Dr Jasper Specimen")
    assert [meeting.items[key].number for key, row in meeting.by_item.items() if sitting in row.findings] == ["5"]


def test_a_part_of_one_item_goes_to_nhs_england(meeting: Assessed) -> None:
    assert [row.number for key, row in meeting.items.items() if meeting.by_item[key].scope.part] == ["3"]


def test_the_vice_chair_presides_where_the_chair_is_conflicted(meeting: Assessed) -> None:
    assert AddOn.NEW_CHAIR in finding(meeting, "6", "Ada Example").also
    assert meeting.name_of(meeting.chair_of(item(meeting, "6"), left(meeting, "6"))) == "Bernard Specimen"


def test_a_party_that_nobody_has_identified_leaves_everyone_with_an_interest_open(meeting: Assessed) -> None:
    outcomes = Counter(found.outcome for found in meeting.by_item[item(meeting, "8")].findings.values())
    assert outcomes[Outcome.CANNOT_TELL] > len(meeting.sittings) / 2
    assert finding(meeting, "8", "Gwen Example").outcome is Outcome.CLEAR  # a nil return, in date


def test_a_declaration_out_of_date_leaves_its_person_open_on_every_item_that_concerns_anyone(meeting: Assessed) -> None:
    for key, row in meeting.items.items():
        expected = Outcome.CANNOT_TELL if row.concerns else Outcome.CLEAR
        assert finding(meeting, row.number, "Felix Sample").outcome is expected, key


def test_one_item_loses_its_quorum_and_says_what_would_mend_it(meeting: Assessed) -> None:
    assert [row.number for key, row in meeting.items.items() if left(meeting, row.number).quorate is False] == ["9"]
    first, *_ = meeting.by_item[item(meeting, "9")].remedies
    assert first.words == ("invite: Dr Wanda Sample (GP, NHS Northmarsh CCG)",)
    assert "Dr Otto Placeholder" not in str(meeting.by_item[item(meeting, "9")].remedies)  # one bidder employs him


def test_the_same_item_loses_its_clinical_voice_and_others_keep_theirs(meeting: Assessed) -> None:
    voices = {row.number: left(meeting, row.number).voice for row in meeting.items.values()}
    assert [number for number, voice in voices.items() if voice and not voice.is_left] == ["9"]
    assert [number for number, voice in voices.items() if voice and voice.is_left] == ["3", "4", "5", "8"]


def test_one_decision_does_not_say_yet_whom_it_concerns(meeting: Assessed) -> None:
    bare = [row.number for row in meeting.items.values() if row.decision and not row.concerns]
    assert bare == ["10"]


def test_every_flag_of_the_year_behind_was_ruled_on_by_the_person_in_the_chair() -> None:
    for held in Meeting.objects.filter(state=Meeting.State.HELD):
        found = assessed(held.pk)
        assert found is not None
        for number, answer in found.by_item.items():
            for sitting, said in answer.findings.items():
                person = found.sittings[sitting].person or sitting
                if any(because.interest in declared_later(held.on) for because in said.because):
                    continue
                assert said.outcome is not Outcome.CANNOT_TELL
                assert (said.outcome is Outcome.FLAG) == (found.ruling(number, person) is not None)
    by_the_vice_chair = Ruling.objects.filter(capacity=Ruling.Capacity.VICE_CHAIR)
    assert {str(ruling.item) for ruling in by_the_vice_chair} >= {"3 Old Dairy Health Centre: rent review"}


def test_a_late_declaration_changes_next_weeks_meeting_and_shows_one_that_was_held_in_another_light() -> None:
    told = Change.objects.filter(deed__at__date=date(2018, 2, 27)).order_by("item__meeting__on")
    assert [(str(row.person), row.meeting.on, row.afterwards) for row in told] == [
        ("Councillor Connie Mock", date(2017, 7, 13), True),
        ("Councillor Connie Mock", date(2017, 9, 14), True),
        ("Councillor Connie Mock", NEXT_WEEK, False),
    ]


def test_the_papers_of_january_went_out_twice_and_would_say_something_else_now() -> None:
    first, second = Issue.objects.all()
    assert (first.number, second.number, second.because) == (1, 2, "Item 5 came in late")
    found = report(second)
    assert found.result is Result.SAME
    [difference] = [told for stage in found.stages for told in stage.differences if told.of == "Item 5, Nora Example"]
    assert (difference.then, difference.now) == ("Clear", "Leave")
    assert "declared on 13 February 2018" in difference.because[0]


def test_two_rulings_were_lighter_than_recommended_and_say_why() -> None:
    lighter = [row for row in Ruling.objects.exclude(step=None) if Step(row.step).weight < Step(row.proposed_step).weight]
    assert sorted(row.person.name for row in lighter) == ["Dr Basil Sample", "Dr Leo Placeholder"]
    assert all(row.reason for row in lighter)


def test_the_story_is_dated_to_the_days_on_which_it_happened() -> None:
    played = Deed.objects.exclude(name="letter.sent")  # a letter leaves when it leaves
    first, last = played.earliest("at"), played.latest("at")
    assert (first.at.date(), last.at.date()) == (story.wexbridge()["moved_in"], date(2018, 2, 28))
    assert Organisation.history.filter(name="Chalk Lane Surgery").latest().history_date.date() < date(2017, 6, 1)


def test_every_account_of_the_sign_in_page_opens() -> None:
    for account in demo_accounts():
        assert User.objects.get(email=account.email, name=account.name).check_password(account.password)
    assert not User.objects.get(name="Eleanor Placeholder").has_usable_password()


def test_loading_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = counts()
    call_command("demo")
    assert "there already. Nothing was changed." in capsys.readouterr().out
    assert counts() == before


def counts() -> list[int]:
    return [model.objects.count() for model in (Deed, Organisation, Committee, Meeting, Concern, Ruling, User)]


def test_scenes_are_played_in_the_order_of_their_days_a_minute_apart() -> None:
    told: list[str] = []
    days = [date(2017, 5, 2), date(2017, 5, 1), date(2017, 5, 2)]
    play(Scene(on, lambda n=n: told.append(n)) for n, on in zip("bac", days, strict=True))  # type: ignore[misc]
    assert told == ["a", "b", "c"]


def test_the_rights_of_a_day_are_asked_once() -> None:
    cast = Cast(users={"olive": User.objects.get(name="Olive Example")})
    assert cast.officer(NEXT_WEEK) is cast.officer(NEXT_WEEK)
    assert services.is_loaded()


def test_one_match_is_dismissed_and_one_waits_for_a_second_person() -> None:
    rows = {row.person.name: row for row in Dismissal.objects.select_related("person")}
    assert {name: row.is_pending for name, row in rows.items()} == {"Felix Sample": False, "Dr Basil Sample": True}
    january = assessed(Meeting.objects.get(on=date(2018, 1, 11), state=Meeting.State.HELD).pk)
    assert january
    assert any(miss.dismissal == rows["Felix Sample"].pk for miss in finding(january, "6", "Felix Sample").near_misses)


def test_one_item_of_the_year_behind_was_left_without_a_quorum() -> None:
    september = assessed(Meeting.objects.get(on=date(2017, 9, 14)).pk)
    assert september
    assert [row.number for row in september.items.values() if left(september, row.number).quorate is False] == ["5"]


def test_the_ccg_keeps_a_rule_book_of_its_own_with_one_rule_in_force_and_one_draft() -> None:
    ccg = Organisation.objects.get(ods_code="ZZ9")
    assert [row.instrument for row in Adoption.objects.filter(ccg=ccg)] == ["G2016", "G2017"]
    assert RuleConfirmed.objects.filter(ccg=ccg).count() == 5
    assert sorted(row.state for row in Variation.objects.filter(ccg=ccg)) == ["draft", "in_force"]
    assert book_for(ccg.pk, date(2017, 7, 19)).rule("declaration-refresh").figure == 6  # type: ignore[union-attr]


def test_the_rule_in_force_keeps_the_papers_on_the_lease_from_the_chair(meeting: Assessed) -> None:
    assert AddOn.NO_PAPERS in finding(meeting, "6", "Ada Example").also


def test_the_draft_would_change_a_finding_of_next_week() -> None:
    draft = Variation.objects.get(state="draft")
    changed = [each for each in preview_of(draft, command("the test")).meetings if each.differences]
    assert [each.found.meeting.date for each in changed] == [NEXT_WEEK]


def test_the_log_folded_is_the_demo_as_it_stands() -> None:
    assert differences() == []


def test_history_and_log_tell_the_same_of_the_demo() -> None:
    assert disagreements() == []


def test_one_campaign_has_its_report_one_is_open_and_one_is_planned() -> None:
    found = {one.state: one for one in Campaign.objects.all()}
    assert set(found) == {State.CLOSED, State.OPEN, State.PLANNED}
    report = progress_of(found[State.CLOSED], on=story.its_today())
    assert {one.standing for one in report.replies} == set(Standing)
    left = [one.name for one in report.replies if one.standing is Standing.LEFT]
    assert left == ["Dr Ivy Specimen"]
    assert Reminder.objects.filter(asked__campaign=found[State.CLOSED], on=date(2018, 1, 31)).exists()


def test_each_procurement_stands_where_the_story_has_it() -> None:
    told = {one.reference: one for one in Procurement.objects.prefetch_related("stages")}
    last = {reference: one.stages.last().stage for reference, one in told.items()}  # type: ignore[union-attr]
    assert last == {"WX-2017-01": Stage.AWARDED, "WX-2017-04": Stage.INVITED, "WX-2018-02": Stage.PLANNED}
    found = {one.supplier.procurement.reference: one.found for one in SupplierCheck.objects.order_by("at")}
    assert found == {"WX-2017-01": Found.NONE, "WX-2017-04": Found.INTEREST, "WX-2018-02": Found.CANNOT_TELL}
    assert [one.reference for one in for_register(told["WX-2017-01"].ccg, on=story.its_today())] == ["WX-2017-01"]
