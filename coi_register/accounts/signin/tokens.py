"""Whether what another organisation says about who signed in there is to be believed: its ID token, checked whole.

allauth leaves the signature to TLS and asks for no nonce; here nothing is left out.
OpenID Connect Core, 3.1.3.7; ASVS v5.0.0-9 and 10.5.
"""

import hmac
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import jwt

KINDS = {"RS256": "RSA", "PS256": "RSA", "ES256": "EC"}  # only signatures that we could not make ourselves
SMALLEST_RSA = 2048
LEEWAY = 30  # seconds by which two clocks may differ
FRESH = 600  # a token is for the sign-in in hand, which takes no longer


class Untrusted(Exception):
    """The other side did not prove who signs in. The message is for the log of those who run the service."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody is elsewhere: the subject within its issuer, and nothing else; an address can be given to another."""

    issuer: str
    subject: str

    @property
    def key(self) -> str:
        """Issuer and subject as one key of equal length, whatever the issuer's taste."""
        return sha256(f"{self.issuer}\n{self.subject}".encode()).hexdigest()


def identity_in(
    token: object,
    keys: Sequence[Mapping[str, Any]],
    *,
    issuer: str,
    client: str,
    nonce: str,
    acr: Collection[str] = (),
) -> Identity:
    """Whom the token names. Raises Untrusted for one that is not signed by the issuer, for us, now, and for this very sign-in."""
    if not isinstance(token, str) or not nonce:
        raise Untrusted("There is no ID token, or this sign-in has no nonce.")
    try:
        claims = _claims(token, keys, issuer=issuer, client=client)
    except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
        raise Untrusted(f"The ID token is not good: {type(error).__name__}.") from error
    for wrong, because in _wrongs(claims, client=client, nonce=nonce, acr=acr):
        if wrong:
            raise Untrusted(because)
    return Identity(issuer, claims["sub"])


def _claims(token: str, keys: Sequence[Mapping[str, Any]], *, issuer: str, client: str) -> dict[str, Any]:
    header = jwt.get_unverified_header(token)
    algorithm = header["alg"]
    if algorithm not in KINDS or "crit" in header:
        raise Untrusted("The ID token is signed in a way that proves nothing.")
    key = jwt.PyJWK(dict(_key(keys, header["kid"], algorithm)), algorithm)
    if KINDS[algorithm] == "RSA" and key.key.key_size < SMALLEST_RSA:
        raise Untrusted("The ID token is signed with too small a key.")
    wanted: jwt.types.Options = {"require": ["exp", "iat", "iss", "aud", "sub", "nonce"]}
    claims: dict[str, Any] = jwt.decode(
        token, key, algorithms=[algorithm], audience=client, issuer=issuer, leeway=LEEWAY, options=wanted
    )
    return claims


def _key(keys: Sequence[Mapping[str, Any]], kid: object, algorithm: str) -> Mapping[str, Any]:
    found = [key for key in keys if key.get("kid") == kid and key.get("kty") == KINDS[algorithm] and _signs(key, algorithm)]
    if not isinstance(kid, str) or len(found) != 1:
        raise Untrusted("The ID token names no one key of the issuer.")
    return found[0]


def _signs(key: Mapping[str, Any], algorithm: str) -> bool:
    return bool(key.get("use", "sig") == "sig" and key.get("alg", algorithm) == algorithm)


def _wrongs(claims: Mapping[str, Any], *, client: str, nonce: str, acr: Collection[str]) -> list[tuple[bool, str]]:
    audience, party = claims["aud"], claims.get("azp")
    return [
        (not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()), "The nonce is that of another sign-in."),
        (time.time() - claims["iat"] > FRESH + LEEWAY, "The ID token was made long ago."),
        (isinstance(audience, list) and len(audience) > 1 and party is None, "The ID token is also for others."),
        (party is not None and party != client, "The ID token was made for another party."),
        (not 0 < len(claims["sub"]) <= 255, "The ID token names nobody."),
        (bool(acr) and claims.get("acr") not in acr, "They did not sign in there as surely as we ask."),
    ]
