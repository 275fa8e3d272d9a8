"""The deeds of a review."""

from datetime import date
from typing import Any

import pytest
from django.core import mail

from coi_register.accounts.models import Letter
from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import NotAllowed
from committees.people.models import Person
from declarations.guidance.vocabulary import Step
from declarations.interests import services as interests
from declarations.interests.models import Interest
from declarations.review import services
from declarations.review.models import Query, Review
from tests.declarations.review.conftest import TODAY, House
from tests.factories import OrganisationFactory, arranged

pytestmark = pytest.mark.django_db


def agree(interest: Interest, **changes: Any) -> Review:
    said = {"step": Step.LEAVE, "text": "Leaves for all of it.", "review_on": date(2018, 9, 1), "on": TODAY}
    return services.agree(interest, **{**said, **changes})


def test_a_reviewer_agrees_the_step_the_words_and_the_day_to_look_again(house: House) -> None:
    review = agree(house.interest, by=house.officer)
    kept = Interest.objects.get()
    assert (kept.mitigation, kept.mitigation_text) == ("leave", "Leaves for all of it.")
    assert (kept.mitigation_review_on, kept.version, review.of_version) == (date(2018, 9, 1), 2, 2)


def test_a_line_manager_reviews_their_staff(house: House) -> None:
    assert agree(house.interest, by=house.manager).of_version == 2


def test_nobody_reviews_their_own_declaration(house: House) -> None:
    with pytest.raises(NotAllowed, match="Nobody reviews their own"):
        agree(house.interest, by=house.own)
    assert not Review.objects.exists()


def test_that_nothing_is_needed_is_a_review_and_writes_no_new_version(house: House) -> None:
    review = agree(house.interest, step=None, text="", review_on=None, by=house.officer)
    assert (review.of_version, Interest.objects.get().version) == (1, 1)


def test_a_reviewer_never_changes_a_word_of_the_declarer(house: House) -> None:
    before = {field: getattr(house.interest, field) for field in ("text", "role", "since", "organisation_id", "category")}
    agree(house.interest, by=house.officer)
    after = Interest.objects.get()
    assert {field: getattr(after, field) for field in before} == before


def test_a_day_to_look_again_that_has_come_already_is_refused(house: House) -> None:
    with pytest.raises(CannotBeDone, match="1 March 2018 is not to come any more") as refusal:
        agree(house.interest, review_on=TODAY, by=house.officer)
    assert refusal.value.field == "review_on"
    assert not Review.objects.exists()


def test_of_two_reviewers_at_once_the_second_is_told_and_writes_nothing(house: House) -> None:
    first, second = (Interest.objects.get() for _ in range(2))
    agree(first, by=house.officer)
    with pytest.raises(ChangedMeanwhile):
        agree(second, step=Step.NOTE, by=house.second)
    assert Interest.objects.get().mitigation == "leave"
    assert Review.objects.count() == 1


def test_a_question_and_its_answer_are_both_kept(house: House) -> None:
    query = services.ask(house.interest, words="Do you still own shares?", on=TODAY, by=house.officer)
    services.answer(query, words="No, I sold them.", on=TODAY, by=house.own)
    kept = Query.objects.get()
    assert (kept.words, kept.answer, kept.answered_on) == ("Do you still own shares?", "No, I sold them.", TODAY)
    assert Interest.objects.get().version == 1


