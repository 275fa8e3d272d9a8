"""A file shown to the virus scanner: clamd's INSTREAM, spoken over a socket; without an answer nothing is known of the file.

By hand, for it is five lines of protocol and the one client on the package index has had no release for years.
"""

import socket
from contextlib import closing

SECONDS = 30
SCOOP = 1 << 16
MOST_SAID = 4096


class ScannerAway(Exception):
    """The scanner gave no answer that says whether the file is clean."""


def found_in(content: bytes, address: str) -> str:
    """The name of what the scanner found in the file, "" where it is clean; `address` is host:port or the path of a socket.

    Raises ScannerAway.
    """
    try:
        with closing(_connected(address)) as line:
            line.sendall(b"zINSTREAM\0")
            for place in range(0, len(content), SCOOP):
                scoop = content[place : place + SCOOP]
                line.sendall(len(scoop).to_bytes(4, "big") + scoop)
            line.sendall(bytes(4))
            return _understood(_answer(line))
    except (OSError, ValueError) as error:
        raise ScannerAway(f"The virus scanner at {address} cannot be reached.") from error


def _connected(address: str) -> socket.socket:
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)


def _answer(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < MOST_SAID:
        if not (scoop := line.recv(MOST_SAID)):
            break
        said += scoop
    return said.rstrip(b"\0\n").decode("utf-8", "replace")


def _understood(said: str) -> str:
    """Only these two sentences count; an error, a half one or silence do not."""
    if said == "stream: OK":
        return ""
    if said.startswith("stream: ") and said.endswith(" FOUND") and "\0" not in said:
        return said.removeprefix("stream: ").removesuffix(" FOUND")[:200] or "something it has no name for"
    raise ScannerAway("The virus scanner gave no answer that says whether the file is clean.")
