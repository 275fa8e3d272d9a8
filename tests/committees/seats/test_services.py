"""The deeds of committees and seats: what each writes, and the sentence with which each refuses."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from coi_register.accounts.actors import Actor, Role, command
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.races import checked
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.seats import services
from committees.seats.models import Committee, Holding, Seat, TermsOfReference
from committees.seats.services import holdings, seats, terms
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    HoldingFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
    TermsFactory,
    actor_with,
)

pytestmark = pytest.mark.django_db

APRIL, MAY, JUNE = date(2018, 4, 1), date(2018, 5, 1), date(2018, 6, 1)
THE_TEST = command("the test")


def sentence(deed: Callable[[], Any], *, field: str) -> str:
    """What a refused deed says, on which field."""
    with pytest.raises(CannotBeDone) as refused:
        deed()
    assert refused.value.field == field
    return refused.value.says


@pytest.fixture
def committee() -> Committee:
    return CommitteeFactory(ccg__name="NHS Wexbridge CCG")


@pytest.fixture
def lay(committee: Committee) -> Seat:
    return SeatFactory(committee=committee, office="Lay member for audit")


@pytest.fixture
def ada() -> Any:
    return PersonFactory(name="Ada Example")


@pytest.fixture
def basil() -> Any:
    return PersonFactory(name="Dr Basil Sample")


# Establishing a committee


def test_a_committee_is_established_by_a_deed() -> None:
    made = services.establish(
        name=" Primary Care Committee ", kind="pccc", level="delegated", ccg=CcgFactory(), by=THE_TEST, since=APRIL
    )
    made.refresh_from_db()
    assert (made.name, made.kind, made.level, made.since) == ("Primary Care Committee", "pccc", "delegated", APRIL)
    assert made.history.get().deed.name == "committee.established"


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"name": "  "}, "name", "A committee needs a name. Enter its name."),
        ({"kind": "board"}, "kind", "“board” is not known here. Use pccc, governing_body, "),
        ({"level": "full"}, "level", "“full” is not known here. Use delegated, joint or greater_involvement."),
        ({"kind": "panel", "level": "joint"}, "level", "Only a primary care commissioning committee has a level"),
    ],
)
def test_a_committee_is_refused_with_its_sentence(changes: dict[str, Any], field: str, says: str) -> None:
    given = {"name": "Committee", "kind": "pccc", "ccg": CcgFactory(), "by": THE_TEST, **changes}
    assert sentence(lambda: services.establish(**given), field=field).startswith(says)
    assert not Committee.objects.exists()


def test_only_a_ccg_has_committees() -> None:
    federation = OrganisationFactory(kind="federation", name="Valley Federation")
    said = sentence(lambda: services.establish(name="C", kind="other", ccg=federation, by=THE_TEST), field="ccg")
    assert said == "Valley Federation is not a CCG. Choose the CCG whose committee this is."


# Terms of reference


def test_new_terms_end_those_in_force_on_their_first_day(committee: Committee) -> None:
    first = services.set_terms(committee, minimum=3, by=THE_TEST)
    second = services.set_terms(committee, minimum=4, since=APRIL, by=THE_TEST)
    first.refresh_from_db()
    assert (first.since, first.until) == (None, APRIL)
    assert (second.since, second.until) == (APRIL, None)
    assert first.history.first().deed == second.history.get().deed


def test_terms_that_ended_before_are_left_alone(committee: Committee) -> None:
    ended = TermsFactory(committee=committee, until=APRIL)
    services.set_terms(committee, since=MAY, by=THE_TEST)
    ended.refresh_from_db()
    assert ended.until == APRIL


@pytest.mark.parametrize("since", [APRIL, MAY])
def test_terms_are_not_set_before_or_on_the_day_of_others(committee: Committee, since: date) -> None:
    TermsFactory(committee=committee, since=MAY)
    said = sentence(lambda: services.set_terms(committee, since=since, by=THE_TEST), field="since")
    assert said == (
        "Primary Care Commissioning Committee already has terms of reference from 1 May 2018. "
        "Choose a later day, or correct those."
    )


def test_second_terms_must_say_from_when(committee: Committee) -> None:
    TermsFactory(committee=committee, since=MAY)
    said = sentence(lambda: services.set_terms(committee, by=THE_TEST), field="since")
    assert said.endswith("from 1 May 2018, ongoing. Say from which day the new ones hold.")


def test_correcting_terms_keeps_their_days_and_the_older_version(committee: Committee) -> None:
    terms = TermsFactory(committee=committee, since=APRIL, minimum=3)
    services.correct_terms(terms, minimum=5, because="Misread.", by=THE_TEST)
    terms.refresh_from_db()
    assert (terms.since, terms.minimum) == (APRIL, 5)
    assert [version.minimum for version in terms.history.all()] == [5, 3]


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({"minimum": 0}, "minimum", "0 is not a number of members. Enter 1 or more, or leave it empty."),
        ({"quorum_known": False, "minimum": 3}, "quorum_known", "These terms say that the quorum is not known"),
        ({"clauses": [{"any_of": ["gps"]}]}, "clause_1", "Clause 1 of the quorum cannot be used: “gps” is not a category"),
    ],
)
def test_a_quorum_is_refused_with_its_sentence(committee: Committee, given: dict[str, Any], field: str, says: str) -> None:
    assert sentence(lambda: services.set_terms(committee, by=THE_TEST, **given), field=field).startswith(says)
    assert not TermsOfReference.objects.exists()


def test_clauses_are_kept_complete(lay: Seat) -> None:
    terms = services.set_terms(lay.committee, clauses=[{"any_of": ("lay", "Lay member for audit")}], by=THE_TEST)
    terms.refresh_from_db()
    assert terms.clauses == [{"any_of": ["lay", "Lay member for audit"], "at_least": 1, "voting": False}]


# Seats


def test_a_seat_is_created_with_its_offices(committee: Committee) -> None:
    made = services.create_seat(
        committee, office="Audit chair", category="lay", holds=["guardian", "audit_chair"], by=THE_TEST, since=APRIL
    )
    made.refresh_from_db()
    assert (made.category, made.holds, made.since, made.voting) == ("lay", ["audit_chair", "guardian"], APRIL, True)


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"office": ""}, "office", "A seat needs an office. Enter its name, such as “Lay member for audit”."),
        ({"category": "doctor"}, "category", "“doctor” is not known here. Use lay, executive, gp, "),
        ({"holds": ["treasurer"]}, "holds", "“treasurer” is not known here. Use audit_chair, guardian, "),
        ({"category": "in_attendance"}, "voting", "Whoever is in attendance has no vote. Take the vote from “Clerk”"),
        ({"since": MAY, "until": MAY}, "until", "It would end on 1 May 2018, but begins on 1 May 2018. Give an end after"),
        ({"chair": True, "vice_chair": True}, "vice_chair", "“Clerk” cannot be both chair and vice-chair."),
    ],
)
def test_a_seat_is_refused_with_its_sentence(committee: Committee, changes: dict[str, Any], field: str, says: str) -> None:
    given = {"office": "Clerk", "category": "officer", "by": THE_TEST, **changes}
    assert sentence(lambda: services.create_seat(committee, **given), field=field).startswith(says)
    assert not Seat.objects.exists()


@pytest.mark.parametrize(("field", "title"), [("chair", "chair"), ("vice_chair", "vice-chair")])
def test_a_second_chair_is_refused_by_naming_the_first(committee: Committee, field: str, title: str) -> None:
    services.create_seat(committee, office="Lay member", category="lay", since=APRIL, by=THE_TEST, **{field: True})
    said = sentence(
        lambda: services.create_seat(committee, office="Other lay member", category="lay", by=THE_TEST, **{field: True}),
        field=field,
    )
    assert said == (
        f"“Lay member” is {title} of Primary Care Commissioning Committee, from 1 April 2018, ongoing. "
        f"A committee has one {title} at a time: end that seat first, or change it."
    )


def test_a_chair_follows_on_the_day_the_last_one_ends(committee: Committee) -> None:
    SeatFactory(committee=committee, chair=True, until=MAY)
    assert services.create_seat(committee, office="New chair", category="lay", chair=True, since=MAY, by=THE_TEST).pk


def test_a_seat_lies_within_its_committee() -> None:
    committee = CommitteeFactory(since=MAY, until=JUNE)
    too_early = lambda: services.create_seat(committee, office="X", category="lay", since=APRIL, by=THE_TEST)  # noqa: E731
    assert sentence(too_early, field="since") == (
        "Primary Care Commissioning Committee begins on 1 May 2018. Choose that day or a later one."
    )


def test_amending_a_seat_keeps_the_older_version(lay: Seat) -> None:
    services.amend_seat(lay, office="Lay member for finance", holds=["lay_finance"], because="Misnamed.", by=THE_TEST)
    lay.refresh_from_db()
    assert (lay.office, lay.holds) == ("Lay member for finance", ["lay_finance"])
    assert lay.history.last().office == "Lay member for audit"


def test_amending_what_cannot_be_amended_is_a_programming_error(lay: Seat) -> None:
    with pytest.raises(TypeError, match="until"):
        services.amend_seat(lay, until=MAY, by=THE_TEST)


def test_a_seat_with_two_holders_stays_shared(lay: Seat, ada: Any, basil: Any) -> None:
    services.amend_seat(lay, shared=True, by=THE_TEST)
    services.seat(ada, in_=lay, by=THE_TEST)
    services.seat(basil, in_=lay, place=2, by=THE_TEST)
    said = sentence(lambda: services.amend_seat(lay, shared=False, by=THE_TEST), field="shared")
    assert said.startswith("Dr Basil Sample holds the second half of “Lay member for audit”")


def test_a_seat_does_not_begin_after_its_holder(lay: Seat, ada: Any) -> None:
    services.seat(ada, in_=lay, since=APRIL, by=THE_TEST)
    said = sentence(lambda: services.amend_seat(lay, since=MAY, by=THE_TEST), field="since")
    assert said == (
        "Ada Example holds “Lay member for audit”, from 1 April 2018, ongoing. "
        "Choose a first day for the seat that is not later."
    )


def test_ending_a_seat_ends_whoever_holds_it(lay: Seat, ada: Any, basil: Any) -> None:
    earlier = HoldingFactory(seat=lay, person=basil, until=APRIL)
    holding = services.seat(ada, in_=lay, since=APRIL, by=THE_TEST)
    deputy = services.seat(basil, in_=lay, since=APRIL, deputy=True, by=THE_TEST)
    services.end_seat(lay, until=MAY, by=THE_TEST, because="Abolished.")
    for row, until in ((lay, MAY), (holding, MAY), (deputy, MAY), (earlier, APRIL)):
        row.refresh_from_db()
        assert row.until == until


def test_a_seat_does_not_end_before_somebody_takes_it(lay: Seat, ada: Any) -> None:
    services.seat(ada, in_=lay, since=MAY, by=THE_TEST)
    said = sentence(lambda: services.end_seat(lay, until=MAY, by=THE_TEST), field="until")
    assert said == "Ada Example holds “Lay member for audit”, from 1 May 2018, ongoing. End the seat after that day."
    assert Holding.objects.get().until is None


# Who sits there


def test_a_second_holder_is_refused_by_naming_the_first(lay: Seat, ada: Any, basil: Any) -> None:
    services.seat(ada, in_=lay, since=APRIL, by=THE_TEST)
    said = sentence(lambda: services.seat(basil, in_=lay, since=MAY, by=THE_TEST), field="person")
    assert said == (
        "Ada Example holds “Lay member for audit”, from 1 April 2018, ongoing. "
        "End that holding first, or choose days outside those."
    )
    assert Holding.objects.count() == 1


def test_a_holder_follows_on_the_day_the_last_one_ends(lay: Seat, ada: Any, basil: Any) -> None:
    services.unseat(services.seat(ada, in_=lay, since=APRIL, by=THE_TEST), until=MAY, by=THE_TEST)
    assert services.seat(basil, in_=lay, since=MAY, by=THE_TEST).since == MAY


def test_any_number_may_deputise(lay: Seat, ada: Any, basil: Any) -> None:
    HoldingFactory(seat=lay)
    services.seat(ada, in_=lay, deputy=True, by=THE_TEST)
    services.seat(basil, in_=lay, deputy=True, by=THE_TEST)
    assert Holding.objects.in_force(MAY).filter(deputy=True).count() == 2


def test_nobody_deputises_for_themselves(lay: Seat, ada: Any) -> None:
    services.seat(ada, in_=lay, since=APRIL, by=THE_TEST)
    said = sentence(lambda: services.seat(ada, in_=lay, deputy=True, by=THE_TEST), field="person")
    assert said.endswith("Choose somebody else, or days outside those.")


def test_a_shared_seat_takes_two_and_not_three(lay: Seat, ada: Any, basil: Any) -> None:
    services.amend_seat(lay, shared=True, by=THE_TEST)
    services.seat(ada, in_=lay, by=THE_TEST)
    in_the_taken_half = lambda: services.seat(basil, in_=lay, by=THE_TEST)  # noqa: E731
    assert "The other half of this shared seat is free" in sentence(in_the_taken_half, field="person")
    services.seat(basil, in_=lay, place=2, by=THE_TEST)
    third = lambda: services.seat(PersonFactory(), in_=lay, place=2, by=THE_TEST)  # noqa: E731
    assert sentence(third, field="person") == (
        "Dr Basil Sample holds the second half of “Lay member for audit”, no dates recorded. "
        "End that holding first, or choose days outside those."
    )


def test_a_seat_that_is_not_shared_has_no_second_half(lay: Seat, ada: Any) -> None:
    said = sentence(lambda: services.seat(ada, in_=lay, place=2, by=THE_TEST), field="place")
    assert said.startswith("“Lay member for audit” is not shared, so it has no second half.")


def test_a_seat_has_no_third_place(lay: Seat, ada: Any) -> None:
    assert "no place 3" in sentence(lambda: services.seat(ada, in_=lay, place=3, by=THE_TEST), field="place")


@pytest.mark.parametrize(
    ("since", "until", "field", "says"),
    [
        (date(2018, 3, 31), None, "since", "begins on 1 April 2018. Choose that day or a later one."),
        (JUNE, None, "since", "ends on 1 June 2018. Choose an earlier day."),
        (MAY, date(2018, 6, 2), "until", "ends on 1 June 2018. Choose that day or an earlier one."),
    ],
)
def test_a_holding_lies_within_its_seat(ada: Any, since: date, until: date | None, field: str, says: str) -> None:
    short = SeatFactory(office="Adviser", since=APRIL, until=JUNE)
    if since == JUNE:
        until = date(2018, 7, 1)
    said = sentence(lambda: services.seat(ada, in_=short, since=since, until=until, by=THE_TEST), field=field)
    assert said == f"The seat “Adviser” {says}"


def test_a_holding_without_days_lasts_as_the_seat_does(ada: Any) -> None:
    held = services.seat(ada, in_=SeatFactory(since=APRIL, until=JUNE), by=THE_TEST)
    assert (held.since, held.until) == (APRIL, JUNE)


def test_a_holding_ends_after_it_begins(lay: Seat, ada: Any) -> None:
    holding = services.seat(ada, in_=lay, since=MAY, by=THE_TEST)
    said = sentence(lambda: services.unseat(holding, until=APRIL, by=THE_TEST), field="until")
    assert said == "It would end on 1 April 2018, but begins on 1 May 2018. Give an end after the beginning."


def test_an_end_cannot_be_moved_into_the_next_holders_time(lay: Seat, ada: Any, basil: Any) -> None:
    first = services.unseat(services.seat(ada, in_=lay, since=APRIL, by=THE_TEST), until=MAY, by=THE_TEST)
    services.seat(basil, in_=lay, since=MAY, by=THE_TEST)
    said = sentence(lambda: services.unseat(first, until=JUNE, by=THE_TEST), field="person")
    assert said.startswith("Dr Basil Sample holds “Lay member for audit”, from 1 May 2018")


def test_a_form_sent_twice_seats_once(lay: Seat, ada: Any) -> None:
    token = uuid4()
    services.seat(ada, in_=lay, by=THE_TEST, once=token)
    with pytest.raises(audit.AlreadyDone):
        services.seat(ada, in_=lay, by=THE_TEST, once=token)


def test_a_refused_deed_leaves_no_trace_and_its_form_can_be_sent_again(lay: Seat, ada: Any, basil: Any) -> None:
    token, holding = uuid4(), services.seat(ada, in_=lay, since=APRIL, by=THE_TEST)
    sentence(lambda: services.seat(basil, in_=lay, since=MAY, by=THE_TEST, once=token), field="person")
    assert not Deed.objects.filter(once=token).exists()
    services.unseat(holding, until=MAY, by=THE_TEST)
    assert services.seat(basil, in_=lay, since=MAY, by=THE_TEST, once=token).person == basil


# A race: the rival's row comes between the check and the write, so that only the database sees it


@pytest.fixture
def rival(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], None]:
    """Write the rival's row after the checks of the next deed have let it through."""

    def arrange(write: Callable[[], Any]) -> None:
        to_write = [write]

        def late(*checks: Callable[[], None]) -> Any:
            return checked(*checks, lambda: to_write.pop()() if to_write else None)

        for module in (holdings, seats, terms):
            monkeypatch.setattr(module, "checked", late)

    return arrange


