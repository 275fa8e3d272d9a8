"""Signed notes and checkpoints as C2SP writes them: a text, an empty line, a line for each signature."""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
PRIVATE = "PRIVATE+KEY+"


class NotANote(ValueError):
    """A key, a note or a signature that is not one, or does not fit; the message says which, and why."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A name and the 32 bytes of a key; written `name+hash+key`."""

    name: str
    data: bytes

    @classmethod
    def read(cls, text: str) -> "PublicKey":
        """The key that a text writes. Raises NotANote."""
        name, data = _name_and_data(text.strip())
        return cls(name, data)

    @property
    def short(self) -> bytes:
        """The four bytes with which a signature says whose it is."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.data).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.short.hex()}+{b64encode(ED25519 + self.data).decode()}"

    def check(self, body: str, line: str) -> bool:
        """Whether the line is this key's; False for another's. Raises NotANote where it says that it is, and does not fit."""
        name, signature = read_signature(line)
        if name != self.name or signature[:4] != self.short:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(self.data).verify(signature[4:], body.encode())
        except InvalidSignature as error:
            raise NotANote(f"The signature of {self.name} does not fit this text.") from error
        return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A name and the 32 secret bytes of a key; written `PRIVATE+KEY+name+hash+seed`, and never shown."""

    name: str
    seed: bytes

    @classmethod
    def made(cls, name: str) -> "SigningKey":
        """A new one. Raises NotANote for a name that a note cannot carry."""
        if not name or "+" in name or any(letter.isspace() for letter in name):
            raise NotANote(f"“{name}” cannot be the name of a key: it must be one word without a plus sign.")
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def read(cls, text: str) -> "SigningKey":
        """The key that a text writes. Raises NotANote."""
        if not text.startswith(PRIVATE):
            raise NotANote("This is not a signing key: it does not begin with PRIVATE+KEY+.")
        name, seed = _name_and_data(text.strip().removeprefix(PRIVATE), is_private=True)
        return cls(name, seed)

    @property
    def public(self) -> PublicKey:
        key = Ed25519PrivateKey.from_private_bytes(self.seed).public_key()
        return PublicKey(self.name, key.public_bytes_raw())

    def written(self) -> str:
        """For the key file, and for nothing else."""
        return f"{PRIVATE}{self.name}+{self.public.short.hex()}+{b64encode(ED25519 + self.seed).decode()}"

    def sign(self, body: str) -> str:
        """The line that signs a text."""
        signature = Ed25519PrivateKey.from_private_bytes(self.seed).sign(body.encode())
        return f"— {self.name} {b64encode(self.public.short + signature).decode()}"


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain stood: the number and hash of its last event, at a moment."""

    site: str
    chain: str
    seq: int
    hash: str
    at: datetime

    @property
    def body(self) -> str:
        """The text of its checkpoint."""
        root = b64encode(bytes.fromhex(self.hash)).decode()
        return f"{key_name(self.site)}/{self.chain}\n{self.seq}\n{root}\nat {self.at.astimezone(UTC).isoformat()}\n"


def key_name(site: str) -> str:
    """What the key of a site is called; the origin of its checkpoints is this and the chain."""
    return f"coi_register/{site}"


def note(body: str, signatures: Iterable[str]) -> str:
    """The text with those who signed it."""
    return body + "\n" + "".join(f"{line}\n" for line in signatures)


def opened(text: str) -> tuple[str, list[str]]:
    """The body of a note and the lines of its signatures. Raises NotANote."""
    body, gap, tail = text.replace("\r\n", "\n").partition("\n\n")
    if not gap:
        raise NotANote("This is not a signed note: no empty line parts the text from the signatures.")
    return f"{body}\n", [line for line in tail.splitlines() if line]


def read_head(body: str) -> Head:
    """What a checkpoint says. Raises NotANote."""
    try:
        origin, number, root, at = body.split("\n")[:4]
        name, _, chain = origin.rpartition("/")
        moment = datetime.fromisoformat(at.removeprefix("at "))
        return Head(name.removeprefix(key_name("")), chain, int(number), b64decode(root, validate=True).hex(), moment)
    except ValueError as error:
        raise NotANote("This is not a checkpoint: it lacks an origin, a number, a hash or a time.") from error


def read_signature(line: str) -> tuple[str, bytes]:
    """Who signed, and the bytes of it. Raises NotANote."""
    try:
        dash, name, coded = line.strip().split(" ")
        data = b64decode(coded, validate=True)
    except ValueError:
        dash, name, data = "", "", b""
    if dash != "—" or len(data) != 68:
        raise NotANote("This is not a signature: it must be one line of a dash, a name and some eighty letters.")
    return name, data


def _name_and_data(text: str, *, is_private: bool = False) -> tuple[str, bytes]:
    try:
        name, short, coded = text.split("+", 2)
        data = b64decode(coded, validate=True)
    except ValueError:
        name, short, data = "", "", b""
    if not name or " " in name or len(data) != 33 or data[:1] != ED25519:
        raise NotANote("This is not a key of the form name+hash+key.")
    public = SigningKey(name, data[1:]).public if is_private else PublicKey(name, data[1:])
    if public.short.hex() != short:
        raise NotANote(f"The key of {name} is damaged: its hash does not fit. Copy it again, whole.")
    return name, data[1:]
