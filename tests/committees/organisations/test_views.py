"""The pages of organisations: anyone signed in looks them up, an officer keeps them, and each form is one deed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Role
from coi_register.audit.models import Deed
from committees.models import Link, Membership, Organisation
from committees.organisations.presenters import IS
from committees.organisations.vocabulary import LinkKind
from tests.factories import CcgFactory, LinkFactory, MembershipFactory, OrganisationFactory, PracticeFactory, actor_with
from tests.filling_in import fill_in

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Any], Client]
ONCE = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def officer(client_of: ClientOf) -> Client:
    return client_of(actor_with(Role.OFFICER, ccg=CcgFactory()))


@pytest.fixture
def member(client_of: ClientOf) -> Client:
    return client_of(actor_with(Role.MEMBER, ccg=CcgFactory()))


@pytest.fixture
def practice() -> Organisation:
    return PracticeFactory(name="High Moor Surgery", ods_code="Z90001", postcode="ZZ1 1ZZ")


def day(name: str, on: date) -> dict[str, Any]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def test_a_search_tells_namesakes_apart(member: Client, practice: Organisation) -> None:
    PracticeFactory(name="High Moor Practice", ods_code="Z90002", closed=date(2017, 3, 1))
    page = member.get(reverse("organisations"), {"q": "high moor"}).content.decode()
    for told in ("2 organisations for “high moor”", "Z90001", "Z90002", "ZZ1 1ZZ", "Closed since 1 March 2017"):
        assert told in page


@pytest.mark.parametrize(("text", "says"), [("", "Practices, CCGs, companies"), ("zzz", "No organisation found for “zzz”")])
def test_an_empty_search_and_an_empty_answer_say_what_to_do(member: Client, text: str, says: str) -> None:
    assert says in member.get(reverse("organisations"), {"q": text}).content.decode()


def test_the_page_tells_both_ends_of_each_link_in_words(member: Client) -> None:
    tie = LinkFactory(organisation__name="High Moor Surgery", to__name="Valley Federation", since=date(2016, 4, 1))
    for one in (tie.organisation, tie.to):
        page = member.get(reverse("organisation", args=[one.pk])).content.decode()
        text = " ".join(page.replace("</a>", "").split())
        assert "is a member of" in text
        assert "From 1 April 2016, ongoing" in text


def test_every_kind_of_link_has_its_words() -> None:
    assert set(IS) == set(LinkKind)


def test_a_ccg_lists_its_member_practices_of_the_day(member: Client) -> None:
    ccg = CcgFactory()
    MembershipFactory(ccg=ccg, practice__name="High Moor Surgery")
    MembershipFactory(ccg=ccg, practice__name="Left Long Ago", until=date(2015, 4, 1))
    MembershipFactory(ccg=ccg, practice__name="Moor Walk-in Centre", practice__kind="other")
    page = member.get(reverse("organisation", args=[ccg.pk])).content.decode()
    assert "High Moor Surgery" in page
    assert "Left Long Ago" not in page
    assert "Walk-in" not in page


def test_only_an_officer_sees_the_buttons_and_gets_through_the_forms(
    member: Client, officer: Client, practice: Organisation
) -> None:
    address = reverse("organisation_rename", args=[practice.pk])
    assert address in officer.get(reverse("organisation", args=[practice.pk])).content.decode()
    assert address not in member.get(reverse("organisation", args=[practice.pk])).content.decode()
    assert officer.get(address).status_code == 200
    for name in ("rename", "alias", "enrol", "link", "close"):
        assert member.get(reverse(f"organisation_{name}", args=[practice.pk])).status_code == 403
    assert member.get(reverse("organisation_add")).status_code == 403


def test_nobody_looks_without_signing_in(client: Client, practice: Organisation) -> None:
    for address in (reverse("organisations"), reverse("organisation", args=[practice.pk])):
        assert client.get(address).status_code == 302


def test_a_thing_that_is_not_there_is_404(officer: Client) -> None:
    for name in ("organisation", "organisation_history", "organisation_rename", "link_end", "membership_end"):
        assert officer.get(reverse(name, args=[ONCE])).status_code == 404


def test_an_added_organisation_is_one_deed_even_when_sent_twice(officer: Client) -> None:
    answers = {"name": "Harbourside Ltd", "kind": "company", "aliases": "HSL\n\nHarbourside", "once": ONCE}
    for _twice in range(2):
        assert fill_in(officer, reverse("organisation_add"), answers).status_code == 302
    row = Organisation.objects.get(name="Harbourside Ltd")
    assert row.names.filter(alias=True).count() == 2
    assert Deed.objects.filter(name="organisation.added").count() == 1


def test_a_refusal_stands_on_its_field(officer: Client, practice: Organisation) -> None:
    answers = {"name": "Another", "kind": "gp_practice", "ods_code": "z90001"}
    page = fill_in(officer, reverse("organisation_add"), answers).content.decode()
    assert "There is a problem" in page
    assert "The ODS code Z90001 belongs to High Moor Surgery" in page


def test_a_link_is_added_to_the_organisation_chosen_and_ended(officer: Client, practice: Organisation) -> None:
    other = OrganisationFactory(name="Valley Federation", kind="federation")
    address = reverse("organisation_link", args=[practice.pk])
    answers = {"kind": "member_of", "to": "valley"} | day("since", date(2016, 4, 1))
    assert "Which one do you mean?" in fill_in(officer, address, answers).content.decode()
    assert fill_in(officer, address, answers | {"to-choice": str(other.pk), "to-offered-for": "valley"}).status_code == 302
    link = Link.objects.get()
    assert (link.organisation, link.to, link.since) == (practice, other, date(2016, 4, 1))
    fill_in(officer, reverse("link_end", args=[link.pk]), {"because": "It left."} | day("until", date(2018, 1, 1)))
    link.refresh_from_db()
    assert link.until == date(2018, 1, 1)


def test_a_practice_is_enrolled_renamed_and_closed(officer: Client, practice: Organisation) -> None:
    ccg = CcgFactory()
    fill_in(
        officer, reverse("organisation_enrol", args=[practice.pk]), {"ccg": str(ccg.pk)} | day("since", date(2013, 4, 1))
    )
    fill_in(officer, reverse("organisation_rename", args=[practice.pk]), {"name": "Low Moor"} | day("on", date(2017, 1, 1)))
    fill_in(officer, reverse("organisation_alias", args=[practice.pk]), {"name": "LM"})
    fill_in(
        officer, reverse("organisation_close", args=[practice.pk]), {"because": "It merged."} | day("on", date(2018, 1, 1))
    )
    practice.refresh_from_db()
    assert (practice.name, practice.closed) == ("Low Moor", date(2018, 1, 1))
    assert Membership.objects.get().until == date(2018, 1, 1)
    assert practice.names.count() == 3


def test_a_membership_is_ended(officer: Client) -> None:
    membership = MembershipFactory()
    fill_in(
        officer, reverse("membership_end", args=[membership.pk]), {"because": "Merger."} | day("until", date(2019, 4, 1))
    )
    membership.refresh_from_db()
    assert membership.until == date(2019, 4, 1)


def test_the_history_tells_names_memberships_and_links_too(officer: Client, practice: Organisation) -> None:
    MembershipFactory(practice=practice)
    LinkFactory(organisation=practice)
    fill_in(officer, reverse("organisation_alias", args=[practice.pk]), {"name": "HMS"})
    page = officer.get(reverse("organisation_history", args=[practice.pk])).content.decode()
    assert "Organisation alias added" in page
    assert page.count("<li>") >= 4


def test_pages_take_few_queries_however_much_they_show(member: Client, django_assert_max_num_queries: Any) -> None:
    ccg, federation = CcgFactory(), OrganisationFactory(kind="federation")
    for _n in range(12):
        practice = MembershipFactory(ccg=ccg, practice__name="Low Moor Practice").practice
        LinkFactory(organisation=practice, to=federation)
    for address in (
        reverse("organisation", args=[federation.pk]),
        reverse("organisation", args=[ccg.pk]),
        reverse("organisation", args=[practice.pk]),
        reverse("organisations") + "?q=low+moor",
    ):
        with django_assert_max_num_queries(14):
            assert member.get(address).status_code == 200


def test_the_page_draws_the_whole_family_and_tells_it_in_words(member: Client) -> None:
    practice, fellow = PracticeFactory(name="High Moor Surgery"), PracticeFactory(name="Low Moor Surgery")
    federation = LinkFactory(organisation=practice, to__name="Valley Federation", since=date(2016, 4, 1)).to
    LinkFactory(organisation=fellow, to=federation, until=date(2017, 4, 1))
    LinkFactory(organisation__name="Valley Care Ltd", organisation__kind="company", kind="owned_by", to=federation)
    page = member.get(reverse("organisation", args=[practice.pk])).content.decode()
    assert "3 organisations are tied to it" in page
    assert 'role="img"' in page
    assert "High Moor Surgery, Member of, since 1 April 2016: Valley Federation" in page
    assert "Valley Federation, No longer: has as member, from an unknown date until 1 April 2017: Low Moor Surgery" in page
    words = " ".join(page.split("The family in words")[1].split())
    assert "<strong>No longer:</strong>" in words
    assert "is owned by" in words


def test_a_picture_of_a_large_family_shows_the_nearest_and_says_so(member: Client) -> None:
    federation = OrganisationFactory(name="Valley Federation", kind="federation")
    for _n in range(30):
        LinkFactory(to=federation)
    page = member.get(reverse("organisation", args=[federation.pk])).content.decode()
    assert "The picture shows the nearest 24; the words below tell of 6 more." in page


def test_an_organisation_alone_has_no_family(member: Client) -> None:
    page = member.get(reverse("organisation", args=[PracticeFactory().pk])).content.decode()
    assert "Its family" not in page


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MEMBER])
def test_only_who_may_know_is_led_to_who_is_connected(client_of: ClientOf, practice: Organisation, role: Role) -> None:
    page = client_of(actor_with(role, ccg=CcgFactory())).get(reverse("organisation", args=[practice.pk]))
    assert ("Who on which committee is connected" in page.content.decode()) is (role is Role.OFFICER)