def test_who_loses_a_race_for_a_seat_reads_who_won_it(lay: Seat, ada: Any, basil: Any, rival: Any) -> None:
    rival(lambda: HoldingFactory(seat=lay, person=basil, since=APRIL))
    said = sentence(lambda: services.seat(ada, in_=lay, since=APRIL, by=THE_TEST), field="person")
    assert said.startswith("Dr Basil Sample holds “Lay member for audit”, from 1 April 2018")


@pytest.mark.parametrize("field", ["chair", "vice_chair"])
def test_who_loses_a_race_for_the_chair_reads_who_won_it(committee: Committee, field: str, rival: Any) -> None:
    rival(lambda: SeatFactory(committee=committee, office="The faster one", **{field: True}))
    slower = lambda: services.create_seat(committee, office="X", category="lay", by=THE_TEST, **{field: True})  # noqa: E731
    assert sentence(slower, field=field).startswith("“The faster one” is ")


def test_who_loses_a_race_for_the_terms_reads_which_terms_won(committee: Committee, rival: Any) -> None:
    rival(lambda: TermsFactory(committee=committee, since=JUNE))
    said = sentence(lambda: services.set_terms(committee, since=MAY, by=THE_TEST), field="since")
    assert "already has terms of reference from 1 June 2018" in said


