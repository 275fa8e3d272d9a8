"""Papers in a bucket, tried on a real server of the S3 protocol: COI_TEST_S3 names one, as docs/running.md says."""

import socket
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import storages
from django.http import FileResponse

from coi_register.keeping import services, shelves
from coi_register.keeping.shelves.verifying import verified
from coi_register.refusals import ShelfAway
from committees.papers.selectors import opened
from tests.factories import PaperFactory
from tests.faults.spare import spare

if not settings.A_BUCKET["endpoint_url"]:
    pytest.skip("COI_TEST_S3 names no server of the S3 protocol: docs/running.md.", allow_module_level=True)

from coi_register.keeping.shelves import bucket
from coi_register.keeping.shelves.bucket import Bucket

A_MEGABYTE = 1 << 20
NOW = datetime(2018, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def ours() -> Any:
    """The bucket of the tests, with nothing in it."""
    storages["papers"].bucket.objects.delete()  # type: ignore[attr-defined]
    return storages["papers"]


def other(**told: Any) -> Bucket:
    return Bucket(**{**settings.A_BUCKET, **told})


def test_what_is_written_is_read_and_listed_and_never_written_over(ours: Bucket) -> None:
    assert ours.listdir("") == ([], [])
    assert ours.save("ab/one", ContentFile(b"One")) == "ab/one"
    assert ours.save("packs/ab/two", ContentFile(b"Two")) == "packs/ab/two"
    third = ours.save("ab/one", ContentFile(b"Other"))
    with ours.open("ab/one") as file:
        assert [file.read(2), file.read(2), file.read(2)] == [b"On", b"e", b""]
    assert {name for _, name in shelves.lying(shelves.named)} == {"ab/one", "packs/ab/two", third}
    assert ours.size("ab/one") == 3
    for _ in range(2):
        ours.delete("ab/one")
    assert not ours.exists("ab/one")
    with pytest.raises(FileNotFoundError):
        ours.open("ab/one")


def test_a_long_file_is_not_held_in_memory(ours: Bucket, tmp_path: Path) -> None:
    with (tmp_path / "long").open("w+b") as file:
        file.truncate(40 * A_MEGABYTE)
        tracemalloc.start()
        ours.save("ab/long", File(file))
    with ours.open("ab/long") as read:
        assert shelves.looked_at(read).size == 40 * A_MEGABYTE
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 30 * A_MEGABYTE


@pytest.mark.usefixtures("register")
def test_papers_are_backed_up_verified_and_put_back(ours: Bucket, tmp_path: Path) -> None:
    first, second = (PaperFactory(pages=[words]).versions.get().file.name for words in ("The first", "The second"))
    made = services.back_up(tmp_path / "monday", at=NOW)
    assert ({file.name for file in made.files or ()}, made.amiss) == ({first, second}, ())
    ours.delete(first)
    assert [one.says for one in verified(shelves.named) if not one.good] == [
        f"papers/{first} is missing: the database speaks of it."
    ]
    with spare(None, tmp_path):
        services.restore(tmp_path / "monday")
        assert all(one.good for one in verified(shelves.named))
    with ours.open(first) as file:
        assert file.read() == b"The first"


@pytest.mark.django_db
def test_a_page_sends_a_paper_out_of_it(ours: Bucket) -> None:
    answer = FileResponse(opened(PaperFactory(pages=["A page"]).versions.get()))
    assert answer.headers["Content-Length"] == "6"
    assert b"".join(answer.streaming_content) == b"A page"  # type: ignore[arg-type]
    answer.close()


ACTS: list[Callable[[Bucket], Any]] = [
    lambda away: away.save("ab/cd", ContentFile(b"A page")),
    lambda away: away.open("ab/cd"),
    lambda away: away.exists("ab/cd"),
    lambda away: away.size("ab/cd"),
    lambda away: away.delete("ab/cd"),
    lambda away: away.listdir(""),
]


@pytest.mark.parametrize("act", ACTS)
def test_a_server_that_is_away_is_told_in_a_sentence(act: Callable[[Bucket], Any]) -> None:
    with pytest.raises(ShelfAway, match="The bucket “coi-register-tests” cannot be used: .*Try again when it can"):
        act(other(endpoint_url="http://127.0.0.1:1"))


@pytest.mark.parametrize("act", [ACTS[0], ACTS[-1]])
def test_a_bucket_that_is_not_there_is_told(act: Callable[[Bucket], Any], ours: Bucket) -> None:
    with pytest.raises(ShelfAway, match="The bucket “none-.*” cannot be used: .*NoSuchBucket"):
        act(other(bucket_name=f"none-{uuid4().hex}"))


def test_a_server_that_says_nothing_is_not_waited_for(monkeypatch: Any) -> None:
    monkeypatch.setattr(bucket, "READ", 1)
    with closing(socket.create_server(("127.0.0.1", 0))) as silent, pytest.raises(ShelfAway, match="Read timeout"):
        other(endpoint_url=f"http://127.0.0.1:{silent.getsockname()[1]}").open("ab/cd")
