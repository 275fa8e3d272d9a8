"""A token is believed only when it is signed by the issuer, for us, now, and for this very sign-in."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from coi_register.accounts.signin.tokens import FRESH, LEEWAY, Identity, Untrusted, identity_in
from tests.coi_register.accounts.signin.issuer import (
    CLIENT,
    EC_KEY,
    ISSUER,
    KEYS,
    NONCE,
    OTHER_KEY,
    PUBLIC_PEM,
    SMALL_KEY,
    by_hand,
    claims,
    part,
    public,
    signed,
)


def read(token: Any, **changed: Any) -> Identity:
    return identity_in(token, **{"keys": KEYS, "issuer": ISSUER, "client": CLIENT, "nonce": NONCE} | changed)


def with_the_public_key_as_secret(nonce: str) -> str:
    """HS256 with what everybody knows; the library refuses to make it, so it is made by hand."""
    import hmac
    from base64 import urlsafe_b64encode
    from hashlib import sha256

    told = f"{part({'alg': 'HS256', 'kid': 'one'})}.{part(claims(nonce))}"
    seal = urlsafe_b64encode(hmac.new(PUBLIC_PEM, told.encode(), sha256).digest()).rstrip(b"=").decode()
    return f"{told}.{seal}"


def tampered(nonce: str) -> str:
    """Signed, and then another subject put in."""
    header, _, seal = signed(claims(nonce)).split(".")
    return f"{header}.{part(claims(nonce, sub='subject-2'))}.{seal}"


BAD: dict[str, Callable[[str], Any]] = {
    "no token": lambda nonce: None,
    "no text": lambda nonce: {"sub": "subject-1"},
    "no token at all": lambda nonce: "hello",
    "algorithm none": lambda nonce: by_hand(claims(nonce), {"alg": "none", "kid": "one"}),
    "algorithm NONE with a signature": lambda nonce: by_hand(claims(nonce), {"alg": "NONE", "kid": "one"}, "c2ln"),
    "no algorithm": lambda nonce: by_hand(claims(nonce), {"kid": "one"}, "c2ln"),
    "no signature": lambda nonce: signed(claims(nonce)).rpartition(".")[0] + ".",
    "the public key as a secret": with_the_public_key_as_secret,
    "signed by another's key under this name": lambda nonce: signed(claims(nonce), OTHER_KEY),
    "changed after it was signed": tampered,
    "an unknown key": lambda nonce: signed(claims(nonce), kid="unknown"),
    "no key named": lambda nonce: signed(claims(nonce), kid=None),
    "a key of another kind": lambda nonce: signed(claims(nonce), kid="curve"),
    "a key for secrets": lambda nonce: signed(claims(nonce), OTHER_KEY, kid="for secrets"),
    "a key for another algorithm": lambda nonce: signed(claims(nonce), alg="PS256"),
    "too small a key": lambda nonce: signed(claims(nonce), SMALL_KEY, kid="small"),
    "a key that the token brings along": lambda nonce: signed(
        claims(nonce), OTHER_KEY, jwk=public(OTHER_KEY, "one"), jku="https://evil.example/keys"
    ),
    "a header that must be understood": lambda nonce: signed(claims(nonce), crit=["b64"], b64=True),
    "another audience": lambda nonce: signed(claims(nonce, aud="another-client")),
    "no audience": lambda nonce: signed(claims(nonce, aud=None)),
    "also for others": lambda nonce: signed(claims(nonce, aud=[CLIENT, "another-client"])),
    "made for another party": lambda nonce: signed(claims(nonce, aud=[CLIENT], azp="another-client")),
    "another issuer": lambda nonce: signed(claims(nonce, iss="https://id.evil.example")),
    "another tenant": lambda nonce: signed(claims(nonce, iss=f"{ISSUER}/another-tenant")),
    "no issuer": lambda nonce: signed(claims(nonce, iss=None)),
    "another nonce": lambda nonce: signed(claims("the nonce of another sign-in")),
    "no nonce": lambda nonce: signed(claims(nonce) | {"nonce": ""}),
    "nonce left out": lambda nonce: signed({name: value for name, value in claims(nonce).items() if name != "nonce"}),
    "expired": lambda nonce: signed(claims(nonce, exp=int(time.time()) - LEEWAY - 1)),
    "never expires": lambda nonce: signed(claims(nonce, exp=None)),
    "not yet good": lambda nonce: signed(claims(nonce, nbf=int(time.time()) + LEEWAY + 60)),
    "made in the future": lambda nonce: signed(claims(nonce, iat=int(time.time()) + LEEWAY + 60)),
    "made long ago": lambda nonce: signed(claims(nonce, iat=int(time.time()) - FRESH - LEEWAY - 1)),
    "no subject": lambda nonce: signed(claims(nonce, sub=None)),
    "an empty subject": lambda nonce: signed(claims(nonce, sub="")),
    "a subject too long": lambda nonce: signed(claims(nonce, sub="s" * 256)),
}


def test_at_least_twenty_five_bad_tokens_are_tried() -> None:
    assert len(BAD) >= 25


@pytest.mark.parametrize("what", BAD)
def test_a_bad_token_is_refused(what: str) -> None:
    with pytest.raises(Untrusted):
        read(BAD[what](NONCE))


@pytest.mark.parametrize(
    "token",
    [
        lambda: signed(claims()),
        lambda: signed(claims(), OTHER_KEY, kid="another"),
        lambda: signed(claims(), OTHER_KEY, alg="PS256", kid="another"),
        lambda: signed(claims(), EC_KEY, alg="ES256", kid="curve"),
        lambda: signed(claims(aud=[CLIENT])),
        lambda: signed(claims(aud=[CLIENT, "another-client"], azp=CLIENT)),
        lambda: signed(claims(exp=int(time.time()) - LEEWAY + 10)),
    ],
)
def test_a_good_token_names_its_subject_and_its_issuer(token: Callable[[], str]) -> None:
    assert read(token()) == Identity(ISSUER, "subject-1")


def test_a_token_is_not_believed_when_no_nonce_was_asked_with() -> None:
    with pytest.raises(Untrusted, match="has no nonce"):
        read(signed(claims("")), nonce="")


def test_two_keys_of_one_name_are_no_key() -> None:
    with pytest.raises(Untrusted, match="no one key"):
        read(signed(claims()), keys=[*KEYS, public(OTHER_KEY, "one")])


def test_where_a_sure_sign_in_is_asked_for_a_weaker_one_is_refused() -> None:
    assert read(signed(claims(acr="AAL3")), acr=["AAL2", "AAL3"]).subject == "subject-1"
    for weaker in ("AAL1", None):
        with pytest.raises(Untrusted, match="as surely as we ask"):
            read(signed(claims(acr=weaker)), acr=["AAL2", "AAL3"])


def test_the_same_subject_of_another_issuer_is_somebody_else() -> None:
    assert Identity(ISSUER, "subject-1").key != Identity("https://id.other.example", "subject-1").key
    assert Identity("https://a.example", "b").key != Identity("https://a.example\n", "b").key
