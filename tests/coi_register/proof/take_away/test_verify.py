"""The verifier says that an honest bundle holds, and finds each of many hundred that were tampered with."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from coi_register.proof.take_away import verify
from tests.coi_register.proof.invented import GUARDIAN, KEY, Exported, Log, long_bundle
from tests.coi_register.proof.tampering import CHAIN, ROWS, Honest, variants

FILE = Path(verify.__file__)
HOW_MANY = int(os.environ.get("TAMPER_VARIANTS", "148"))  # `make tamper` asks for thousands
HOW_LONG = int(os.environ.get("VERIFY_EVENTS", "2000"))  # `make tamper` asks for a million
MEASURED = """
import runpy, sys
_, file, bundle, kept = sys.argv
sys.argv = [file, bundle, "--checkpoint", kept]
try:
    runpy.run_path(file, run_name="__main__")
finally:
    print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""
# RFC 8032, section 7.1: secret key, public key, message, signature.
RFC_8032 = (
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
)


def check(exported: Exported, kept: str | None = None) -> verify.Check:
    return verify.Check(exported.zipped(), [], {"kept.txt": kept} if kept else {})


@pytest.mark.parametrize(("secret", "public", "message", "signature"), RFC_8032)
def test_the_vectors_of_rfc_8032_fit(secret: str, public: str, message: str, signature: str) -> None:
    parts = [bytes.fromhex(part) for part in (public, message, signature)]
    assert verify.fits(*parts)
    assert not verify.fits(parts[0], parts[1] + b".", parts[2])


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=99), st.integers(0, 511), st.booleans())
def test_it_judges_signatures_as_a_library_does(seed: bytes, message: bytes, bit: int, flip: bool) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), bytearray(key.sign(message))
    signature[bit // 8] ^= flip << bit % 8
    assert verify.fits(public, message, bytes(signature)) == fits_by_library(public, message, bytes(signature)) == (not flip)


def fits_by_library(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def test_a_signature_with_a_number_too_great_does_not_fit() -> None:
    """The same signature written in a second way: RFC 8032 wants it refused."""
    _, public, message, signature = map(bytes.fromhex, RFC_8032[1])
    second = int.from_bytes(signature[32:], "little") + verify.ORDER
    assert not verify.fits(public, message, signature[:32] + second.to_bytes(32, "little"))


@pytest.mark.parametrize("seed", range(4))
def test_an_honest_bundle_holds(seed: int) -> None:
    honest = Honest.made(seed)
    found = check(honest.exported, honest.kept)
    assert found.wrong == []
    assert found.said[0].startswith(f"{CHAIN}: {len(honest.log.events)} events whole and in order")


def test_a_bundle_holds_whose_log_went_on_after_the_checkpoint_that_was_kept() -> None:
    honest = Honest.made(0)
    honest.log.live(30)
    assert check(Exported.of([honest.log], {}), honest.kept).wrong == []


def test_every_way_of_tampering_is_found_with_one_checkpoint_kept_outside() -> None:
    found, missed = Counter[str](), list[str]()
    for way, honest, tampered in variants(HOW_MANY):
        if tells(tampered, honest.kept):
            found[way] += 1
        else:
            missed.append(way)
    print(f"{found.total()} of {HOW_MANY} variants found, in {len(found)} ways")
    assert not missed
    assert found.total() == HOW_MANY


def tells(tampered: Exported, kept: str) -> bool:
    """Whether the verifier finds something wrong, or says that this is no bundle."""
    try:
        return bool(check(tampered, kept).wrong)
    except (verify.Wrong, ValueError, KeyError, TypeError):
        return True


def test_without_a_checkpoint_kept_outside_a_rewritten_history_is_not_found() -> None:
    """Why the auditor must keep one: this is what an administrator can do."""
    history = Log(CHAIN, seed=999).live(30)
    assert check(Exported.of([history], {})).wrong == []


def test_it_names_the_first_event_that_is_wrong() -> None:
    honest = Honest.made(0)

    def edit(events: list[dict]) -> None:
        for event in events[11:]:
            event["text"] = event["text"].replace('"by"', '"BY"')

    [first, *_] = check(honest.exported.edited(f"log/{CHAIN}.jsonl", edit), honest.kept).wrong
    assert first.startswith(f"{CHAIN}, event 12 (")


def test_it_names_the_row_that_was_changed_past_the_log_and_who_wrote_it_last() -> None:
    honest = Honest.made(0)

    def edit(rows: list[dict]) -> None:
        rows[0]["row"] = json.dumps(json.loads(rows[0]["row"]) | {"shares": -5})

    exported = honest.exported.edited(ROWS, edit).fitted()
    [wrong] = check(exported, honest.kept).wrong
    row = json.loads(exported.files[ROWS].splitlines()[0])
    assert f"{row['table']} {row['key']} was changed past the log: shares was" in wrong
    assert "is -5. The last to write it was event" in wrong


def test_a_row_changed_past_the_log_is_found_after_a_deed_has_written_over_it() -> None:
    """The deed's event tells the row that it found, which is not the row that the log left."""
    log = Log(CHAIN).live(10)
    place = min(log.rows)
    log.rows[place] = {**log.rows[place], "shares": 12345}
    log.change(place)
    [wrong] = check(Exported.of([log], {}), log.checkpoint()).wrong
    assert "was changed past the log" in wrong
    assert f"Found so by event {len(log.events)}" in wrong


def test_a_column_that_a_release_added_is_no_tampering() -> None:
    log = Log(CHAIN).live(10)
    log.rows = {place: row | {"version": 1} for place, row in log.rows.items()}
    assert check(Exported.of([log], {}), log.checkpoint()).wrong == []


def test_one_of_two_keys_that_the_auditor_gave_is_enough() -> None:
    log = Log(CHAIN).live(5)
    exported = Exported.of([log], {"1.txt": log.checkpoint(KEY, GUARDIAN)})
    keys = [str(KEY.public), str(GUARDIAN.public)]
    assert verify.Check(exported.zipped(), keys, {"kept.txt": log.checkpoint()}).wrong == []


def test_it_reads_a_long_log_quickly_and_in_little_memory(tmp_path: Path) -> None:
    bundle = tmp_path / "long.zip"
    kept, rows = long_bundle(bundle, HOW_LONG)
    (tmp_path / "kept.txt").write_text(kept)
    began = os.times()
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", MEASURED, FILE, bundle, tmp_path / "kept.txt"],
        capture_output=True,
        text=True,
        check=True,
    )
    ended = os.times()
    took, held = ended.children_user - began.children_user, int(ran.stdout.split()[-1]) / 1024
    print(
        f"{HOW_LONG} events, {rows} rows: {ended.elapsed - began.elapsed:.1f} s, {took:.1f} s of processor, {held:.0f} MB at most"
    )
    assert "Everything holds." in ran.stdout
    assert held < 60
    assert took < 1 + HOW_LONG / 5000  # generous, for a busy machine; the goal is a million in thirty seconds


def test_it_is_one_short_file_that_needs_nothing_but_python(tmp_path: Path) -> None:
    assert len(FILE.read_text().splitlines()) < 300
    honest = Honest.made(0)
    (tmp_path / "bundle.zip").write_bytes(honest.exported.zipped().getvalue())
    (tmp_path / "note.txt").write_text(honest.kept)
    arguments = ["bundle.zip", "--checkpoint", "note.txt", "--key", str(KEY.public)]
    ran = run(tmp_path, *arguments)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith("Everything holds.\n")


def test_it_ends_with_1_where_something_was_changed_and_2_where_there_is_nothing_to_check(tmp_path: Path) -> None:
    honest = Honest.made(0)
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(honest.exported.with_("README.txt", b"slipped in").zipped().getvalue())
    changed = run(tmp_path, "bundle.zip")
    bundle.write_bytes(b"no zip")
    nothing = run(tmp_path, "bundle.zip")
    no_key = run(tmp_path, "bundle.zip", "--key", "no key")
    assert (changed.returncode, nothing.returncode, no_key.returncode) == (1, 2, 2)
    assert "WRONG  README.txt is in the bundle but not in its manifest." in changed.stdout
    assert "You gave no checkpoint of your own" in changed.stdout
    assert changed.stderr == nothing.stderr == no_key.stderr == ""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """As the auditor runs it: isolated from the environment and from installed packages."""
    return subprocess.run(
        [sys.executable, "-I", "-S", str(FILE), *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_words_of_an_erasure_are_not_erased_by_it(seed: int) -> None:
    honest = Honest.made(seed)

    def edit(events: list[dict]) -> None:
        for event in events:
            if '"name":"row.erased"' in event["text"].replace(": ", ":"):
                event["salt"] = event["body"] = None

    [first, *_] = check(honest.exported.edited(f"log/{CHAIN}.jsonl", edit).fitted(), honest.kept).wrong
    assert "what it wrote is gone, and no later event says that it was erased" in first


def test_a_row_of_which_everything_was_erased_is_missed_when_it_is_gone() -> None:
    honest = next(one for one in map(Honest.made, range(99)) if one.log.erased & one.log.rows.keys())

    def edit(rows: list[dict]) -> None:
        rows[:] = [row for row in rows if (row["table"], row["key"]) not in honest.log.erased]

    [first, *_] = check(honest.exported.edited(ROWS, edit).fitted(), honest.kept).wrong
    assert "is gone, but no event took it out" in first
