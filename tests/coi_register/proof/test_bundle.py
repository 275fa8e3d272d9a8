"""What the product exports, the verifier finds in order; what was written past the log, the verifier and the product both name."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from coi_register.accounts.actors import Role, command
from coi_register.log.models import Event, Head
from coi_register.log.services import erase, seal
from coi_register.proof.models import Checkpoint
from coi_register.proof.selectors import site_keys
from coi_register.proof.services import take_bundle
from coi_register.proof.take_away import verify
from coi_register.proof.verifying import verified
from coi_register.verdicts import NotAllowed
from committees.models import Person
from declarations.models import Interest
from tests.coi_register.proof.conftest import AT
from tests.factories import CcgFactory, InterestFactory, actor_with


def taken(*chains: str, by: Any = None) -> io.BytesIO:
    made = io.BytesIO()
    take_bundle(made, chains, by=by or command("the test"), at=AT)
    return made


def wrong_in(ccg: Any) -> list[str]:
    """What the verifier finds with the checkpoint that was kept; the product itself must find as much."""
    kept = {"kept.txt": Checkpoint.objects.get(chain=str(ccg.pk)).note}
    wrong = verify.Check(taken(str(ccg.pk)), site_keys(), kept).wrong
    here = [finding.says for finding in verified([str(ccg.pk)], kept) if not finding.good]
    assert bool(wrong) == bool(here), (wrong, here)
    assert {says for says in here if "changed past" in says} == {says for says in wrong if "changed past" in says}
    return wrong


def test_an_honest_bundle_holds_and_brings_all_that_an_auditor_needs(signed: Any) -> None:
    made = taken(str(signed.pk))
    assert verify.Check(made, site_keys(), {}).wrong == []
    names = zipfile.ZipFile(made).namelist()
    assert {"README.txt", "verify.py", "sign.py", "keys.txt", "accounts.txt", "manifest.json"} <= {*names}
    assert f"checkpoints/{signed.pk}/{Checkpoint.objects.get(chain=str(signed.pk)).seq}.txt" in names


def test_an_honest_ccg_holds_here_and_there(signed: Any) -> None:
    assert wrong_in(signed) == []


def test_the_whole_platform_holds(signed: Any) -> None:
    assert verify.Check(taken(str(signed.pk), "platform"), [], {}).wrong == []
    assert [finding for finding in verified() if not finding.good] == []


def test_a_row_edited_with_the_triggers_off_is_named_with_what_it_was(
    signed: Any, past_the_log: Callable[..., None]
) -> None:
    person = Person.objects.filter(ccg=signed).first()
    past_the_log("UPDATE committees_person SET name = %s WHERE id = %s", "Quietly Changed", stored(person.pk))
    [wrong] = wrong_in(signed)
    assert (
        f"committees_person {person.pk} was changed past the log: name was {person.name!r}, is 'Quietly Changed'." in wrong
    )


def test_a_row_taken_out_with_the_triggers_off_is_named(signed: Any, past_the_log: Callable[..., None]) -> None:
    interest = Interest.objects.get(person__ccg=signed)
    past_the_log("DELETE FROM declarations_interest WHERE id = %s", stored(interest.pk))
    [wrong] = wrong_in(signed)
    assert f"declarations_interest {interest.pk} is gone, but no event took it out." in wrong


def test_an_event_edited_with_the_triggers_off_is_named(signed: Any, past_the_log: Callable[..., None]) -> None:
    past_the_log(
        "UPDATE log_event SET text = replace(text, 'test.arranged', 'test.forged') WHERE chain = %s AND seq = 2",
        str(signed.pk),
    )
    [wrong, *_] = wrong_in(signed)
    assert wrong.startswith(f"{signed.pk}, event 2 (")
    assert "its text was changed" in wrong


def test_what_was_lawfully_erased_still_verifies(signed: Any) -> None:
    interest = Interest.objects.get(person__ccg=signed)
    erase(interest, by=command("the test"), because="Asked for under article 17")
    assert wrong_in(signed) == []


def test_an_old_backup_put_back_is_found_by_the_checkpoint_that_was_kept(
    signed: Any, past_the_log: Callable[..., None]
) -> None:
    chain = str(signed.pk)
    earlier = Event.objects.get(chain=chain, seq=Head.objects.get(chain=chain).seq - 3)
    later = Event.objects.filter(chain=chain, seq__gt=earlier.seq).values_list("pk", flat=True).order_by("-seq")
    for pk in [*later]:
        past_the_log("DELETE FROM log_payload WHERE event_id = %s", pk)
        past_the_log("DELETE FROM log_event WHERE id = %s", pk)
    past_the_log("UPDATE log_head SET seq = %s, hash = %s WHERE chain = %s", earlier.seq, earlier.hash, chain)
    assert any("was cut off, or a backup put back" in wrong for wrong in wrong_in(signed))


def test_a_bundle_tells_nothing_of_another_ccg(signed: Any) -> None:
    """Law 12: the token stands in no byte of it."""
    other = CcgFactory(name="NHS Elsewhere CCG")
    InterestFactory(person__ccg=other, person__name="Tok3n Elsewhere")
    seal()
    made = zipfile.ZipFile(taken(str(signed.pk)))
    told = b"".join(made.read(name) for name in made.namelist())
    assert b"Tok3n" not in told
    assert str(other.pk).encode() not in told


def test_taking_a_bundle_is_itself_an_event_in_it(signed: Any) -> None:
    auditor = actor_with(Role.AUDITOR, ccg=signed)
    seal()
    made = zipfile.ZipFile(taken(str(signed.pk), by=auditor))
    texts = [json.loads(json.loads(line)["text"]) for line in made.open(f"log/{signed.pk}.jsonl")]
    assert (texts[-1]["op"], texts[-1]["name"], texts[-1]["by"]) == ("read", "bundle.taken", auditor.user_id)
    assert f"{auditor.user_id}\t{auditor.name}\n" in made.read("accounts.txt").decode()


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.ADMIN, Role.DECLARER])
def test_who_may_not_take_a_bundle_gets_none(signed: Any, role: Role) -> None:
    with pytest.raises(NotAllowed):
        taken(str(signed.pk), by=actor_with(role, ccg=signed))


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.OFFICER, Role.GUARDIAN])
def test_nobody_takes_that_of_another_ccg_or_of_the_platform(signed: Any, role: Role) -> None:
    for chain in (str(CcgFactory().pk), "platform"):
        with pytest.raises(NotAllowed):
            taken(chain, by=actor_with(role, ccg=signed))


def stored(pk: Any) -> str:
    """A key as the database keeps it."""
    return pk.hex if connection.vendor == "sqlite" else str(pk)
