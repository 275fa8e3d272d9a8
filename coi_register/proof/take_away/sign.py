"""Makes a key of your own and co-signs a checkpoint with it, away from the site. Keep it beside verify.py.

    python3 sign.py key YOUR.NAME MY.key       make a key; prints the public half, which you give to the site
    python3 sign.py note NOTE.txt MY.key       print the line that signs a checkpoint, which you give to the site

Whoever has MY.key can sign for you: keep it as you keep a seal. Python 3.10 or later and nothing else; no network.
"""

from __future__ import annotations

import os
import sys
from base64 import b64decode, b64encode
from hashlib import sha256, sha512

from verify import BASE, ORDER, packed  # type: ignore[import-not-found]


def halves(seed: bytes) -> tuple[int, bytes, bytes]:
    """The secret number, the prefix and the public key, as in RFC 8032."""
    digest = sha512(seed).digest()
    scalar = int.from_bytes(digest[:32], "little") & (1 << 254) - 8 | 1 << 254
    return scalar, digest[32:], packed(scalar, BASE, 0, BASE)


def signature(seed: bytes, message: bytes) -> bytes:
    scalar, prefix, public = halves(seed)
    once = int.from_bytes(sha512(prefix + message).digest(), "little") % ORDER
    start = packed(once, BASE, 0, BASE)
    factor = int.from_bytes(sha512(start + public + message).digest(), "little")
    return bytes(start + ((once + factor * scalar) % ORDER).to_bytes(32, "little"))


def short(name: str, public: bytes) -> bytes:
    """The four bytes with which a signature says whose it is."""
    return sha256(f"{name}\n".encode() + b"\x01" + public).digest()[:4]


def make_key(name: str, path: str) -> str:
    """Write a new key to a file that only you may read, and give its public half."""
    if not name or "+" in name or name.split() != [name]:
        raise SystemExit("The name must be one word without a plus sign, such as gwen.example.")
    seed = os.urandom(32)
    public = halves(seed)[2]
    both = [b64encode(b"\x01" + half).decode() for half in (seed, public)]
    file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(file, "w", encoding="utf-8") as opened:
        opened.write(f"PRIVATE+KEY+{name}+{short(name, public).hex()}+{both[0]}\n")
    return f"{name}+{short(name, public).hex()}+{both[1]}"


def sign_note(text: str, key: str) -> str:
    """The line that signs the text of a note."""
    name, _, data = key.strip().removeprefix("PRIVATE+KEY+").split("+", 2)
    seed = b64decode(data)[1:]
    body = text.replace("\r\n", "\n").partition("\n\n")[0] + "\n"
    return f"— {name} {b64encode(short(name, halves(seed)[2]) + signature(seed, body.encode())).decode()}"


def main() -> None:
    match sys.argv[1:]:
        case ["key", name, path]:
            print(make_key(name, path))
        case ["note", note, path]:
            with open(note, encoding="utf-8") as text, open(path, encoding="utf-8") as key:
                print(sign_note(text.read(), key.read()))
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main()
