"""A campaign writes down whom it asks, writes until they answer, loses and repeats no letter, and keeps its report."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, transaction

from coi_register.accounts.models import Letter, User
from coi_register.accounts.services import post_waiting
from coi_register.audit.models import Deed
from coi_register.audit.services import AlreadyDone
from coi_register.proof.due import How, run_due
from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import NotAllowed
from committees.people.models import Manages
from committees.seats import services as seats
from declarations.campaigns import services
from declarations.campaigns.models import Asked, Campaign, Digest, Reminder, Result
from declarations.campaigns.selectors.progress import progress_of, waits_for
from declarations.campaigns.vocabulary import Standing, State, Whom
from declarations.interests import services as interests
from tests.declarations.campaigns.conftest import DUE, OPENED, Body
from tests.factories import (
    BY_THE_TEST,
    ConfirmationFactory,
    HoldingFactory,
    InterestFactory,
    PersonFactory,
    SeatFactory,
    UserFactory,
    actor_of_person,
    arranged,
)
from tests.racing import at_once


def noon(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 12, tzinfo=UTC)


def run(on: date) -> list[str]:
    """What the daily run says."""
    with transaction.atomic():
        return [*services.write_due(noon(on))]


def written_to() -> list[str]:
    """Whose letters wait, by their addresses."""
    return sorted(Letter.objects.filter(sent_at=None).values_list("to__email", flat=True))


def standings(campaign: Campaign, on: date) -> dict[str, Standing]:
    return {reply.name.split()[0]: reply.standing for reply in progress_of(campaign, on=on).replies}


def test_to_open_writes_down_everybody_and_their_first_letters(body: Body) -> None:
    campaign = body.opened()
    assert {row.person.name for row in Asked.objects.filter(campaign=campaign)} == {
        "Ada Example", "Basil Example", "Celia Example",
    }  # fmt: skip
    assert Asked.objects.get(person=body.ada).seats == "Lay member (Governing Body)"
    assert written_to() == ["Ada@example.org", "Basil@example.org"]
    assert (campaign.state, campaign.opened_on) == (State.OPEN, OPENED)


def test_who_comes_later_does_not_change_the_denominator(body: Body) -> None:
    campaign = body.opened()
    late = PersonFactory(ccg=body.ccg)
    HoldingFactory(seat=SeatFactory(committee=body.committee), person=late, since=date(2018, 3, 5))
    assert len(progress_of(campaign, on=date(2018, 3, 9)).replies) == 3


def test_by_roles_only_those_in_these_roles_are_asked(body: Body) -> None:
    campaign = body.opened(whom=Whom.ROLES, committees=None, roles=["gp"])
    assert set(standings(campaign, OPENED)) == {"Basil", "Celia"}


def test_everybody_is_who_sits_and_who_never_sat_but_not_who_has_left(body: Body) -> None:
    PersonFactory(name="Dora Staff", ccg=body.ccg)
    gone = PersonFactory(name="Emil Gone", ccg=body.ccg)
    HoldingFactory(seat=SeatFactory(committee=body.committee), person=gone, until=date(2018, 1, 1))
    PersonFactory(name="Fay Closed", ccg=body.ccg, user=UserFactory(is_active=False))
    PersonFactory(name="Gus Elsewhere")
    campaign = body.opened(whom=Whom.EVERYBODY, committees=None)
    assert set(standings(campaign, OPENED)) == {"Ada", "Basil", "Celia", "Dora"}


@pytest.mark.parametrize("answer", ["confirmed", "nil", "declared"])
def test_any_word_since_it_opened_stops_the_letters(body: Body, answer: str) -> None:
    campaign = body.opened()
    post_waiting()
    match answer:
        case "declared":
            InterestFactory(person=body.ada, declared_on=date(2018, 3, 10))
        case _:
            ConfirmationFactory(person=body.ada, on=date(2018, 3, 10), nil=answer == "nil")
    assert run(date(2018, 3, 17)) == ["Spring 2018: 1 letter and no digests written."]
    assert written_to() == ["Basil@example.org"]
    assert standings(campaign, date(2018, 3, 17))["Ada"] is Standing.ANSWERED
    assert standings(campaign, date(2018, 3, 9))["Ada"] is Standing.WAITING


def test_a_word_before_it_opened_is_no_answer(body: Body) -> None:
    ConfirmationFactory(person=body.ada, on=date(2018, 2, 28))
    assert standings(body.opened(), OPENED)["Ada"] is Standing.WAITING


def test_an_answer_after_the_date_is_late(body: Body) -> None:
    campaign = body.opened()
    ConfirmationFactory(person=body.ada, on=DUE)
    ConfirmationFactory(person=body.basil, on=date(2018, 4, 1))
    found = standings(campaign, date(2018, 4, 2))
    assert (found["Ada"], found["Basil"]) == (Standing.ANSWERED, Standing.LATE)


def test_letters_come_on_the_days_that_were_set_and_once_each(body: Body) -> None:
    body.opened()
    post_waiting()
    for on in (date(2018, 3, 2), date(2018, 3, 17), date(2018, 3, 18), DUE, DUE, date(2018, 4, 7), date(2018, 5, 1)):
        run(on)
        post_waiting()
    assert [one.subject for one in mail.outbox if one.to == ["Ada@example.org"]] == [
        "Confirm your declarations of interest by 31 March 2018",
        "Confirm your declarations of interest by 31 March 2018",
        "Confirm your declarations of interest today",
        "Overdue: confirm your declarations of interest",
    ]
    assert [*Reminder.objects.filter(asked__person=body.ada).values_list("on", flat=True)] == [
        OPENED, date(2018, 3, 17), DUE, date(2018, 4, 7),
    ]  # fmt: skip


def test_who_left_gets_no_letter_and_is_still_counted(body: Body) -> None:
    campaign = body.opened()
    post_waiting()
    seats.unseat(body.basil.holdings.get(), until=date(2018, 3, 10), by=body.officer)
    run(date(2018, 3, 17))
    assert written_to() == ["Ada@example.org"]
    progress = progress_of(campaign, on=date(2018, 3, 17))
    assert len(progress.replies) == 3
    assert [(one.name, one.left) for one in progress.replies if one.standing is Standing.LEFT] == [
        ("Basil Example", date(2018, 3, 10))
    ]


def test_a_campaign_closes_with_a_report_that_later_facts_do_not_change(body: Body) -> None:
    campaign = body.opened()
    ConfirmationFactory(person=body.ada, on=date(2018, 3, 10))
    closed = services.close(campaign, on=date(2018, 4, 10), by=body.officer)
    ConfirmationFactory(person=body.basil, on=date(2018, 3, 11))  # a paper that was found later
    assert standings(closed, date(2018, 6, 1)) == {
        "Ada": Standing.ANSWERED, "Basil": Standing.WAITING, "Celia": Standing.WAITING,
    }  # fmt: skip
    assert Result.objects.count() == 3
    post_waiting()
    assert run(date(2018, 4, 11)) == ["No letter of a campaign is due."]


def test_to_close_before_its_date_asks_for_a_reason(body: Body) -> None:
    campaign = body.opened()
    with pytest.raises(CannotBeDone, match="until 31 March 2018"):
        services.close(campaign, on=date(2018, 3, 20), by=body.officer)
    services.close(campaign, on=date(2018, 3, 20), by=body.officer, because="The CCG merges on 1 April.")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"due_on": OPENED}, "leaves no time to answer"),
        ({"whom": Whom.ROLES, "roles": ["nurse"]}, "Nobody would be asked"),
    ],
)
def test_a_campaign_that_could_not_be_answered_does_not_open(body: Body, words: dict[str, Any], says: str) -> None:
    campaign = body.planned(**words)
    with pytest.raises(CannotBeDone, match=says):
        services.open_now(campaign, on=OPENED, by=body.officer)
    assert not Asked.objects.exists()
    assert Campaign.objects.get().state == State.PLANNED


@pytest.mark.parametrize("whom", [Whom.COMMITTEES, Whom.ROLES])
def test_a_campaign_says_whom_it_asks(body: Body, whom: Whom) -> None:
    with pytest.raises(CannotBeDone, match="Select at least one"):
        body.planned(whom=whom, committees=[])


def test_only_a_planned_campaign_is_changed_opened_or_withdrawn(body: Body) -> None:
    campaign = body.opened()
    words = {"name": "Other", "whom": Whom.EVERYBODY, "due_on": DUE}
    for deed in (
        lambda: services.change(campaign, by=body.officer, **words),
        lambda: services.open_now(campaign, on=OPENED, by=body.officer),
        lambda: services.withdraw(campaign, by=body.officer, because="Not needed."),
    ):
        with pytest.raises(CannotBeDone, match="“Spring 2018” is open"):
            deed()


def test_a_planned_campaign_is_changed_and_withdrawn_with_a_reason(body: Body) -> None:
    campaign = body.planned()
    changed = services.change(campaign, by=body.officer, name="Summer", whom=Whom.EVERYBODY, due_on=DUE)
    assert (changed.name, changed.committees) == ("Summer", [])
    with pytest.raises(ChangedMeanwhile):
        services.change(campaign, by=body.officer, name="Autumn", whom=Whom.EVERYBODY, due_on=DUE)
    with pytest.raises(CannotBeDone, match="Say why"):
        services.withdraw(changed, by=body.officer, because=" ")
    assert services.withdraw(changed, by=body.officer, because="Asked by letter.").state == State.WITHDRAWN


def test_nobody_but_the_governance_team_keeps_a_campaign(body: Body) -> None:
    campaign, member = body.planned(), actor_of_person(body.ada)
    for deed in (
        lambda: services.plan(body.ccg, by=member, name="Mine", whom=Whom.EVERYBODY, due_on=DUE),
        lambda: services.change(campaign, by=member, name="Mine", whom=Whom.EVERYBODY, due_on=DUE),
        lambda: services.open_now(campaign, on=OPENED, by=member),
        lambda: services.close(campaign, on=OPENED, by=member),
        lambda: services.withdraw(campaign, by=member, because="No."),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_a_form_sent_twice_opens_it_once(body: Body) -> None:
    campaign, once = body.planned(), Deed.objects.get(name="campaign.planned").pk
    services.open_now(campaign, on=OPENED, by=body.officer, once=once)
    with pytest.raises(AlreadyDone):
        services.open_now(campaign, on=OPENED, by=body.officer, once=once)
    assert Asked.objects.count() == 3


def test_a_manager_is_told_of_their_staff_only_when_something_changed(body: Body) -> None:
    manager = PersonFactory(
        name="Mona Manager", ccg=body.ccg, user=UserFactory(name="Mona Manager", email="mona@example.org")
    )
    with arranged():
        Manages(manager=manager, staff=body.ada, since=date(2018, 1, 1)).save()
    body.opened(offsets=[])
    post_waiting()
    run(date(2018, 3, 2))
    run(date(2018, 3, 9))
    assert written_to() == ["mona@example.org"]
    ConfirmationFactory(person=body.ada, on=date(2018, 3, 10))
    run(date(2018, 3, 10))
    run(date(2018, 3, 11))
    post_waiting()
    told = [one.body for one in mail.outbox if one.to == ["mona@example.org"]]
    assert len(told) == Digest.objects.count() == 2
    assert "- Ada Example: Not answered" in told[0]
    assert "- Ada Example: Answered on 10 March 2018" in told[1]
    assert "Basil" not in "".join(told)


def test_a_letter_that_waited_does_not_leave_once_it_is_answered(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    body.opened()
    ConfirmationFactory(person=body.ada, on=OPENED)
    monkeypatch.setattr("coi_register.clock.now", lambda: noon(date(2018, 3, 2)))
    assert post_waiting() == (1, 0)
    assert [one.to for one in mail.outbox] == [["Basil@example.org"]]


def test_a_mail_server_that_is_down_loses_no_letter_and_repeats_none(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    body.opened()
    with monkeypatch.context() as broken:
        broken.setattr("coi_register.clock.now", lambda: noon(OPENED))
        broken.setattr(EmailBackend, "send_messages", refused)
        told = {one.name: one for one in run_due(noon(OPENED))}
        assert told["letters"].says[1].startswith("2 letters not taken by the mail server")
        assert written_to() == ["Ada@example.org", "Basil@example.org"]
    monkeypatch.setattr("coi_register.clock.now", lambda: noon(OPENED))
    for _ in range(2):
        [*run_due(noon(OPENED))]
    assert sorted(one.to[0] for one in mail.outbox) == ["Ada@example.org", "Basil@example.org"]


def refused(self: EmailBackend, messages: Any) -> int:
    raise ConnectionRefusedError("The mail server is down.")


def test_no_letter_is_kept_of_an_opening_that_failed(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign = body.planned()
    save, saved = Reminder.save, []

    def fails_at_the_second(self: Reminder, *args: Any, **kwargs: Any) -> None:
        saved.append(self)
        if len(saved) == 2:
            raise IntegrityError("The disk is full.")
        save(self, *args, **kwargs)

    monkeypatch.setattr(Reminder, "save", fails_at_the_second)
    with pytest.raises(IntegrityError):
        services.open_now(campaign, on=OPENED, by=body.officer)
    assert not Letter.objects.exists()
    assert not Asked.objects.exists()
    assert Campaign.objects.get().state == State.PLANNED


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_write_and_send_each_letter_once(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    body.opened()
    monkeypatch.setattr("coi_register.clock.now", lambda: noon(date(2018, 3, 17)))
    post_waiting()
    mail.outbox.clear()

    def runs() -> list[How]:
        return [one.how for one in run_due(noon(date(2018, 3, 17))) if one.name != "checkpoints"]

    hows = at_once(runs, runs, runs, refusals=())
    [*run_due(noon(date(2018, 3, 17)))]  # whoever came second had nothing left to do, or left it to the first
    assert How.FAILED not in [how for found in hows for how in found]  # type: ignore[attr-defined]
    assert sorted(one.to[0] for one in mail.outbox) == ["Ada@example.org", "Basil@example.org"]
    assert Reminder.objects.filter(on=date(2018, 3, 17)).count() == 2


def test_who_is_asked_sees_it_until_they_have_answered(body: Body) -> None:
    campaign, ada = body.opened(), actor_of_person(body.ada)
    assert waits_for(ada, on=OPENED) == [campaign]
    interests.nil_return(body.ada, on=OPENED, by=BY_THE_TEST)
    assert waits_for(ada, on=OPENED) == []
    assert waits_for(body.officer, on=OPENED) == []


def test_it_is_work_that_falls_due() -> None:
    names = list(settings.DUE_WORK)
    assert settings.DUE_WORK["campaigns"] == f"{services.__name__}.write_due"
    assert names.index("campaigns") < names.index("letters")


def test_whose_account_is_closed_is_not_written_to(body: Body) -> None:
    with arranged():
        User.objects.filter(email="Ada@example.org").update(is_active=False)
    body.opened()
    assert written_to() == ["Basil@example.org"]
