"""The pages of the proof: what waits is told, a checkpoint is kept and co-signed, the bundle is one button, and only for some."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from coi_register.accounts.actors import Actor, Role
from coi_register.log.services import seal
from coi_register.proof.models import Checkpoint, Cosignature, Due, Wanted
from coi_register.proof.services import VERIFICATION, note_done, sign_what_moved
from coi_register.proof.take_away import verify
from tests.coi_register.proof.conftest import AT
from tests.coi_register.proof.invented import GUARDIAN
from tests.factories import CcgFactory, InterestFactory, PersonFactory, actor_with

ClientOf = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coi_register.clock.now", lambda: AT + timedelta(minutes=30))


def page(client: Client, address: str = "/proof/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def the(ccg: Any) -> Checkpoint:
    return Checkpoint.objects.get(chain=str(ccg.pk))


def test_the_status_tells_the_last_checkpoint_and_what_came_since(signed: Any, client_of: ClientOf) -> None:
    InterestFactory(person=PersonFactory(ccg=signed))
    officer = actor_with(Role.OFFICER, ccg=signed)
    seal()
    told = page(client_of(officer))
    assert f"at event {the(signed).seq:,}, 30 minutes ago" in told
    assert "Events since the last checkpoint: " in told
    assert "nobody yet" in told
    assert "Take the log away" in told


def test_the_status_says_what_to_do_where_nothing_was_ever_signed(ccg: Any, client_of: ClientOf) -> None:
    told = page(client_of(actor_with(Role.GUARDIAN, ccg=ccg)))
    assert "No checkpoint was ever signed on this site." in told
    assert "make_signing_key" in told
    assert "No checkpoint yet: nothing here is proved" in told
    assert "never verified" in told


def test_the_status_says_that_signing_failed_and_that_something_did_not_hold(signed: Any, client_of: ClientOf) -> None:
    note_done("checkpoints", at=AT, good=False, says="The key is missing.")
    note_done(VERIFICATION, at=AT, good=False, says="A row was changed.")
    told = page(client_of(actor_with(Role.OFFICER, ccg=signed)))
    for says in ("Signing failed on", "The key is missing.", "something did not hold", "A row was changed."):
        assert says in told


def test_the_status_says_that_the_timer_stands_still(signed: Any, client_of: ClientOf) -> None:
    for name in ("checkpoints", VERIFICATION):
        note_done(name, at=AT - timedelta(days=2), good=True, says="")
    told = page(client_of(actor_with(Role.OFFICER, ccg=signed)))
    assert "see that the timer of run_due is on" in told
    assert "each night by a timer" in told


def test_a_web_process_that_could_sign_is_told_of(signed: Any, client_of: ClientOf) -> None:
    assert "This web process can read the signing key" in page(client_of(actor_with(Role.OFFICER, ccg=signed)))


def test_what_waits_is_told(signed: Any, client_of: ClientOf) -> None:
    officer = actor_with(Role.OFFICER, ccg=signed)
    from coi_register.audit.models import Deed

    Wanted.objects.create(chain=str(signed.pk), deed=Deed.objects.first())
    assert "1 deed asked for a checkpoint" in page(client_of(officer))


def test_each_sees_the_chains_of_their_own_ccg_and_the_administrator_all_but_takes_none(
    signed: Any, client_of: ClientOf
) -> None:
    other = CcgFactory()
    auditor, admin = actor_with(Role.AUDITOR, ccg=other), actor_with(Role.ADMIN, ccg=other)
    seal()
    own, every = page(client_of(auditor)), page(client_of(admin))
    assert signed.name not in own
    assert "The platform" not in own
    assert signed.name in every
    assert "The platform" in every
    assert "Take the log away" not in every
    assert client_of(auditor).get(f"/proof/checkpoints/{the(signed).pk}/").status_code == 404
    assert client_of(auditor).get(f"/proof/checkpoints/{the(signed).pk}/note.txt").status_code == 404
    assert client_of(auditor).get("/proof/checkpoints/999999/").status_code == 404


@pytest.mark.parametrize("role", [Role.MEMBER, Role.DECLARER, Role.CHAIR, Role.SECRETARY])
def test_who_has_no_part_in_it_sees_no_proof(signed: Any, client_of: ClientOf, role: Role) -> None:
    client = client_of(actor_with(role, ccg=signed))
    for address in (
        "",
        f"checkpoints/{the(signed).pk}/",
        f"checkpoints/{the(signed).pk}/note.txt",
        f"bundles/{signed.pk}.zip",
    ):
        assert client.get(f"/proof/{address}").status_code == 404
    assert client.get("/proof/key/").status_code == 403


def test_a_checkpoint_is_a_file_to_keep(signed: Any, client_of: ClientOf) -> None:
    answer = client_of(actor_with(Role.AUDITOR, ccg=signed)).get(f"/proof/checkpoints/{the(signed).pk}/note.txt")
    assert answer.content.decode() == the(signed).note
    assert "attachment" in answer["Content-Disposition"]


def test_the_guardian_gives_a_key_and_co_signs_on_the_pages(signed: Any, client_of: ClientOf) -> None:
    guardian = actor_with(Role.GUARDIAN, ccg=signed)
    client, address = client_of(guardian), f"/proof/checkpoints/{the(signed).pk}/"
    assert "give a key of your own" in page(client, address)
    assert client.post("/proof/key/", {"key": "no key"}).status_code == 200
    assert client.post("/proof/key/", {"key": str(GUARDIAN.public)}).status_code == 302
    refused = client.post(address, {"line": GUARDIAN.sign("something else\n")}).content.decode()
    assert "does not fit this text" in refused
    assert client.post(address, {"line": GUARDIAN.sign(the(signed).body)}).status_code == 302
    assert Cosignature.objects.count() == 1
    assert f"<dd>{guardian.name}</dd>" in page(client, address)
    assert str(GUARDIAN.public) in page(client)


def test_the_bundle_is_one_button(signed: Any, client_of: ClientOf) -> None:
    address = f"/proof/bundles/{signed.pk}.zip"
    client = client_of(actor_with(Role.OFFICER, ccg=signed))
    assert address in page(client)
    answer = client.get(address)
    assert answer["Content-Type"] == "application/zip"
    made = io.BytesIO(b"".join(answer.streaming_content))
    assert verify.Check(made, [], {"kept.txt": the(signed).note}).wrong == []


@pytest.mark.parametrize("chain", ["platform", "nothing", "00000000-0000-4000-8000-000000000000"])
def test_no_other_chain_is_to_be_had(signed: Any, client_of: ClientOf, chain: str) -> None:
    assert client_of(actor_with(Role.OFFICER, ccg=signed)).get(f"/proof/bundles/{chain}.zip").status_code == 404


def test_the_desk_leads_to_it(signed: Any, client_of: ClientOf, key: Path) -> None:
    for role in (Role.OFFICER, Role.GUARDIAN, Role.AUDITOR, Role.ADMIN):
        assert 'href="/proof/"' in page(client_of(actor_with(role, ccg=signed)), "/")
    assert Due.objects.count() == 0
    assert [*sign_what_moved(AT)]
