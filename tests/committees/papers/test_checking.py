"""A file is checked in a process of its own: bounded, without our secrets, and its failure is a sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from coi_register.refusals import CannotBeDone
from committees.papers import checking
from committees.papers.checking import checked
from committees.papers.reading import __main__ as reading
from committees.papers.reading.limits import ANSWER, MEMORY
from tests.committees.papers.corpus import BAD
from tests.committees.papers.made import pdf

UNDER_THE_LIMITS = "from committees.papers.reading.limits import keep_to_the_limits; keep_to_the_limits(); "


def test_a_good_file_comes_back_with_its_pages() -> None:
    assert checked(pdf("The Old Surgery"), name="a.pdf").pages == ("The Old Surgery",)


def test_a_refusal_names_the_file_and_says_what_to_do() -> None:
    make, word = BAD["a_pdf_with_a_program"]
    with pytest.raises(CannotBeDone) as refusal:
        checked(make(), name="Annex.pdf")
    assert refusal.value.says.startswith("“Annex.pdf” was not added. It holds programs")
    assert word in refusal.value.says
    assert refusal.value.field == "file"


def test_a_file_that_kills_its_reader_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "READER", (sys.executable, "-c", "import os; os.abort()"))
    with pytest.raises(CannotBeDone, match="could not be read within the limits"):
        checked(b"%PDF", name="a.pdf")


def test_a_file_that_hangs_its_reader_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "READER", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(checking, "SECONDS", 0.2)
    with pytest.raises(CannotBeDone, match="could not be read within the limits"):
        checked(b"%PDF", name="a.pdf")


def test_the_reader_gets_no_more_memory_than_it_may_have() -> None:
    greedy = f"{UNDER_THE_LIMITS}bytearray({MEMORY})"
    run = subprocess.run([sys.executable, "-c", greedy], capture_output=True, text=True, check=False)
    assert "MemoryError" in run.stderr


def test_a_reader_that_runs_out_of_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(content: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr("committees.papers.reading.reader.read", greedy)
    monkeypatch.setattr("sys.stdin", type("Sent", (), {"buffer": open("/dev/null", "rb")}))  # noqa: SIM115
    assert reading._told() == {"refused": reading.TOO_MUCH}


def test_the_reader_writes_no_more_than_an_answer(tmp_path: Path) -> None:
    wordy = f"{UNDER_THE_LIMITS}print('x' * {ANSWER + 1})"
    with (tmp_path / "answer").open("w+b") as answer:
        run = subprocess.run([sys.executable, "-c", wordy], stdout=answer, stderr=subprocess.DEVNULL, check=False)
    assert run.returncode != 0
    assert (tmp_path / "answer").stat().st_size <= ANSWER


def test_the_reader_knows_neither_our_secrets_nor_django(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_SECRET_KEY", "not to be known")
    told = "import os, json, committees.papers.reading.reader, sys; "
    told += (
        "print(json.dumps({'media_type': 'application/pdf', 'pages': [','.join(os.environ), str('django' in sys.modules)]}))"
    )
    monkeypatch.setattr(checking, "READER", (sys.executable, "-c", told))
    environment, django = checked(b"%PDF", name="a.pdf").pages
    assert "SECRET" not in environment
    assert "DATABASE" not in environment
    assert django == "False"