def test_the_letter_of_a_question_says_nothing_of_the_interest(
    house: House, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        query = services.ask(house.interest, words="About Harbourside?", on=TODAY, by=house.officer)
    letter = mail.outbox[0]
    assert letter.to == [house.person.user.email]
    assert f"/questions/{query.pk}/answer/" in letter.body
    assert "Harbourside" not in letter.body + letter.subject


def test_one_question_is_open_at_a_time(house: House) -> None:
    services.ask(house.interest, words="One?", on=TODAY, by=house.officer)
    with pytest.raises(CannotBeDone, match="open already"):
        services.ask(house.interest, words="Two?", on=TODAY, by=house.second)


@pytest.mark.parametrize("who", ["officer", "manager"])
def test_nobody_else_answers_for_the_declarer(house: House, who: str) -> None:
    query = services.ask(house.interest, words="One?", on=TODAY, by=house.officer)
    with pytest.raises(NotAllowed, match="Only Dr Ada Example may answer"):
        services.answer(query, words="Yes", on=TODAY, by=getattr(house, who))


def test_a_question_is_answered_once(house: House) -> None:
    query = services.ask(house.interest, words="One?", on=TODAY, by=house.officer)
    answered = services.answer(query, words="Yes", on=TODAY, by=house.own)
    with pytest.raises(CannotBeDone, match="You have answered"):
        services.answer(answered, words="No", on=TODAY, by=house.own)


def test_a_question_and_an_answer_say_something(house: House) -> None:
    query = services.ask(house.interest, words="One?", on=TODAY, by=house.officer)
    with pytest.raises(CannotBeDone, match="Enter the question"):
        services.ask(house.interest, words=" ", on=TODAY, by=house.officer)
    with pytest.raises(CannotBeDone, match="Enter your answer"):
        services.answer(query, words=" ", on=TODAY, by=house.own)


def test_the_next_review_settles_what_was_answered(house: House) -> None:
    query = services.ask(house.interest, words="One?", on=TODAY, by=house.officer)
    services.answer(query, words="Yes", on=TODAY, by=house.own)
    agree(house.interest, by=house.officer)
    assert Query.objects.get().settled_on == TODAY


def drafted(house: House) -> Interest:
    return interests.declare(
        house.person, on=TODAY, by=house.officer, because="Form of February", category="financial", role="owner", text="A shop",
    )  # fmt: skip


def test_what_an_officer_reads_from_paper_is_not_attested_until_the_person_says_so(house: House) -> None:
    draft = drafted(house)
    assert (draft.paper, draft.is_attested) == ("Form of February", False)
    interests.attest(house.person, read=[(draft.pk, draft.version)], on=TODAY, by=house.own)
    draft.refresh_from_db()
    assert (draft.attested_on, draft.is_attested) == (TODAY, True)


@pytest.mark.parametrize("who", ["officer", "manager"])
def test_only_the_person_attests(house: House, who: str) -> None:
    draft = drafted(house)
    with pytest.raises(NotAllowed, match="Only Dr Ada Example may attest"):
        interests.attest(house.person, read=[(draft.pk, 1)], on=TODAY, by=getattr(house, who))


def test_nobody_attests_another_version_than_the_one_they_read(house: House) -> None:
    draft = drafted(house)
    interests.cease(draft, version=1, until=TODAY, by=house.officer, because="Another form")
    with pytest.raises(ChangedMeanwhile):
        interests.attest(house.person, read=[(draft.pk, 1)], on=TODAY, by=house.own)
    assert not Interest.objects.get(pk=draft.pk).is_attested


def test_nobody_attests_anothers_interest_by_naming_it(house: House) -> None:
    other = drafted(house)
    with pytest.raises(CannotBeDone, match="Nothing waits"):
        interests.attest(Person.objects.get(pk=house.manager.person), read=[(other.pk, 1)], on=TODAY, by=house.manager)
    assert not Interest.objects.get(pk=other.pk).is_attested


def test_a_declarer_who_changes_what_was_read_from_paper_makes_it_their_word(house: House) -> None:
    draft = drafted(house)
    interests.amend(draft, version=1, on=TODAY, by=house.own, because="Not quite", text="A bookshop")
    assert Interest.objects.get(pk=draft.pk).is_attested


def test_an_end_read_from_paper_has_to_be_attested_again(house: House) -> None:
    interests.cease(house.interest, version=1, until=TODAY, by=house.officer, because="Their letter")
    kept = Interest.objects.get()
    assert (kept.paper, kept.is_attested) == ("Their letter", False)


def test_the_link_to_attest_goes_to_the_persons_own_account(house: House, django_capture_on_commit_callbacks: Any) -> None:
    drafted(house)
    with django_capture_on_commit_callbacks(execute=True):
        services.ask_to_attest(house.person, by=house.officer)
    assert f"/people/{house.person.pk}/attest/" in mail.outbox[0].body
    assert mail.outbox[0].to == [house.person.user.email]


def test_who_has_nothing_to_attest_or_no_account_gets_no_letter(house: House) -> None:
    with pytest.raises(CannotBeDone, match="Nothing waits for Dr Ada Example"):
        services.ask_to_attest(house.person, by=house.officer)
    drafted(house)
    with arranged():
        house.person.user = None
        house.person.save()
    with pytest.raises(CannotBeDone, match="has no account"):
        services.ask_to_attest(house.person, by=house.officer)
    assert not Letter.objects.exists()


def in_words(house: House) -> Interest:
    return interests.declare(
        house.person, on=TODAY, by=house.own, category="financial", role="owner", text="Shares in Valley Care",
    )  # fmt: skip


def test_an_officer_ties_words_to_an_organisation_and_the_words_stay(house: House) -> None:
    words, firm = in_words(house), OrganisationFactory(name="Valley Care Ltd")
    tied = interests.tie(words, organisation=firm, version=1, on=TODAY, by=house.officer, because="Companies House")
    assert (tied.organisation, tied.text, tied.tied_on) == (firm, "Shares in Valley Care", TODAY)
    assert tied.history.latest().deed.name == "interest.tied"


def test_what_is_matched_is_not_tied_again_and_a_tie_says_how_it_is_known(house: House) -> None:
    firm = OrganisationFactory()
    with pytest.raises(CannotBeDone, match="matched already"):
        interests.tie(house.interest, organisation=firm, version=1, on=TODAY, by=house.officer, because="Known")
    with pytest.raises(CannotBeDone, match="how you know"):
        interests.tie(in_words(house), organisation=firm, version=1, on=TODAY, by=house.officer, because=" ")


@pytest.mark.parametrize("who", ["own", "manager"])
def test_only_the_governance_team_ties(house: House, who: str) -> None:
    with pytest.raises(NotAllowed):
        interests.tie(
            in_words(house), organisation=OrganisationFactory(), version=1, on=TODAY, by=getattr(house, who), because="Known"
        )


def test_a_declarer_who_names_the_organisation_themselves_takes_the_tie_over(house: House) -> None:
    words, firm, other = in_words(house), OrganisationFactory(), OrganisationFactory()
    interests.tie(words, organisation=firm, version=1, on=TODAY, by=house.officer, because="Known")
    amended = interests.amend(words, version=2, on=TODAY, by=house.own, because="It is this one", organisation=other)
    assert (amended.organisation, amended.tied_on) == (other, None)
