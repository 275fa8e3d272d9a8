"""The pages on which a rule of the CCG's own is written, tried, previewed and put in force."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from coi_register.accounts.actors import Role
from declarations.adoption.models import Variation
from tests.declarations.adoption.conftest import Office
from tests.declarations.conflicts.conftest import Room
from tests.declarations.rulebook.views.test_reading import text_of
from tests.factories import CcgFactory, actor_with
from tests.filling_in import fill_in

pytestmark = pytest.mark.django_db
ClientOf = Callable[..., Client]
DAYS = {"since-day": "1", "since-month": "1", "since-year": "2018", "until-day": "", "until-month": "", "until-year": ""}
WORDING = DAYS | {
    "says": "Members of a body leave when it is named.",
    "when": ["person is an ordinary member"],
    "step": "leave",
    "no_papers": "on",
    "place": "Conflicts policy",
    "reason": "The governing body asked for it.",
}
CASE = {
    "says": "A member of a hospice",
    "fires": "yes",
    "category": "non_financial_professional",
    "whose": "own",
    "role": "member",
    "lies_in": "Rowan Hospice",
    "kind": "strategy",
    "decision": "on",
    "concerns": "Rowan Hospice",
}


def at(variation: Variation, rest: str = "") -> str:
    return f"/rule-book/own-rules/{variation.pk}/{rest}"


def version(variation: Variation) -> str:
    variation.refresh_from_db()
    return str(variation.version)


def test_from_a_draft_to_a_rule_in_force_by_two_people(office: Office, client_of: ClientOf) -> None:
    officer, guardian = client_of(office.officer), client_of(office.guardian)
    answer = officer.post(f"/rule-book/{office.ccg.pk}/own-rules/new/", WORDING, follow=True)
    assert "The draft is saved." in text_of(answer)
    draft = Variation.objects.get()
    assert "needs a case more: one that fires it and one that does not" in text_of(officer.get(at(draft)))
    for case in (CASE, CASE | {"says": "Its trustee", "fires": "no", "role": "trustee"}):
        answer = officer.post(at(draft, "cases/new/"), case | {"version": version(draft)}, follow=True)
        assert "does as it says, and is saved" in text_of(answer)
    assert "You wrote this draft." in text_of(officer.get(at(draft, "preview/")))
    assert officer.post(at(draft, "preview/"), {"version": version(draft)}).status_code == 403
    answer = guardian.post(at(draft, "preview/"), {"version": version(draft)}, follow=True)
    assert "The rule is in force from its first day." in text_of(answer)
    draft.refresh_from_db()
    assert draft.is_in_use
    assert draft.says in text_of(officer.get("/rule-book/?on=2018-03-01"))


def test_a_case_of_which_the_rule_does_otherwise_is_not_saved_and_keeps_what_was_typed(
    office: Office, client_of: ClientOf
) -> None:
    draft = office.draft()
    answer = client_of(office.officer).post(at(draft, "cases/new/"), CASE | {"fires": "no", "version": "1"})
    assert "should not fire in the case “A member of a hospice”, and does" in text_of(answer)
    assert 'value="A member of a hospice"' in answer.content.decode()
    draft.refresh_from_db()
    assert draft.cases == []


def test_every_choice_of_a_case_can_be_run(office: Office, client_of: ClientOf) -> None:
    draft = office.draft()
    asked = {
        "whose": "spouse_or_partner",
        "fires": "no",
        "category": "financial",
        "role": "",
        "concerns": "class:all_member_practices",
        "part_played": "bidder",
        "route": "competitive",
        "version": "1",
    }
    client_of(office.officer).post(at(draft, "cases/new/"), CASE | asked)
    draft.refresh_from_db()
    [case] = draft.cases
    assert case["interest"]["relationship"] == "spouse_or_partner"
    assert case["item"]["concerns"] == [{"class": "all_member_practices"}]
    assert "financial interest (spouse or partner)" in text_of(client_of(office.officer).get(at(draft))).lower()


def test_a_rule_written_in_the_place_of_another_starts_from_its_words(office: Office, client_of: ClientOf) -> None:
    client = client_of(office.officer)
    answer = client.get(f"/rule-book/{office.ccg.pk}/own-rules/new/?replaces=standing-in-strategy&on=2018-03-01")
    page = answer.content.decode()
    assert '<option value="standing-in-strategy" selected' in page
    assert "Your professional standing is touched; nothing is decided." in text_of(answer)


def test_a_wording_without_conditions_is_refused_and_nothing_is_saved(office: Office, client_of: ClientOf) -> None:
    wording = {name: words for name, words in WORDING.items() if name != "when"}
    answer = client_of(office.officer).post(f"/rule-book/{office.ccg.pk}/own-rules/new/", wording)
    assert "There is a problem" in text_of(answer)
    assert not Variation.objects.exists()


def test_a_draft_is_changed_a_case_taken_away_and_the_draft_dropped(office: Office, client_of: ClientOf) -> None:
    client, draft = client_of(office.other), office.draft_with_cases()
    answer = client.get(at(draft, "change/"))
    assert "Members of a body leave when it is named." in text_of(answer)
    changed = WORDING | {"reason": "Another reason.", "version": version(draft)}
    assert "The draft is changed." in text_of(client.post(at(draft, "change/"), changed, follow=True))
    answer = client.post(at(draft, "cases/1/take-away/"), {"version": version(draft)}, follow=True)
    assert "The case is taken away." in text_of(answer)
    answer = fill_in(client, at(draft, "drop/"), {"because": "Not agreed."}, follow=True)
    assert "Dropped" in text_of(answer)
    draft.refresh_from_db()
    assert (draft.reason, len(draft.cases), draft.state) == ("Another reason.", 1, "dropped")


@pytest.mark.parametrize("told", [{}, {"version": "0"}, {"version": "many"}])
def test_a_form_without_the_version_that_was_read_changes_nothing(
    office: Office, client_of: ClientOf, told: dict[str, Any]
) -> None:
    draft = office.draft_with_cases()
    answer = client_of(office.guardian).post(at(draft, "preview/"), told)
    assert answer.status_code == 200
    assert "There is a problem" in text_of(answer)
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_rule_in_force_is_ended(office: Office, client_of: ClientOf) -> None:
    rule = office.in_force()
    answers = {"until-day": "1", "until-month": "4", "until-year": "2018", "because": "Not needed."}
    answer = fill_in(client_of(office.officer), at(rule, "end/"), answers, follow=True)
    assert "The end is recorded." in text_of(answer)
    rule.refresh_from_db()
    assert rule.until == date(2018, 4, 1)


def test_the_preview_shows_before_and_after_person_by_person(room: Room, client_of: ClientOf) -> None:
    ccg = room.committee.ccg
    officer = actor_with(Role.OFFICER, ccg=ccg)
    here = Office(ccg, officer, officer, actor_with(Role.GUARDIAN, ccg=ccg))
    draft = here.draft(
        when=("interest is financial", "item names its organisation"), step="not_attend", since=date(2019, 1, 1)
    )
    answer = client_of(officer).get(at(draft, "preview/"))
    says = text_of(answer)
    assert "It would have changed 1 finding at the last 1 meeting." in says
    assert "Gp Example" in says
    assert re.search(r"Before Leave for this item.* After Do not attend", says)
    assert f"/meetings/items/{room.item.pk}/conflicts/{room.people['gp'].pk}/" in answer.content.decode()


@pytest.mark.parametrize("rest", ["", "change/", "cases/new/", "cases/0/take-away/", "preview/", "drop/", "end/"])
def test_for_others_it_is_as_though_it_were_not_there(office: Office, client_of: ClientOf, rest: str) -> None:
    draft = office.draft_with_cases()
    for actor in (actor_with(Role.OFFICER, ccg=CcgFactory()), actor_with(Role.CHAIR, ccg=office.ccg)):
        client = client_of(actor)
        answer = client.post(at(draft, rest), {"version": "3"}) if rest else client.get(at(draft))
        assert answer.status_code == 404


@pytest.mark.parametrize("rest", ["change/", "cases/new/", "cases/0/take-away/", "drop/", "end/"])
def test_an_auditor_reads_and_changes_nothing(office: Office, client_of: ClientOf, rest: str) -> None:
    draft, client = office.draft_with_cases(), client_of(actor_with(Role.AUDITOR, ccg=office.ccg))
    assert client.get(at(draft)).status_code == client.get(at(draft, "preview/")).status_code == 200
    assert client.post(at(draft, rest), {"version": version(draft)}).status_code == 403
