"""A stub of another organisation's sign-in service: real keys, real tokens, and every fault that a test asks for."""

import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import requests
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

ISSUER, CLIENT = "https://id.trust.example", "coi-register"
KEY, OTHER_KEY = (rsa.generate_private_key(65537, 2048) for _ in range(2))
SMALL_KEY = rsa.generate_private_key(65537, 1024)
EC_KEY = ec.generate_private_key(ec.SECP256R1())
PUBLIC_PEM = KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
NONCE = "the nonce of this sign-in"


def public(key: Any, kid: str, **more: Any) -> dict[str, Any]:
    """A public key as an issuer publishes it."""
    algorithm = jwt.algorithms.ECAlgorithm if isinstance(key, ec.EllipticCurvePrivateKey) else jwt.algorithms.RSAAlgorithm
    return json.loads(algorithm.to_jwk(key.public_key())) | {"kid": kid, "use": "sig"} | more


KEYS = [
    public(KEY, "one", alg="RS256"),
    public(OTHER_KEY, "another"),
    public(EC_KEY, "curve"),
    public(SMALL_KEY, "small"),
    public(OTHER_KEY, "for secrets", use="enc"),
]


def claims(nonce: str = NONCE, **changed: Any) -> dict[str, Any]:
    """What a good token says; a claim changed to None is left out."""
    now = int(time.time())
    told = {"iss": ISSUER, "aud": CLIENT, "sub": "subject-1", "exp": now + 300, "iat": now, "nonce": nonce} | changed
    return {name: value for name, value in told.items() if value is not None}


def signed(told: dict[str, Any], key: Any = KEY, alg: str = "RS256", kid: str | None = "one", **header: Any) -> str:
    """The token."""
    return jwt.encode(told, key, algorithm=alg, headers={"kid": kid, **header} if kid else header)


def part(told: Any) -> str:
    """A part of a token, made by hand where a library refuses to."""
    return urlsafe_b64encode(json.dumps(told).encode()).rstrip(b"=").decode()


def by_hand(told: dict[str, Any], header: dict[str, Any], signature: str = "") -> str:
    """A token that no library would sign."""
    return f"{part(header)}.{part(told)}.{signature}"


class Issuer(requests.adapters.BaseAdapter):
    """Answers discovery, keys and tokens; `token` makes what it answers with, given the nonce that was asked with."""

    def __init__(self) -> None:
        super().__init__()
        self.token: Callable[[str], Any] = lambda nonce: signed(claims(nonce))
        self.says: dict[str, Any] = {}
        self.keys: Any = {"keys": KEYS}
        self.asked: dict[str, str] = {}
        self.is_down = False
        self.codes_spent: set[str] = set()

    def session(self, adapter: Any = None) -> requests.Session:
        """A session that reaches nobody but this stub."""
        session = requests.Session()
        session.mount("https://", self)
        return session

    def ask(self, location: str) -> dict[str, str]:
        """Somebody is sent here with this address, and signs in."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        return self.asked

    def send(self, request: Any, **kwargs: Any) -> requests.Response:
        if self.is_down:
            raise requests.ConnectionError
        path = urlsplit(request.url).path
        if path == "/.well-known/openid-configuration":
            return self._answer(self.configuration)
        if path == "/keys":
            return self._answer(self.keys)
        return self._tokens({name: values[0] for name, values in parse_qs(request.body).items()})

    def close(self) -> None:
        """Nothing is open."""

    @property
    def configuration(self) -> dict[str, Any]:
        """What it says of itself."""
        where = {
            name: f"{ISSUER}/{path}"
            for name, path in [("authorization_endpoint", "authorise"), ("token_endpoint", "token"), ("jwks_uri", "keys")]
        }
        return {"issuer": ISSUER, "token_endpoint_auth_methods_supported": ["client_secret_post"], **where} | self.says

    def _tokens(self, sent: dict[str, str]) -> requests.Response:
        proof = urlsafe_b64encode(sha256(sent.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        if proof != self.asked.get("code_challenge") or sent["code"] in self.codes_spent:
            return self._answer({"error": "invalid_grant"}, 400)
        self.codes_spent.add(sent["code"])
        token = self.token(self.asked.get("nonce", ""))
        return self._answer({"access_token": "a", "token_type": "Bearer"} | ({"id_token": token} if token else {}))

    def _answer(self, told: Any, status: int = 200) -> requests.Response:
        answer = requests.Response()
        answer.status_code, answer._content = status, told if isinstance(told, bytes) else json.dumps(told).encode()
        answer.headers["content-type"] = "application/json"
        return answer
