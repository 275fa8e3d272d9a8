"""The deeds of a declaration."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from coi_register.accounts.actors import Role
from coi_register.audit.models import Deed
from coi_register.audit.services import AlreadyDone
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.people.models import Person
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship, Step
from declarations.interests import services
from declarations.interests.models import Confirmation, Interest
from declarations.interests.soundness import SaidBefore
from tests.factories import (
    BY_THE_TEST,
    ConfirmationFactory,
    InterestFactory,
    PersonFactory,
    actor_of_person,
    actor_with,
)

pytestmark = pytest.mark.django_db
TODAY = date(2018, 3, 1)


@pytest.fixture
def person() -> Person:
    return PersonFactory(name="Dr Ada Example")


@pytest.fixture
def interest(person: Person) -> Interest:
    return InterestFactory(person=person, organisation__name="Harbourside Ltd")


def declare(person: Person, **changes: Any) -> Interest:
    said = {"on": TODAY, "category": InterestCategory.FINANCIAL, "role": InterestRole.DIRECTOR, "text": "Director of a firm"}
    return services.declare(person, **{"by": actor_of_person(person), **said, **changes})


def test_a_person_declares_an_interest_and_the_deed_says_so(person: Person) -> None:
    declared = declare(person, since=date(2018, 2, 1), aware_on=date(2018, 2, 1))
    version = declared.history.get()
    assert (version.deed.name, version.deed.by_name) == ("interest.declared", "Dr Ada Example")
    assert (declared.version, declared.declared_on) == (1, TODAY)


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"since": date(2018, 2, 1), "until": date(2018, 1, 1)}, "until", "began on 1 February 2018"),
        ({"since": date(2018, 2, 1), "until": date(2018, 2, 1)}, "until", "Give a later day"),
        ({"direct": False}, "relationship", "how you are tied"),
        ({"relationship": Relationship.CLOSE_FRIEND}, "relationship", "Say which it is"),
        ({"text": "  "}, "organisation", "what the interest lies in"),
        ({"aware_on": date(2018, 3, 2)}, "aware_on", "becoming aware, 2 March 2018, is later"),
        ({"on": date(2018, 3, 2)}, "on", "has not come yet"),
        ({"role": "king"}, "role", "Role: "),
        ({"topic": "x" * 101}, "topic", "Topic: "),
    ],
)
def test_what_cannot_stand_on_the_register_is_refused_with_its_field(
    person: Person, changes: dict[str, Any], field: str, says: str
) -> None:
    with pytest.raises(CannotBeDone, match=says) as refusal:
        declare(person, **changes)
    assert refusal.value.field == field
    assert not Interest.objects.exists()
    assert not Deed.objects.filter(name="interest.declared").exists()


def test_the_same_interest_twice_is_told_and_names_the_first(person: Person, interest: Interest) -> None:
    with pytest.raises(SaidBefore, match=r"declared on 10 June 2015: Director: Harbourside Ltd\. Amend") as refusal:
        declare(person, organisation=interest.organisation)
    assert refusal.value.interest == interest


def test_a_second_interest_just_like_the_first_may_be_declared_when_it_is_another(
    person: Person, interest: Interest
) -> None:
    declare(person, organisation=interest.organisation, again=True)
    assert person.interests.count() == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"role": InterestRole.SHAREHOLDER},
        {"direct": False, "relationship": Relationship.CLOSE_RELATIVE},
        {"since": date(2014, 1, 1), "until": date(2015, 6, 1)},
    ],
)
def test_another_role_another_holder_or_another_time_is_not_the_same(
    person: Person, interest: Interest, changes: dict[str, Any]
) -> None:
    declare(person, organisation=interest.organisation, **changes)
    assert person.interests.count() == 2


def test_the_same_words_twice_are_the_same_interest(person: Person) -> None:
    declare(person, text="I chair a walking club")
    with pytest.raises(SaidBefore):
        declare(person, text="i chair a Walking club ")


def test_a_form_sent_twice_declares_once(person: Person) -> None:
    token = uuid4()
    declare(person, once=token)
    with pytest.raises(AlreadyDone):
        declare(person, once=token)
    assert person.interests.count() == 1


def test_an_officer_drafts_from_a_paper_that_the_deed_names(person: Person) -> None:
    officer = actor_with(Role.OFFICER, ccg=person.ccg)
    drafted = declare(person, by=officer, because="Form signed on 27 February 2018")
    deed = drafted.history.get().deed
    assert (deed.name, deed.because) == ("interest.declared_from_paper", "Form signed on 27 February 2018")


def test_an_officer_without_a_paper_declares_nothing(person: Person) -> None:
    with pytest.raises(CannotBeDone, match="which paper") as refusal:
        declare(person, by=actor_with(Role.OFFICER, ccg=person.ccg))
    assert refusal.value.field == "because"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.GUARDIAN, Role.ADMIN])
def test_nobody_else_declares_for_a_person(person: Person, role: Role) -> None:
    with pytest.raises(NotAllowed):
        declare(person, by=actor_with(role, ccg=person.ccg), because="A paper")


def test_a_declarer_cannot_agree_their_own_mitigation_while_declaring(person: Person) -> None:
    with pytest.raises(NotAllowed, match="their own interest"):
        declare(person, mitigation=Step.NOTE)


def test_amending_makes_the_next_version_and_keeps_the_earlier(person: Person, interest: Interest) -> None:
    amended = services.amend(
        interest, version=1, on=TODAY, by=actor_of_person(person), because="I sold out", role=InterestRole.ADVISER
    )
    assert amended.version == 2
    assert [*amended.history.order_by("version").values_list("version", "role", "deed__because")] == [
        (1, "director", "The test needs it."),
        (2, "adviser", "I sold out"),
    ]


def test_of_two_who_amend_the_same_version_the_second_is_told(person: Person, interest: Interest) -> None:
    by = actor_of_person(person)
    services.amend(interest, version=1, on=TODAY, by=by, because="First", text="One")
    with pytest.raises(CannotBeDone, match="changed this interest while you had it open"):
        services.amend(interest, version=1, on=TODAY, by=by, because="Second", text="Two")
    assert person.interests.get().text == "One"


def test_an_amendment_without_a_reason_or_without_a_change_is_refused(person: Person, interest: Interest) -> None:
    by = actor_of_person(person)
    with pytest.raises(CannotBeDone, match="Say why"):
        services.amend(interest, version=1, on=TODAY, by=by, because=" ", text="New")
    with pytest.raises(CannotBeDone, match="Nothing was changed"):
        services.amend(interest, version=1, on=TODAY, by=by, because="Why not", role="director")


def test_an_amendment_must_leave_an_interest_that_can_stand(person: Person, interest: Interest) -> None:
    with pytest.raises(CannotBeDone, match="what the interest lies in"):
        services.amend(interest, version=1, on=TODAY, by=actor_of_person(person), because="Gone", organisation=None)
    assert person.interests.get().organisation == interest.organisation


def test_an_officer_never_changes_a_declarers_words(person: Person, interest: Interest) -> None:
    with pytest.raises(NotAllowed, match="Only Dr Ada Example may change the words"):
        services.amend(
            interest, version=1, on=TODAY, by=actor_with(Role.OFFICER, ccg=person.ccg), because="Tidier", text="Tidy"
        )


def test_amend_cannot_reach_what_is_not_the_declarers_word(person: Person, interest: Interest) -> None:
    with pytest.raises(TypeError, match="mitigation"):
        services.amend(interest, version=1, on=TODAY, by=actor_of_person(person), because="Nicer", mitigation=Step.NOTE)


def test_an_interest_ceases_and_stays_on_the_register(person: Person, interest: Interest) -> None:
    services.cease(interest, version=1, until=date(2018, 2, 1), by=actor_of_person(person))
    assert [(row.until, row.version) for row in person.interests.all()] == [(date(2018, 2, 1), 2)]


def test_an_interest_cannot_cease_before_it_began(person: Person, interest: Interest) -> None:
    with pytest.raises(CannotBeDone, match="cannot have ended on 1 June 2015"):
        services.cease(interest, version=1, until=interest.since, by=actor_of_person(person))


def test_an_interest_ceases_once(person: Person, interest: Interest) -> None:
    ceased = services.cease(interest, version=1, until=date(2018, 2, 1), by=actor_of_person(person))
    with pytest.raises(CannotBeDone, match="already recorded: 1 February 2018"):
        services.cease(ceased, version=2, until=date(2018, 2, 2), by=actor_of_person(person))


def test_an_officer_agrees_how_a_risk_is_met(person: Person, interest: Interest) -> None:
    officer = actor_with(Role.OFFICER, ccg=person.ccg)
    agreed = services.agree_mitigation(interest, step=Step.LEAVE, text="Leaves for all of it.", by=officer, version=1)
    assert (agreed.mitigation, agreed.version, agreed.history.latest().deed.name) == (
        "leave",
        2,
        "interest.mitigation_agreed",
    )


def test_an_officer_does_not_agree_the_mitigation_of_their_own_interest(person: Person, interest: Interest) -> None:
    actor_of_person(person)
    officer = actor_with(Role.OFFICER, ccg=person.ccg)
    own = type(officer)(name="X", on=TODAY, user_id=officer.user_id, person=person.pk, rights=officer.rights)
    with pytest.raises(NotAllowed, match="their own interest"):
        services.agree_mitigation(interest, step=Step.NOTE, text="", by=own, version=1)


def test_confirming_dates_the_persons_word(person: Person, interest: Interest) -> None:
    said = services.confirm(person, on=TODAY, by=actor_of_person(person))
    assert (said.on, said.nil) == (TODAY, False)


def test_nobody_confirms_an_empty_register(person: Person) -> None:
    with pytest.raises(CannotBeDone, match=r"You have no interests on the register\. Make a nil return"):
        services.confirm(person, on=TODAY, by=actor_of_person(person))


def test_a_nil_return_is_refused_while_interests_stand(person: Person, interest: Interest) -> None:
    declare(person)
    with pytest.raises(CannotBeDone, match=r"You have 2 interests on the register\. End them or confirm them instead"):
        services.nil_return(person, on=TODAY, by=actor_of_person(person))
    with pytest.raises(CannotBeDone, match="Dr Ada Example has 2 interests"):
        services.nil_return(person, on=TODAY, by=BY_THE_TEST)
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize("deed", [services.confirm, services.nil_return])
def test_nobody_speaks_for_a_day_that_has_not_come(person: Person, deed: Any) -> None:
    with pytest.raises(CannotBeDone, match="2 March 2018 has not come yet"):
        deed(person, on=date(2018, 3, 2), by=actor_of_person(person))


def test_a_nil_return_stands_for_those_whose_interests_have_ended(person: Person) -> None:
    InterestFactory(person=person, until=date(2017, 1, 1))
    assert services.nil_return(person, on=TODAY, by=actor_of_person(person)).nil


def test_a_nil_return_of_an_earlier_day_is_not_hindered_by_what_was_declared_later(person: Person) -> None:
    ConfirmationFactory(person=person, on=date(2017, 1, 1))
    InterestFactory(person=person, declared_on=date(2018, 2, 1))
    assert services.nil_return(person, on=date(2018, 1, 1), by=BY_THE_TEST).nil


def test_a_confirmation_of_ones_own_attests_what_was_read_from_paper(person: Person) -> None:
    officer = actor_with(Role.OFFICER, ccg=person.ccg)
    drafted = declare(person, by=officer, because="A form")
    services.confirm(person, on=TODAY, by=officer, because="Another form")
    drafted.refresh_from_db()
    assert not drafted.is_attested
    services.confirm(person, on=TODAY, by=actor_of_person(person))
    drafted.refresh_from_db()
    assert drafted.attested_on == TODAY


def test_going_through_ends_and_confirms_in_one_deed_or_not_at_all(person: Person, interest: Interest) -> None:
    other = declare(person)
    by = actor_of_person(person)
    with pytest.raises(CannotBeDone, match="cannot have ended"):
        services.go_through(
            person, ended={other: date(2018, 2, 1), interest: date(2010, 1, 1)}, confirms=True, on=TODAY, by=by
        )
    assert not Interest.objects.filter(until__isnull=False).exists()
    assert not Confirmation.objects.exists()
    word = services.go_through(person, ended={interest: date(2018, 2, 1)}, confirms=True, on=TODAY, by=by)
    assert word is not None
    assert not word.nil


def test_consent_to_publish_is_refused_only_with_a_reason(person: Person) -> None:
    with pytest.raises(CannotBeDone, match="why it should be withheld") as refusal:
        declare(person, publish=False)
    assert refusal.value.field == "not_published_because"
    kept = declare(person, publish=False, not_published_because=" A threat ")
    assert (kept.publish, kept.not_published_because) == (False, "A threat")
