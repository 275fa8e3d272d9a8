"""The virus scanner is spoken to in its own words, and only a whole “OK” is one: a stub stands for clamd."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from committees.papers import clamd
from committees.papers.clamd import ScannerAway, found_in

LONG = [b"stream: " + b"x" * 10_000]
Stub = Callable[[bytes], str]


class Heard:
    """What the stub was sent, as clamd would take it apart."""

    def __init__(self, line: socket.socket) -> None:
        with closing(line.makefile("rb")) as said:
            self.command = said.read(10)
            self.content = b""
            while size := int.from_bytes(said.read(4), "big"):
                self.content += said.read(size)


@pytest.fixture
def heard() -> list[Heard]:
    return []


@pytest.fixture
def stub(tmp_path: Path, heard: list[Heard]) -> Iterator[Stub]:
    """Answer one caller with these bytes; the address it listens at."""
    listening: list[socket.socket] = []

    def answer(says: bytes) -> str:
        address = str(tmp_path / "clamd")
        server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        server.bind(address)
        server.listen(1)
        server.settimeout(5)
        listening.append(server)

        def serve() -> None:
            with closing(server.accept()[0]) as line:
                heard.append(Heard(line))
                line.sendall(says)

        threading.Thread(target=serve, daemon=True).start()
        return address

    yield answer
    for server in listening:
        server.close()


def test_a_clean_file_is_sent_whole_and_found_clean(stub: Stub, heard: list[Heard]) -> None:
    content = bytes(range(256)) * 1000
    assert found_in(content, stub(b"stream: OK\0")) == ""
    assert (heard[0].command, heard[0].content) == (b"zINSTREAM\0", content)


def test_what_is_found_is_named(stub: Stub) -> None:
    assert found_in(b"x", stub(b"stream: Win.Test.EICAR_HDB-1 FOUND\0")) == "Win.Test.EICAR_HDB-1"


@pytest.mark.parametrize(
    "says",
    [
        b"",
        b"stream: O",
        b"stream: OK\0stream: X FOUND\0",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"OK\0",
        b"\xff\xfe\0",
        *LONG,
    ],
)
def test_any_other_answer_is_none(stub: Stub, says: bytes) -> None:
    with pytest.raises(ScannerAway):
        found_in(b"x", stub(says))


@pytest.mark.parametrize("address", ["/nowhere/clamd", "localhost:1", "localhost", "localhost:no"])
def test_a_scanner_that_cannot_be_reached_is_away(address: str) -> None:
    with pytest.raises(ScannerAway, match="cannot be reached"):
        found_in(b"x", address)


def test_a_scanner_that_says_nothing_is_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clamd, "SECONDS", 0.1)
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as server:
        server.bind(str(tmp_path / "clamd"))
        server.listen(1)
        with pytest.raises(ScannerAway):
            found_in(b"x", str(tmp_path / "clamd"))


def test_a_scanner_is_reached_over_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        server.settimeout(5)

        def serve() -> None:
            with closing(server.accept()[0]) as line:
                Heard(line)
                line.sendall(b"stream: OK\0")

        threading.Thread(target=serve, daemon=True).start()
        assert found_in(b"x", f"127.0.0.1:{server.getsockname()[1]}") == ""