# Who may do all this


def _officer(committee: Committee) -> Actor:
    return actor_with(Role.OFFICER, ccg=committee.ccg)


def _officer_elsewhere(committee: Committee) -> Actor:
    return actor_with(Role.OFFICER, ccg=CcgFactory())


def _secretary(committee: Committee) -> Actor:
    return actor_with(Role.SECRETARY, ccg=committee.ccg, committee=committee)


def _auditor(committee: Committee) -> Actor:
    return actor_with(Role.AUDITOR, ccg=committee.ccg)


def _administrator(committee: Committee) -> Actor:
    return actor_with(Role.ADMIN, ccg=committee.ccg)


DEEDS: dict[str, Callable[[Seat, Holding, TermsOfReference, Actor], Any]] = {
    "establish": lambda seat, _holding, _terms, by: services.establish(
        name="Panel", kind="panel", ccg=seat.committee.ccg, by=by
    ),
    "set terms": lambda seat, _holding, _terms, by: services.set_terms(seat.committee, since=JUNE, by=by),
    "correct terms": lambda _seat, _holding, terms, by: services.correct_terms(terms, because="Misread.", by=by),
    "create a seat": lambda seat, _holding, _terms, by: services.create_seat(
        seat.committee, office="Y", category="gp", by=by
    ),
    "amend a seat": lambda seat, _holding, _terms, by: services.amend_seat(seat, office="Y", by=by),
    "end a seat": lambda seat, _holding, _terms, by: services.end_seat(seat, until=JUNE, by=by),
    "seat": lambda seat, _holding, _terms, by: services.seat(PersonFactory(), in_=seat, deputy=True, by=by),
    "unseat": lambda _seat, holding, _terms, by: services.unseat(holding, until=JUNE, by=by),
}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize(
    ("who", "may"),
    [
        (_officer, True),
        (_officer_elsewhere, False),
        (_secretary, False),
        (_auditor, False),
        (_administrator, False),
    ],
)
def test_only_an_officer_of_the_ccg_keeps_its_committees(
    lay: Seat, deed: str, who: Callable[[Committee], Actor], may: bool
) -> None:
    holding, terms, by = HoldingFactory(seat=lay), TermsFactory(committee=lay.committee), who(lay.committee)
    refusal = pytest.raises(NotAllowed, match=r"It is for: governance officer\.$")
    with nullcontext() if may else refusal:
        DEEDS[deed](lay, holding, terms, by)
    assert Deed.objects.exclude(name="test.arranged").exists() is may
