"""Checkpoints: when one is due, what is not signed, who co-signs."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from coi_register.accounts.actors import Role
from coi_register.audit import services as audit
from coi_register.log.models import Head
from coi_register.log.services import seal
from coi_register.proof import services
from coi_register.proof.models import Checkpoint, Cosignature, Due, Wanted
from coi_register.proof.notes import SigningKey
from coi_register.proof.selectors import key_of, site_keys
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.models import Committee
from declarations.evidence.services import issue_papers
from tests.coi_register.proof.conftest import AT
from tests.coi_register.proof.invented import GUARDIAN
from tests.factories import BY_THE_TEST, CcgFactory, InterestFactory, ItemFactory, MeetingFactory, PersonFactory, actor_with

HOUR = timedelta(hours=1)


def signed_at(at: Any) -> list[str]:
    seal()
    return [*services.sign_what_moved(at)]


def of(ccg: Any) -> list[int]:
    return [one.seq for one in Checkpoint.objects.filter(chain=str(ccg.pk))]


def declares(ccg: Any) -> None:
    InterestFactory(person=PersonFactory(ccg=ccg))


def test_a_checkpoint_is_signed_where_the_chain_ends(signed: Any) -> None:
    head, [checkpoint] = Head.objects.get(chain=str(signed.pk)), Checkpoint.objects.filter(chain=str(signed.pk))
    assert (checkpoint.seq, checkpoint.hash, checkpoint.at) == (head.seq, head.hash, AT)
    assert len(site_keys()) == 1


def test_a_chain_that_has_not_moved_is_not_signed_again(signed: Any) -> None:
    assert signed_at(AT + 5 * HOUR) == ["No chain has moved since its last checkpoint, or not for an hour."]
    assert len(of(signed)) == 1


def test_a_chain_that_moved_is_signed_an_hour_after_its_last_checkpoint(signed: Any) -> None:
    declares(signed)
    signed_at(AT + HOUR - timedelta(seconds=1))
    assert len(of(signed)) == 1
    signed_at(AT + HOUR)
    assert len(of(signed)) == 2


def test_a_clock_that_was_put_back_holds_up_no_checkpoint(signed: Any) -> None:
    declares(signed)
    signed_at(AT - 48 * HOUR)
    assert len(of(signed)) == 2


def test_an_issue_of_papers_asks_for_a_checkpoint_and_the_next_run_signs_it(signed: Any) -> None:
    meeting = MeetingFactory(ccg=signed, committees=[Committee.objects.get(ccg=signed)])
    ItemFactory(meeting=meeting)
    issue_papers(meeting, by=BY_THE_TEST)
    assert [one.chain for one in Wanted.objects.filter(met=False)] == [str(signed.pk)]
    signed_at(AT + timedelta(minutes=5))
    assert len(of(signed)) == 2
    assert not Wanted.objects.filter(met=False).exists()


def test_a_deed_that_fails_asks_for_nothing(signed: Any) -> None:
    with pytest.raises(CannotBeDone, match="agenda is empty"):
        issue_papers(MeetingFactory(ccg=signed, committees=[Committee.objects.get(ccg=signed)]), by=BY_THE_TEST)
    assert not Wanted.objects.exists()


def test_a_history_rewritten_before_the_last_checkpoint_is_not_signed(
    signed: Any, past_the_log: Callable[..., None]
) -> None:
    declares(signed)
    seal()
    past_the_log("UPDATE log_event SET hash = %s WHERE chain = %s AND seq = %s", "0" * 64, str(signed.pk), of(signed)[0])
    with pytest.raises(CannotBeDone, match="is not the one of the last checkpoint. Run verify_audit."):
        signed_at(AT + HOUR)
    assert len(of(signed)) == 1


def test_an_event_rewritten_since_the_last_checkpoint_is_not_signed(signed: Any, past_the_log: Callable[..., None]) -> None:
    declares(signed)
    seal()
    past_the_log(
        "UPDATE log_event SET text = replace(text, 'insert', 'INSERT') WHERE chain = %s AND seq = %s",
        str(signed.pk),
        of(signed)[0] + 1,
    )
    with pytest.raises(CannotBeDone, match=f"event {of(signed)[0] + 1} does not follow event {of(signed)[0]}"):
        signed_at(AT + HOUR)


def test_a_broken_chain_keeps_no_other_from_being_signed(signed: Any, past_the_log: Callable[..., None]) -> None:
    declares(signed)
    other = CcgFactory()
    seal()
    past_the_log("UPDATE log_head SET hash = %s WHERE chain = %s", "0" * 64, str(signed.pk))
    with pytest.raises(CannotBeDone, match="its head is not its last event"):
        signed_at(AT + HOUR)
    assert len(of(other)) == 1


def test_without_a_key_nothing_is_signed_and_it_says_what_to_do(ccg: Any, settings: Any) -> None:
    settings.SIGNING_KEY = ""
    with pytest.raises(CannotBeDone, match="make_signing_key"):
        signed_at(AT)
    assert not Checkpoint.objects.exists()


@pytest.mark.parametrize("role", [Role.GUARDIAN, Role.AUDITOR])
def test_the_guardian_and_the_auditor_co_sign_with_keys_of_their_own(signed: Any, role: Role) -> None:
    actor, checkpoint = actor_with(role, ccg=signed), Checkpoint.objects.get(chain=str(signed.pk))
    services.give_key(str(GUARDIAN.public), by=actor, at=AT)
    services.cosign(checkpoint, GUARDIAN.sign(checkpoint.body), by=actor)
    assert Checkpoint.objects.get(pk=checkpoint.pk).note.count("—") == 2
    with pytest.raises(CannotBeDone, match="already"):
        services.cosign(checkpoint, GUARDIAN.sign(checkpoint.body), by=actor)


def test_a_signature_that_does_not_fit_is_not_kept(signed: Any) -> None:
    actor, checkpoint = actor_with(Role.GUARDIAN, ccg=signed), Checkpoint.objects.get(chain=str(signed.pk))
    with pytest.raises(CannotBeDone, match="Give your public key first"):
        services.cosign(checkpoint, GUARDIAN.sign(checkpoint.body), by=actor)
    services.give_key(str(GUARDIAN.public), by=actor, at=AT)
    for line, says in (
        ("no line", "not a signature"),
        (GUARDIAN.sign("another text\n"), "does not fit this text"),
        (SigningKey(GUARDIAN.name, b"x" * 32).sign(checkpoint.body), "not signed with the key that you gave"),
    ):
        with pytest.raises(CannotBeDone, match=says):
            services.cosign(checkpoint, line, by=actor)
    assert not Cosignature.objects.exists()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MEMBER, Role.ADMIN])
def test_nobody_else_co_signs(signed: Any, role: Role) -> None:
    checkpoint = Checkpoint.objects.get(chain=str(signed.pk))
    actor = actor_with(role, ccg=signed)
    with pytest.raises(NotAllowed):
        services.cosign(checkpoint, GUARDIAN.sign(checkpoint.body), by=actor)
    with pytest.raises(NotAllowed):
        services.give_key(str(GUARDIAN.public), by=actor, at=AT)


def test_nobody_co_signs_for_another_ccg(signed: Any) -> None:
    checkpoint = Checkpoint.objects.get(chain=str(signed.pk))
    with pytest.raises(NotAllowed):
        services.cosign(checkpoint, GUARDIAN.sign(checkpoint.body), by=actor_with(Role.GUARDIAN, ccg=CcgFactory()))


def test_a_new_key_ends_the_earlier_one_and_none_is_given_twice_or_in_the_site_s_name(signed: Any) -> None:
    actor = actor_with(Role.GUARDIAN, ccg=signed)
    services.give_key(str(GUARDIAN.public), by=actor, at=AT)
    second = services.give_key(str(SigningKey.made("gwen.example").public), by=actor, at=AT + HOUR)
    assert key_of(actor.user_id) == second
    for text, says in ((str(GUARDIAN.public), "given before"), ("no key", "not a key")):
        with pytest.raises(CannotBeDone, match=says):
            services.give_key(text, by=actor, at=AT + HOUR)
    with pytest.raises(CannotBeDone, match="must not be the site’s"):
        services.give_key(str(SigningKey.made("coi_register/register.example").public), by=actor, at=AT)


def test_due_work_is_noted_with_what_it_did(db: None) -> None:
    assert services.do_once("invented", lambda at: [f"Done at {at:%H:%M}."], AT) == ["Done at 12:00."]
    assert Due.objects.get(name="invented").says == "Done at 12:00."


def test_a_deed_of_another_name_asks_for_nothing(signed: Any, key: Path) -> None:
    with audit.deed("test.done", by=BY_THE_TEST):
        pass
    assert not Wanted.objects.exists()
