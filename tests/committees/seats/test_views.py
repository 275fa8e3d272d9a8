"""The pages of committees and seats, and the forms with which an officer keeps them."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Role
from committees.seats.models import Committee, Holding, Seat, TermsOfReference
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    HoldingFactory,
    PersonFactory,
    SeatFactory,
    TermsFactory,
    actor_with,
)
from tests.filling_in import fill_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_http")]

NOT_THE_SAME_TWICE = re.compile(r'(nonce|value|data-token)="[^"]*"')
APRIL, MAY = date(2018, 4, 1), date(2018, 5, 1)


@pytest.fixture
def plain_http(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = False


@pytest.fixture
def committee() -> Committee:
    return CommitteeFactory(ccg__name="NHS Wexbridge CCG")


@pytest.fixture
def officer(committee: Committee, client_of: Callable[..., Client]) -> Client:
    return client_of(actor_with(Role.OFFICER, ccg=committee.ccg))


def boxes(name: str, on: date) -> dict[str, Any]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


# Who opens which page


def pages_of(holding: Holding, terms: TermsOfReference) -> dict[str, str]:
    committee, seat = holding.seat.committee_id, holding.seat_id
    about = {"committee": committee, "committee_history": committee, "seat": seat, "seat_history": seat}
    return {name: reverse(name, args=[pk]) for name, pk in about.items()}


def forms_of(holding: Holding, terms: TermsOfReference) -> dict[str, str]:
    committee, seat = holding.seat.committee_id, holding.seat_id
    about = {
        "terms_set": committee,
        "seat_create": committee,
        "on_call": committee,
        "terms_correct": terms.pk,
        "seat_amend": seat,
        "seat_end": seat,
        "seat_person": seat,
        "seat_deputy": seat,
        "holding_end": holding.pk,
    }
    return {name: reverse(name, args=[pk]) for name, pk in about.items()}


@pytest.mark.parametrize(
    ("role", "here", "reading", "keeping"),
    [
        (Role.OFFICER, True, 200, 200),
        (Role.OFFICER, False, 404, 404),
        (Role.MEMBER, True, 200, 403),
        (Role.AUDITOR, True, 200, 403),
        (Role.AUDITOR, False, 404, 404),
        (Role.ADMIN, True, 404, 404),
    ],
)
def test_each_page_opens_to_those_it_is_for(
    committee: Committee, client_of: Callable[..., Client], role: Role, here: bool, reading: int, keeping: int
) -> None:
    holding, terms = HoldingFactory(seat__committee=committee), TermsFactory(committee=committee)
    client = client_of(actor_with(role, ccg=committee.ccg if here else CcgFactory()))
    answers = {name: client.get(address).status_code for name, address in pages_of(holding, terms).items()}
    assert answers == dict.fromkeys(answers, reading)
    for send in (client.get, client.post):
        answers = {name: send(address).status_code for name, address in forms_of(holding, terms).items()}
        assert answers == dict.fromkeys(answers, keeping)
    assert client.get(reverse("committees")).status_code == 200
    assert client.get(reverse("committee_establish")).status_code == (200 if role is Role.OFFICER else 403)


def test_every_page_asks_who_is_there(committee: Committee, client: Client) -> None:
    holding, terms = HoldingFactory(seat__committee=committee), TermsFactory(committee=committee)
    addresses = [reverse("committees"), reverse("committee_establish")]
    for address in [*addresses, *pages_of(holding, terms).values(), *forms_of(holding, terms).values()]:
        assert client.get(address)["Location"].startswith("/account/")


def test_a_committee_that_never_was_answers_as_anothers_does(officer: Client) -> None:
    answers = [officer.get(reverse("committee", args=[pk])) for pk in (uuid4(), CommitteeFactory().pk)]
    assert {answer.status_code for answer in answers} == {404}
    never_was, anothers = (NOT_THE_SAME_TWICE.sub("", text(answer)) for answer in answers)
    assert never_was == anothers


# What the pages show


def test_the_list_shows_how_many_seats_are_vacant(committee: Committee, officer: Client) -> None:
    HoldingFactory(seat__committee=committee)
    SeatFactory(committee=committee)
    CommitteeFactory(name="Another CCG's committee")
    shown = text(officer.get(reverse("committees")))
    assert "2 seats, 1 vacant" in shown
    assert "Another CCG" not in shown


def test_a_committee_shows_who_held_what_on_the_day_asked_for(committee: Committee, officer: Client) -> None:
    seat = SeatFactory(committee=committee, office="Lay member for audit", holds=["audit_chair"])
    HoldingFactory(seat=seat, person__name="Ada Example", since=date(2015, 4, 1), until=APRIL)
    HoldingFactory(seat=seat, person__name="Dr Basil Sample", since=APRIL)
    address = reverse("committee", args=[committee.pk])
    before, after = (text(officer.get(address, boxes("on", on))) for on in (date(2018, 3, 31), APRIL))
    assert "As on 31 March 2018" in before
    assert 'Ada Example <span class="coi-quiet">since 1 April 2015' in before
    assert "Basil" not in before
    assert "As on 1 April 2018" in after
    assert "Ada Example" not in after
    assert "Audit committee chair" in after


def test_a_day_that_does_not_exist_is_said_and_today_is_shown(committee: Committee, officer: Client) -> None:
    page = officer.get(reverse("committee", args=[committee.pk]), {"on-day": 31, "on-month": 2, "on-year": 2018})
    assert page.status_code == 200
    assert "Show as on must be a real date" in text(page)


def test_an_auditor_is_offered_nothing_to_change(committee: Committee, client_of: Callable[..., Client]) -> None:
    holding, terms = HoldingFactory(seat__committee=committee), TermsFactory(committee=committee)
    auditor = client_of(actor_with(Role.AUDITOR, ccg=committee.ccg))
    shown = [auditor.get(page).content.decode() for page in [reverse("committees"), *pages_of(holding, terms).values()]]
    offered = [*forms_of(holding, terms).values(), reverse("committee_establish")]
    assert not [address for address in offered for page in shown if address in page]


def test_an_officer_is_offered_every_form(committee: Committee, officer: Client) -> None:
    holding, terms = HoldingFactory(seat__committee=committee), TermsFactory(committee=committee)
    shown = "".join(
        officer.get(page).content.decode() for page in [reverse("committees"), *pages_of(holding, terms).values()]
    )
    offered = [*forms_of(holding, terms).values(), reverse("committee_establish")]
    assert [address for address in offered if address not in shown] == []


@pytest.mark.parametrize("name", ["committees", "committee", "seat", "committee_history", "seat_history"])
def test_a_page_asks_as_many_questions_of_the_database_for_many_seats_as_for_one(
    name: str, committee: Committee, officer: Client, django_assert_max_num_queries: Any
) -> None:
    seat = SeatFactory(committee=committee)
    address = reverse(name, args={"committees": [], "seat": [seat.pk], "seat_history": [seat.pk]}.get(name, [committee.pk]))

    def grow(times: int) -> None:
        for _ in range(times):
            HoldingFactory(seat=seat, deputy=True)
            HoldingFactory(seat__committee=committee)

    def asked() -> int:
        with django_assert_max_num_queries(40) as queries:
            assert officer.get(address).status_code == 200
        return len(queries)

    grow(1)
    once = asked()
    grow(5)
    CommitteeFactory.create_batch(3, ccg=committee.ccg)
    assert asked() == once


# What the forms do


def test_an_officer_establishes_a_committee(committee: Committee, officer: Client) -> None:
    sent = {"ccg": committee.ccg_id, "name": "Procurement panel", "kind": "panel", "reports_to": committee.pk}
    answer = fill_in(officer, reverse("committee_establish"), {**sent, **boxes("since", APRIL)}, follow=True)
    made = Committee.objects.get(kind="panel")
    assert (made.name, made.reports_to, made.since, made.ccg) == ("Procurement panel", committee, APRIL, committee.ccg)
    assert "The committee is established." in text(answer)


def test_an_officer_cannot_establish_a_committee_for_another_ccg(officer: Client) -> None:
    sent = {"ccg": CcgFactory().pk, "name": "Panel", "kind": "panel"}
    assert "CCG: select one of the options" in text(fill_in(officer, reverse("committee_establish"), sent))
    assert not Committee.objects.filter(kind="panel").exists()


def test_an_officer_adds_a_seat_and_corrects_it(committee: Committee, officer: Client) -> None:
    sent = {"office": "Audit chair", "category": "lay", "voting": "on", "holds": ["audit_chair", "guardian"]}
    fill_in(officer, reverse("seat_create", args=[committee.pk]), sent)
    made = Seat.objects.get()
    assert (made.office, made.voting, made.holds) == ("Audit chair", True, ["audit_chair", "guardian"])
    correct = reverse("seat_amend", args=[made.pk])
    assert "Audit chair" in text(officer.get(correct))
    fill_in(officer, correct, {**sent, "vice_chair": "on", "holds": []})
    made.refresh_from_db()
    assert (made.vice_chair, made.holds) == (True, [])


def test_an_officer_seats_a_person_and_ends_their_time(committee: Committee, officer: Client) -> None:
    seat, ada = SeatFactory(committee=committee), PersonFactory(ccg=committee.ccg, name="Ada Example")
    fill_in(officer, reverse("seat_person", args=[seat.pk]), {"person": ada.pk, **boxes("since", APRIL)})
    held = Holding.objects.get()
    assert (held.person, held.since, held.deputy) == (ada, APRIL, False)
    fill_in(officer, reverse("holding_end", args=[held.pk]), {**boxes("until", MAY), "because": "Resigned."})
    held.refresh_from_db()
    assert held.until == MAY
    assert held.history.first().deed.because == "Resigned."


def test_an_officer_names_a_deputy(committee: Committee, officer: Client) -> None:
    held = HoldingFactory(seat__committee=committee)
    basil = PersonFactory(ccg=committee.ccg)
    fill_in(officer, reverse("seat_deputy", args=[held.seat_id]), {"person": basil.pk, **boxes("since", APRIL)})
    assert Holding.objects.get(deputy=True).person == basil


def test_an_officer_fills_the_second_half_of_a_shared_seat(committee: Committee, officer: Client) -> None:
    held = HoldingFactory(seat__committee=committee, seat__shared=True)
    sent = {"person": PersonFactory(ccg=committee.ccg).pk, "place": 2, **boxes("since", APRIL)}
    fill_in(officer, reverse("seat_person", args=[held.seat_id]), sent)
    assert Holding.objects.get(place=2).seat == held.seat


def test_an_officer_seats_nobody_they_may_not_know_of(committee: Committee, officer: Client) -> None:
    seat, stranger = SeatFactory(committee=committee), PersonFactory(name="Somebody Elsewhere")
    page = fill_in(officer, reverse("seat_person", args=[seat.pk]), {"person": stranger.pk, **boxes("since", APRIL)})
    assert "Person: select one of the options" in text(page)
    assert "Somebody Elsewhere" not in text(page)
    assert not Holding.objects.exists()


def test_an_officer_ends_a_seat(committee: Committee, officer: Client) -> None:
    seat = SeatFactory(committee=committee)
    fill_in(officer, reverse("seat_end", args=[seat.pk]), boxes("until", MAY))
    seat.refresh_from_db()
    assert seat.until == MAY


def test_what_a_service_refuses_is_said_on_the_form(committee: Committee, officer: Client) -> None:
    held = HoldingFactory(seat__committee=committee, person__name="Ada Example")
    sent = {"person": PersonFactory(ccg=committee.ccg).pk, **boxes("since", APRIL)}
    shown = text(fill_in(officer, reverse("seat_person", args=[held.seat_id]), sent))
    assert "There is a problem" in shown
    assert "Ada Example holds" in shown
    assert "End that holding first" in shown


def test_a_form_sent_twice_is_answered_as_if_once(committee: Committee, officer: Client) -> None:
    seat, address = SeatFactory(committee=committee), reverse("seat_create", args=[committee.pk])
    sent = {"office": "Lay member", "category": "lay", "voting": "on", "once": str(uuid4())}
    for _ in range(2):
        assert fill_in(officer, address, sent)["Location"] == reverse("committee", args=[committee.pk])
    assert Seat.objects.exclude(pk=seat.pk).count() == 1


# Terms of reference, row by row


def test_an_officer_sets_terms_row_by_row(committee: Committee, officer: Client) -> None:
    SeatFactory(committee=committee, office="Head of contracting", category="officer")
    sent = {
        "quorum_known": "yes",
        "minimum": 4,
        "lay_executive_majority": "on",
        "clause_1_at_least": 2,
        "clause_1_any_of": ["lay"],
        "clause_4_any_of": ["executive"],
        "clause_4_offices": ["Head of contracting"],
        "clause_4_voting": "on",
        "clause_5_at_least": 1,
    }
    for category in ("lay", "lay", "executive", "executive", "nurse"):
        SeatFactory(committee=committee, category=category)
    fill_in(officer, reverse("terms_set", args=[committee.pk]), {**sent, **boxes("since", APRIL)})
    terms = TermsOfReference.objects.get()
    assert (terms.since, terms.minimum, terms.lay_executive_majority, terms.quorum_known) == (APRIL, 4, True, True)
    assert terms.clauses == [
        {"any_of": ["lay"], "at_least": 2, "voting": False},
        {"any_of": ["executive", "Head of contracting"], "at_least": 1, "voting": True},
    ]
    shown = text(officer.get(reverse("committee", args=[committee.pk])))
    assert "At least 4 voting members must be present." in shown
    assert "At least 1 of: executive or Head of contracting, with a vote." in shown


def test_a_correction_of_terms_says_why(committee: Committee, officer: Client) -> None:
    terms = TermsFactory(committee=committee)
    shown = text(fill_in(officer, reverse("terms_correct", args=[terms.pk]), {"quorum_known": "yes"}))
    assert "Enter reason for the correction" in shown


def test_an_office_that_no_seat_has_on_the_day_is_remarked_upon(committee: Committee, officer: Client) -> None:
    TermsFactory(committee=committee, clauses=[{"any_of": ["Head of contracting"], "at_least": 1, "voting": False}])
    shown = text(officer.get(reverse("committee", args=[committee.pk])))
    assert "No seat on this day has the office “Head of contracting”, which a clause names." in shown


def test_terms_that_could_not_be_met_are_shown_with_what_fails_and_saved_only_when_sent_again(
    committee: Committee, officer: Client
) -> None:
    HoldingFactory(seat__committee=committee, seat__category="gp")
    address, sent = reverse("terms_set", args=[committee.pk]), {"quorum_known": "yes", "clause_1_any_of": ["gp"]}
    warned = fill_in(officer, address, sent)
    assert "Nothing is saved yet." in text(warned)
    assert "It could not be met when every GP and practice manager has left" in text(warned)
    assert "At least 1 of: GP: there would be nobody." in text(warned)
    assert "Save all the same" in text(warned)
    assert not TermsOfReference.objects.exists()
    knowing = re.search(r'name="knowing" value="([0-9a-f]+)"', warned.content.decode())
    assert knowing
    answer = fill_in(officer, address, {**sent, "knowing": knowing[1]})
    assert answer["Location"] == reverse("committee", args=[committee.pk])
    assert "At least 1 of: GP: there would be nobody." in text(officer.get(answer["Location"]))


# Who may be invited


def test_an_officer_adds_somebody_who_may_be_invited(committee: Committee, officer: Client) -> None:
    ada = PersonFactory(name="Ada Example", ccg=committee.ccg)
    sent = {"person": ada.pk, "invited_as": "independent_clinician", "office": "GP, Northbridge CCG", "category": "gp"}
    answer = fill_in(officer, reverse("on_call", args=[committee.pk]), sent)
    shown = text(officer.get(answer["Location"]))
    assert "May be invited" in shown
    assert "No vote: advises" in shown
    assert "It has no seats on this day." in shown
    seat = Seat.objects.get()
    page = text(officer.get(reverse("seat", args=[seat.pk])))
    assert "Independent clinician" in page
    assert "Name a deputy" not in page
    assert "no seats" in text(officer.get(reverse("committees"))).lower()
