"""Keys, notes and checkpoints are written as C2SP wants them, and what was damaged is refused in words."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coi_register.proof.notes import Head, NotANote, PublicKey, SigningKey, note, opened, read_head
from tests.coi_register.proof.invented import GUARDIAN, KEY

HEAD = Head("register.example", "platform", 7, "ab" * 32, datetime(2018, 3, 1, 12, tzinfo=UTC))
# From the documentation of Go's golang.org/x/mod/sumdb/note, the format's reference.
GO_VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def test_a_note_signed_by_another_programme_fits() -> None:
    body, [line] = opened(GO_NOTE)
    assert PublicKey.read(GO_VERIFIER).check(body, line)
    assert str(PublicKey.read(GO_VERIFIER)) == GO_VERIFIER


def test_a_checkpoint_is_an_origin_a_number_a_hash_and_a_time() -> None:
    assert HEAD.body == (
        "coi_register/register.example/platform\n"
        "7\n"
        "q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=\n"
        "at 2018-03-01T12:00:00+00:00\n"
    )
    assert read_head(HEAD.body) == HEAD


def test_a_key_is_read_as_it_was_written() -> None:
    assert SigningKey.read(KEY.written()) == KEY
    assert PublicKey.read(str(KEY.public)) == KEY.public


@given(st.text(min_size=1).filter(lambda text: "\n\n" not in text and "\r" not in text))
def test_a_text_is_signed_and_checked_whatever_it_says(text: str) -> None:
    body = f"{text.strip(chr(10)) or 'x'}\n"
    read, lines = opened(note(body, [KEY.sign(body), GUARDIAN.sign(body)]))
    assert read == body
    assert [KEY.public.check(body, line) for line in lines] == [True, False]


def test_a_signature_under_another_text_is_refused() -> None:
    with pytest.raises(NotANote, match=f"The signature of {KEY.name} does not fit"):
        KEY.public.check(HEAD.body.replace("7", "8"), KEY.sign(HEAD.body))


@pytest.mark.parametrize(
    "text", ["", "name", "name+00000000+AAAA", str(KEY.public).replace("+", "+0", 1), "a b+00000000+" + "A" * 44]
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(NotANote):
        PublicKey.read(text)


@pytest.mark.parametrize("text", ["", "PRIVATE+KEY+", str(KEY.public), KEY.written().replace("A", "B", 1)])
def test_what_is_no_signing_key_is_refused(text: str) -> None:
    with pytest.raises(NotANote):
        SigningKey.read(text)


@pytest.mark.parametrize("name", ["", "two words", "a+b"])
def test_a_name_that_a_note_cannot_carry_is_refused(name: str) -> None:
    with pytest.raises(NotANote, match="cannot be the name of a key"):
        SigningKey.made(name)


@pytest.mark.parametrize("line", ["", "— name", "- name " + "A" * 92, "— name AAAA"])
def test_what_is_no_signature_is_refused(line: str) -> None:
    with pytest.raises(NotANote, match="not a signature"):
        KEY.public.check(HEAD.body, line)


@pytest.mark.parametrize("body", ["", "coi_register/x/platform\nseven\nAA==\nat 2018-03-01\n", "a\n1\n"])
def test_what_is_no_checkpoint_is_refused(body: str) -> None:
    with pytest.raises(NotANote, match="not a checkpoint"):
        read_head(body)
