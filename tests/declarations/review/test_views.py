"""The pages of a review."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coi_register.accounts.actors import Role
from declarations.guidance.vocabulary import Step
from declarations.interests import services as interests
from declarations.interests.models import Interest
from declarations.review import services
from declarations.review.models import Query, Review
from tests.declarations.review.conftest import TODAY, House
from tests.factories import InterestFactory, OrganisationFactory, PersonFactory, actor_with
from tests.filling_in import fill_in

pytestmark = pytest.mark.django_db
ClientOf = Callable[..., Client]


def page(client: Client, name: str, *args: Any, **asked: str) -> str:
    response = client.get(reverse(name, args=args), asked)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


AGREED = {"step": "leave", "text": "Leaves for all of it", "because": "The chair"}


def test_the_officer_finds_what_waits_and_records_the_review(client_of: ClientOf, house: House) -> None:
    officer = client_of(house.officer)
    queue = page(officer, "reviews")
    assert "1 declaration waits to be reviewed." in queue
    address = reverse("review", args=[house.interest.pk])
    assert address in queue
    day = {"review_on-day": "1", "review_on-month": "9", "review_on-year": "2099"}
    assert fill_in(officer, address, AGREED | day)["Location"] == reverse("reviews")
    assert "No declaration waits to be reviewed." in page(officer, "reviews")
    assert Interest.objects.get().mitigation_review_on == date(2099, 9, 1)
    person = page(officer, "person", house.person.pk)
    assert "Leave. Leaves for all of it. To be looked at again by 1 September 2099." in person


def test_that_nothing_is_needed_is_an_answer_too(client_of: ClientOf, house: House) -> None:
    fill_in(client_of(house.officer), reverse("review", args=[house.interest.pk]), {"step": "nothing", "text": ""})
    assert (Review.objects.count(), Interest.objects.get().mitigation) == (1, None)


def test_of_two_reviewers_the_second_sees_both_answers_beside_each_other_and_chooses(
    client_of: ClientOf, house: House
) -> None:
    second, address = client_of(house.second), reverse("review", args=[house.interest.pk])
    read = {"version": "1"}
    services.agree(house.interest, step=Step.LEAVE, text="Leaves", review_on=None, on=TODAY, by=house.officer)
    told = second.post(address, {"step": "note", "text": "Stays", **read}).content.decode()
    assert "Where the two of you differ" in told
    assert "Somebody else changed this interest while you had it open" in told
    assert 'name="version" value="2"' in told
    assert ">Stays<" in told
    assert Interest.objects.get().mitigation_text == "Leaves"
    second.post(address, {"step": "note", "text": "Stays", "version": "2"})
    assert Interest.objects.get().mitigation_text == "Stays"


def test_the_declarer_reads_the_review_and_cannot_send_one(client_of: ClientOf, house: House) -> None:
    own, address = client_of(house.own), reverse("review", args=[house.interest.pk])
    assert "Record the review" not in page(own, "review", house.interest.pk)
    assert own.post(address, AGREED).status_code == 403
    assert not Review.objects.exists()


def test_what_is_different_since_the_last_review_is_told_field_by_field(client_of: ClientOf, house: House) -> None:
    services.agree(house.interest, step=None, text="", review_on=None, on=TODAY, by=house.officer)
    interests.amend(house.interest, version=1, on=TODAY, by=house.own, because="More", text="Forty shares")
    shown = page(client_of(house.officer), "review", house.interest.pk)
    assert "What is different since then" in shown
    assert "Forty shares" in shown
    compared = page(client_of(house.own), "differences", house.interest.pk, **{"from": "1", "to": "2"})
    assert "Forty shares" in compared
    assert "Nothing that is told of it is different" in page(
        client_of(house.own), "differences", house.interest.pk, **{"from": "2", "to": "2"}
    )


@pytest.mark.parametrize("asked", ["0", "9", "x", "-1", "²"])
def test_a_version_that_never_was_is_not_found(client_of: ClientOf, house: House, asked: str) -> None:
    address = reverse("differences", args=[house.interest.pk])
    assert client_of(house.officer).get(address, {"from": asked}).status_code == 404


def test_a_question_goes_to_the_declarer_and_the_answer_comes_back(client_of: ClientOf, house: House) -> None:
    officer, own = client_of(house.officer), client_of(house.own)
    fill_in(officer, reverse("ask_back", args=[house.interest.pk]), {"words": "Do you still own shares?"})
    query = Query.objects.get()
    assert "Question open" in page(officer, "reviews")
    assert "Do you still own shares?" in page(own, "answer_query", query.pk)
    fill_in(own, reverse("answer_query", args=[query.pk]), {"words": "No longer."})
    assert "You answered: No longer." in page(own, "answer_query", query.pk)
    assert "Answered" in page(officer, "reviews")
    assert "No longer." in page(officer, "review", house.interest.pk)


def test_the_reviewer_reads_a_question_and_cannot_answer_it(client_of: ClientOf, house: House) -> None:
    query = services.ask(house.interest, words="Still?", on=TODAY, by=house.officer)
    officer = client_of(house.officer)
    assert officer.get(reverse("answer_query", args=[query.pk])).status_code == 403
    assert client_of(actor_with(Role.OFFICER, ccg=PersonFactory().ccg)).get(
        reverse("answer_query", args=[query.pk])
    ).status_code == 404  # fmt: skip


def test_both_clocks_are_told_and_a_late_one_leads_to_the_draft_of_a_breach_where_there_is_that_room(
    client_of: ClientOf, house: House
) -> None:
    late = InterestFactory(
        person=house.person, since=date(2017, 12, 1), aware_on=date(2018, 1, 1), declared_on=date(2018, 1, 30)
    )
    shown = page(client_of(house.officer), "review", late.pk)
    assert "Section 14O(3), the law: 29 days after becoming aware on 1 January 2018. Late: 28 are allowed." in shown
    assert "The declaration form: 60 days after it began on 1 December 2017. Late: 28 are allowed." in shown


def test_words_are_matched_to_an_organisation_of_the_register(client_of: ClientOf, house: House) -> None:
    firm = OrganisationFactory(name="Valley Care Ltd")
    words = InterestFactory(person=house.person, organisation=None, text="Shares in Valley Care")
    officer = client_of(house.officer)
    assert "Not matched" in page(officer, "reviews")
    address = reverse("tie_interest", args=[words.pk])
    typed = {"organisation": "Valley", "because": "Companies House"}
    chosen = {"organisation-choice": str(firm.pk), "organisation-offered-for": "Valley"}
    nobody = {"organisation-choice": "none", "organisation-offered-for": "Valley"}
    assert "Choose an organisation of the register" in fill_in(officer, address, typed | nobody).content.decode()
    assert fill_in(officer, address, typed | chosen).status_code == 302
    words.refresh_from_db()
    assert (words.organisation, words.text) == (firm, "Shares in Valley Care")
    assert "found by the governance team" in page(officer, "review", words.pk)


def drafted(house: House) -> Interest:
    return interests.declare(
        house.person, on=TODAY, by=house.officer, because="Form of February", category="financial", role="owner", text="A shop",
    )  # fmt: skip


def test_the_person_follows_the_link_reads_and_attests(client_of: ClientOf, house: House) -> None:
    draft, own, officer = drafted(house), client_of(house.own), client_of(house.officer)
    assert "Form of February. Not yet attested." in page(officer, "person", house.person.pk)
    assert reverse("ask_to_attest", args=[house.person.pk]) in page(officer, "review", draft.pk)
    assert fill_in(officer, reverse("ask_to_attest", args=[house.person.pk])).status_code == 302
    assert "A shop" in page(own, "attest", house.person.pk)
    fill_in(own, reverse("attest", args=[house.person.pk]))
    draft.refresh_from_db()
    assert draft.is_attested
    assert "Nothing waits for you to attest it." in page(own, "attest", house.person.pk)


def test_what_was_read_is_what_is_attested_and_nonsense_is_a_sentence(client_of: ClientOf, house: House) -> None:
    draft, own = drafted(house), client_of(house.own)
    address = reverse("attest", args=[house.person.pk])
    assert "Open the page again" in own.post(address, {"read": "nonsense"}).content.decode()
    stale = own.post(address, {"read": f"{draft.pk}:9"}).content.decode()
    assert "Somebody else changed this interest" in stale
    assert "Nothing waits for you to attest" in own.post(address, {}).content.decode()
    draft.refresh_from_db()
    assert not draft.is_attested


def test_an_officer_cannot_attest(client_of: ClientOf, house: House) -> None:
    drafted(house)
    assert client_of(house.officer).get(reverse("attest", args=[house.person.pk])).status_code == 403


def test_the_queue_takes_as_many_queries_for_many_as_for_few(client_of: ClientOf, house: House) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as taken:
            page(officer, "reviews")
        return len(taken)

    officer = client_of(house.officer)
    few = queries()
    for _ in range(8):
        InterestFactory(person=PersonFactory(ccg=house.person.ccg))
    assert queries() == few
